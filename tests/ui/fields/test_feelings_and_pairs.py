"""Words for feelings, and two ratings beside each other."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from tests.exercises.every_kind import FIELDS
from tests.ui.fields.kinds import Shown, focused, marks, press


def test_tab_goes_from_group_to_group_and_arrows_from_word_to_word(shown: Shown, qtbot: QtBot) -> None:
    widget = shown(FIELDS["feelings"][0])
    widget.take_focus()
    walked = [focused().accessibleName()]
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Tab, Qt.Key.Key_Down):
        press(qtbot, key)
        walked.append(focused().accessibleName())

    assert walked == [
        "A question: Calm, At ease",
        "A question: Tense, At ease",
        "A question: Tense, At ease",
        "A question: Sad, Heavy",
        "A question: Tired, Heavy",
    ]
    press(qtbot, Qt.Key.Key_Space)
    assert widget.value() == ["tired"]
    press(qtbot, Qt.Key.Key_Return)
    assert widget.value() is None


def test_the_arrows_between_words_follow_the_direction_of_reading(shown: Shown, qtbot: QtBot) -> None:
    widget = shown(FIELDS["feelings"][0])
    widget.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    widget.take_focus()
    press(qtbot, Qt.Key.Key_Left)

    assert focused().accessibleName() == "A question: Tense, At ease"


def test_words_of_an_older_list_stay_chosen(shown: Shown) -> None:
    widget = shown(FIELDS["feelings"][0])
    widget.set_value(["tired", "blue"])
    marks(widget)[0].click()

    assert widget.value() == ["calm", "tired", "blue"]


def test_each_row_has_two_scales_that_are_one_stop_for_tab_each(shown: Shown, qtbot: QtBot) -> None:
    widget = shown(FIELDS["pairs"][0])
    widget.take_focus()
    press(qtbot, Qt.Key.Key_Space)
    press(qtbot, Qt.Key.Key_Tab)
    press(qtbot, Qt.Key.Key_Space)
    press(qtbot, Qt.Key.Key_Right)
    assert focused().accessibleName() == "A question: Lived, At home: 1"

    assert widget.value() == [{"row": "home", "cells": {"first": 0, "second": 1}}]
    press(qtbot, Qt.Key.Key_Delete)
    assert widget.value() == [{"row": "home", "cells": {"first": 0}}]
    clear = next(each for each in widget.findChildren(QAbstractButton) if each.accessibleName() == "Clear At home")
    clear.click()
    assert widget.value() is None


def test_two_scales_stand_beside_each_other_only_where_there_is_room(shown: Shown) -> None:
    widget = shown(FIELDS["pairs"][0])
    QApplication.processEvents()
    first, second = (each for each in marks(widget) if each.accessibleName().endswith("At home: 0, no"))
    assert (
        widget.mapFromGlobal(first.mapToGlobal(QPoint())).y() == widget.mapFromGlobal(second.mapToGlobal(QPoint())).y()
    )
    widget.resize(300, 600)
    QApplication.processEvents()

    assert second.mapToGlobal(QPoint()).y() > first.mapToGlobal(QPoint()).y()


def test_rows_and_ratings_of_an_older_definition_are_kept(shown: Shown) -> None:
    widget = shown(FIELDS["pairs"][0])
    gone = {"row": "garden", "cells": {"first": 3}}
    widget.set_value([{"row": "home", "cells": {"first": 1, "third": 2}}, gone])
    next(each for each in marks(widget) if each.accessibleName() == "A question: Lived, At home: 5").click()

    assert widget.value() == [{"row": "home", "cells": {"third": 2, "first": 1, "second": 5}}, gone]
