"""Advisers: who guides which region, their desk, their advice and their visits."""
