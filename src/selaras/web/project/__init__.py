"""What holds the site together: settings, addresses, health, the worker and its commands."""
