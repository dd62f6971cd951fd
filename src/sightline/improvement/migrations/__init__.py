"""How the tables of improvement came to be."""
