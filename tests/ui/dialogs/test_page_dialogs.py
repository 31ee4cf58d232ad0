"""History, sharing, erasing: the dialogs of an open page."""

from __future__ import annotations

from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.page_support import Place
from tests.ui.support import shown_widgets
from trustbook.domain.entries import RevisionReason
from trustbook.domain.problems import BackupFailed, DiskFull
from trustbook.storage.backups import backup_changes
from trustbook.ui.dialogs.erase_dialog import EraseDialog
from trustbook.ui.dialogs.history_dialog import HistoryDialog, reason_words
from trustbook.ui.dialogs.share_dialog import ShareDialog
from trustbook.ui.fields.text_fields import TextWidget
from trustbook.ui.kit import CalmDialog
from trustbook.ui.kit.buttons import Button
from trustbook.ui.pages.exercise.exercise_page import ExercisePage
from trustbook.ui.runtime.settings import DeviceSettings
from trustbook.workbook.sitting.views import Changed

pytestmark = pytest.mark.thorough


def words(root: QWidget) -> str:
    return "\n".join(label.text() for label in shown_widgets(root, QLabel))


def press(root: QWidget, text: str) -> None:
    next(each for each in shown_widgets(root, Button) if each.text() == text).click()


def button(root: QWidget, text: str) -> Button:
    return next(each for each in shown_widgets(root, Button) if each.text() == text)


def begin(place: Place, qtbot: QtBot, **texts: str) -> ExercisePage:
    """A boundary that says these things, saved."""
    page = place.open("boundaries", "boundary-builder")
    for field_id, text in texts.items():
        widget = page.form.fields[field_id]
        assert isinstance(widget, TextWidget)
        widget.edit.selectAll()
        qtbot.keyClicks(widget.edit, text)
    page.autosave.save_now()
    place.settle()
    return place.page


# --- history


@pytest.fixture
def two_versions(alone: Place, qtbot: QtBot) -> ExercisePage:
    """Left once with the words "first", then changed to "second"."""
    begin(alone, qtbot, limit="first")
    alone.open("boundaries", "shared-agreements")
    alone.clock.seconds += 3600
    page = begin(alone, qtbot, limit="second")
    press(page, "Earlier versions…")
    alone.settle()
    return page


@pytest.mark.daily
def test_versions_are_listed_with_time_and_reason_and_shown_to_read(alone: Place, two_versions: ExercisePage) -> None:
    dialog = alone.dialog(HistoryDialog)

    assert [dialog.versions.item(row).text() for row in range(dialog.versions.count())] == [
        "2 March 2026, 14:02\nWhen the page was left"
    ]
    assert "As it was on 2 March 2026, 14:02" in words(dialog)
    assert "first" in words(dialog)


def test_when_and_why_a_version_was_kept_is_read_whole_in_large_letters(alone: Place, qtbot: QtBot) -> None:
    alone.services.program.theme.use(DeviceSettings(theme="light", text_percent=200))
    page = begin(alone, qtbot, limit="first")
    page.flush(lambda _well: None, RevisionReason.BEFORE_RESTORE)
    alone.settle()
    page.this_page.action_requested.emit("history")
    alone.settle()
    versions = alone.dialog(HistoryDialog).versions

    assert "Before an earlier version came back" in versions.item(0).text()
    assert versions.sizeHintForColumn(0) <= versions.viewport().width()


def test_bringing_a_version_back_loses_nothing(alone: Place, two_versions: ExercisePage) -> None:
    press(alone.dialog(HistoryDialog), "Bring this version back")
    alone.settle()
    assert alone.page.form.fields["limit"].value() == "first"

    press(alone.page, "Earlier versions…")
    alone.settle()
    dialog = alone.dialog(HistoryDialog)
    assert "Before an earlier version came back" in dialog.versions.item(0).text()
    assert "second" in words(dialog)


def test_after_a_version_came_back_there_is_nothing_stale_to_undo(alone: Place, two_versions: ExercisePage) -> None:
    press(alone.dialog(HistoryDialog), "Bring this version back")
    alone.settle()

    assert not alone.page.undo.stack.canUndo()


@pytest.mark.daily
def test_escape_closes_a_dialog_and_changes_nothing(alone: Place, two_versions: ExercisePage, qtbot: QtBot) -> None:
    qtbot.keyClick(alone.dialog(HistoryDialog), Qt.Key.Key_Escape)
    alone.settle()

    assert alone.page.form.fields["limit"].value() == "second"


@pytest.mark.parametrize("action", ["history", "share", "erase", "print"])
def test_a_dialog_that_was_closed_leaves_nothing_behind(couple: Place, qtbot: QtBot, action: str) -> None:
    page = begin(couple, qtbot, limit="I rest.")
    page.this_page.action_requested.emit(action)
    couple.settle()
    dialog = couple.dialog(CalmDialog)
    dialog.reject()
    couple.settle()

    assert not shiboken6.isValid(dialog)


