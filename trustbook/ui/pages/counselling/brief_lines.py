"""The items of a brief with their ticks, under their headings; whole pages stay folded until somebody wants them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from trustbook.language import _
from trustbook.ui.fields.marks import MarkRow
from trustbook.ui.kit import CheckMark, Space, TextLabel, column, heading, link_button
from trustbook.workbook.counselling.brief_views import BriefItem
from trustbook.workbook.counselling.brief_words import about, words_of


class ItemLine(QWidget):
    """One item with its tick, and below it whose it is, of which days, and who sees it."""

    def __init__(self, each: BriefItem, today: date, *, ticks: bool, consents: bool) -> None:
        super().__init__()
        self.item = each
        self._today, self._consents = today, consents
        self.mark = CheckMark()
        self._note = TextLabel("", "note")
        words = MarkRow(self.mark, words_of(each.item), role="reading")
        self.mark.setVisible(ticks)
        self._note.setContentsMargins(self.mark.sizeHint().width() + Space.FIELD if ticks else 0, 0, 0, Space.FIELD)
        self.setLayout(column(words, self._note, spacing=0))
        self.show_item(each)

    def show_item(self, each: BriefItem) -> None:
        """How it stands now."""
        self.item = each
        if self._consents:
            self.mark.setChecked(each.my_yes)
        words = about(each, self._today, consents=self._consents)
        self._note.setText(words)
        self.mark.setAccessibleName(words_of(each.item))
        self.mark.setAccessibleDescription(words)


class WholePages(QWidget):
    """Every page of these days could come after the brief. Those with a yes are shown, the others when asked for."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._folded: list[ItemLine] = []
        self._lines = column(spacing=Space.STATE)
        self._more = link_button(_("Choose from the pages of these days"), self.unfold)
        self.setLayout(column(heading(name), self._lines, self._more, spacing=Space.STATE))
        self._show_more()

    def add(self, line: ItemLine) -> None:
        """One page more, in their order."""
        self._lines.addWidget(line)
        if not (line.item.my_yes or line.item.agreed_on):
            line.hide()
            self._folded.append(line)
        self._show_more()

    def unfold(self) -> None:
        """Show all, and go on to the first that came."""
        came, self._folded = self._folded, []
        for line in came:
            line.show()
        self._show_more()
        if came:
            came[0].mark.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_more(self) -> None:
        self._more.setVisible(bool(self._folded))
