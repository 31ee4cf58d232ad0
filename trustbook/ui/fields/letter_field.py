"""A field for a letter: larger letters on paper of its own, and two quiet hints how one begins and ends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QLayout, QWidget

from trustbook.domain.letter_text import LetterText, is_letter
from trustbook.exercises.fields import LetterField
from trustbook.language import _
from trustbook.ui.fields.answer_edit import AnswerEdit
from trustbook.ui.fields.text_fields import OneText
from trustbook.ui.kit import TextLabel, column, link_button, row

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
    """The text of a letter. The hints are no part of the answer.

    What the letter has around its text (day, salutation, closing, name: written on the page of a letter) stands in
    place of the hints, to be read, and stays as it is.
    """

    def __init__(self, field: LetterField, write: Callable[[], object] | None = None) -> None:
        """`write` opens a sheet of its own to write it on."""
        super().__init__(field, AnswerEdit(min(field.lines, _MOST_LINES_AT_FIRST)))
        self._letter = LetterText()
        self.edit.setProperty("role", "letter")
        self._above, self._below = TextLabel("", "letter-hint"), TextLabel("", "letter-hint")
        self.add(_Paper(self.edit, column(self._above, self.edit, self._below, spacing=4, margins=22)))
        if write is not None:
            self.add(row(link_button(_("Write it on a sheet of its own"), write), None))
        self._show_around()

    def value(self) -> Any:
        return replace(self._letter, text=self.edit.text()).value

    def set_value(self, value: Any) -> None:
        self._letter = LetterText.of(value if is_letter(value) else None)
        super().set_value(self._letter.text)
        self._show_around()

    def _show_around(self) -> None:
        letter, field = self._letter, self.field
        assert isinstance(field, LetterField)
        above = "\n".join(filter(None, (letter.date, letter.salutation))) or field.greeting
        below = "\n".join(filter(None, (letter.closing, letter.name))) or field.closing
        for words, place in ((above, self._above), (below, self._below)):
            place.setText(words)
            place.setVisible(bool(words))
