"""What every field has in common: a question, its help, a value, and two signals."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QLayout, QVBoxLayout, QWidget

from trustbook.domain.answers import is_empty
from trustbook.exercises.fields import Field
from trustbook.exercises.hints import hint_in_words
from trustbook.language import _
from trustbook.ui.fields.answer_edit import AnswerEdit
from trustbook.ui.kit import column, hint, label, row
from trustbook.ui.kit.buttons import Button


class FieldWidget(QWidget):
    """One thing to fill in. Subclasses hold one kind; values have the shapes of `trustbook.domain.answers`.

    `edited` says that the person changed the value (`set_value` never does). It carries a key: changes in a row with
    the same key, not "", belong together for undo. `left` says that the focus went elsewhere.
    """

    edited = Signal(str)
    left = Signal()

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.begins: QWidget | None = None
        """Where writing begins, when the field itself hands no focus on."""
        self.field = field
        self.read_only = False
        self._head = row(label(field.label))
        self._head.setStretch(0, 1)
        self._hint = hint(self.help_text) if self.help_text else None
        self._asked = column(self._head, *([self._hint] if self._hint is not None else []), spacing=1)
        self._column: QVBoxLayout = column(self._asked, spacing=5)
        self.setLayout(self._column)
        self.setAccessibleName(field.label)

    @property
    def help_text(self) -> str:
        """What stands beside the question, "" if there is nothing: an example, or a word on what can be chosen."""
        return hint_in_words(self.field)

    def value(self) -> Any:
        """What is said now; None when nothing is."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show this value. What does not fit the field (an older definition's) is shown as nothing said."""
        raise NotImplementedError

    def show_hint(self, value: Any, *, moving: bool = False) -> None:
        """Show the help only while nothing is said, as `value` is.

        Without `moving` its room stays: nothing jumps below the hands of somebody who writes.
        """
        if self._hint is None:
            return
        policy = self._hint.sizePolicy()
        policy.setRetainSizeWhenHidden(not moving)
        self._hint.setSizePolicy(policy)
        self._hint.setVisible(is_empty(value))

    def show_change(self, value: Any) -> None:
        """Show what undo or redo made of the value. The focus goes there, the caret behind the text that changed."""
        before = {edit: edit.text() for edit in self._edits()}
        self.set_value(value)
        changed = [edit for edit in self._edits() if edit.text() != before.get(edit, "")]
        for edit in changed:
            edit.put_caret_behind_change(before.get(edit, ""))
        if changed and not any(edit.hasFocus() for edit in changed):
            changed[0].setFocus()
        elif not holds_focus(self):
            self.take_focus()

    def _edits(self) -> list[AnswerEdit]:
        return [edit for edit in self.findChildren(AnswerEdit) if edit.isVisibleTo(self)]

    def set_read_only(self, read_only: bool) -> None:
        """Only for looking at, or for writing again."""
        self.read_only = read_only

    def take_focus(self) -> None:
        """Put the focus where writing begins."""
        (self.begins or self).setFocus()

    def stop(self) -> None:
        """The page is left: end whatever runs here."""

    def order_tabs(self) -> None:
        """Put the controls in the order of Tab. Called once the field stands on its page: Qt ignores it before."""

    def add(self, item: QWidget | QLayout) -> None:
        """Put a control below the question."""
        if isinstance(item, QLayout):
            self._column.addLayout(item)
        else:
            self._column.addWidget(item)

    def put_help_last(self) -> None:
        """Let the help stand below what was added: an example to write by, of which nobody needs to know before."""
        if self._hint is not None:
            self._asked.removeWidget(self._hint)
            self._column.addWidget(self._hint)

    def add_clear(self, clear: Callable[[], object]) -> QWidget:
        """A small button beside the question that takes the answer back. Hidden until it is of use.

        Called before the controls are added, above which it stands: from an answer Tab goes on to the next question.
        """
        link = Button(_("Clear"), "link-note", clear)
        self.name_control(link, _("Clear"))
        policy = link.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        link.setSizePolicy(policy)
        self._head.addWidget(link)
        self._head.setAlignment(link, Qt.AlignmentFlag.AlignTop)
        return link

    def name_control(self, control: QWidget, detail: str = "") -> None:
        """Say to a screen reader what this control is: the question, then which part of the answer it is."""
        name = self.field.label
        if detail:
            name = _("{question}: {detail}").format(question=name, detail=detail)
        control.setAccessibleName(name)
        control.setAccessibleDescription(self.help_text)


def holds_focus(widget: QWidget) -> bool:
    """Whether the focus is on this widget or inside it."""
    focused = QApplication.focusWidget()
    return focused is not None and (focused is widget or widget.isAncestorOf(focused))
