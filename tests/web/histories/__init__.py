"""The history of a plan: told, compared, brought back."""
