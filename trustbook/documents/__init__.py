"""Exercises and answers as neutral documents, and documents as PDF pages.

`sheets` is what a use case hands in, `compose` makes a neutral document of it, `pdf` draws that.
"""
