"""Which entry is open, how far it is, and how much of the page is shown."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from trustbook.domain.entries import EntryState
from trustbook.language import _, long_date
from trustbook.ui.kit import DropDown, Flow, Words, button, column, soft
from trustbook.ui.kit.buttons import Button
from trustbook.ui.pages.words import joined, minutes_words, state_words
from trustbook.workbook.views import Page


class EntryBar(QWidget):
    """`entry_requested` carries the id of another entry; `core_only_chosen` whether the short form is wanted."""

    entry_requested = Signal(str)
    new_requested = Signal()
    core_only_chosen = Signal(bool)

    def __init__(self, page: Page, *, has_short_form: bool) -> None:
        super().__init__()
        self._page = page
        self._state = soft("")
        line: list[QWidget] = []
        self._entries: DropDown | None = None
        if page.earlier:
            self._entries = self._entry_list(page)
            line.append(self._entries)
        self._new = button(_("New entry"), self.new_requested.emit)
        line.append(self._new)
        self._length = self._length_choice() if has_short_form else []
        self._minutes = Words("", "beside-button")
        self._minutes.setWordWrap(False)
        layout = column(self._state, spacing=6)
        layout.addLayout(Flow(*line, *self._length, *([self._minutes] if self._length else [])))
        self.setLayout(layout)
        self.show_state(page.state, exists=page.exists)

    def show_state(self, state: EntryState, *, exists: bool) -> None:
        """Say how far the entry is, and of which day it is."""
        day = long_date(self._page.on) if exists else ""
        self._state.setText(joined(state_words(state), day))
        self._state.setVisible(exists or bool(self._page.writable))
        again = self._page.exercise.repeat == "dated" and not self._page.read_only
        self._new.setVisible(again and (exists or bool(self._page.earlier)))

    def show_core_only(self, core_only: bool) -> None:
        """Show which of both is chosen."""
        if self._length:
            self._length[0].setChecked(core_only)
            self._length[1].setChecked(not core_only)
            exercise = self._page.exercise
            self._minutes.setText(minutes_words(exercise.short_minutes if core_only else exercise.minutes))

    def _entry_list(self, page: Page) -> DropDown:
        combo = DropDown()
        combo.setAccessibleName(_("Entries of this page"))
        here = _("{day} (this one)").format(day=long_date(page.on)) if page.exists else _("New entry (this one)")
        combo.addItem(here, page.entry_id)
        for line in page.earlier:
            combo.addItem(joined(long_date(line.on), state_words(line.state)), line.entry_id)
        combo.activated.connect(self._on_entry)
        return combo

    def _on_entry(self, index: int) -> None:
        if index > 0 and self._entries is not None:
            self.entry_requested.emit(str(self._entries.itemData(index)))
            self._entries.setCurrentIndex(0)

    def _length_choice(self) -> list[Button]:
        short = Button(_("Short form"), "choice", lambda: self.core_only_chosen.emit(True))
        whole = Button(_("All of it"), "choice", lambda: self.core_only_chosen.emit(False))
        short.setAccessibleDescription(_("Only the questions that matter most"))
        group = QButtonGroup(self)
        for each in (short, whole):
            each.setCheckable(True)
            group.addButton(each)
        return [short, whole]
