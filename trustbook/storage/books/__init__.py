"""A book: one encrypted database with the entries, versions and events of one person or of both."""
