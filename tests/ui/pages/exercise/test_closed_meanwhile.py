"""A page or a dialog that is closed while the workbook is at work loses neither a save, nor a failure, nor the news."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
import shiboken6
from pytestqt.qtbot import QtBot

from tests.ui.page_support import Place
from tests.ui.pages.support import buttons, stored, write
from trustbook.domain.entries import RevisionReason
from trustbook.domain.problems import DiskFull
from trustbook.ui.dialogs.share_dialog import ShareDialog
from trustbook.ui.kit import CalmDialog
from trustbook.ui.pages.exercise.exercise_page import ExercisePage
from trustbook.ui.pages.where_page import WherePage
from trustbook.workbook.sitting.views import Changed

pytestmark = pytest.mark.thorough


class Busy:
    """The worker is held up until `go`."""

    def __init__(self, place: Place) -> None:
        self._gate = threading.Event()
        self._place = place
        place.worker.do(self._gate.wait)

    def go(self) -> None:
        self._gate.set()
        self._place.settle()


def full(*_about: object) -> object:
    raise DiskFull(Path("x"))


def written(place: Place, qtbot: QtBot) -> ExercisePage:
    page = place.open("boundaries", "boundary-builder")
    write(page, "limit", "I rest.", qtbot)
    page.flush(lambda _well: None, RevisionReason.LEAVING)
    place.settle()
    return page


def heard(place: Place) -> list[Changed]:
    found: list[Changed] = []
    place.services.client.changed.connect(lambda changed: found.append(changed))
    return found


def ready(place: Place) -> CalmDialog:
    """The dialog that is open, with what has to be chosen first."""
    dialog = place.dialog(CalmDialog)
    if isinstance(dialog, ShareDialog):
        dialog.marks["limit"].click()
        place.settle()
    return dialog


def press(dialog: CalmDialog, name: str) -> None:
    buttons(dialog)[name].click()


DIALOGS = [
    ("history", "Bring this version back", "history.restore_version", "restore-version-failed"),
    ("share", "Share this", "sharing.share", "share-failed"),
    ("erase", "Erase it for good", "erasing.erase", "erase-failed"),
]


@pytest.mark.daily
@pytest.mark.parametrize(("action", "button", "command", "news"), DIALOGS)
def test_what_failed_is_told_although_the_dialog_was_closed(
    couple: Place, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, action: str, button: str, command: str, news: str
) -> None:
    theme, name = command.split(".")
    monkeypatch.setattr(getattr(couple.session, theme), name, full)
    couple.prompts.expected_news = {news}
    written(couple, qtbot).this_page.action_requested.emit(action)
    couple.settle()
    dialog, busy = ready(couple), Busy(couple)
    press(dialog, button)
    dialog.reject()
    shiboken6.delete(dialog)
    busy.go()

    assert [told.id for told in couple.prompts.told] == [news]


@pytest.mark.parametrize(("action", "button", "command", "news"), DIALOGS)
def test_what_was_done_is_announced_although_the_dialog_was_closed(
    couple: Place, qtbot: QtBot, action: str, button: str, command: str, news: str
) -> None:
    page = written(couple, qtbot)
    page.this_page.action_requested.emit(action)
    couple.settle()
    dialog, changes, busy = ready(couple), heard(couple), Busy(couple)
    press(dialog, button)
    dialog.reject()
    shiboken6.delete(dialog)
    busy.go()

    assert [page.page.entry_id in change.entries for change in changes] == [True]


def test_what_could_not_be_taken_back_is_told_although_the_page_was_left(
    couple: Place, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = written(couple, qtbot)
    viewer, entry = couple.services.client.viewer, page.page.entry_id
    couple.on_lane(lambda session: session.sharing.share(viewer, entry, ["limit"]))
    monkeypatch.setattr(couple.session.sharing, "withdraw", full)
    couple.prompts.answers["take-back"] = "take-back"
    couple.prompts.expected_news = {"page-action-failed"}
    couple.open("boundaries", "shared-agreements")
    page = couple.open("boundaries", "boundary-builder", entry)
    busy = Busy(couple)
    buttons(page)["Take it back…"].click()
    shiboken6.delete(page)
    busy.go()

    assert [told.id for told in couple.prompts.told] == ["page-action-failed"]


def test_what_was_said_of_the_start_and_not_kept_is_told_although_the_page_was_closed(
    alone: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = WherePage(alone.services)
    alone.settle()
    monkeypatch.setattr(alone.session.start_paths, "say", full)
    alone.prompts.expected_news = {"way-not-kept"}
    busy = Busy(alone)
    page.suggest.click()
    shiboken6.delete(page)
    busy.go()

    assert [told.id for told in alone.prompts.told] == ["way-not-kept"]


@pytest.mark.parametrize("well", [True, False])
def test_whoever_waits_for_a_page_to_be_saved_is_answered_although_the_page_is_gone(
    alone: Place, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, well: bool
) -> None:
    page = alone.open("boundaries", "boundary-builder")
    write(page, "limit", "I rest.", qtbot)
    if not well:
        monkeypatch.setattr(alone.session.pages, "leave", full)
    answers: list[bool] = []
    busy, changes = Busy(alone), heard(alone)
    waits: list[Callable[[bool], None]] = [answers.append, answers.append]
    for done in waits:
        page.flush(done, RevisionReason.LOCK)
    page.close_page()
    shiboken6.delete(page)
    busy.go()

    assert answers == [well, well]
    assert len(changes) == well
    assert stored(alone, "boundary-builder") == ({"limit": "I rest."} if well else {})


def test_a_page_that_was_chosen_comes_although_the_open_one_changes_meanwhile(alone: Place, qtbot: QtBot) -> None:
    page = written(alone, qtbot)
    busy = Busy(alone)
    assert alone.tab_page is not None
    alone.tab_page.show_exercise("shared-agreements")
    alone.services.client.announce(Changed(frozenset({page.page.entry_id}), frozenset({"boundary-builder"})))
    busy.go()

    assert alone.page.page.exercise.id == "shared-agreements"


def test_a_change_from_elsewhere_is_shown_once_the_page_can_be_saved(
    alone: Place, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = written(alone, qtbot)
    viewer, entry = alone.services.client.viewer, page.page.entry_id
    with monkeypatch.context() as patch:
        for name in ("save", "leave"):
            patch.setattr(alone.session.pages, name, full)
        write(page, "limit", " At ten.", qtbot)
        alone.services.client.announce(Changed(frozenset({entry}), frozenset({"boundary-builder"})))
        alone.settle()
        assert alone.page is page, "what was typed stays"
    page.autosave.save_now()
    alone.settle()

    assert alone.page is not page
    assert alone.page.form.fields["limit"].value() == "I rest. At ten."
    assert stored(alone, "boundary-builder") == {"limit": "I rest. At ten."}
    assert alone.services.client.viewer == viewer
