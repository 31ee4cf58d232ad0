"""Where to start, the nine tabs by their keys, and what one person alone is not asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.support import ANA, BEN, Stage, current_tab, shown_widgets
from trustbook.domain.entries import EntryState
from trustbook.domain.problems import DiskFull
from trustbook.storage.backups import backup_changes
from trustbook.ui.frame.tab_content import Target
from trustbook.ui.kit import CheckMark, ChoiceTile, TextLabel
from trustbook.ui.kit.buttons import Button
from trustbook.ui.pages.exercise.exercise_page import ExercisePage
from trustbook.ui.pages.where_page import WherePage

pytestmark = pytest.mark.thorough


def press(stage: Stage, name: str) -> None:
    """Press the button with this name on the page that is shown."""
    page = stage.view.tabs.current
    assert page is not None
    found = [each for each in shown_widgets(page, QAbstractButton) if each.objectName() == name]
    assert len(found) == 1, name
    found[0].click()
    stage.settle()


def read(stage: Stage) -> str:
    """All that can be read on the page that is shown."""
    page = stage.view.tabs.current
    assert page is not None
    return "\n".join(words.text() for words in shown_widgets(page, TextLabel))


def opened(stage: Stage) -> ExercisePage:
    """The exercise that is open."""
    stage.wait(lambda: stage.view.current_page is not None and stage.view.current_page.open_view is not None)
    stage.settle()
    tab = current_tab(stage.view)
    assert tab is not None and tab.page is not None
    return tab.page


def where(stage: Stage) -> WherePage:
    page = stage.view.tabs.current
    assert isinstance(page, WherePage)
    return page


def where_next(stage: Stage) -> str:
    """What the one button of the path says."""
    found = where(stage).findChild(QAbstractButton, "where-next")
    assert isinstance(found, QAbstractButton)
    return found.text()


# --- where to start


@pytest.mark.daily
def test_where_to_start_suggests_a_path_remembers_it_and_can_be_changed_and_deleted(stage: Stage) -> None:
    stage.create()
    stage.settle()
    press(stage, "overview-where")
    press(stage, "where-jealousy")
    where(stage).suggest.click()
    stage.settle()
    assert "Jealousy or doubt" in read(stage)
    assert "When you are ready" not in read(stage), "one page is plenty"
    press(stage, "where-later")
    assert read(stage).count("When you are ready") == 1
    assert isinstance(stage.window.focusWidget(), ChoiceTile)
    stage.view.tabs.hide_extra()
    stage.view.actions_["where"].trigger()
    stage.settle()
    assert "Jealousy or doubt" in read(stage), "the path is there again"

    buttons = {each.text(): each for each in shown_widgets(where(stage), Button)}
    buttons["Change what I said"].click()
    stage.settle()
    press(stage, "where-keeping")
    where(stage).suggest.click()
    stage.settle()
    assert "Keeping what we have" in read(stage)
    {each.text(): each for each in shown_widgets(where(stage), Button)}["Delete what I said"].click()
    stage.settle()
    assert stage.controller.client.session.start_paths.way(stage.controller.client.viewer).chosen == frozenset()
    assert not any(mark.isChecked() for mark in shown_widgets(where(stage), QAbstractButton))


@pytest.mark.daily
def test_what_was_deleted_is_gone_from_the_screen_also_when_an_old_backup_could_not_be_reached(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> tuple[Path, ...]:
        raise DiskFull(stage.folder)

    stage.create()
    stage.settle()
    stage.view.actions_["where"].trigger()
    stage.settle()
    press(stage, "where-unsure")
    where(stage).suggest.click()
    stage.settle()
    monkeypatch.setattr(backup_changes, "purge_in_backups", full)
    stage.prompts.expected_news.add("way-not-kept")
    {each.text(): each for each in shown_widgets(where(stage), Button)}["Delete what I said"].click()
    stage.settle()

    assert "You said" not in read(stage)
    assert not any(mark.isChecked() for mark in shown_widgets(where(stage), QAbstractButton))


def test_the_next_page_of_a_path_opens_and_what_was_put_off_makes_room_for_another(stage: Stage) -> None:
    stage.create()
    stage.settle()
    stage.view.actions_["where"].trigger()
    stage.settle()
    press(stage, "where-hurt")
    where(stage).suggest.click()
    stage.settle()
    assert where_next(stage).startswith("Begin with “"), "the button says which page"
    press(stage, "where-next")
    first = opened(stage)
    first.autosave.set_state(EntryState.NOT_NOW, lambda _well: None)
    stage.settle()

    stage.view.actions_["where"].trigger()
    stage.settle()
    assert "Not now" in read(stage)
    assert where_next(stage).startswith("Go on with “")
    press(stage, "where-next")
    assert opened(stage).page.exercise.id != first.page.exercise.id


def test_who_is_afraid_reads_so_before_the_first_tick(stage: Stage) -> None:
    stage.create()
    stage.view.actions_["where"].trigger()
    stage.settle()
    page = where(stage)

    def top(widget: QWidget) -> int:
        return widget.mapTo(page.sheet, widget.rect().topLeft()).y()

    (afraid,) = [each for each in shown_widgets(page, TextLabel) if each.text().startswith("If you are afraid")]
    (help_,) = [each for each in shown_widgets(page, Button) if each.text() == "Getting help"]
    first = next(shown_widgets(page, CheckMark))
    assert top(afraid) < top(help_) < top(first)
    assert not help_.visibleRegion().isEmpty()


def test_after_the_suggestion_enter_goes_on_to_its_first_page(stage: Stage) -> None:
    stage.create()
    stage.view.actions_["where"].trigger()
    stage.settle()
    press(stage, "where-hurt")
    where(stage).suggest.click()
    stage.settle()

    focused = stage.window.focusWidget()
    assert isinstance(focused, Button) and focused.objectName() == "where-next"
    assert where(stage).verticalScrollBar().value() == 0


def test_who_is_afraid_is_shown_to_help_from_the_questions_and_from_the_path(stage: Stage) -> None:
    stage.create()
    stage.settle()
    for ticked in ((), ("where-unsure",)):
        stage.view.actions_["where"].trigger()
        stage.settle()
        for name in ticked:
            press(stage, name)
            where(stage).suggest.click()
            stage.settle()
        assert "If you are afraid of your partner" in read(stage)
        {each.text(): each for each in shown_widgets(where(stage), Button)}["Getting help"].click()
        stage.settle()
        assert "danger" in read(stage)


def test_what_was_said_is_nowhere_at_together_and_not_at_the_other_seat(stage: Stage) -> None:
    stage.create()
    stage.settle()
    stage.view.actions_["where"].trigger()
    stage.settle()
    press(stage, "where-unsure")
    where(stage).suggest.click()
    stage.settle()
    stage.join()
    stage.settle()
    assert not stage.view.actions_["where"].isEnabled()
    assert not [each for each in shown_widgets(stage.view, Button) if each.text() == "Where to start"]

    stage.view.actions_["seat-second"].trigger()
    stage.fill("go-to-seat", "open", passphrase=BEN)
    stage.wait(lambda: stage.controller.client.sitting.me is not None)
    stage.settle()
    stage.view.actions_["where"].trigger()
    stage.settle()
    assert not any(mark.isChecked() for mark in shown_widgets(where(stage), QAbstractButton))


# --- nine tabs


def test_nine_tabs_have_room_for_their_names_and_a_key_each(stage: Stage, qtbot: QtBot) -> None:
    stage.window.resize(1366, 728)
    view = stage.create()
    stage.settle()
    bar = view.tabs.bar
    assert bar.count() == 9
    for number in range(9):
        qtbot.keyClick(view, getattr(Qt.Key, f"Key_{number + 1}"), Qt.KeyboardModifier.ControlModifier)
        assert bar.currentIndex() == number
        assert bar.rect().contains(bar.tabRect(number)), f"{bar.tabText(number)} has no room"
        assert bar.tabRect(number).width() >= bar.fontMetrics().horizontalAdvance(bar.tabText(number))
    stage.settle()


# --- one person alone


def test_signing_in_offers_open_together_only_where_there_are_two(stage: Stage) -> None:
    stage.create()
    folder = stage.controller.folder
    stage.prompts.answers["offer-code"] = "cancel"
    stage.program.close()
    stage.wait(lambda: stage.ended)
    stage.start_again()
    stage.program.start_controller.show_sign_in(folder)
    form = stage.form("sign-in").form
    assert form is not None
    assert [button.id for button in form.buttons] == ["recovery", "back", "open"]

    stage.fill("sign-in", "open", passphrase=ANA)
    stage.first_tab()
    stage.join()
    stage.program.close()
    stage.wait(lambda: len(stage.ended) == 2)
    stage.start_again()
    stage.program.start_controller.show_sign_in(folder)
    form = stage.form("sign-in").form
    assert form is not None
    assert "together" in [button.id for button in form.buttons]


def test_the_desk_of_one_person_asks_for_nobody_else(stage: Stage) -> None:
    stage.create()
    stage.settle()
    for tab in stage.controller.services.program.content().tabs:
        stage.view.tabs.show_tab(tab.id)
        stage.settle()
        for word in ("partner", "invite", "join", "go to together", "both of you"):
            assert word not in read(stage).lower(), tab.id


# --- round and round


def test_tab_leaves_a_page_again_after_all_of_it_was_asked_for(stage: Stage, qtbot: QtBot) -> None:
    stage.create()
    stage.settle()
    stage.view.tabs.show_tab("boundaries")
    stage.view.show_target(Target("boundary-builder"))
    page = opened(stage)
    assert page.core_only
    page.show_core_only(False)
    stage.settle()
    page.form.take_focus()
    names = []
    for _step in range(40):
        focused = QApplication.focusWidget()
        assert focused is not None
        names.append(focused.accessibleName())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)

    assert "Today" in names, "Tab comes out of the page"
    first, second = names.index("What matters to me here"), names.index("My limit, in one sentence")
    assert first < second < names.index("Finished") < names.index("Today")
