"""Writes the invented couple's workbook, through the same use cases as everybody's."""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from datetime import date, timedelta
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Final, assert_never

from trustbook.domain.answers import Answers
from trustbook.domain.counselling import CounsellingStep
from trustbook.domain.entries import EntryState, RevisionReason
from trustbook.domain.promises import PromiseWord
from trustbook.domain.times import Clock, IdSource, Moment
from trustbook.exercises.content import Content
from trustbook.exercises.example import TOGETHER, Example, ExampleEntry, load_example
from trustbook.exercises.signatures import signoff_fields
from trustbook.workbook.example.example_agreements import write_agreements
from trustbook.workbook.example.example_brief import agree_to_a_brief
from trustbook.workbook.session import Session
from trustbook.workbook.sitting.reports import ExamplePeople, ExampleSeat
from trustbook.workbook.sitting.session_context import SessionContext
from trustbook.workbook.sitting.views import Draft

if TYPE_CHECKING:
    from trustbook.storage.keys.keys import Unlocked

_BETWEEN_VERSIONS: Final = timedelta(minutes=20)


class _ClockOfThatDay:
    """The clock that pages of the past are written by."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._back = timedelta()

    def set(self, on: date, earlier: timedelta = timedelta()) -> None:
        """From now on it is the time of day it is, on `on`, less `earlier`."""
        self._back = self._clock.today() - on + earlier

    def now(self) -> Moment:
        now = self._clock.now()
        return Moment(now.utc - self._back, now.zone)

    def today(self) -> date:
        return self._clock.today() - timedelta(days=self._back.days)

    def ticks(self) -> float:
        return self._clock.ticks()


def write_example(folder: Path, content: Content, clock: Clock, ids: IdSource) -> ExamplePeople:
    """A new workbook at `folder` with everything the two have written. Raises as creating and saving do.

    When it does not come to an end, nothing is left.
    """
    from trustbook.storage.keys.keys import unlock
    from trustbook.storage.workbook_folder import create_workbook, open_workbook

    example = load_example(content.library, clock.today())
    first, second = example.people
    past = _ClockOfThatDay(clock)
    if example.entries:
        past.set(example.entries[0].on)
    create_workbook(folder, first.name, first.passphrase, ids=ids, clock=past).close()
    try:
        unlocked = unlock(folder, first.passphrase)
        session = Session(SessionContext(open_workbook(folder, unlocked, clock), content, past, ids, unlocked))
        try:
            session.people.take_second_seat(second.name, second.passphrase)
            keys = {first.id: unlocked, second.id: unlock(folder, second.passphrase)}
            _fill(session, past, example, keys)
            write_agreements(session, clock.today(), partial(_sit_on, session, past, keys), past.set)
            past.set(clock.today())
            agree_to_a_brief(session, clock.today(), partial(_sit_on, session, past, keys))
            _sit(session, TOGETHER, keys)
        finally:
            session.keeping.close()
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    people = tuple(ExampleSeat(person.name, person.passphrase) for person in example.people)
    return ExamplePeople(folder, people)


def _fill(session: Session, past: _ClockOfThatDay, example: Example, keys: dict[str, Unlocked]) -> None:
    """One sitting of each writer a week, in one transaction of the books: keys and disk are waited for less often."""
    begun = example.entries[0].on if example.entries else None
    ordered = sorted(example.entries, key=lambda entry: ((entry.on - begun).days // 7 if begun else 0, entry.who))
    for who, entries in groupby(ordered, key=lambda entry: entry.who):
        sitting = list(entries)
        past.set(sitting[0].on)
        _sit(session, who, keys)
        with ExitStack() as books:
            for book in session.context.seat(session.viewer).books:
                books.enter_context(book.database.transaction())
            for entry in sitting:
                past.set(entry.on)
                _write(session, past, entry)


def _sit(session: Session, who: str, keys: dict[str, Unlocked]) -> None:
    if who == TOGETHER:
        _both_sit_down(session, keys)
        session.context.proven.update(unlocked.keyring.partner_id for unlocked in keys.values())
    elif session.viewer.partner_id != keys[who].keyring.partner_id:
        _both_sit_down(session, keys)
        session.people.seat_unlocked(keys[who])


def _sit_on(session: Session, past: _ClockOfThatDay, keys: dict[str, Unlocked], who: str, on: date) -> None:
    past.set(on)
    _sit(session, who, keys)


def _both_sit_down(session: Session, keys: dict[str, Unlocked]) -> None:
    here = session.viewer.partner_id
    if here is not None:
        other = next(unlocked for unlocked in keys.values() if unlocked.keyring.partner_id != here)
        session.people.together_unlocked(other)


def _write(session: Session, past: _ClockOfThatDay, entry: ExampleEntry) -> None:
    viewer, name = session.viewer, entry.exercise_id
    entry_id = session.context.ids()
    for number, version in enumerate(entry.versions):
        past.set(entry.on, _BETWEEN_VERSIONS * (len(entry.versions) - number))
        session.pages.leave(viewer, _draft(session, entry_id, name, version), entry_id, RevisionReason.LEAVING)
    past.set(entry.on)
    draft = _draft(session, entry_id, name, entry.answers)
    if entry.state is not EntryState.UNTOUCHED:
        session.pages.set_state(viewer, draft, entry.state)
    session.pages.leave(viewer, draft, entry_id)
    if entry.share:
        session.sharing.share(viewer, entry_id, entry.share)
    if entry.went:
        session.promises.mark(viewer, entry_id, PromiseWord(entry.went))
    if entry.how_far:
        session.counselling.note_step(viewer, entry_id, CounsellingStep(entry.how_far))
    match entry.letter:
        case "rest":
            session.letters.rest(viewer, entry_id)
        case "keep":
            session.letters.keep(viewer, entry_id)
        case "give":
            session.letters.give(viewer, entry_id)
        case "":
            pass
        case _:
            assert_never(entry.letter)


def _draft(session: Session, entry_id: str, name: str, answers: Answers) -> Draft:
    """The couple signs what it has just written."""
    signed = signoff_fields(session.context.library.exercise(name))
    return Draft(entry_id, name, answers, frozenset(signed))
