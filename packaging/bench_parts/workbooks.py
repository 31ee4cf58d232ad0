"""Workbooks to measure with, made through the program's own layers."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from unittest import mock

from trustbook.domain.entries import Entry, EntryRole, EntryState
from trustbook.domain.times import SystemClock, random_id
from trustbook.exercises.content import Content
from trustbook.exercises.fields import LetterField, LongField
from trustbook.exercises.library import Library
from trustbook.storage.keys import keys
from trustbook.workbook.opener import WorkbookOpener
from trustbook.workbook.pages.spelling_choice import OFF, SETTING, SpellingChoice
from trustbook.workbook.session import Session
from trustbook.workbook.sitting.views import Draft

PASSPHRASE = "bench bench bench bench bench"
NEEDLE = "marzipan"
"""A word that stands in one entry of a hundred."""
EXERCISE = "unsent-letter"
TAB = "letters"
_WORDS = ("today", "we", "talked", "about", "the", "week", "and", "what", "was", "hard", "slowly", "with", "pauses")


def opener() -> WorkbookOpener:
    """The way in, as the program wires it."""
    return WorkbookOpener(Content(), SystemClock(), random_id)


def filled(folder: Path, entries: int, *, text_length: int = 2000) -> Path:
    """A workbook of one person with so many entries of `text_length` characters each, spread over all exercises."""
    path = folder / f"{entries}.trustbook"
    session = opener().create(path, "Ana", PASSPHRASE)
    book = session.context.books.private
    assert book is not None
    fields = _long_fields()
    exercises = list(fields)
    digests = {exercise: session.context.definitions.remember(book, exercise) for exercise in exercises}
    dice = random.Random(1)
    with book.database.transaction():
        for number in range(entries):
            words = " ".join(dice.choice(_WORDS) for _ in range(text_length // 5))[:text_length]
            text = f"{words} {NEEDLE}" if number % 100 == 0 else words
            exercise = exercises[number % len(exercises)]
            book.entries.write(_entry(session, exercise, digests[exercise], number, {fields[exercise]: text}))
    session.keeping.close()
    return path


def with_long_letter(folder: Path, words: int, *, spelling: bool = True) -> Path:
    """A workbook of one person with a letter of today of so many words, in paragraphs; `spelling`: it is looked at."""
    path = folder / f"{words}-words-{spelling}.trustbook"
    session = opener().create(path, "Ana", PASSPHRASE)
    page = session.pages.new_page(session.viewer, EXERCISE)
    dice = random.Random(1)
    pieces = [dice.choice(_WORDS) for _ in range(words)]
    text = "\n\n".join(" ".join(pieces[start : start + 60]) for start in range(0, words, 60))
    session.pages.save(session.viewer, Draft(page.entry_id, EXERCISE, {_long_fields()[EXERCISE]: text}))
    if not spelling:
        choice = SpellingChoice().with_field(f"{EXERCISE}/{_long_fields()[EXERCISE]}", OFF)
        session.people.put_setting(session.viewer, SETTING, choice.with_field(f"{EXERCISE}/letter", OFF).text())
    session.keeping.close()
    return path


def _long_fields() -> dict[str, str]:
    """Exercise id → its first field for long text, for every exercise that has one."""
    library = Library()
    found = {}
    for exercise_id in library.exercise_ids():
        fields = [
            field.id
            for _, field in library.exercise(exercise_id).fields()
            if isinstance(field, LongField | LetterField)
        ]
        if fields:
            found[exercise_id] = fields[0]
    return found


def _entry(session: Session, exercise_id: str, digest: str, number: int, answers: dict[str, str]) -> Entry:
    return Entry(
        id=random_id(),
        exercise_id=exercise_id,
        definition=digest,
        role=EntryRole.OWN,
        author=session.viewer.partner_id,
        state=EntryState.FINISHED,
        on=date(2020, 1, 1) + timedelta(days=number % 2000),
        answers=answers,
        saved=SystemClock().now(),
    )


@contextmanager
def without_derivation(workbook: Path) -> Iterator[None]:
    """Inside, signing in to `workbook` derives no key: it is derived once, before."""
    opened = keys.unlock(workbook, PASSPHRASE)
    with mock.patch.object(keys, "unlock", lambda *_: opened):
        yield
