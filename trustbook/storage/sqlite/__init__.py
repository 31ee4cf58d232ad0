"""One raw connection to one encrypted database, and what can go wrong with it."""
