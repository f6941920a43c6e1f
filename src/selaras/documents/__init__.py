"""What Selaras reads and writes: books, charts and worksheets. Values in, files out; no Django."""
