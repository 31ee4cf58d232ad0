"""Scales and choices by keys, by click, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.exercises.every_kind import FIELDS
from tests.ui.fields.kinds import Shown, focused, marks, press
from tests.ui.support import shown_widgets
from trustbook.exercises.fields import MultiField, Option
from trustbook.ui.fields.choice_fields import MultiWidget, OneChoiceWidget
from trustbook.ui.fields.scale_field import ScaleWidget
from trustbook.ui.kit import CheckMark


def test_a_scale_is_one_stop_for_tab_and_walked_by_arrows(shown: Shown, qtbot: QtBot) -> None:
    widget = shown(FIELDS["scale"][0])
    assert isinstance(widget, ScaleWidget)
    after = QPushButton("next", widget.window())
    after.show()
    widget.set_value(3)
    widget.take_focus()
    press(qtbot, Qt.Key.Key_Right)
    press(qtbot, Qt.Key.Key_Right)
    assert widget.value() == 5
    press(qtbot, Qt.Key.Key_Tab)
    assert focused().accessibleName() == "A question: Clear"
    press(qtbot, Qt.Key.Key_Tab)
    assert focused() is after


def test_the_ends_of_a_scale_are_said_with_their_words(shown: Shown) -> None:
    widget = shown(FIELDS["scale"][0])
    names = [each.accessibleName() for each in marks(widget)]

    assert len(names) == 11
    assert names[0] == "A question: 0, not at all"
    assert names[-1] == "A question: 10, fully"


@pytest.mark.parametrize("kind", ["scale", "choice", "yes"])
def test_what_was_chosen_can_be_taken_back_by_key_and_by_button(kind: str, shown: Shown, qtbot: QtBot) -> None:
    widget = shown(FIELDS[kind][0])
    edits: list[str] = []
    widget.edited.connect(edits.append)
    clear = next(each for each in widget.findChildren(QPushButton) if each.accessibleName() == "A question: Clear")
    assert not clear.isVisible()

    ways: tuple[Callable[[], object], ...] = (lambda: press(qtbot, Qt.Key.Key_Delete), clear.click)
    for taken_back in ways:
        widget.take_focus()
        press(qtbot, Qt.Key.Key_Space)
        assert widget.value() is not None
        assert clear.isVisible()
        taken_back()
        assert widget.value() is None
        assert not clear.isVisible()
    assert edits == [""] * 4


def test_a_click_on_the_words_chooses_too(shown: Shown, qtbot: QtBot) -> None:
    widget = shown(FIELDS["choice"][0])
    assert isinstance(widget, OneChoiceWidget)
    words = next(each for each in widget.findChildren(QWidget) if getattr(each, "text", str)() == "Sad")
    qtbot.mouseClick(words, Qt.MouseButton.LeftButton)

    assert widget.value() == "sad"


def options(*labels: str) -> tuple[Option, ...]:
    return tuple(Option(id=str(place), label=words) for place, words in enumerate(labels))


def test_short_options_stand_in_columns_and_long_ones_below_each_other(shown: Shown) -> None:
    short = shown(MultiField(id="days", label="Days", options=options("Monday", "Wednesday", "Friday", "Sunday")))
    long = shown(MultiField(id="ways", label="Ways", options=options("Early", "Only when both of us want it")))
    QApplication.processEvents()
    short_marks, long_marks = (list(shown_widgets(widget, CheckMark)) for widget in (short, long))
    across = [mark.mapTo(short, QPoint(0, 0)).x() for mark in short_marks]

    assert len({mark.mapTo(short, QPoint(0, 0)).y() for mark in short_marks}) == 1
    assert len({after - before for before, after in pairwise(across)}) == 1, "as far apart as the longest needs"
    assert len({mark.mapTo(long, QPoint(0, 0)).y() for mark in long_marks}) == 2


def test_options_of_an_older_definition_stay_chosen(shown: Shown) -> None:
    widget = shown(FIELDS["multi"][0])
    assert isinstance(widget, MultiWidget)
    widget.set_value(["calm", "hopeful"])
    marks(widget)[2].click()

    assert widget.value() == ["calm", "sad", "hopeful"]
