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
from trustbook.exercises.fields import ChoiceField, MultiField, Option
from trustbook.ui.fields.choice_fields import MultiWidget, OneChoiceWidget
from trustbook.ui.fields.scale_field import NumberMark, ScaleWidget


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
    assert focused() is after, "whoever has answered comes to the next question"
    press(qtbot, Qt.Key.Key_Backtab)
    press(qtbot, Qt.Key.Key_Backtab)
    assert focused().accessibleName() == "A question: Clear"
    press(qtbot, Qt.Key.Key_7)
    assert widget.value() == 7, "a number means the question that it is typed at"


def test_a_typed_number_marks_it_and_what_is_not_on_the_scale_marks_nothing(shown: Shown, qtbot: QtBot) -> None:
    widget = shown(FIELDS["scale"][0])
    edits: list[str] = []
    widget.edited.connect(edits.append)
    widget.take_focus()
    press(qtbot, Qt.Key.Key_6)
    assert (widget.value(), focused().accessibleName()) == (6, "A question: 6")
    press(qtbot, Qt.Key.Key_1)
    press(qtbot, Qt.Key.Key_0)
    assert (widget.value(), focused().accessibleName()) == (10, "A question: 10, fully")
    press(qtbot, Qt.Key.Key_0)
    assert widget.value() == 0
    assert edits == [""] * 4


def test_a_one_and_much_later_a_nought_are_two_numbers(shown: Shown) -> None:
    widget = shown(FIELDS["scale"][0])
    first = next(each for each in widget.findChildren(NumberMark))
    first.typed.emit(1, 1_000)
    first.typed.emit(0, 9_000)
    assert widget.value() == 0


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


def test_short_options_stand_in_as_many_columns_as_fit(shown: Shown) -> None:
    short = shown(MultiField(id="days", label="Days", options=options("Monday", "Wednesday", "Friday", "Sunday")))
    QApplication.processEvents()
    across = [place.x() for place in corners(short)]

    assert len({place.y() for place in corners(short)}) == 1
    assert len({after - before for before, after in pairwise(across)}) == 1, "as far apart as the longest needs"


TWO_BY_TWO = options("Phones and messages", "How we talk to each other", "Money and things", "Something else")


def corners(widget: QWidget) -> list[QPoint]:
    return [mark.mapTo(widget, QPoint(0, 0)) for mark in marks(widget)]


@pytest.mark.parametrize("kind", [ChoiceField, MultiField])
def test_options_that_fit_into_half_the_width_are_read_row_by_row(kind: type[ChoiceField], shown: Shown) -> None:
    widget = shown(kind(id="about", label="About", options=TWO_BY_TWO))
    QApplication.processEvents()
    first, second, third, last = corners(widget)

    assert first.y() == second.y() < third.y() == last.y()
    assert first.x() == third.x() < second.x() == last.x()


def test_one_option_that_does_not_fit_into_half_the_width_lets_all_stand_below_each_other(shown: Shown) -> None:
    long = "Something that takes far more words than there can be in half of the width of a page, and a few more"
    widget = shown(MultiField(id="about", label="About", options=options("Phones and messages", long)))
    QApplication.processEvents()

    assert len({place.x() for place in corners(widget)}) == 1
    assert len({place.y() for place in corners(widget)}) == 2


def walked(widget: OneChoiceWidget, qtbot: QtBot, key: Qt.Key) -> list[object]:
    """What is chosen, from the first option on, after each press of the key."""
    marks(widget)[0].click()
    widget.take_focus()
    found = [widget.value()]
    for _step in TWO_BY_TWO:
        press(qtbot, key)
        found.append(widget.value())
    return found


@pytest.mark.parametrize("mirrored", [False, True])
def test_arrow_keys_follow_what_is_seen_and_come_to_every_option(shown: Shown, qtbot: QtBot, *, mirrored: bool) -> None:
    widget = shown(ChoiceField(id="about", label="About", options=TWO_BY_TWO))
    assert isinstance(widget, OneChoiceWidget)
    if mirrored:
        widget.window().setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    on = Qt.Key.Key_Left if mirrored else Qt.Key.Key_Right
    first, second, *_rest = corners(widget)

    assert (second.x() < first.x()) is mirrored
    assert walked(widget, qtbot, on) == ["0", "1", "2", "3", "3"], "row by row"
    assert walked(widget, qtbot, Qt.Key.Key_Down) == ["0", "2", "1", "3", "3"], "down, then the next column"


def test_arrow_keys_walk_through_boxes_and_tick_none(shown: Shown, qtbot: QtBot) -> None:
    widget = shown(MultiField(id="about", label="About", options=TWO_BY_TWO))
    QApplication.processEvents()
    widget.take_focus()
    seen = [focused().accessibleName()]
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Up):
        press(qtbot, key)
        seen.append(focused().accessibleName())

    assert seen == [f"About: {TWO_BY_TWO[place].label}" for place in (0, 1, 2, 0)]
    assert widget.value() is None


def test_options_of_an_older_definition_stay_chosen(shown: Shown) -> None:
    widget = shown(FIELDS["multi"][0])
    assert isinstance(widget, MultiWidget)
    widget.set_value(["calm", "hopeful"])
    marks(widget)[2].click()

    assert widget.value() == ["calm", "sad", "hopeful"]
