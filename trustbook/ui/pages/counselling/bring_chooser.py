"""Choosing pages to bring out of everything that this seat may see: type a few letters, tick."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidgetItem, QWidget

from trustbook.domain.folding import folded
from trustbook.domain.spots import looked_for
from trustbook.language import _
from trustbook.ui.dialogs.telling import teller
from trustbook.ui.dialogs.whose_words import whose_words
from trustbook.ui.kit import CalmDialog, LineInput, column
from trustbook.ui.kit.announcing import StatusLabel
from trustbook.ui.pages.tick_list import TickList
from trustbook.ui.runtime.owned import while_alive
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.counselling.bring_views import BringablePage
from trustbook.workbook.sitting.views import Changed

_LINES_SAID: Final = 2
_ID: Final = Qt.ItemDataRole.UserRole + 7
_WORDS: Final = Qt.ItemDataRole.UserRole + 8
_WHOSE: Final = Qt.ItemDataRole.UserRole + 9


class _LineAndList(QWidget):
    """Down goes from what is typed to the lines that fit."""

    def __init__(self, line: LineInput, lines: TickList) -> None:
        super().__init__()
        self._line, self._lines = line, lines
        self.setLayout(column(line, lines))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self._line.edit.hasFocus() and self._lines.currentRow() >= 0:
            self._lines.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().keyPressEvent(event)


class BringChooser(CalmDialog):
    """Each tick counts at once; there is nothing to confirm."""

    def __init__(self, parent: QWidget, services: WorkbookServices, pages: Sequence[BringablePage]) -> None:
        self._services = services
        self.line = LineInput(_("Type to find a page"), _("Enter ticks the first that fits."))
        self.list = TickList(services.program.theme, _("Pages"))
        self.said = StatusLabel("", "note")
        self.said.setMinimumHeight(_LINES_SAID * self.said.fontMetrics().lineSpacing())  # the list keeps its height
        super().__init__(parent, _("What goes to counselling"), column(_LineAndList(self.line, self.list)))
        self.add_above_buttons(self.said)
        self.add_way_out(_("Done"))
        self._fill(pages)
        self.line.changed.connect(lambda _text: self._narrow())
        self.line.entered.connect(lambda: self._toggle(self.list.currentItem()))
        self.list.picked.connect(self._toggle)
        self.list.left_upwards.connect(self.line.setFocus)
        self.line.setFocus()
        if not pages:
            self.said.say(_("There is nothing on any page yet."))

    def shown(self) -> tuple[str, ...]:
        """What the lines say that fit what was typed."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(item.text() for item in items if not item.isHidden())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.line.edit.hasFocus():
            return  # it ticks; it presses no button
        super().keyPressEvent(event)

    def _fill(self, pages: Sequence[BringablePage]) -> None:
        today, brought = self._services.program.clock.today(), self._services.client.sitting.brought
        for page in pages:
            whose = whose_words(page, today)
            item = self.list.add(page.title, whose, ticked=page.entry_id in brought)
            item.setData(_ID, page.entry_id)
            item.setData(_WHOSE, whose)
            item.setData(_WORDS, folded(f"{page.title}\n{whose}"))
        self.list.setCurrentRow(0)

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
        viewer, title, whose = client.viewer, item.text(), str(item.data(_WHOSE))

        def done(changed: Changed) -> None:
            ticked = entry_id in (changed.brought or ())
            self.list.tick(item, ticked)
            goes, stays = _("“{title}” ({whose}) goes to counselling."), _("“{title}” ({whose}) stays here.")
            self.said.say((goes if ticked else stays).format(title=title, whose=whose.removesuffix(".")))
            self.line.edit.selectAll()

        failed = teller(self._services.program.prompts, "bring-failed")
        client.do(lambda session: session.bringing.toggle(viewer, entry_id), while_alive(self, done), failed, self)
