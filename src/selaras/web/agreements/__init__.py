"""From the invitation to the signed memorandum of understanding."""
