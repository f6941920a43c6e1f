"""The chapters of each book, one folder per book."""
