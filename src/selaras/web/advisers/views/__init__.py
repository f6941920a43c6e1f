"""Pages: the desk, the list of advisers, assigning, advice, visits."""
