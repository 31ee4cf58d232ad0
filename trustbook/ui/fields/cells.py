"""Cells of a table: one small control per kind of column."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from trustbook.exercises.fields import TableColumn
from trustbook.exercises.in_words import yes_or_no
from trustbook.language import _, number
from trustbook.ui.fields.answer_edit import AnswerEdit
from trustbook.ui.fields.date_field import DayEdit
from trustbook.ui.kit import DropDown

MOST_CHARACTERS = 20
"""Width of a list to choose from, in characters, however long its options are."""


class CellEditor(QWidget):
    """One cell. `typed` says that the person changed it, `stepped` asks for the cell above (-1) or below (1).

    `typed` carries what makes one step of undo out of many keys; "" for a step of its own.
    """

    typed = Signal(str)
    left = Signal()
    stepped = Signal(int)

    def __init__(self, control: QWidget) -> None:
        super().__init__()
        self._control = control
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(control)
        layout.addStretch(1)
        self.setFocusProxy(control)

    def value(self) -> Any:
        """What is said in this cell; None when nothing is."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show this value; what does not fit is shown as nothing said."""
        raise NotImplementedError

    def set_read_only(self, read_only: bool) -> None:
        """Only for looking at, or for writing again."""
        raise NotImplementedError

    def set_name(self, name: str) -> None:
        """Say to a screen reader which cell this is."""
        self._control.setAccessibleName(name)


class TextCell(CellEditor):
    """A few words."""

    def __init__(self) -> None:
        self.edit = AnswerEdit(1, one_paragraph=True)
        super().__init__(self.edit)
        self.edit.typed.connect(self.typed)
        self.edit.left.connect(self.left)
        self.edit.stepped.connect(self.stepped)
        self.edit.entered.connect(lambda: self.stepped.emit(1))

    def value(self) -> Any:
        return self.edit.text() or None

    def set_value(self, value: Any) -> None:
        self.edit.show_text(value if isinstance(value, str) else "")

    def set_read_only(self, read_only: bool) -> None:
        self.edit.setReadOnly(read_only)


class PickCell(CellEditor):
    """One of some values, or none. Delete takes the choice back."""

    def __init__(self, options: list[tuple[Any, str]]) -> None:
        self.combo = DropDown()
        super().__init__(self.combo)
        self._values = [None, *(value for value, _label in options)]
        self.combo.addItem("–")
        for _value, text in options:
            self.combo.addItem(text)
        self.combo.setItemData(0, _("nothing chosen"), Qt.ItemDataRole.AccessibleTextRole)
        longest = max(len(text) for _value, text in options)
        self.combo.setMinimumContentsLength(min(longest, MOST_CHARACTERS))
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.activated.connect(lambda _index: self.typed.emit(""))
        self.combo.left.connect(self.left)
        self.combo.installEventFilter(self)

    def value(self) -> Any:
        return self._values[self.combo.currentIndex()]

    def set_value(self, value: Any) -> None:
        fitting = [place for place, known in enumerate(self._values) if type(known) is type(value) and known == value]
        self.combo.setCurrentIndex(fitting[0] if fitting else 0)

    def set_read_only(self, read_only: bool) -> None:
        self.combo.setEnabled(not read_only)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.combo.currentIndex() > 0:
            self.combo.setCurrentIndex(0)
            self.typed.emit("")
            return True
        return False


class DayCell(CellEditor):
    """A day."""

    def __init__(self, today: Callable[[], date]) -> None:
        self.day = DayEdit("", today, small=True, keeps_words=True)
        super().__init__(self.day)
        self.day.typed.connect(lambda _key: self.typed.emit("day"))
        self.day.left.connect(self.left)

    def value(self) -> Any:
        return self.day.said()

    def set_value(self, value: Any) -> None:
        self.day.show_said(value)

    def set_read_only(self, read_only: bool) -> None:
        self.day.set_read_only(read_only)

    def set_name(self, name: str) -> None:
        self.day.line.setAccessibleName(name)
        self.day.pick.setAccessibleName(_("{question}: {detail}").format(question=name, detail=_("Calendar")))


def make_cell(column: TableColumn, today: Callable[[], date]) -> CellEditor:
    """The control for a cell of this column."""
    if column.kind == "choice":
        return PickCell([(option.id, option.label) for option in column.options])
    if column.kind == "yes-no":
        return PickCell([(each, yes_or_no(each)) for each in (True, False)])
    if column.kind == "scale":
        return PickCell([(value, number(value)) for value in range(11)])
    if column.kind == "date":
        return DayCell(today)
    return TextCell()
