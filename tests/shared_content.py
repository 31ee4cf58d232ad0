"""The program's own content, read once for all tests of a process: nothing that uses it changes it."""

from __future__ import annotations

from functools import cache

from trustbook.exercises.content import Content
from trustbook.language import current_language


def usual_content() -> Content:
    """What ships, in English. What is put together of it and of the program's words is in the language spoken now."""
    return _content_while(current_language())


@cache
def _content_while(_spoken: str) -> Content:
    return Content("en")
