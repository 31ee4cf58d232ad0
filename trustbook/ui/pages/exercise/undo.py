"""Undo for text, rows and choices. One stack per entry, kept until the lock, also while another page is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QUndoCommand, QUndoStack

from trustbook.domain.answers import Answers, tidy
from trustbook.language import _

MOST_STEPS: Final = 300
PAUSE_SECONDS: Final = 1.5
LONGEST_SECONDS: Final = 10.0
_TYPING = 1


class EntryUndo(QObject):
    """What can be taken back on one entry. `shown` asks the page to show a field's value again."""

    shown = Signal(str, object)

    def __init__(self, ticks: Callable[[], float]) -> None:
        super().__init__()
        self.stack = QUndoStack(self)
        self.stack.setUndoLimit(MOST_STEPS)
        self.left_with: Answers = {}
        """The answers as they stood when the page was left."""
        self._ticks = ticks
        self._sealed = 0

    def record(self, field_id: str, label: str, before: Any, after: Any, key: str) -> None:
        """The person changed a field. Changes with the same `key`, not "", become one step unless there is a pause."""
        if before == after:
            return
        key = f"{key} {self._sealed}" if key else ""
        words = _("the change in “{question}”").format(question=label)
        self.stack.push(_ValueChange(words, _Step(field_id, before, after, key, self._ticks()), self.shown.emit))

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what a key for undo or redo asks. Tells whether it was one."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.stack.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.stack.redo()
        else:
            return False
        return True

    def forget(self) -> None:
        """Nothing of before can be taken back any more."""
        self.stack.clear()
        self.seal()

    def seal(self) -> None:
        """What comes next is a step of its own."""
        self._sealed += 1


class UndoStacks:
    """The stacks of all entries that were open since signing in."""

    def __init__(self, ticks: Callable[[], float]) -> None:
        self._ticks = ticks
        self._stacks: dict[str, EntryUndo] = {}

    def of(self, entry_id: str, answers: Answers) -> EntryUndo:
        """The stack of an entry that is opened with these answers. It starts empty if they changed elsewhere."""
        found = self._stacks.get(entry_id)
        if found is None or tidy(found.left_with) != tidy(answers):
            found = self._stacks[entry_id] = EntryUndo(self._ticks)
            found.left_with = dict(answers)
        return found

    def forget(self, entry_id: str) -> None:
        """The entry was erased."""
        self._stacks.pop(entry_id, None)

    def forget_all(self) -> None:
        """Somebody else sits here now."""
        self._stacks.clear()


@dataclass(frozen=True, slots=True)
class _Step:
    """One change of one field, at this tick of the clock. `key`: as of `record`."""

    field_id: str
    before: Any
    after: Any
    key: str
    at: float

    @property
    def shrinks(self) -> bool:
        """Whether text was taken away, not written."""
        return len(str(self.after or "")) < len(str(self.before or ""))


class _ValueChange(QUndoCommand):
    """One or more steps in one field, to be taken back together by `show(field_id, value)`."""

    def __init__(self, words: str, step: _Step, show: Callable[[str, Any], None]) -> None:
        super().__init__(words)
        self.step = step
        self._begun = step.at
        self._show = show
        self._done_already = True

    def id(self) -> int:
        return _TYPING

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _ValueChange):
            return False
        step, next_step = self.step, other.step
        if not next_step.key or (next_step.key, next_step.field_id) != (step.key, step.field_id):
            return False
        if next_step.at - step.at > PAUSE_SECONDS or next_step.at - self._begun > LONGEST_SECONDS:
            return False
        if step.shrinks != next_step.shrinks:
            return False
        self.step = replace(next_step, before=step.before)
        return True

    def undo(self) -> None:
        self._show(self.step.field_id, self.step.before)

    def redo(self) -> None:
        if self._done_already:  # the person has just done it
            self._done_already = False
            return
        self._show(self.step.field_id, self.step.after)
