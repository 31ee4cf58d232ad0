"""A field for short texts one below the other."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from trustbook.exercises.fields import ListField
from trustbook.language import _, number
from trustbook.ui.fields.answer_edit import AnswerEdit
from trustbook.ui.fields.base import FieldWidget
from trustbook.ui.fields.row_buttons import row_button
from trustbook.ui.kit import TextLabel, column, hint, link_button, row


class _ListRow(QWidget):
    """One text with its number and the buttons to move and remove it."""

    def __init__(self, owner: ListWidget) -> None:
        super().__init__()
        self.edit = AnswerEdit(1, one_paragraph=True)
        self.number = TextLabel("", "note")
        self.number.setWordWrap(False)
        self.buttons = [
            row_button(_("Up"), _("Move up"), lambda: owner.move_row(self, -1)),
            row_button(_("Down"), _("Move down"), lambda: owner.move_row(self, 1)),
            row_button(_("Remove"), _("Remove"), lambda: owner.remove_row(self)),
        ]
        layout = row(self.number, self.edit, *self.buttons, spacing=2)
        layout.setStretch(1, 1)
        for item in (self.number, *self.buttons):
            layout.setAlignment(item, Qt.AlignmentFlag.AlignTop)
        self.setLayout(layout)
        self.show_buttons(False)

    def show_number(self, place: int) -> None:
        self.number.setText(_("{number}.").format(number=number(place + 1)))
        self.number.setFixedWidth(self.fontMetrics().horizontalAdvance("00. "))
        self.number.setContentsMargins(0, 8, 0, 0)

    def show_buttons(self, shown: bool) -> None:
        for button in self.buttons:
            button.setVisible(shown)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.show_buttons(not self.edit.isReadOnly())

    def leaveEvent(self, event: QEvent) -> None:
        self.show_buttons(self.edit.hasFocus() and not self.edit.isReadOnly())


class ListWidget(FieldWidget):
    """Rows of text. Enter goes to the next row and adds one at the end; empty rows at the end are no answer."""

    def __init__(self, field: ListField) -> None:
        super().__init__(field)
        self._least = field.rows
        self._rows: list[_ListRow] = []
        self._place = column(spacing=4)
        self.add(self._place)
        self._add = link_button(_("Add a line"), self._on_add)
        self.name_control(self._add, _("Add a line"))
        self._keys = hint(_("Enter: next line. Alt and arrow: move the line. Ctrl and Delete: remove it."))
        policy = self._keys.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._keys.setSizePolicy(policy)
        self._keys.hide()
        foot = row(self._add, self._keys, spacing=10)
        foot.setStretch(1, 1)
        self.add(foot)
        self.put_help_last()
        self._show_rows([])

    def value(self) -> Any:
        texts = [item.edit.text() for item in self._rows]
        while texts and not texts[-1]:
            texts.pop()
        return texts or None

    def set_value(self, value: Any) -> None:
        texts = [text for text in value if isinstance(text, str)] if isinstance(value, list) else []
        self._show_rows(texts)

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        for item in self._rows:
            item.edit.setReadOnly(read_only)
        self._add.setVisible(not read_only)

    def take_focus(self) -> None:
        self._rows[0].edit.setFocus()

    def edits(self) -> list[AnswerEdit]:
        """The inputs, first row first."""
        return [item.edit for item in self._rows]

    def move_row(self, item: _ListRow, step: int) -> None:
        """Let a row change places with its neighbour, if there is one."""
        place = self._rows.index(item)
        target = place + step
        if self.read_only or not 0 <= target < len(self._rows):
            return
        texts = [each.edit.text() for each in self._rows]
        texts[place], texts[target] = texts[target], texts[place]
        self._show_rows(texts)
        self._rows[target].edit.setFocus()
        self.edited.emit("")

    def remove_row(self, item: _ListRow) -> None:
        """Take a row away."""
        if self.read_only:
            return
        place = self._rows.index(item)
        before = self.value()
        texts = [each.edit.text() for each in self._rows if each is not item]
        self._show_rows(texts)
        self._rows[min(max(place, 0), len(self._rows) - 1)].edit.setFocus()
        if self.value() != before:
            self.edited.emit("")

    def _show_rows(self, texts: list[str]) -> None:
        wanted = max(len(texts), self._least)
        while len(self._rows) < wanted:
            self._append()
        while len(self._rows) > wanted:
            gone = self._rows.pop()
            gone.hide()
            gone.deleteLater()
        for item, text in zip(self._rows, [*texts, *[""] * (wanted - len(texts))], strict=True):
            item.edit.show_text(text)
        self.order_tabs()

    def order_tabs(self) -> None:
        for first, second in pairwise(self.edits()):
            QWidget.setTabOrder(first, second)
        if self._rows:
            QWidget.setTabOrder(self._rows[-1].edit, self._add)

    def _append(self) -> _ListRow:
        item = _ListRow(self)
        place = len(self._rows)
        item.show_number(place)
        item.edit.setReadOnly(self.read_only)
        self.name_control(item.edit, _("line {number}").format(number=number(place + 1)))
        item.edit.typed.connect(lambda step: self.edited.emit(f"row {self._rows.index(item)}" if step else ""))
        item.edit.left.connect(self.left)
        item.edit.entered.connect(lambda: self._on_enter(item))
        item.edit.stepped.connect(lambda step: self._go(self._rows.index(item) + step))
        item.edit.installEventFilter(self)
        self._rows.append(item)
        self._place.addWidget(item)
        return item

    def _on_add(self) -> None:
        added = self._append()
        self.order_tabs()
        added.edit.setFocus()

    def _on_enter(self, item: _ListRow) -> None:
        place = self._rows.index(item) + 1
        if place == len(self._rows):
            if item.edit.text():
                self._on_add()
            return
        self._go(place)

    def _go(self, place: int) -> None:
        if 0 <= place < len(self._rows):
            self._rows[place].edit.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        item = next((each for each in self._rows if each.edit is watched), None)
        if item is None:
            return False
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            inside = event.type() == QEvent.Type.FocusIn and not self.read_only
            item.show_buttons(inside)
            self._keys.setVisible(inside)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(item, event)
        return False

    def _on_key(self, item: _ListRow, event: QKeyEvent) -> bool:
        key, held = event.key(), event.modifiers()
        if held & Qt.KeyboardModifier.AltModifier and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_row(item, -1 if key == Qt.Key.Key_Up else 1)
            return True
        if held & Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_Delete:
            self.remove_row(item)
            return True
        if key == Qt.Key.Key_Backspace and not item.edit.text() and len(self._rows) > self._least:
            place = self._rows.index(item)
            self.remove_row(item)
            self._go(place - 1)
            return True
        return False
