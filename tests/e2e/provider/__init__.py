"""A provider of sign-ins (OpenID Connect) of its own, against which the site is tried."""
