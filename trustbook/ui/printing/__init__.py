"""Putting pages on paper: printers behind a small port, and pictures of PDF pages for the preview."""
