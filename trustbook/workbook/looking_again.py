"""Days on which something is to be looked at again, as the pages themselves say. Reads a book, changes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from trustbook.domain.entries import Entry, EntryRole

if TYPE_CHECKING:
    from trustbook.storage.book import Book

_FIELDS: Final = ("review-on", "look-on", "look-again", "again-on")
"""Ids of fields with such a day; they are permanent."""
_ROWS: Final = {"agreements": "review", "start": "look"}
"""Ids of tables whose rows have one, and of its column."""
SPOKEN_OF: Final = timedelta(days=28)
"""A day that is longer past is not spoken of any more."""


def days_to_look_again(book: Book, today: date) -> Iterator[tuple[Entry, date, str]]:
    """Entries whose day has come, with that day, and the words of the row that has it ("" for a whole page)."""
    wanted = [f'"{name}":' for name in (*_FIELDS, *_ROWS)]
    for entry in book.entries.scan(lambda text: any(name in text for name in wanted)):
        if entry.role is not EntryRole.COPY:
            for on, words in _days(entry.answers):
                if timedelta() <= today - on <= SPOKEN_OF:
                    yield entry, on, words


def _days(answers: Mapping[str, Any]) -> Iterator[tuple[date, str]]:
    for name in _FIELDS:
        on = _day(answers.get(name))
        if on is not None:
            yield on, ""
    for name, column in _ROWS.items():
        rows = answers.get(name)
        for row in rows if isinstance(rows, list | tuple) else ():
            cells = row.get("cells") if isinstance(row, Mapping) else None
            if isinstance(cells, Mapping):
                on = _day(cells.get(column))
                words = [text for key, text in cells.items() if isinstance(text, str) and key != column]
                if on is not None and words:
                    yield on, max(words, key=len)


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return None
