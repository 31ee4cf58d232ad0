"""Undo per entry: what becomes one step, and what stays between pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication

from trustbook.ui.pages.exercise.undo import PAUSE_SECONDS, EntryUndo, UndoStacks


@dataclass
class Sheet:
    """A page with values, and a clock."""

    values: dict[str, Any] = field(default_factory=dict)
    now: float = 0.0

    def __post_init__(self) -> None:
        self.undo = EntryUndo(lambda: self.now)
        self.undo.shown.connect(self.values.__setitem__)

    def change(self, name: str, value: Any, key: str = "text") -> None:
        before = self.values.get(name)
        self.values[name] = value
        self.undo.record(name, "A question", before, value, key)

    def type(self, name: str, text: str) -> None:
        for letter in text:
            self.now += 0.1
            self.change(name, (self.values.get(name) or "") + letter)


@pytest.fixture
def sheet(qapp: QCoreApplication) -> Sheet:
    return Sheet()


def test_letters_typed_in_one_go_are_one_step(sheet: Sheet) -> None:
    sheet.type("a", "hello")
    sheet.undo.stack.undo()

    assert sheet.values["a"] is None
    sheet.undo.stack.redo()
    assert sheet.values["a"] == "hello"


def test_a_pause_begins_a_new_step(sheet: Sheet) -> None:
    sheet.type("a", "one ")
    sheet.now += PAUSE_SECONDS + 1
    sheet.type("a", "two")
    sheet.undo.stack.undo()

    assert sheet.values["a"] == "one "


def test_typing_for_long_without_a_pause_is_several_steps(sheet: Sheet) -> None:
    sheet.type("a", "x" * 300)

    assert 2 <= sheet.undo.stack.count() <= 5


def test_leaving_a_field_begins_a_new_step(sheet: Sheet) -> None:
    sheet.type("a", "one")
    sheet.undo.seal()
    sheet.type("a", "two")
    sheet.undo.stack.undo()

    assert sheet.values["a"] == "one"


def test_writing_and_taking_away_are_two_steps(sheet: Sheet) -> None:
    sheet.type("a", "abc")
    for rest in ("ab", "a"):
        sheet.now += 0.1
        sheet.change("a", rest)
    sheet.undo.stack.undo()
    assert sheet.values["a"] == "abc"


def test_two_fields_are_two_steps(sheet: Sheet) -> None:
    sheet.type("a", "one")
    sheet.type("b", "two")
    sheet.undo.stack.undo()

    assert sheet.values == {"a": "one", "b": None}


def test_each_choice_is_a_step_of_its_own(sheet: Sheet) -> None:
    for number in (1, 2, 3):
        sheet.change("scale", number, key="")
    sheet.undo.stack.undo()

    assert sheet.values["scale"] == 2


def test_after_an_undo_new_typing_takes_the_place_of_what_was_undone(sheet: Sheet) -> None:
    sheet.type("a", "abc")
    sheet.undo.stack.undo()
    sheet.type("a", "x")

    assert not sheet.undo.stack.canRedo()
    assert sheet.values["a"] == "x"


def test_coming_back_to_a_page_finds_its_steps(qapp: QCoreApplication) -> None:
    stacks = UndoStacks(lambda: 0.0)
    first = stacks.of("entry", {})
    first.record("a", "A question", None, "x", "text")
    first.left_with = {"a": "x"}

    assert stacks.of("entry", {"a": "x"}) is first
    assert stacks.of("other", {"a": "x"}) is not first


def test_a_page_that_changed_elsewhere_begins_without_steps(qapp: QCoreApplication) -> None:
    stacks = UndoStacks(lambda: 0.0)
    first = stacks.of("entry", {})
    first.record("a", "A question", None, "x", "text")
    first.left_with = {"a": "x"}

    assert stacks.of("entry", {"a": "restored"}).stack.count() == 0


def test_somebody_elses_seat_finds_no_steps(qapp: QCoreApplication) -> None:
    stacks = UndoStacks(lambda: 0.0)
    stacks.of("entry", {}).record("a", "A question", None, "x", "text")
    stacks.forget_all()

    assert stacks.of("entry", {}).stack.count() == 0
