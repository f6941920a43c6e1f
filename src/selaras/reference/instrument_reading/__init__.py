"""How the files of instruments, their worked cases and the bridges between them are read."""
