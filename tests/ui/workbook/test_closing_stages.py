"""Putting things away, step by step, without a window: never over unsaved text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from trustbook.domain.entries import RevisionReason
from trustbook.domain.problems import BackupFailed, Problem
from trustbook.ui.workbook import closing_stages as leaving_module
from trustbook.ui.workbook.closing_stages import (
    RETRY_SECONDS,
    Between,
    ClosingRequest,
    ClosingSequence,
    ClosingStage,
)


class Books:
    """Answers flush and close when the test says so."""

    def __init__(self) -> None:
        self.flushes: list[tuple[Callable[[bool], None], RevisionReason]] = []
        self.closes: list[tuple[bool, Callable[[Problem | None], None]]] = []

    def flush(self, done: Callable[[bool], None], reason: RevisionReason) -> None:
        self.flushes.append((done, reason))

    def close(self, with_backup: bool, done: Callable[[Problem | None], None]) -> None:
        self.closes.append((with_backup, done))


def begin(
    books: Books, *, lock: bool, retry_seconds: float = RETRY_SECONDS, between: Between | None = None
) -> tuple[ClosingSequence, list[object]]:
    gone: list[object] = []
    way = ClosingRequest(flush=books.flush, close=books.close, between=between, lock=lock, retry_seconds=retry_seconds)
    leaving = ClosingSequence(way)
    leaving.gone.connect(gone.append)
    leaving.begin()
    return leaving, gone


def stage_of(leaving: ClosingSequence) -> ClosingStage:
    """How far it is now; asked anew each time."""
    return leaving.stage


def test_closing_saves_then_backs_up_then_goes(qtbot: QtBot) -> None:
    books = Books()
    leaving, gone = begin(books, lock=False)
    assert stage_of(leaving) is ClosingStage.SAVING
    assert books.closes == []

    books.flushes[0][0](True)
    assert stage_of(leaving) is ClosingStage.CLOSING
    assert books.closes[0][0] is True
    books.closes[0][1](None)

    assert stage_of(leaving) is ClosingStage.GONE
    assert gone == [None]


def test_a_lock_freezes_a_version_and_makes_no_backup(qtbot: QtBot) -> None:
    books = Books()
    begin(books, lock=True)

    assert books.flushes[0][1] is RevisionReason.LOCK
    books.flushes[0][0](True)
    assert books.closes[0][0] is False


def test_unsaved_text_stops_everything(qtbot: QtBot) -> None:
    books = Books()
    leaving, gone = begin(books, lock=False)

    books.flushes[0][0](False)

    assert stage_of(leaving) is ClosingStage.STUCK
    assert books.closes == []
    leaving.stay()
    assert stage_of(leaving) is ClosingStage.HERE
    assert gone == []


def test_a_stuck_lock_tries_again_by_itself_until_it_succeeds(qtbot: QtBot) -> None:
    books = Books()
    leaving, _gone = begin(books, lock=True, retry_seconds=0.01)
    books.flushes[0][0](False)

    qtbot.waitUntil(lambda: len(books.flushes) == 2)
    books.flushes[1][0](False)
    qtbot.waitUntil(lambda: len(books.flushes) == 3)
    books.flushes[2][0](True)

    assert stage_of(leaving) is ClosingStage.CLOSING


def test_closing_does_not_try_again_by_itself(qtbot: QtBot) -> None:
    books = Books()
    begin(books, lock=False, retry_seconds=0.01)
    books.flushes[0][0](False)

    qtbot.wait(40)

    assert len(books.flushes) == 1


def test_text_is_lost_only_when_the_person_says_so(qtbot: QtBot) -> None:
    books = Books()
    leaving, _gone = begin(books, lock=False)
    leaving.lose_text()
    assert stage_of(leaving) is ClosingStage.SAVING  # nothing to lose yet
    books.flushes[0][0](False)

    leaving.lose_text()

    assert stage_of(leaving) is ClosingStage.CLOSING


def test_a_failed_backup_is_handed_on_after_closing(qtbot: QtBot) -> None:
    books = Books()
    _leaving, gone = begin(books, lock=False)
    problem = BackupFailed(Path("x"))
    books.flushes[0][0](True)

    books.closes[0][1](problem)

    assert gone == [problem]


def test_something_may_be_shown_between_saving_and_closing(qtbot: QtBot) -> None:
    books = Books()
    waiting: list[Callable[[], None]] = []
    begin(books, lock=False, between=waiting.append)
    books.flushes[0][0](True)
    assert books.closes == []

    waiting[0]()

    assert len(books.closes) == 1


def test_a_lock_does_not_wait_for_ever_for_books_that_do_not_close(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leaving_module, "PATIENCE_SECONDS", 0)
    books = Books()
    _leaving, gone = begin(books, lock=True)
    books.flushes[0][0](True)

    qtbot.waitUntil(lambda: gone == [None])
    books.closes[0][1](None)

    assert gone == [None]
