"""The four books as Word documents, by us and through the cells of python-docx."""
