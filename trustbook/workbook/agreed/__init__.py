"""Agreements as they lie in the books: their page, what was said under exactly its words, and how each stands."""
