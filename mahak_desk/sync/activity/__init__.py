"""How the shop stands and what has happened."""
