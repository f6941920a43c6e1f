"""What is asked of each app."""
