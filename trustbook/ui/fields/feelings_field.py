"""A field to find words for feelings: some groups of words, each word to be taken or left."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from trustbook.exercises.fields import FeelingsField, WordGroup
from trustbook.language import _
from trustbook.ui.fields.base import FieldWidget
from trustbook.ui.kit import FlowLayout, TextLabel, column
from trustbook.ui.kit.buttons import Button

_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
}


class FeelingsWidget(FieldWidget):
    """Tab goes from group to group, the arrows from word to word, Space and Enter take a word or leave it.

    Words of an older definition that were chosen are kept.
    """

    def __init__(self, field: FeelingsField) -> None:
        super().__init__(field)
        self._words: dict[str, Button] = {}
        self._groups: list[list[Button]] = []
        self._unknown: list[str] = []
        for group in field.groups:
            self.add(self._group(group))

    def value(self) -> Any:
        chosen = [name for name, word in self._words.items() if word.isChecked()]
        return [*chosen, *self._unknown] or None

    def set_value(self, value: Any) -> None:
        chosen = value if isinstance(value, list) else []
        self._unknown = [name for name in chosen if isinstance(name, str) and name not in self._words]
        for name, word in self._words.items():
            word.setChecked(name in chosen)

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        for word in self._words.values():
            word.setEnabled(not read_only)

    def take_focus(self) -> None:
        if self._groups:
            self._stop_of(self._groups[0]).setFocus()

    def _group(self, group: WordGroup) -> QWidget:
        buttons = [self._word(group, option.id, option.label) for option in group.options]
        self._groups.append(buttons)
        self._stop_at(buttons[0])
        holder = QWidget()
        holder.setAccessibleName(group.label)
        layout = column(TextLabel(group.label, "hint"), spacing=4)
        layout.addLayout(FlowLayout(*buttons, spacing=6))
        layout.addSpacing(4)
        holder.setLayout(layout)
        return holder

    def _word(self, group: WordGroup, name: str, text: str) -> Button:
        word = Button(text, "word", None)
        word.setCheckable(True)
        self.name_control(word, _("{detail}, {group}").format(detail=text, group=group.label))
        word.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        word.clicked.connect(lambda _checked: self.edited.emit(""))
        word.installEventFilter(self)
        self._words[name] = word
        return word

    @staticmethod
    def _stop_of(group: list[Button]) -> Button:
        return next(word for word in group if word.focusPolicy() & Qt.FocusPolicy.TabFocus)

    def _stop_at(self, word: Button) -> None:
        """Let Tab come to this word of its group, and to no other of them."""
        group = next(each for each in self._groups if word in each)
        for each in group:
            each.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each is word else Qt.FocusPolicy.ClickFocus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, Button):
            return False
        if event.type() == QEvent.Type.FocusIn:
            self._stop_at(watched)
        elif event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(watched, Qt.Key(event.key()))
        return False

    def _on_key(self, word: Button, key: Qt.Key) -> bool:
        group = next(each for each in self._groups if word in each)
        place = group.index(word)
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            target = 0 if key == Qt.Key.Key_Home else len(group) - 1
        elif key in _STEPS:
            across = key in (Qt.Key.Key_Left, Qt.Key.Key_Right)
            mirrored = across and self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            target = place + (-_STEPS[key] if mirrored else _STEPS[key])
        else:
            return False
        if 0 <= target < len(group):
            group[target].setFocus(Qt.FocusReason.OtherFocusReason)
        return True
