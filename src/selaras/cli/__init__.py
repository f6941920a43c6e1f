"""The command `selaras`: everything that needs no server and no database."""
