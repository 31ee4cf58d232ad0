"""Wiring for the command line."""

from __future__ import annotations

from functools import cache

from trustbook.domain.times import Clock, SystemClock, random_id
from trustbook.exercises.content import Content
from trustbook.language import current_language
from trustbook.workbook.opener import WorkbookOpener


def content() -> Content:
    """Everything to read and to fill in, in the language in use."""
    return Content(current_language())


@cache
def clock() -> Clock:
    """The machine's own."""
    return SystemClock()


def opener() -> WorkbookOpener:
    """The way into workbooks, with the machine's clock."""
    return WorkbookOpener(content(), clock(), random_id)
