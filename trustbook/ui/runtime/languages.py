"""Languages by the names that their speakers give them."""

from __future__ import annotations


def own_name(code: str) -> str:
    """The name of a language in itself, such as "Deutsch"; its code where none is known."""
    from PySide6.QtCore import QLocale

    return "English" if code == "en" else QLocale(code).nativeLanguageName() or code
