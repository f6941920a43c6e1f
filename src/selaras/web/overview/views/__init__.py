"""The national pages, and the words of the programme."""
