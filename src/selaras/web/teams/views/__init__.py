"""Pages: fetch with access, fill a form, do one thing, answer."""
