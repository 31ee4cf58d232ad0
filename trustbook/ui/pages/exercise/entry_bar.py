"""One quiet row below the head of a page: how much of it is shown, ways to read, and which entry is open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from trustbook.domain.entries import EntryState
from trustbook.language import _
from trustbook.ui.kit import DropDown, FlowLayout, TextLabel, link_button, row
from trustbook.ui.kit.buttons import Button
from trustbook.ui.pages.words import entry_words, joined, minutes_short, state_words
from trustbook.workbook.entry_lines import entry_day
from trustbook.workbook.views import PageView


class EntryBar(QWidget):
    """`entry_requested` carries the id of another entry; `core_only_chosen` whether the short form is wanted."""

    entry_requested = Signal(str)
    new_requested = Signal()
    core_only_chosen = Signal(bool)
    grown = Signal(int)
    """It became so many pixels taller, because it has more to say."""

    def __init__(self, page: PageView, links: Sequence[QWidget], today: date, *, has_short_form: bool) -> None:
        """`links` are other things to do at the head of the page."""
        super().__init__()
        self._today = today
        self._page = page
        self._length = self._length_choice() if has_short_form else []
        self._state = TextLabel("", "beside-link")
        self._entries = self._entry_list(page) if page.earlier else None
        self._state.setWordWrap(self._entries is None)
        self._new = link_button(_("New entry"), self.new_requested.emit)
        length = [_together(*self._length)] if self._length else []
        entry = [self._state] if self._entries is None else [_together(self._state, self._entries)]
        self.setLayout(FlowLayout(*length, *links, *entry, self._new, spacing=14))
        self.show_state(page.state, exists=page.exists)

    def show_state(self, state: EntryState, *, exists: bool) -> None:
        """Say how far the entry is, and of which day it is. Of a page that nobody began there is nothing to say."""
        day = self._day() if self._entries is None else ""
        self._state.setText(joined(state_words(state), day))
        self._state.setVisible(exists)
        again = self._page.exercise.repeat == "dated" and not self._page.read_only
        self._new.setVisible(again and exists)

    def show_core_only(self, core_only: bool) -> None:
        """Show which of both is chosen."""
        if self._length:
            self._length[0].setChecked(core_only)
            self._length[1].setChecked(not core_only)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        before, now = event.oldSize(), event.size()
        if before.width() == now.width() and before.height() != now.height():
            self.grown.emit(now.height() - before.height())

    def _entry_list(self, page: PageView) -> DropDown:
        combo = DropDown()
        combo.setAccessibleName(_("Entries of this page"))
        here = _("{day} (this one)").format(day=self._day()) if page.exists else _("New entry (this one)")
        combo.addItem(here, page.entry_id)
        for line in page.earlier:
            combo.addItem(entry_words(line, self._today), line.entry_id)
        combo.activated.connect(self._on_entry)
        return combo

    def _day(self) -> str:
        return entry_day(self._page.on, self._page.at, self._today)

    def _on_entry(self, index: int) -> None:
        if index > 0 and self._entries is not None:
            self.entry_requested.emit(str(self._entries.itemData(index)))
            self._entries.setCurrentIndex(0)

    def _length_choice(self) -> list[Button]:
        minutes = minutes_short(self._page.exercise.short_minutes)
        short = Button(joined(_("Short form"), minutes), "quiet-choice", lambda: self.core_only_chosen.emit(True))
        whole = Button(_("All of it"), "quiet-choice", lambda: self.core_only_chosen.emit(False))
        short.setAccessibleDescription(_("Only the questions that matter most"))
        group = QButtonGroup(self)
        for each in (short, whole):
            each.setCheckable(True)
            each.setAutoExclusive(True)  # said to be one of several
            group.addButton(each)
        return [short, whole]


def _together(*widgets: QWidget) -> QWidget:
    """Things that stay in one line."""
    holder = QWidget()
    holder.setLayout(row(*widgets, spacing=6))
    return holder
