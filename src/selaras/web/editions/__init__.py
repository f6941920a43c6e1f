"""The books of a plan: built in the background, kept as files, shown as pages."""
