"""How the items of a plan stand in the tables of its books: grouped, counted, added up, named."""
