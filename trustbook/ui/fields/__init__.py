"""One widget per field kind."""
