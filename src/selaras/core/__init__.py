"""What Selaras decides: pure Python without Django, files, network or clock."""