@pytest.mark.daily
@pytest.mark.parametrize("reason", RevisionReason)
def test_every_reason_has_words(reason: RevisionReason) -> None:
    assert reason_words(reason)


# --- sharing


def test_nothing_is_ticked_at_first_and_the_preview_shows_exactly_what_is_ticked(couple: Place, qtbot: QtBot) -> None:
    page = begin(couple, qtbot, limit="I rest at ten.", value="Sleep.")
    press(page, "Share…")
    couple.settle()
    dialog = couple.dialog(ShareDialog)
    assert "Share with Ben" in words(dialog)
    assert dialog.chosen() == () and "Nothing is chosen." in words(dialog)
    assert not button(dialog, "Share this").isEnabled() and "Tick what Ben may read." in words(dialog)
    dialog.marks["limit"].click()
    couple.settle()

    assert "I rest at ten." in words(dialog)
    assert "Shared by Ana on 2 March 2026" in words(dialog)
    assert "Sleep." not in words(dialog)
    assert "not from memory" in words(dialog)
    assert button(dialog, "Share this").isEnabled() and "Tick what Ben may read." not in words(dialog)
    press(dialog, "Tick all")
    couple.settle()
    assert dialog.chosen() == ("value", "limit") and "Sleep." in words(dialog)


def test_after_an_earlier_sharing_of_the_same_entry_its_choice_is_kept(couple: Place, qtbot: QtBot) -> None:
    page = begin(couple, qtbot, limit="I rest at ten.", value="Sleep.")
    press(page, "Share…")
    couple.settle()
    couple.dialog(ShareDialog).marks["limit"].click()
    couple.settle()
    press(couple.dialog(ShareDialog), "Share this")
    couple.settle()
    press(couple.page, "Share…")
    couple.settle()
    dialog = couple.dialog(ShareDialog)
    assert dialog.chosen() == ("limit",) and button(dialog, "Share this").isEnabled()
    assert "Ben has had a copy since 2 March 2026. It is not changed; this is a new one." in words(dialog)


def test_the_sharing_dialog_never_becomes_smaller_in_between(couple: Place, qtbot: QtBot) -> None:
    page = begin(couple, qtbot, limit="I rest at ten.", value="Sleep.")
    press(page, "Share…")
    couple.settle()
    dialog = couple.dialog(ShareDialog)
    dialog.resize(dialog.width(), dialog.height() + 60)
    heights: list[int] = []
    dialog.windowHandle().heightChanged.connect(heights.append)
    dialog.marks["limit"].click()
    couple.settle()

    assert heights == sorted(heights)
    assert dialog.height() >= max(heights, default=0)


@pytest.mark.daily
def test_one_enter_too_many_shares_nothing(couple: Place, qtbot: QtBot) -> None:
    page = begin(couple, qtbot, limit="I rest at ten.", value="Sleep.")
    press(page, "Share…")
    couple.settle()
    dialog = couple.dialog(ShareDialog)

    assert dialog.focusWidget() is button(dialog, "Do not share")
    assert not button(dialog, "Share this").isDefault()
    accepted: list[int] = []
    dialog.accepted.connect(lambda: accepted.append(1))
    qtbot.keyClick(button(dialog, "Do not share"), Qt.Key.Key_Return)
    couple.settle()
    assert accepted == []


def test_the_sharing_dialog_says_what_to_do_when_one_is_afraid_and_leads_to_help(couple: Place, qtbot: QtBot) -> None:
    page = begin(couple, qtbot, limit="I rest at ten.")
    press(page, "Share…")
    couple.settle()
    dialog = couple.dialog(ShareDialog)

    assert "If you are afraid of how it will be taken, keep it." in words(dialog)
    assert button(dialog, "Getting help").isVisible()


def test_in_large_letters_the_copy_is_read_between_the_ticks_and_the_buttons(couple: Place, qtbot: QtBot) -> None:
    couple.services.program.theme.use(DeviceSettings(theme="light", text_percent=200))
    page = begin(couple, qtbot, limit="I rest at ten.", value="Sleep.")
    page.this_page.action_requested.emit("share")
    couple.settle()
    dialog = couple.dialog(ShareDialog)
    dialog.marks["limit"].click()
    couple.settle()
    button(dialog, "Tick all").setFocus()

    qtbot.keyClick(button(dialog, "Tick all"), Qt.Key.Key_Tab)

    assert dialog.copy.hasFocus()
    answer = next(each for each in shown_widgets(dialog.copy, QLabel) if each.text() == "I rest at ten.")
    assert not answer.visibleRegion().isEmpty()
    qtbot.keyClick(dialog.copy, Qt.Key.Key_Tab)
    assert dialog.focusWidget() in (button(dialog, "Getting help"), button(dialog, "Do not share"))


