"""Wiring for the command line."""

from __future__ import annotations

from trustbook.domain.times import SystemClock, random_id
from trustbook.exercises.library import Library
from trustbook.language import current_language
from trustbook.workbook.opener import WorkbookOpener


def library() -> Library:
    """The program's exercises in the language in use."""
    return Library(language=current_language())


def opener() -> WorkbookOpener:
    """The way into workbooks, with the machine's clock."""
    return WorkbookOpener(library(), SystemClock(), random_id)
