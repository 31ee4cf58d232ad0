"""Kept backups and copies: making them, trying them, reaching into them, bringing them back."""
