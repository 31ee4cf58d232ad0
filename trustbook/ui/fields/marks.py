"""Marks to choose with: radio buttons and check boxes whose words may take several lines."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget

from trustbook.exercises.fields import Option
from trustbook.ui.kit import CheckMark, RadioMark, row
from trustbook.ui.kit.text import ExactLabel

_LEAST_GAP = 6
"""Between a mark and its words, in pixels."""


class _MarkWords(ExactLabel):
    """The words beside a mark; a click on them is a click on the mark."""

    def __init__(self, text: str, mark: QAbstractButton, role: str) -> None:
        super().__init__(text, role)
        self._mark = mark

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._mark.isEnabled():
            self._mark.setFocus(Qt.FocusReason.MouseFocusReason)
            self._mark.click()


class MarkRow(QWidget):
    """A mark with its words. The gap between them grows with the letters."""

    def __init__(self, mark: QAbstractButton, text: str, role: str = "") -> None:
        """`role`: the voice of the words; "reading" where people wrote them."""
        super().__init__()
        self.mark = mark
        words = _MarkWords(text, mark, role)
        words.setContentsMargins(0, 3, 0, 3)
        self._line = row(mark, words, spacing=_LEAST_GAP)
        self._line.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
        self._line.setStretch(1, 1)
        self.setLayout(self._line)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._line.setSpacing(max(_LEAST_GAP, self.fontMetrics().averageCharWidth()))


class OneOf(QObject):
    """Several radio buttons of which one or none is chosen. Delete and Backspace take the choice back.

    `chosen` carries the id of the option, "" for none, when the person chose. `left` says that the focus left all.
    """

    chosen = Signal(str)
    left = Signal()

    def __init__(self, buttons: Sequence[tuple[str, QAbstractButton]], parent: QWidget) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._buttons = dict(buttons)
        self._enabled = True
        for number, button in enumerate(self._buttons.values()):
            button.setAutoExclusive(True)  # said to be one of several, also where it is drawn as a push button
            self._group.addButton(button, number)
            button.installEventFilter(self)
        self._group.idClicked.connect(self._on_clicked)

    def current(self) -> str:
        """Id of the chosen option, "" for none."""
        return next((name for name, button in self._buttons.items() if button.isChecked()), "")

    def choose(self, name: str) -> None:
        """Show this choice; "" or an unknown one shows none."""
        if name in self._buttons:
            self._buttons[name].setChecked(True)
            return
        self._group.setExclusive(False)
        for button in self._buttons.values():
            button.setChecked(False)
        self._group.setExclusive(True)

    def take_back(self) -> None:
        """The person wants none of them."""
        if self._enabled and self.current():
            self.choose("")
            self.chosen.emit("")

    def set_enabled(self, enabled: bool) -> None:
        """Let it be chosen, or only looked at."""
        self._enabled = enabled
        for button in self._buttons.values():
            button.setEnabled(enabled)

    def take_focus(self) -> None:
        """Put the focus on the chosen one, else on the first."""
        name = self.current() or next(iter(self._buttons))
        self._buttons[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_clicked(self, number: int) -> None:
        self.chosen.emit(list(self._buttons)[number])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
                self.take_back()
                return True
        elif event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return False


def radio_rows(options: Sequence[Option]) -> list[tuple[str, MarkRow]]:
    """A radio button for each option."""
    return [(option.id, MarkRow(RadioMark(), option.label)) for option in options]


def check_rows(options: Sequence[Option]) -> list[tuple[str, MarkRow]]:
    """A check box for each option."""
    return [(option.id, MarkRow(CheckMark(), option.label)) for option in options]
