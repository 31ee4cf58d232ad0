"""Choosing pages to bring out of everything that this seat may see: type a few letters, tick."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from trustbook.domain.folding import folded
from trustbook.domain.spots import looked_for
from trustbook.language import _
from trustbook.ui.dialogs.telling import teller
from trustbook.ui.kit import CalmDialog, LineInput, column
from trustbook.ui.kit.announcing import StatusLabel
from trustbook.ui.pages.counselling.bring_words import whose_words
from trustbook.ui.runtime.owned import while_alive
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.bring_views import BringablePage
from trustbook.workbook.views import Changed

_ID: Final = Qt.ItemDataRole.UserRole
_WORDS: Final = Qt.ItemDataRole.UserRole + 1
_LINES: Final = 9
"""So many are in sight."""


class TickList(QListWidget):
    """Lines with a tick each. Space and Enter tick; `left_upwards`: Up on the first line that is shown."""

    ticked = Signal(object)
    """Its item."""
    left_upwards = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.currentItem() is not None:
            self.ticked.emit(self.currentItem())
            return
        shown = [row for row in range(self.count()) if not self.item(row).isHidden()]
        if event.key() == Qt.Key.Key_Up and shown and self.currentRow() <= shown[0]:
            self.left_upwards.emit()
            return
        super().keyPressEvent(event)


class BringChooser(CalmDialog):
    """Each tick counts at once; there is nothing to confirm."""

    def __init__(self, parent: QWidget, services: WorkbookServices, pages: Sequence[BringablePage]) -> None:
        self._services = services
        self.line = LineInput(_("Type to find a page"), _("Enter ticks the first that fits."))
        self.list = TickList()
        self.list.setAccessibleName(_("Pages"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.said = StatusLabel("", "note")
        super().__init__(parent, _("What goes to counselling"), column(self.line, self.list, spacing=8))
        self.add_above_buttons(self.said)
        self.add_way_out(_("Done"))
        self._fill(pages)
        self.line.changed.connect(lambda _text: self._narrow())
        self.line.entered.connect(lambda: self._toggle(self.list.currentItem()))
        self.list.ticked.connect(self._toggle)
        self.list.itemClicked.connect(self._toggle)
        self.list.left_upwards.connect(self.line.setFocus)
        self.line.setFocus()
        if not pages:
            self.said.say(_("There is nothing on any page yet."))

    def shown(self) -> tuple[str, ...]:
        """What the lines say that fit what was typed."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(item.text() for item in items if not item.isHidden())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.line.edit.hasFocus() and self.shown():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.line.edit.hasFocus():
            return  # it ticks; it presses no button
        super().keyPressEvent(event)

    def _fill(self, pages: Sequence[BringablePage]) -> None:
        today, brought = self._services.program.clock.today(), self._services.client.sitting.brought
        for page in pages:
            item = QListWidgetItem(f"{page.title}\n{whose_words(page, today)}", self.list)
            item.setData(_ID, page.entry_id)
            item.setData(_WORDS, folded(item.text()))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, item.text().replace("\n", ". "))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setCheckState(_tick(page.entry_id in brought))
        self.list.setCurrentRow(0)
        self.list.setMinimumHeight(self.list.sizeHintForRow(0) * min(max(len(pages), 1), _LINES) + 8)

    def _narrow(self) -> None:
        wanted = looked_for(self.line.text())
        first = None
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(not all(word in str(item.data(_WORDS)) for word in wanted))
            if first is None and not item.isHidden():
                first = row
        self.list.setCurrentRow(-1 if first is None else first)
        self.said.say(_("Nothing is called so.") if first is None else "")

    def _toggle(self, item: QListWidgetItem | None) -> None:
        if item is None or item.isHidden():
            return
        entry_id, client = str(item.data(_ID)), self._services.client
        viewer, title = client.viewer, item.text().partition("\n")[0]

        def done(changed: Changed) -> None:
            ticked = entry_id in (changed.brought or ())
            item.setCheckState(_tick(ticked))
            words = _("“{title}” goes to counselling.") if ticked else _("“{title}” stays here.")
            self.said.say(words.format(title=title))
            self.line.edit.selectAll()

        failed = teller(self._services.program.prompts, "bring-failed")
        client.do(lambda session: session.bringing.toggle(viewer, entry_id), while_alive(self, done), failed, self)


def _tick(on: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
