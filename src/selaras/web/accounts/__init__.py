"""People, organisations and bodies, roles by date, and what roles may do."""
