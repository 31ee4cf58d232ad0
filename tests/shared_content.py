"""The program's own content, read once for all tests of a process: nothing that uses it changes it."""

from __future__ import annotations

from functools import cache

from trustbook.exercises.content import Content
from trustbook.language import current_language


def usual_content(language: str = "en") -> Content:
    """What ships, in this language. What is put together of it and of the program's words is as it is spoken now."""
    return _content_while(language, current_language())


@cache
def _content_while(language: str, _spoken: str) -> Content:
    return Content(language)
