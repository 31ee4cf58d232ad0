"""The desk of letters."""
