"""A field for a letter: larger letters on paper of its own, and two quiet hints how one begins and ends."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QLayout, QWidget

from trustbook.exercises.fields import LetterField
from trustbook.ui.fields.answer_edit import AnswerEdit
from trustbook.ui.fields.text_fields import OneText
from trustbook.ui.kit import TextLabel, column

_MOST_LINES_AT_FIRST = 12


class _Paper(QWidget):
    """The sheet that the letter is written on. Its edge shows where the focus is."""

    def __init__(self, edit: AnswerEdit, layout: QLayout) -> None:
        super().__init__()
        self._edit = edit
        self.setLayout(layout)
        edit.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        palette, focused = self.palette(), self._edit.hasFocus()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QPalette.ColorRole.Accent if focused else QPalette.ColorRole.Dark
        painter.setPen(QPen(palette.color(edge), 2 if focused else 1))
        ground = QPalette.ColorRole.AlternateBase if self._edit.isReadOnly() else QPalette.ColorRole.Base
        painter.setBrush(palette.color(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 3, 3)
        painter.end()


class LetterWidget(OneText):
    """Text of any length. The hints are no part of the answer."""

    def __init__(self, field: LetterField) -> None:
        super().__init__(field, AnswerEdit(min(field.lines, _MOST_LINES_AT_FIRST)))
        self.edit.setProperty("role", "letter")
        greeting = [TextLabel(field.greeting, "letter-hint")] if field.greeting else []
        closing = [TextLabel(field.closing, "letter-hint")] if field.closing else []
        self.add(_Paper(self.edit, column(*greeting, self.edit, *closing, spacing=4, margins=22)))
