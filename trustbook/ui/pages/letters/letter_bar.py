"""The one bar above a letter, in place of the tabs: the way back, what it is and who can see it, what one may do."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from trustbook.language import _
from trustbook.ui.kit import PrivacySign, Sees, Space, link_button, primary_button
from trustbook.ui.kit.announcing import StatusLabel
from trustbook.ui.kit.buttons import Button

_HEIGHT: Final = 48


class LetterBar(QFrame):
    """In a narrow window its words stand in a line of their own."""

    back = Signal()

    def __init__(self, back: str, words: str, sees: Sees, *ends: Button) -> None:
        """`back` names where the way back leads; `words` say whose it is and who can see it; `ends`: at most two."""
        super().__init__()
        self.setProperty("role", "bar")
        self._back = Button(back, "bar", self.back.emit, sign="arrow-left")
        self.words = words
        self._words = PrivacySign(sees, words, "soft")
        self._said = StatusLabel("", "note")
        self._said.hide()
        self._ends = ends
        self._grid = QGridLayout()
        self._grid.setContentsMargins(Space.FIELD, Space.STATE, Space.PART, Space.STATE)
        self._grid.setHorizontalSpacing(Space.STEP)
        self.setLayout(self._grid)
        self.setMinimumHeight(_HEIGHT)
        self._is_narrow: bool | None = None
        self._arrange()

    def say(self, words: str) -> None:
        """Say quietly what just happened."""
        self._said.setVisible(bool(words))
        self._said.say(words)

    def say_who_sees(self, words: str) -> None:
        """What it is, and who can see it, has changed."""
        if words != self.words:
            self.words = words
            self._words.say(words)
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._arrange()

    def _arrange(self) -> None:
        items: tuple[QWidget, ...] = (self._back, self._words, *self._ends)
        shown = [item for item in items if not item.isHidden()]
        needed = sum(item.sizeHint().width() for item in shown) + 6 * Space.STEP
        narrow = needed > self.width() > 0
        if narrow == self._is_narrow:
            return
        self._is_narrow = narrow
        for item in (*items, self._said):
            self._grid.removeWidget(item)
        centre = Qt.AlignmentFlag.AlignCenter
        for place, item in zip((0, 2, 3), (self._back, *self._ends), strict=False):
            self._grid.addWidget(item, 0, place, Qt.AlignmentFlag.AlignVCenter)
        if narrow:
            self._grid.addWidget(self._words, 1, 0, 1, 4)
        else:
            self._grid.addWidget(self._words, 0, 1, centre)
        self._grid.addWidget(self._said, 2, 0, 1, 4)
        self._grid.setColumnStretch(1, 1)
        for first, second in pairwise(items):
            QWidget.setTabOrder(first, second)


class WritingBar(LetterBar):
    """While it is written: the guide beside it can be hidden, and one is done for now."""

    guide_toggled = Signal()
    done = Signal()

    def __init__(self, back: str, words: str, *, can_finish: bool) -> None:
        self.guide = link_button("", lambda: self.guide_toggled.emit())
        self.finish = primary_button(_("I am done for now"), lambda: self.done.emit())
        super().__init__(back, words, Sees.ME, self.guide, self.finish)
        if not can_finish:
            self.finish.hide()
        self.show_guide(True)

    def show_guide(self, shown: bool) -> None:
        """Say what the link does next."""
        words = _("Hide the guide") if shown else _("Show the guide")
        self.guide.setText(words)
        self.guide.setAccessibleName(words)

    def offer_guide(self, possible: bool) -> None:
        """Whether the guide stands beside the letter and can be hidden."""
        self.guide.setVisible(possible)
        self._arrange()
