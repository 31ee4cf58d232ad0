"""What holds for every kind of field."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.exercises.every_kind import FIELDS
from tests.ui.fields.kinds import Shown, focused, press
from tests.ui.support import shown_widgets

pytestmark = pytest.mark.thorough


@pytest.mark.daily
@pytest.mark.parametrize("kind", FIELDS)
def test_a_field_gives_back_what_it_was_given_and_calls_that_no_edit(kind: str, shown: Shown) -> None:
    field, value = FIELDS[kind]
    widget = shown(field)
    edits: list[str] = []
    widget.edited.connect(edits.append)

    assert widget.value() is None
    widget.set_value(value)
    assert widget.value() == value
    widget.set_value(None)
    assert widget.value() is None
    assert edits == []


@pytest.mark.parametrize("kind", FIELDS)
@pytest.mark.parametrize("foreign", [7, "x", ["x"], [{"row": "gone", "cells": "?"}], {"a": 1}, True, "2026-99-99"])
def test_an_answer_of_another_shape_does_no_harm(kind: str, foreign: Any, shown: Shown) -> None:
    widget = shown(FIELDS[kind][0])

    widget.set_value(foreign)
    widget.value()


@pytest.mark.parametrize("kind", FIELDS)
def test_every_control_says_its_question_to_a_screen_reader(kind: str, shown: Shown) -> None:
    widget = shown(FIELDS[kind][0])
    widget.set_value(FIELDS[kind][1])
    controls = [each for each in shown_widgets(widget, QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]

    assert controls
    for control in controls:
        if control.focusProxy() is None:
            assert "A question" in control.accessibleName(), type(control).__name__


@pytest.mark.parametrize("kind", FIELDS)
def test_a_field_that_is_only_for_looking_at_cannot_be_changed_by_keys(kind: str, shown: Shown, qtbot: QtBot) -> None:
    field, value = FIELDS[kind]
    widget = shown(field)
    widget.set_value(value)
    widget.set_read_only(True)
    widget.take_focus()

    if QApplication.focusWidget() is not None and widget.isAncestorOf(focused()):
        for key in (Qt.Key.Key_A, Qt.Key.Key_Space, Qt.Key.Key_Delete, Qt.Key.Key_Up):
            press(qtbot, key)
    assert widget.value() == value