def test_only_what_was_ticked_lies_with_both(couple: Place, qtbot: QtBot) -> None:
    page = begin(couple, qtbot, limit="I rest at ten.", value="Sleep.")
    press(page, "Share…")
    couple.settle()
    dialog = couple.dialog(ShareDialog)
    dialog.marks["limit"].click()
    couple.settle()
    press(dialog, "Share this")
    couple.settle()

    copies = couple.page.page.copies
    assert [dict(copy.answers) for copy in copies] == [{"limit": "I rest at ten."}]
    assert "You shared this on 2 March 2026" in words(couple.page)


def test_what_was_shared_can_be_taken_back_after_an_honest_word(couple: Place, qtbot: QtBot) -> None:
    page = begin(couple, qtbot, limit="I rest at ten.")
    press(page, "Share…")
    couple.settle()
    couple.dialog(ShareDialog).marks["limit"].click()
    couple.settle()
    press(couple.dialog(ShareDialog), "Share this")
    couple.settle()
    couple.prompts.answers["take-back"] = "take-back"
    press(couple.page, "Take it back…")
    couple.settle()

    assert "It does not go from memory" in couple.prompts.asked[-1].text
    assert couple.page.page.copies == ()
    assert couple.page.form.fields["limit"].value() == "I rest at ten."


# --- erasing


def test_erasing_says_what_goes_and_the_safe_answer_has_the_focus(alone: Place, qtbot: QtBot) -> None:
    press(begin(alone, qtbot, limit="I rest."), "Erase…")
    alone.settle()
    dialog = alone.dialog(EraseDialog)

    assert "with all its earlier versions, and from the kept backups" in words(dialog)
    assert "“Build one boundary” · 2 March · it begins “I rest.”" in words(dialog), "it says which entry goes"
    assert "It does not go from copies that you made elsewhere" in words(dialog)
    assert button(dialog, "Keep it").hasFocus()
    qtbot.keyClick(button(dialog, "Keep it"), Qt.Key.Key_Return)
    alone.settle()
    assert alone.page.form.fields["limit"].value() == "I rest."


def test_an_erased_page_is_gone_and_an_empty_one_stands_in_its_place(alone: Place, qtbot: QtBot) -> None:
    page = begin(alone, qtbot, limit="I rest.")
    erased = page.page.entry_id
    press(page, "Erase…")
    alone.settle()
    press(alone.dialog(EraseDialog), "Erase it for good")
    alone.settle()

    assert alone.page.page.entry_id != erased
    assert alone.page.form.fields["limit"].value() is None
    assert not alone.page.undo.stack.canUndo()
    assert "Begun" not in words(alone.page)
    assert "Erased at 14:02, from your book and from the kept backups." in words(alone.page)


def test_an_erasing_that_did_not_end_well_is_told(alone: Place, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    press(begin(alone, qtbot, limit="I rest."), "Erase…")
    alone.settle()

    def fails(*_args: object) -> Changed:
        raise BackupFailed(alone.folder)

    monkeypatch.setattr(alone.session.erasing, "erase", fails)
    alone.prompts.expected_news.add("erase-failed")
    press(alone.dialog(EraseDialog), "Erase it for good")
    alone.settle()

    assert [news.id for news in alone.prompts.told] == ["erase-failed"]


def erase(place: Place, page: ExercisePage) -> None:
    press(page, "Erase…")
    place.settle()
    press(place.dialog(EraseDialog), "Erase it for good")
    place.settle()


def test_an_erasing_that_failed_half_way_is_done_again_from_the_same_page(
    alone: Place, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = begin(alone, qtbot, limit="I rest.")
    alone.prompts.expected_news.add("erase-failed")

    def full(*_args: object) -> tuple[Path, ...]:
        raise DiskFull(alone.folder)

    with monkeypatch.context() as patch:
        patch.setattr(backup_changes, "purge_in_backups", full)
        erase(alone, page)
    assert alone.page is page, "it can be done again"
    erase(alone, page)

    assert [news.id for news in alone.prompts.told] == ["erase-failed"]
    assert alone.page.page.entry_id != page.page.entry_id
    assert alone.page.form.fields["limit"].value() is None


def test_a_page_that_only_a_backup_still_holds_is_gone_from_the_screen(
    alone: Place, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = begin(alone, qtbot, limit="I rest.")
    alone.prompts.expected_news.add("erase-failed")
    monkeypatch.setattr(backup_changes, "purge_in_backups", lambda *_args: (alone.folder / "x.book",))
    erase(alone, page)

    assert [news.id for news in alone.prompts.told] == ["erase-failed"]
    assert alone.page.form.fields["limit"].value() is None
