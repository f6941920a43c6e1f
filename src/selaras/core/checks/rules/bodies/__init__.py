"""Rules about the council, the team, the working groups and the forum."""
