"""The other side: Django with its usual middleware, and one view that saves one row."""
