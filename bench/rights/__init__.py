"""The site with the whole country in it, seen by a contact and by the ministry."""
