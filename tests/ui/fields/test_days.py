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


def test_what_is_no_day_says_so_and_is_no_answer(shown: Shown, qtbot: QtBot) -> None:
    widget = day_of(shown)
    qtbot.keyClicks(widget.day.line, "soon")
    widget.day.line.editingFinished.emit()

    assert widget.value() is None
    assert widget.day.line.text() == "soon"
    assert any("not a day yet" in getattr(each, "text", str)() for each in widget.findChildren(QWidget))


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

    assert widget.value() is None
    assert widget.day.line.text()
    assert any("not a day yet" in getattr(each, "text", str)() for each in widget.findChildren(QWidget))


@pytest.mark.parametrize(("day", "key"), [("9999-12-31", Qt.Key.Key_Up), ("0001-01-01", Qt.Key.Key_Down)])
def test_the_last_and_the_first_day_stay(shown: Shown, qtbot: QtBot, day: str, key: Qt.Key) -> None:
    widget = day_of(shown)
    widget.set_value(day)
    widget.take_focus()
    press(qtbot, key)

    assert widget.value() == day
