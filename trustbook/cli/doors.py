"""Wiring for the command line."""

from __future__ import annotations

from trustbook.domain.times import SystemClock, random_id
from trustbook.exercises.library import Library
from trustbook.language import current_language
from trustbook.workbook.door import Door


def library() -> Library:
    """The program's exercises in the language in use."""
    return Library(language=current_language())


def door() -> Door:
    """The way into workbooks, with the machine's clock."""
    return Door(library(), SystemClock(), random_id)
