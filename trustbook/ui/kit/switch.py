"""Two or more ways to look at the same thing, side by side in one frame: "Short, 5 min | All, 15 min"."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from trustbook.ui.kit.buttons import Button
from trustbook.ui.kit.flow import FlowLayout
from trustbook.ui.kit.layout import row
from trustbook.ui.kit.scale import Space


class Switch(QWidget):
    """One of its choices is always taken. The arrow keys go from one to the next; `chosen` carries its id."""

    chosen = Signal(str)

    def __init__(self, name: str, choices: Sequence[tuple[str, str]], current: str, *, quiet: bool = False) -> None:
        """`name` is for a screen reader; `choices` are ids and words. `quiet` ones are words without a frame, such as a
        filter. Raises KeyError if `current` is none of them.
        """
        super().__init__()
        self.setAccessibleName(name)
        self._quiet = quiet
        self._group = QButtonGroup(self)
        self._buttons: dict[str, Button] = {}
        last = len(choices) - 1
        for place, (choice, words) in enumerate(choices):
            end = "first" if place == 0 else "last" if place == last else "middle"
            self._buttons[choice] = self._button(choice, words, "quiet-choice" if quiet else f"switch-{end}")
        self._buttons[current].setChecked(True)
        if quiet:
            self.setLayout(FlowLayout(*self._buttons.values(), spacing=Space.STATE))
            return
        self.setLayout(row(*self._buttons.values(), spacing=0))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._round_ends()

    def choose(self, choice: str) -> None:
        """Take a choice without telling anybody. Raises KeyError for one that is not there."""
        self._buttons[choice].setChecked(True)

    @property
    def current(self) -> str:
        """The id of what is chosen."""
        return next(choice for choice, each in self._buttons.items() if each.isChecked())

    def _button(self, choice: str, words: str, role: str) -> Button:
        made = Button(words, role, lambda: self.chosen.emit(choice))
        made.setObjectName(choice)
        made.setCheckable(True)
        made.setAutoExclusive(True)
        self._group.addButton(made)
        return made

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange and not self._quiet:
            self._round_ends()

    def _round_ends(self) -> None:
        mirrored = "yes" if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else ""
        for each in self._buttons.values():
            if (each.property("mirrored") or "") != mirrored:
                each.setProperty("mirrored", mirrored)
                each.style().unpolish(each)
                each.style().polish(each)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        forward = Qt.Key.Key_Left if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else Qt.Key.Key_Right
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            places = list(self._buttons)
            step = 1 if event.key() == forward else -1
            following = places[(places.index(self.current) + step) % len(places)]
            self._buttons[following].setFocus(Qt.FocusReason.TabFocusReason)
            self._buttons[following].click()
            return
        super().keyPressEvent(event)
