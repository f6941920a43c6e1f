"""Support staff looking through a person's eyes, with that person's consent."""
