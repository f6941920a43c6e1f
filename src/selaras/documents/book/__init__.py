"""The books of a masterplan: one format-neutral value, written as PDF, DOCX and HTML."""
