"""Signing in: passwords, second factors, passkeys, other providers, sessions, one's own account."""
