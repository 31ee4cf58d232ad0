"""What a newer program notes is kept and passed over: every list and every page says what it said without it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import pytest

from tests.ready_workbooks import copy_ready
from tests.workbook.world import TestClock
from trustbook.domain.entries import Event, EventKind
from trustbook.domain.timeline import LineRange
from trustbook.domain.times import random_id
from trustbook.exercises.content import Content
from trustbook.exercises.example import load_example
from trustbook.storage.books.book import Book
from trustbook.workbook.opener import WorkbookOpener
from trustbook.workbook.session import Session
from trustbook.workbook.sitting.signing import signed_event

pytestmark = pytest.mark.sweep

CONTENT: Final = Content()
WORD: Final = "of-tomorrow"
OWN: Final = {EventKind.LETTER: "step", EventKind.PROMISE: "word", EventKind.COUNSELLING: "step"}
SHARED: Final = {EventKind.SAID: "words", EventKind.PROMISE: "word", EventKind.JAR: "step"}
"""Kinds of event that say something in one of a few words, and where. What lets somebody see something is apart from
these: an unknown word ends it (`test_standing_consent`, `domain.brief`)."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The example couple's workbook, in which there is something of everything."""
    path = tmp_path / "Ours.trustbook"
    copy_ready("example", path, TestClock())
    return path


@contextmanager
def sitting(folder: Path) -> Iterator[Session]:
    clock = TestClock()
    passphrase = load_example(CONTENT.library, clock.today()).people[0].passphrase
    session = WorkbookOpener(CONTENT, clock, random_id).sign_in(folder, passphrase)
    try:
        yield session
    finally:
        session.keeping.close()


def all_that_is_said(session: Session) -> dict[str, Any]:
    viewer, today = session.viewer, session.context.clock.today()
    said: dict[str, Any] = {
        "letters": session.letters.desk(viewer),
        "jar": session.jar.view(viewer),
        "promises": session.promises.all(viewer),
        "agreements": session.agreements.overview(viewer),
        "due": session.agreements.due(viewer),
        "consent": session.consent.view(viewer),
        "counselling": session.counselling.overview(viewer),
        "brief": session.briefs.items(viewer, today - timedelta(400), today),
        "talks": session.talks.table(viewer),
        "bring": session.bringing.bringable(viewer),
        "line": session.timeline.line(viewer, LineRange()),
        "then and now": session.then_and_now.pages(viewer),
        "pages": [session.lists.exercise_lines(viewer, tab.id) for tab in CONTENT.tabs],
        "today": session.today.view(viewer),
    }
    return said


def note_more(session: Session) -> None:
    """After everything that happened, note what only a newer program understands, of each page and each copy."""
    context, me = session.context, session.viewer.partner_id
    own = context.books.private
    assert own is not None
    for book, words_in in ((own, OWN), (context.books.shared, SHARED)):
        for entry in book.entries.heads():
            said = [Event("", kind, entry.on, entry.id, me, payload={where: WORD}) for kind, where in words_in.items()]
            said.append(Event("", EventKind("moved-house"), entry.on, entry.id, me, payload={"to": ["Graz", 4.5]}))
            for event in said:
                book.events.add(signed_event(context, replace(event, id=random_id())))


def test_events_and_words_that_nobody_knows_yet_change_nothing_that_is_said(folder: Path) -> None:
    with sitting(folder) as session:
        session.today.view(session.viewer)  # what is new is noted as told
        before = all_that_is_said(session)
        note_more(session)
    with sitting(folder) as session:
        after = all_that_is_said(session)
        assert session.keeping.check().sound
    for name, said in before.items():
        assert after[name] == said, name


def test_states_and_reasons_that_nobody_knows_yet_are_read_with_their_page(folder: Path) -> None:
    with sitting(folder) as session:
        own = session.context.books.private
        assert own is not None
        pages = {entry.id: entry.answers for entry in own.entries.all()}
        make_newer(own)
    with sitting(folder) as session:
        all_that_is_said(session)
        own = session.context.books.private
        assert own is not None and {entry.id: entry.answers for entry in own.entries.all()} == pages
        assert {entry.state for entry in own.entries.all()} == {WORD}
        for entry in own.entries.all():
            session.pages.open_page(session.viewer, entry.exercise_id, entry.id)
            for version in session.history.versions(session.viewer, entry.id):
                assert version.reason == WORD
        assert session.keeping.check().sound


def make_newer(book: Book) -> None:
    trigger = "revisions_are_never_changed"
    (made,) = book.database.raw.execute("SELECT sql FROM sqlite_master WHERE name = ?", (trigger,)).fetchone()
    assert re.match("CREATE TRIGGER", made)
    for statement in (
        f"DROP TRIGGER {trigger}",
        f"UPDATE revisions SET reason = '{WORD}'",
        f"UPDATE entries SET state = '{WORD}'",
        made,
    ):
        book.database.raw.execute(statement)
