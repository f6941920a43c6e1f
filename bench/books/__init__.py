"""The four books as PDF, by us and by what people use today."""
