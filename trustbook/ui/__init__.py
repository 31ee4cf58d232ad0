"""The window. Knows use cases and what they give back; never a database."""
