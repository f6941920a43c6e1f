"""What templates say about regions."""
