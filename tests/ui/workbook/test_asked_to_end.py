"""The system asks the program to end: it saves, backs up, closes, and asks nobody."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.ui.support import ANA, Stage
from tests.ui.workbook.writing import open_page, write
from trustbook.domain.entries import RevisionReason
from trustbook.domain.problems import BackupFailed
from trustbook.ui.start.start_page import StartPage
from trustbook.ui.workbook.view import WorkbookView
from trustbook.workbook.safekeeping.keeping import Keeping

pytestmark = pytest.mark.thorough

WORDS = "written just before the end"


def backups(stage: Stage) -> int:
    return len(list((stage.folder / "Workbook.trustbook" / "backups").iterdir()))


def assert_kept(stage: Stage) -> None:
    """It ended, and what was written is there at the next sign-in."""
    stage.wait(lambda: stage.ended)
    assert stage.ended == [None]
    assert stage.prompts.asked == []
    stage.start_again()
    stage.sign_in(stage.folder / "Workbook.trustbook", ANA)
    assert open_page(stage).toPlainText() == WORDS


@pytest.mark.daily
def test_everything_is_saved_and_backed_up_and_nothing_is_asked(stage: Stage) -> None:
    stage.create()
    before = backups(stage)
    write(stage, WORDS)

    stage.program.end()

    stage.wait(lambda: stage.ended)
    assert backups(stage) == before + 1
    assert_kept(stage)


def test_it_ends_while_the_question_before_the_end_is_open(stage: Stage) -> None:
    stage.create()
    write(stage, WORDS)
    stage.window.close()
    stage.form("offer-code")

    stage.program.end()

    assert_kept(stage)


def test_it_ends_under_the_cover(stage: Stage) -> None:
    stage.create()
    write(stage, WORDS)
    stage.controller.cover()

    stage.program.end()

    assert_kept(stage)


def test_a_lock_under_way_becomes_the_end(stage: Stage) -> None:
    stage.create()
    write(stage, WORDS)
    stage.controller.lock()

    stage.program.end()

    assert_kept(stage)


def test_a_backup_that_fails_keeps_nobody_waiting(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    stage.create()
    write(stage, WORDS)
    really = Keeping.sign_out

    def sign_out(keeping: Keeping) -> None:
        really(keeping)
        raise BackupFailed(stage.folder)

    monkeypatch.setattr(Keeping, "sign_out", sign_out)
    stage.program.end()

    assert_kept(stage)


def test_text_that_cannot_be_saved_stays_covered_until_it_can(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    stage.create()
    write(stage, WORDS)

    def flush(
        view: WorkbookView, done: Callable[[bool], None], reason: RevisionReason = RevisionReason.LEAVING
    ) -> None:
        done(False)

    with monkeypatch.context() as full:
        full.setattr(WorkbookView, "flush", flush)
        stage.program.end()
        assert "could not be saved yet" in stage.note("covered")
        assert stage.ended == []

    stage.program.end()

    assert_kept(stage)


@pytest.mark.daily
def test_before_a_workbook_is_open_it_ends_at_once(stage: Stage) -> None:
    assert isinstance(stage.window.shown, StartPage)

    stage.program.end()

    assert stage.ended == [None]


def test_what_the_desktop_closes_while_its_session_ends_is_not_asked(stage: Stage) -> None:
    stage.create()
    write(stage, WORDS)

    assert stage.program.flush_now()
    stage.window.close()

    assert_kept(stage)


def test_a_logout_that_was_called_off_is_over_after_a_while(stage: Stage) -> None:
    stage.create()
    write(stage, WORDS)
    assert stage.program.flush_now()
    stage.clock.seconds += 120

    stage.window.close()

    stage.fill("offer-code", "cancel")
    stage.wait(lambda: stage.ended)


def test_whoever_goes_away_from_the_question_before_the_end_is_locked_out_as_usual(stage: Stage) -> None:
    stage.create()
    write(stage, WORDS)
    stage.window.close()
    stage.form("offer-code")

    stage.program.went_away()

    stage.wait(lambda: stage.ended)
    assert stage.ended == [stage.folder / "Workbook.trustbook"]


@pytest.mark.daily
def test_a_code_that_nobody_has_copied_is_not_lost_by_the_lock(stage: Stage) -> None:
    stage.create()
    personal = stage.controller.seats.personal()
    assert personal is not None
    personal.new_code()
    stage.fill("offer-code", "make", passphrase=ANA)

    stage.program.went_away()  # while it is being made

    assert "recovery code waits" in stage.note("covered")
    stage.fill("covered", "uncover", passphrase=ANA)
    stage.form("recovery-code")
    stage.window.close()
    assert "copy the code" in stage.note("recovery-code")
    stage.fill("recovery-code", "copied")
    stage.first_tab()
    stage.controller.lock()
    stage.wait(lambda: stage.ended)
