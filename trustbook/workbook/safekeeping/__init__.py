"""Backups, copies, checks, rescuing what cannot be saved, and leaving."""
