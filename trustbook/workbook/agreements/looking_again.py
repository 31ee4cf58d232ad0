"""Days on which something is to be looked at again: of agreements, and as pages themselves say. Changes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from trustbook.domain.entries import Entry, EntryRole
from trustbook.domain.folding import folded
from trustbook.domain.looking_again import SPOKEN_OF, ReviewItem, has_come
from trustbook.domain.problems import BrokenDefinition, UnknownName
from trustbook.exercises.in_words import written
from trustbook.exercises.model import Exercise
from trustbook.exercises.signatures import signoff_fields
from trustbook.workbook.agreed.agreement_form import AGREEMENT
from trustbook.workbook.agreed.agreement_reading import AgreementReader
from trustbook.workbook.agreed.agreement_views import AgreementCard
from trustbook.workbook.sitting.session_context import Seat, SessionContext

if TYPE_CHECKING:
    from trustbook.storage.books.book import Book

_FIELDS: Final = ("review-on", "look-on", "look-again", "again-on")
"""Ids of fields with such a day; they are permanent."""
_ROWS: Final = {"agreements": "review", "start": "look"}
"""Ids of tables whose rows have one, and of its column."""
_OWN_WORDS: Final = ("our-words", "words")
"""Ids of fields that hold what was agreed, before any other."""


def looks(context: SessionContext, seat: Seat, today: date) -> Iterator[ReviewItem]:
    """All that this seat may know of: agreements that stand, and pages whose day came within the last weeks."""
    ours = AgreementReader(context).overview(seat)
    for card in ours.now:
        look = look_of(card)
        if look is not None:
            yield look
    placed = {folded(card.words) for card in (*ours.now, *ours.limits, *ours.past)}
    for look in _pages(context, seat, today):
        if (
            not look.words or folded(look.words) not in placed
        ):  # else it goes by the day of the agreement that came of it
            yield look


def look_of(card: AgreementCard) -> ReviewItem | None:
    """When this agreement is to be looked at again; None where it does not stand, or names no day."""
    if not card.state.stands or card.next_look is None:
        return None
    kept = frozenset(partner.id for partner in card.kept_by)
    return ReviewItem(AGREEMENT, card.agreement_id, card.next_look, card.words, agreed=True, kept_by=kept)


def _pages(context: SessionContext, seat: Seat, today: date) -> Iterator[ReviewItem]:
    for book in seat.books:
        for entry, on, row in _days_of_pages(book, today):
            exercise = _definition(context, entry.exercise_id)
            if exercise is not None:
                hidden = exercise.heavy or book is not seat.shelf
                words = "" if hidden else row or _agreed_words(exercise, entry)
                yield ReviewItem(
                    entry.exercise_id, entry.id, on, words, "" if exercise.heavy else exercise.title, entry.on
                )


def _agreed_words(exercise: Exercise, entry: Entry) -> str:
    """What both wrote there first; "" on a page that is not for agreeing."""
    if exercise.lifecycle != "agreement":
        return ""
    names = signoff_fields(exercise)
    ours = [field for part, field in exercise.fields() if part.privacy == "joint" and field.id not in names]
    ours.sort(key=lambda field: field.id not in _OWN_WORDS)  # else in the order of the page
    said = (words for field in ours for words in written(field, entry.answers.get(field.id)))
    return next(said, "")


def _definition(context: SessionContext, exercise_id: str) -> Exercise | None:
    try:
        return context.library.exercise(exercise_id)
    except (UnknownName, BrokenDefinition):
        return None


def _days_of_pages(book: Book, today: date) -> Iterator[tuple[Entry, date, str]]:
    """Entries whose day has come, with that day, and the words of the row that has it ("" for a whole page)."""
    wanted = [f'"{name}":' for name in (*_FIELDS, *_ROWS)]
    for entry in book.entries.scan(lambda text: any(name in text for name in wanted)):
        if entry.role is not EntryRole.COPY:
            for on, words in _days(entry.answers):
                if has_come(on, today) and today - on <= SPOKEN_OF:
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
