"""A letter that lies with both, to read. What one may do lies below its sheet, so that nobody is asked before."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from trustbook.domain.letter_text import LetterText
from trustbook.domain.letters import LetterReply
from trustbook.language import _, long_date
from trustbook.ui.dialogs.letter_reading import take_back
from trustbook.ui.dialogs.telling import teller
from trustbook.ui.kit import (
    FlowLayout,
    ScrollPage,
    Sees,
    Space,
    TextLabel,
    button,
    column,
    grown,
    link_button,
    note,
    row,
)
from trustbook.ui.kit.beside import in_line
from trustbook.ui.kit.scrolling import SHEET_PADDING
from trustbook.ui.kit.text import ExactLabel
from trustbook.ui.pages.left_by_escape import LeftByEscape
from trustbook.ui.pages.letters.letter_bar import LetterBar
from trustbook.ui.pages.letters.words import shared_name
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.letters.letter_views import LetterToRead

_SHEET: Final = 800
_TEXT: Final = 592
"""Widths of the sheet and of its text in pixels at 100 % text."""
_TOP: Final = 40
_TOP_IN_A_LOW_WINDOW: Final = Space.PART
"""So that what one may do is whole in sight below a letter of usual length, on a screen of 1366×768 with a task bar."""
_LOW: Final = 620
"""Height of the place for sheet and acts, in pixels at 100 % text."""
_EDGE: Final = 1
"""The line around the sheet, in pixels."""


class LetterReadingPage(LeftByEscape, QWidget):
    """In place of the tabs. The letter has the focus: arrow keys and Space scroll it, Escape goes back."""

    def __init__(self, services: WorkbookServices, read: LetterToRead) -> None:
        super().__init__()
        self._services = services
        self._read = read
        self._navigator = services.navigator
        letter, together = read.letter, services.client.viewer.is_together
        words = _("{name}, given on {day}").format(
            name=shared_name(letter, together=together), day=long_date(letter.on)
        )
        aloud = link_button(_("Large, to read aloud"), lambda: self._navigator.read_aloud(read.text))
        self.bar = LetterBar(_("Letters"), words, Sees.BOTH, aloud, link_button(_("Print"), self._print))
        self.bar.back.connect(self._navigator.back)
        self.foot = self._foot(together=together)
        """Who is told that it is read."""
        text = read.text if read.text.date else replace(read.text, date=long_date(letter.on))
        self.sheet = _LetterSheet(column(*letter_lines(text), None, spacing=Space.CARD), self._below())
        self.sheet.setAccessibleName(words)
        self.setLayout(column(self.bar, self.sheet, spacing=0))

    def take_focus(self) -> None:
        """Reading begins at the top."""
        self.sheet.begin_at_top()

    def _foot(self, *, together: bool) -> str:
        letter = self._read.letter
        if letter.mine and letter.said is None:
            return _("You are not told whether or when {name} reads this").format(name=letter.reader.name)
        if letter.mine or together:
            return ""
        return _("{name} is not told whether or when you read this").format(name=letter.author.name)

    def _below(self) -> QWidget:
        """What one may do with it, and behind that what one may say to its writer."""
        letter = self._read.letter
        acts = [button(_("Put it away"), self._navigator.back)]
        if letter.mine:
            acts.append(button(_("Take it back"), self._take_back))
        elif not self._services.client.viewer.is_together:
            acts.append(button(_("Write an answer"), self._answer))
        asked = note(_("If you like,\nsay to {name}").format(name=letter.author.name))
        sayings = [self._saying(reply) for reply in self._read.can_say]
        return in_line(_flowing(*acts), _flowing(*([asked, *sayings] if sayings else [])))

    def _saying(self, reply: LetterReply) -> QWidget:
        words = {LetterReply.THANK_YOU: _("Read, thank you"), LetterReply.NO_ANSWER_YET: _("Read, no answer yet")}[
            reply
        ]
        return button(words, lambda: self._say(reply))

    def _say(self, reply: LetterReply) -> None:
        copy_id, client = self._read.letter.copy_id, self._services.client
        viewer = client.viewer
        client.do(
            lambda session: session.letters.say(viewer, copy_id, reply),
            lambda _changed: self._navigator.back(),
            teller(self._services.program.prompts, "letter-failed"),
            owner=self,
        )

    def _answer(self) -> None:
        copy_id, client = self._read.letter.copy_id, self._services.client
        viewer = client.viewer
        client.do(
            lambda session: session.letters.begin_answer(viewer, copy_id),
            self._navigator.open_place,
            teller(self._services.program.prompts, "letter-failed"),
        )

    def _print(self) -> None:
        from trustbook.ui.dialogs.paper_open import letter_paper

        letter_paper(self.window(), self._services, self.bar.words, self._read.letter.copy_id)

    def _take_back(self) -> None:
        take_back(self._services, self._read.letter.copy_id, self._navigator.back)


class _LetterSheet(ScrollPage):
    def __init__(self, layout: QVBoxLayout, below: QWidget) -> None:
        super().__init__(layout)
        self._acts = below
        self.lay_below(below)
        self.use_text_width(_SHEET - SHEET_PADDING)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.width() >= grown(_SHEET) + 2 * Space.COLUMN
        side = grown(_SHEET - _TEXT) // 2 - _EDGE if roomy else max(Space.PART, (self.width() - grown(_TEXT)) // 2)
        edge = _TOP if self.height() >= grown(_LOW) else _TOP_IN_A_LOW_WINDOW
        self.content.setContentsMargins(side, edge, side, edge)
        aside = 0 if roomy else Space.PART
        self._acts.setContentsMargins(aside, Space.CARD, aside, Space.STATE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space goes on by a page, with Shift back."""
        if event.key() != Qt.Key.Key_Space:
            super().keyPressEvent(event)
            return
        bar = self.verticalScrollBar()
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        bar.setValue(bar.value() + (-bar.pageStep() if back else bar.pageStep()))


def _flowing(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    holder.setLayout(FlowLayout(*widgets, spacing=Space.CARD))
    return holder


def letter_lines(text: LetterText) -> list[QWidget | QBoxLayout]:
    """Each paragraph as it was written, the day at the end of its line."""
    lines: list[QWidget | QBoxLayout] = []
    if text.date:
        lines.append(row(None, ExactLabel(text.date, "letter-hint")))
    for piece in (text.salutation, text.text, text.closing, text.name):
        lines += [TextLabel(words, "letter") for words in piece.split("\n\n") if words]
    return lines
