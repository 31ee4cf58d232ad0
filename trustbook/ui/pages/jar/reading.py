"""The slips of the jar in the full window, one at a time: first folded, then open, at the pace of those who read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy

from trustbook.domain.people import Partner
from trustbook.language import _, long_date
from trustbook.ui.kit import FlowLayout, Rule, Space, column, initials, row
from trustbook.ui.kit.announcing import announce
from trustbook.ui.kit.far import Far, FarDisc, FarText, KeyButton
from trustbook.ui.pages.far_page import FarPage
from trustbook.ui.services import Services
from trustbook.workbook.together.jar_views import OpenedSlip

_ROOM = ((Far.NAME, 70), (Far.SENTENCE, 380), (Far.PLAIN, 1_000_000))
"""Sizes, the largest first, each with the most characters of a slip that is set so."""


class JarReadingPage(FarPage):
    """Folded, open, the next one."""

    def __init__(self, services: Services, slips: Sequence[OpenedSlip], partners: Sequence[Partner]) -> None:
        super().__init__(services, _("Good things, to read together"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._slips, self._partners = tuple(slips), tuple(partners)
        self._at = 0
        self._unfolded = False
        self._who = row(None, spacing=Space.STEP)
        self._words = {size: FarText("", size) for size, _most in _ROOM}
        self._day = FarText("", Far.PLAIN, reading=False)
        for text in self._words.values():
            text.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._next = KeyButton(_("Space"), "", self._forth, likely=True)
        self._back_key = KeyButton("←", _("back"), self._backwards)
        leave = KeyButton(_("Esc"), _("leave"), self.left.emit)
        keys = FlowLayout(self._next, self._back_key, leave, spacing=Space.COLUMN)
        self.setLayout(column(self._who, None, *self._words.values(), self._day, None, Rule(), keys))
        self._show()

    @property
    def shown(self) -> str:
        """The words that show now; "" while the slip is folded."""
        return self._slips[self._at].what if self._slips and self._unfolded else ""

    # --- unfolding and turning over

    def _forth(self) -> None:
        if not self._slips or (self._unfolded and self._at + 1 == len(self._slips)):
            self.left.emit()
        elif self._unfolded:
            self._at, self._unfolded = self._at + 1, False
            self._show()
        else:
            self._unfolded = True
            self._show()

    def _backwards(self) -> None:
        if self._unfolded:
            self._unfolded = False
        elif self._at:
            self._at, self._unfolded = self._at - 1, True
        self._show()

    def _show(self) -> None:
        while (item := self._who.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        slip = self._slips[self._at] if self._slips else None
        if slip is None:
            self._say(_("The jar is empty this time. That is fine."), "")
        elif self._unfolded:
            self._name(slip.partner)
            self._say(slip.what, long_date(slip.on))
        else:
            self._name(slip.partner)
            self._say("", _("A folded slip. Whoever likes unfolds it and reads it out."))
        last = slip is None or (self._unfolded and self._at + 1 == len(self._slips))
        self._next.say(_("that was all") if last else _("the next one") if self._unfolded else _("unfold it"))
        self._back_key.setVisible(self._at > 0 or self._unfolded)
        self.use_far_sizes()

    def _name(self, partner: Partner) -> None:
        other = next((each.name for each in self._partners if each.id != partner.id), "")
        self._who.addWidget(FarDisc(initials(partner.name, other), partner.colour, Far.PLAIN))
        self._who.addWidget(FarText(_("{name} wrote").format(name=partner.name), Far.SENTENCE))
        self._who.addStretch(1)

    def _say(self, words: str, below: str) -> None:
        fits = next(size for size, most in _ROOM if len(words) <= most)
        for size, text in self._words.items():
            text.setText(words if size is fits else "")
            text.setVisible(bool(words) and size is fits)
        self._day.setText(below)
        self._day.setVisible(bool(below))
        if self.isVisible():
            announce(self, ". ".join(filter(None, (words, below))))
