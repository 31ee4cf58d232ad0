"""One small promise as a card. The words of one that only its writer can see show while they have it in hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent
from PySide6.QtWidgets import QLayout, QMenu, QPushButton, QWidget

from trustbook.domain.promises import MARKS, PromiseWord
from trustbook.language import _
from trustbook.ui.kit import Disc, FlowLayout, MenuButton, Sees, Space, initials, link_button, note, row, sees_words
from trustbook.ui.kit.cards import CardButton, state_line
from trustbook.ui.kit.shortened import ShortenedText
from trustbook.ui.pages.promises.words import day_line, mark_words, said_lines
from trustbook.workbook.sitting.views import Sitting
from trustbook.workbook.together.promise_views import PromiseLine

_MOST_LINES: Final = 3
_DISC: Final = 20


class PromiseTile(CardButton):
    """All of it opens its page. At its foot stands what this seat may say of it."""

    def __init__(
        self,
        line: PromiseLine,
        sitting: Sitting,
        today: date,
        open_page: Callable[[], object],
        say: Callable[[PromiseWord], object],
    ) -> None:
        closed = _("A promise of yours")
        super().__init__(line.what if line.shared else closed, _told(line, today), open_page)
        self.line = line
        self._say = say
        self._hidden: QWidget | None = None
        words: QWidget = ShortenedText(line.what, _MOST_LINES)
        self.fill(_whose(line, sitting), note(day_line(line, today)))
        if not line.shared:
            self._closed, self._hidden = note(closed), words
            self.fill(self._closed)
        self.fill(words, None, *(note(each) for each in said_lines(line, today)))
        ways = self._ways()
        if ways:
            self.fill(FlowLayout(*ways, spacing=Space.STEP))
        for each in ways:
            each.installEventFilter(self)
        self._show_words()

    def _ways(self) -> Sequence[QWidget]:
        if self.line.may_mark:
            words = _("How did it go?") if self.line.standing.is_open else _("Say it anew")
            choose = MenuButton(words, self._fill_menu, "link")
            choose.setAccessibleDescription(self.accessibleName())
            return [choose]
        if self.line.may_notice:
            notice = link_button(_("I noticed"), lambda: self._say(PromiseWord.NOTICED))
            notice.setAccessibleDescription(self.line.what)
            return [notice]
        return []

    def _fill_menu(self, menu: QMenu) -> None:
        for word in MARKS:
            menu.addAction(mark_words(word), partial(self._say, word))
        if not self.line.standing.is_open:
            menu.addSeparator()
            menu.addAction(mark_words(PromiseWord.OPEN), lambda: self._say(PromiseWord.OPEN))

    # --- whose words may stand on the screen

    def _show_words(self) -> None:
        if self._hidden is None:
            return
        inside = any(each.hasFocus() for each in self.findChildren(QPushButton))
        in_hand = self.hasFocus() or self.underMouse() or inside
        self._hidden.setVisible(in_hand)
        self._closed.setVisible(not in_hand)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._show_words()
        return super().eventFilter(watched, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_words()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_words()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._show_words()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._show_words()


def _whose(line: PromiseLine, sitting: Sitting) -> QLayout:
    """Whose it is, or who can see it."""
    if line.mine:
        sees = Sees.BOTH if line.shared else Sees.ME
        return state_line("users" if line.shared else "lock", note(sees_words(sees)))
    other = next((each.name for each in sitting.partners if each.id != line.partner.id), "")
    disc = Disc(initials(line.partner.name, other), line.partner.colour, _DISC)
    beside = row(disc, note(_("{name} promised").format(name=line.partner.name)), spacing=Space.FIELD)
    beside.setStretch(1, 1)
    beside.setAlignment(disc, Qt.AlignmentFlag.AlignTop)
    return beside


def _told(line: PromiseLine, today: date) -> str:
    """For a screen reader: all that stands on it but its words, where those are closed."""
    whose = sees_words(Sees.BOTH if line.shared else Sees.ME) if line.mine else line.partner.name
    return ". ".join(filter(None, (whose, day_line(line, today), *said_lines(line, today))))
