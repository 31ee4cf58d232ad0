"""Days: typed in words, by arrows, and in the calendar."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QCalendarWidget, QWidget
from pytestqt.qtbot import QtBot

from tests.exercises.every_kind import FIELDS
from tests.ui.fields.kinds import Shown, press
from trustbook.ui.fields.date_field import DateWidget


def day_of(shown: Shown) -> DateWidget:
    widget = shown(FIELDS["date"][0])
    assert isinstance(widget, DateWidget)
    return widget


def test_a_day_is_typed_in_words_and_written_out_when_the_field_is_left(shown: Shown, qtbot: QtBot) -> None:
    widget = day_of(shown)
    qtbot.keyClicks(widget.day.line, "3.5.26")
    assert widget.value() == "2026-05-03"
    widget.day.line.editingFinished.emit()
    assert widget.day.line.text() == "3 May 2026"


def test_a_day_goes_on_and_back_by_arrows_and_begins_today(shown: Shown, qtbot: QtBot) -> None:
    widget = day_of(shown)
    widget.take_focus()
    press(qtbot, Qt.Key.Key_Up)
    assert widget.value() == "2026-03-02"
    press(qtbot, Qt.Key.Key_Down)
    assert widget.value() == "2026-03-01"


def says(widget: DateWidget, words: str) -> bool:
    return any(words in getattr(each, "text", str)() for each in widget.findChildren(QWidget) if each.isVisible())


def test_what_is_no_day_is_kept_as_it_was_written_and_says_so(shown: Shown, qtbot: QtBot) -> None:
    widget = day_of(shown)
    qtbot.keyClicks(widget.day.line, "soon")
    assert not says(widget, "Kept as you wrote it"), "nobody is interrupted in the middle of a day"
    widget.day.line.editingFinished.emit()

    assert widget.value() == "soon"
    assert widget.day.line.text() == "soon"
    assert says(widget, "Kept as you wrote it")


def test_kept_words_stand_there_again_with_what_is_said_of_them(shown: Shown) -> None:
    widget = day_of(shown)
    widget.set_value("when it is warm")

    assert (widget.value(), widget.day.line.text()) == ("when it is warm", "when it is warm")
    assert says(widget, "Kept as you wrote it")
    widget.set_value(None)
    assert (widget.value(), widget.day.line.text()) == (None, "")
    assert not says(widget, "Kept as you wrote it")


def test_words_typed_letter_by_letter_are_one_step_to_take_back_and_a_chosen_day_another(
    shown: Shown, qtbot: QtBot
) -> None:
    widget = day_of(shown)
    steps: list[str] = []
    widget.edited.connect(steps.append)
    qtbot.keyClicks(widget.day.line, "3 May")
    press(qtbot, Qt.Key.Key_Up)

    assert widget.value() == "2026-05-04"
    assert set(steps[:-1]) == {"day"} and steps[-1] == ""


def test_an_empty_line_for_a_day_looks_empty_and_how_to_write_one_is_said_beside_it(shown: Shown) -> None:
    widget = day_of(shown)

    assert widget.day.line.placeholderText() == ""
    assert "Write a day like 3 May 2026" in widget.help_text


def test_an_emptied_line_is_no_day(shown: Shown, qtbot: QtBot) -> None:
    widget = day_of(shown)
    widget.set_value("2026-05-03")
    edits: list[str] = []
    widget.edited.connect(edits.append)
    widget.take_focus()
    press(qtbot, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(qtbot, Qt.Key.Key_Delete)

    assert widget.value() is None
    assert edits == [""]


def test_a_day_is_chosen_in_the_calendar_by_keys(shown: Shown, qtbot: QtBot) -> None:
    widget = day_of(shown)
    widget.take_focus()
    press(qtbot, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = next(found for each in QApplication.topLevelWidgets() for found in each.findChildren(QCalendarWidget))
    assert calendar.selectedDate() == QDate(2026, 3, 2)
    assert widget.value() is None, "opening the calendar says no day"
    calendar.setSelectedDate(QDate(2026, 4, 1))
    calendar.activated.emit(calendar.selectedDate())

    assert widget.value() == "2026-04-01"


@pytest.mark.parametrize("typed", ["²", "1" * 5000])
def test_what_only_looks_like_a_number_is_told_as_no_day(shown: Shown, qtbot: QtBot, typed: str) -> None:
    widget = day_of(shown)
    widget.take_focus()
    QApplication.clipboard().setText(typed)
    press(qtbot, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    widget.day.line.editingFinished.emit()

    assert widget.day.day() is None
    assert widget.value() == widget.day.line.text() == typed
    assert says(widget, "Kept as you wrote it")


@pytest.mark.parametrize(("day", "key"), [("9999-12-31", Qt.Key.Key_Up), ("0001-01-01", Qt.Key.Key_Down)])
def test_the_last_and_the_first_day_stay(shown: Shown, qtbot: QtBot, day: str, key: Qt.Key) -> None:
    widget = day_of(shown)
    widget.set_value(day)
    widget.take_focus()
    press(qtbot, key)

    assert widget.value() == day
