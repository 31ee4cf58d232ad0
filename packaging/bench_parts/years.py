"""A workbook of a couple over some years, to look back on: about 300 entries a year, written as the program does.

Each year has 104 weekly pulses, 52 weekly meetings, 60 shared words, 12 milestones, 6 setbacks, 16 good things and 50
pages of a journal. Agreements are made through their use cases, a few a year.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from bench_parts.workbooks import PASSPHRASE, opener
from trustbook.domain.entries import Entry, EntryRole, EntryState
from trustbook.domain.times import Moment, SystemClock, random_id
from trustbook.storage.books.book import Book
from trustbook.storage.books.records import ShareNote
from trustbook.workbook.agreed.agreement_form import BACKGROUND
from trustbook.workbook.session import Session
from trustbook.workbook.sitting.signing import signed_copy

OTHER: Final = "other other other other other"
DAYS_A_YEAR: Final = 365
_WORDS: Final = ("slow", "calm", "tired", "here", "better", "ordinary", "mended", "socks", "rain", "near")
_SCALES: Final = ("safe", "close", "heard", "open", "hope")


class _Back(SystemClock):
    """The clock of some days ago."""

    def __init__(self, days: int) -> None:
        super().__init__()
        self._days = timedelta(days=days)

    def now(self) -> Moment:
        now = super().now()
        return Moment(now.utc - self._days, now.zone)

    def today(self) -> date:
        return self.now().local().date()


@dataclass(frozen=True)
class _Pen:
    """Writes entries into the books of whoever sits there."""

    session: Session
    dice: random.Random
    today: date

    def write(self, book: Book, exercise: str, role: EntryRole, on: date, answers: Mapping[str, object]) -> Entry:
        """One finished entry of that day."""
        entry = Entry(
            id=random_id(),
            exercise_id=exercise,
            definition=self.session.context.definitions.remember(book, exercise),
            role=role,
            author=None if role is EntryRole.JOINT else self.session.viewer.partner_id,
            state=EntryState.FINISHED,
            on=on,
            answers=answers,
            saved=SystemClock().now(),
        )
        if role is EntryRole.COPY:
            entry = signed_copy(self.session.context, entry)
        book.entries.write(entry)
        return entry

    def text(self, length: int) -> str:
        """So many words."""
        return " ".join(self.dice.choice(_WORDS) for _ in range(length))

    def some_days(self, days: int, every: float) -> list[date]:
        """Days of the last `days`, one every so many days."""
        return [self.today - timedelta(days=round(n * every)) for n in range(round(days / every))]


def over_years(folder: Path, years: float, *, agreements: int = 4) -> Path:
    """A workbook of two people; `agreements` a year. Ana sits at `PASSPHRASE`, Ben at `OTHER`."""
    path = folder / f"{years}-years.trustbook"
    days = round(years * DAYS_A_YEAR)
    session = opener().create(path, "Ana", PASSPHRASE)
    session.people.take_second_seat("Ben", OTHER)
    _of_both(session, days)
    _of_one(session, days)
    offered = _offer(session, days, round(years * agreements))
    session.keeping.close()
    session = opener().sign_in(path, OTHER)
    _of_one(session, days)
    for ago, each in offered:
        session.context.clock = _Back(ago)
        session.agreements.answer(session.viewer, each, "yes")
    session.keeping.close()
    return path


def _in_one(session: Session, write: Callable[[_Pen, Book, Book], None]) -> None:
    """Write with both books of the seat in one transaction each."""
    books, pen = session.context.books, _Pen(session, random.Random(1), SystemClock().today())
    assert books.private is not None
    with books.private.database.transaction(), books.shared.database.transaction():
        write(pen, books.private, books.shared)


def _of_both(session: Session, days: int) -> None:
    def write(pen: _Pen, _own: Book, shelf: Book) -> None:
        for on in pen.some_days(days, 7):
            answers = {"went-well": pen.text(60), "issue": pen.text(8), "last-line": pen.text(5)}
            pen.write(shelf, "weekly-meeting", EntryRole.JOINT, on, answers)
        for on in pen.some_days(days, 30):
            day = (on - timedelta(days=2)).isoformat()
            answers = {"what": pen.text(8), "happened-on": day}
            pen.write(shelf, "milestone", EntryRole.JOINT, on, answers)

    _in_one(session, write)


def _of_one(session: Session, days: int) -> None:
    def write(pen: _Pen, own: Book, shelf: Book) -> None:
        for n, on in enumerate(pen.some_days(days, 7)):
            marks = {name: pen.dice.randrange(11) for name in _SCALES}
            word = pen.dice.choice(_WORDS)
            page = pen.write(own, "weekly-pulse", EntryRole.OWN, on, {**marks, "word": word, "note": pen.text(30)})
            if n % 5 < 3:
                copy = pen.write(shelf, "weekly-pulse", EntryRole.COPY, on, {"word": word})
                saved = SystemClock().now()
                own.share_notes.put(ShareNote(copy.id, page.id, ("word",), "placed", saved, copy.answers))
        for on in pen.some_days(days, 14):
            pen.write(own, "journal", EntryRole.OWN, on, {"page": pen.text(250)})
        for on in pen.some_days(days, 45):
            pen.write(own, "appreciation", EntryRole.OWN, on, {"noticed": pen.text(10), "meant": pen.text(10)})
        for on in pen.some_days(days, 120):
            pen.write(own, "setback-learning", EntryRole.OWN, on, {"what": pen.text(10), "shows": pen.text(40)})

    _in_one(session, write)


def _offer(session: Session, days: int, number: int) -> list[tuple[int, str]]:
    """How many days ago each was offered, and its id."""
    viewer, offers = session.viewer, session.agreement_offers
    found: list[tuple[int, str]] = []
    for n in range(number):
        ago = n * days // number
        session.context.clock = _Back(ago)
        draft = offers.begin(viewer).draft_id
        offers.save_draft(viewer, draft, {"kind": "both", "words": f"{n}. We say it on the same day."})
        found += [(ago, each) for each in offers.offer(viewer, draft, BACKGROUND).entries - {draft}]
    return found
