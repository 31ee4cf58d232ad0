"""The program's own content, read once for all tests of a process: nothing that uses it changes it."""

from __future__ import annotations

from functools import cache

from trustbook.exercises.content import Content


@cache
def usual_content(language: str = "en") -> Content:
    """What ships, in this language."""
    return Content(language)
