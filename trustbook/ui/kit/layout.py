"""How things stand beside and below each other on a screen, and the frames around them."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from trustbook.ui.kit.announcing import StatusLabel


def column(*items: QWidget | QLayout | int | None, spacing: int = 8, margins: int = 0) -> QVBoxLayout:
    """Items one below the other; an int is a gap in pixels, None takes up the room that is left."""
    return _fill(QVBoxLayout(), items, spacing, margins)


def row(*items: QWidget | QLayout | int | None, spacing: int = 8, margins: int = 0) -> QHBoxLayout:
    """Items side by side; an int is a gap in pixels, None takes up the room that is left."""
    return _fill(QHBoxLayout(), items, spacing, margins)


L = TypeVar("L", bound=QBoxLayout)


def _fill(layout: L, items: tuple[QWidget | QLayout | int | None, ...], spacing: int, margins: int) -> L:
    layout.setSpacing(spacing)
    layout.setContentsMargins(margins, margins, margins, margins)
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, int):
            layout.addSpacing(item)
        elif isinstance(item, QLayout):
            layout.addLayout(item)
        else:
            layout.addWidget(item)
    return layout


def clear_layout(layout: QLayout) -> None:
    """Remove and delete everything in a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear_layout(inner)


class _Frame(QFrame):
    def __init__(self, role: str, layout: QLayout | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        if layout is not None:
            self.setLayout(layout)


class CardFrame(_Frame):
    """A box that sets a few things apart."""

    def __init__(self, layout: QLayout) -> None:
        layout.setContentsMargins(16, 14, 16, 14)
        super().__init__("card", layout)


class DeskFrame(_Frame):
    """A piece of the desk within something else, on which a copy lies as it will lie elsewhere."""

    def __init__(self, layout: QLayout) -> None:
        layout.setContentsMargins(24, 16, 24, 24)
        super().__init__("desk", layout)


class CopyFrame(_Frame):
    """A copy as the other one will read it: a written page, to be looked at on the desk."""

    def __init__(self, layout: QLayout) -> None:
        layout.setContentsMargins(32, 24, 32, 32)
        super().__init__("copy", layout)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)


class PaperFrame(_Frame):
    """A sheet of paper on the desk."""

    def __init__(self, layout: QLayout) -> None:
        layout.setContentsMargins(44, 36, 44, 40)
        super().__init__("sheet", layout)


class Rule(_Frame):
    """A hairline; `upright` between two columns."""

    def __init__(self, *, upright: bool = False) -> None:
        super().__init__("rule-upright" if upright else "rule")


_BESIDE_BUTTONS = 45
"""Least length of a banner's line beside its buttons, in characters."""


class Banner(_Frame):
    """A line that stays at the top until what it says is mended. Hidden while it has no text."""

    def __init__(self) -> None:
        self._words = StatusLabel("")
        self._actions = row()
        self._line = row(self._words, self._actions, margins=8)
        self._line.setStretch(0, 1)
        super().__init__("banner", self._line)
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, the buttons stand below the words."""
        super().resizeEvent(event)
        self._choose_direction()

    def _choose_direction(self) -> None:
        beside = self.width() - self._actions.sizeHint().width()
        narrow = beside < self.fontMetrics().averageCharWidth() * _BESIDE_BUTTONS
        self._line.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def show_text(self, text: str, *actions: QWidget) -> None:
        """Say this, with these buttons beside it, until `clear`.

        Said again, it stays as it is: somebody may be about to press one of its buttons.
        """
        if text == self.text and not self.isHidden():
            for action in actions:
                action.deleteLater()
            return
        clear_layout(self._actions)
        before = self._comes_before()
        for action in actions:
            self._actions.addWidget(action)
            QWidget.setTabOrder(before, action)  # where the banner stands, not behind all that was made earlier
            before = action
        self._choose_direction()
        self.setAccessibleName(text)
        self.show()
        self._words.say(text, urgent=True)

    def _comes_before(self) -> QWidget:
        """What Tab comes to before the banner. Qt takes nothing that has no focus as a place in the order."""
        widget = self.previousInFocusChain()
        while widget is not None and widget is not self:
            if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not self.isAncestorOf(widget):
                return widget
            widget = widget.previousInFocusChain()
        return self

    def clear(self) -> None:
        """There is nothing to say any more."""
        self._words.setText("")
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty while hidden."""
        return self._words.text()
