"""What is typed is saved, at every way of leaving, and stays on the screen when it cannot be saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.page_support import Place
from tests.ui.pages.support import buttons, state_in_list, stored, write
from trustbook.domain.entries import EntryState, RevisionReason
from trustbook.domain.problems import DiskFull
from trustbook.ui.fields.base import holds_focus
from trustbook.ui.fields.date_field import DateWidget
from trustbook.ui.frame.save_state import SaveKind
from trustbook.workbook.session import Session
from trustbook.workbook.sitting.views import Draft, RevisionLine, Saved

pytestmark = pytest.mark.thorough


@pytest.mark.daily
def test_what_is_typed_is_saved_when_the_field_is_left(alone: Place, qtbot: QtBot) -> None:
    page = alone.open("boundaries", "boundary-builder")
    assert alone.save_kind() is SaveKind.NOTHING
    write(page, "limit", "I rest at ten.", qtbot)
    assert alone.save_kind() is SaveKind.UNSAVED
    page.form.fields["request"].take_focus()
    alone.settle()

    assert alone.save_kind() is SaveKind.SAVED
    assert alone.states[-1].at == alone.clock.now()
    assert stored(alone, "boundary-builder") == {"limit": "I rest at ten."}


def test_words_that_mean_no_day_are_saved_before_it_says_so_and_stand_there_again(alone: Place, qtbot: QtBot) -> None:
    page = alone.open("myself", "change-plan")
    field = page.form.fields["again-on"]
    assert isinstance(field, DateWidget)
    qtbot.keyClicks(field.day.line, "when it is warm")
    assert alone.save_kind() is SaveKind.UNSAVED
    page.autosave.save_now()
    alone.settle()

    assert alone.save_kind() is SaveKind.SAVED
    assert stored(alone, "change-plan") == {"again-on": "when it is warm"}
    alone.open("boundaries", "boundary-builder")
    again = alone.open("myself", "change-plan").form.fields["again-on"]
    assert isinstance(again, DateWidget) and again.day.line.text() == "when it is warm"


def test_the_first_save_puts_the_page_into_the_list_as_begun(alone: Place, qtbot: QtBot) -> None:
    page = alone.open("boundaries", "boundary-builder")
    assert state_in_list(alone, "boundary-builder") is EntryState.UNTOUCHED
    write(page, "limit", "I rest.", qtbot)
    page.autosave.save_now()
    alone.settle()

    assert state_in_list(alone, "boundary-builder") is EntryState.STARTED
    assert "Begun 2 March" in buttons(page)


def test_a_page_that_was_only_looked_at_leaves_no_trace(alone: Place) -> None:
    alone.open("boundaries", "boundary-builder")
    alone.open("boundaries", "shared-agreements")

    assert state_in_list(alone, "boundary-builder") is EntryState.UNTOUCHED


def test_going_to_another_page_saves_and_keeps_a_version(alone: Place, qtbot: QtBot) -> None:
    page = alone.open("boundaries", "boundary-builder")
    entry = page.page.entry_id
    write(page, "limit", "I rest.", qtbot)
    alone.open("boundaries", "shared-agreements")
    versions: list[tuple[RevisionLine, ...]] = []
    viewer = alone.services.client.viewer
    alone.worker.do(lambda: alone.session.history.versions(viewer, entry), versions.append)
    alone.wait(lambda: versions)

    assert stored(alone, "boundary-builder") == {"limit": "I rest."}
    assert [line.reason for line in versions[0]] == [RevisionReason.LEAVING]


def test_what_is_typed_while_the_next_page_is_on_its_way_is_saved_too(alone: Place, qtbot: QtBot) -> None:
    page = alone.open("boundaries", "boundary-builder")
    assert alone.tab_page is not None
    alone.tab_page.show_exercise("shared-agreements")
    write(page, "limit", "I rest.", qtbot)
    alone.wait(lambda: alone.page is not page)
    alone.settle()

    assert alone.page.page.exercise.id == "shared-agreements"
    assert stored(alone, "boundary-builder") == {"limit": "I rest."}


@pytest.mark.daily
def test_hiding_the_tab_saves(alone: Place, qtbot: QtBot) -> None:
    page = alone.open("boundaries", "boundary-builder")
    write(page, "limit", "I rest.", qtbot)
    assert alone.tab_page is not None
    alone.tab_page.hide()
    alone.settle()

    assert stored(alone, "boundary-builder") == {"limit": "I rest."}


def test_its_own_saving_does_not_rebuild_the_page_under_the_writer(alone: Place, qtbot: QtBot) -> None:
    page = alone.open("boundaries", "boundary-builder")
    for text in ("I rest", " at ten."):
        write(page, "limit", text, qtbot)
        page.autosave.save_now()
        alone.settle()

    assert alone.page is page
    assert page.form.fields["limit"].value() == "I rest at ten."


def test_a_change_that_came_from_elsewhere_is_shown(alone: Place, qtbot: QtBot) -> None:
    page = alone.open("boundaries", "boundary-builder")
    write(page, "limit", "mine", qtbot)
    page.autosave.save_now()
    alone.settle()
    entry, viewer = page.page.entry_id, alone.services.client.viewer
    draft = Draft(entry, "boundary-builder", {"limit": "from elsewhere"})
    alone.services.client.do(lambda session: session.pages.save(viewer, draft))
    alone.settle()

    assert alone.page is not page
    assert alone.page.form.fields["limit"].value() == "from elsewhere"


class FullDisk:
    """Lets saving fail until there is room again."""

    def __init__(self, session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
        self.full = True
        for name in ("save", "leave", "set_state"):
            monkeypatch.setattr(session.pages, name, self._guarded(getattr(session.pages, name)))

    def _guarded(self, real: Callable[..., object]) -> Callable[..., object]:
        def call(*args: object) -> object:
            if self.full:
                raise DiskFull(Path("x"))
            return real(*args)

        return call


def test_what_cannot_be_saved_stays_with_a_banner_and_is_saved_later(
    alone: Place, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = alone.open("boundaries", "boundary-builder")
    disk = FullDisk(alone.session, monkeypatch)
    write(page, "limit", "I rest.", qtbot)
    page.autosave.save_now()
    alone.settle()
    assert alone.save_kind() is SaveKind.FAILED
    assert "not saved yet" in page.banner.text
    assert page.banner.isVisible()

    assert alone.tab_page is not None
    alone.tab_page.show_exercise("shared-agreements")
    alone.settle()
    assert alone.page is page, "the page stays as long as it is not saved"
    assert page.form.fields["limit"].value() == "I rest."

    disk.full = False
    again = buttons(page.banner)["Try again now"]
    again.setFocus()
    again.click()
    alone.settle()
    assert alone.save_kind() is SaveKind.SAVED
    assert holds_focus(page.form.fields["limit"]), "who pressed the button goes on where they wrote"
    assert not page.banner.isVisible()
    assert stored(alone, "boundary-builder") == {"limit": "I rest."}


def test_what_cannot_be_saved_can_be_written_elsewhere_after_an_honest_word(
    alone: Place, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = alone.open("boundaries", "boundary-builder")
    FullDisk(alone.session, monkeypatch)
    write(page, "limit", "I rest.", qtbot)
    page.autosave.save_now()
    alone.settle()
    alone.prompts.answers["save-elsewhere"] = "save"
    alone.prompts.expected_news.add("save-elsewhere-done")
    (tmp_path / "copy.txt").write_text("an older copy that the person chose to replace", encoding="utf-8")
    alone.prompts.paths.append(str(tmp_path / "copy.txt"))
    buttons(page.banner)["Save elsewhere…"].click()
    alone.settle()

    assert "without a passphrase" in alone.prompts.asked[-1].text
    text = (tmp_path / "copy.txt").read_text(encoding="utf-8")
    assert text == "Build one boundary\n\nMy limit, in one sentence\nI rest.\n"
    page.autosave.stop()


def test_a_mistake_of_the_program_is_told_as_not_saved_too(
    alone: Place, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = alone.open("boundaries", "boundary-builder")
    real = alone.session.pages.save

    def broken(*_args: object) -> Saved:
        raise RuntimeError("a bug")

    monkeypatch.setattr(alone.session.pages, "save", broken)
    write(page, "limit", "I rest.", qtbot)
    page.autosave.save_now()
    alone.settle()
    assert alone.save_kind() is SaveKind.FAILED
    assert len(alone.mistakes) == 1
    alone.mistakes.clear()

    monkeypatch.setattr(alone.session.pages, "save", real)
    page.autosave.save_now()
    alone.settle()
    assert alone.save_kind() is SaveKind.SAVED
