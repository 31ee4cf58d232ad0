"""Trustbook: a private workbook for two people who want to regain trust in each other."""

__version__ = "0.1.0"
