"""Pages to tick, one by one, out of everything that this seat may see: they stand on paper in the order of ticking."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QListWidgetItem, QStyle, QStyleOptionViewItem, QWidget

from trustbook.domain.folding import folded
from trustbook.domain.spots import looked_for
from trustbook.language import _
from trustbook.ui.dialogs.whose_words import whose_words
from trustbook.ui.kit import LineInput, column
from trustbook.ui.kit.announcing import StatusLabel
from trustbook.ui.kit.marks import paint_check_mark
from trustbook.ui.kit.rows_as_shown import PlainList
from trustbook.ui.kit.whole_lines import WholeLinesDelegate
from trustbook.workbook.counselling.bring_views import BringablePage
from trustbook.workbook.paper.paper_choice import PickedPage

_ID: Final = Qt.ItemDataRole.UserRole
_WORDS: Final = Qt.ItemDataRole.UserRole + 1
_GROWN: Final = 1.5
"""By how much a tick is larger than the one of the style, which it hides, in pixels at each side."""
_IN_SIGHT: Final = 5
"""Lines of a long list."""


class PickedPages(QWidget):
    """`changed` whenever a tick was set or taken away. Typing narrows the list; Enter ticks the first that fits."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._picked: list[str] = []
        self.line = LineInput(_("Type to find a page"), _("Enter ticks the first that fits."))
        self.said = StatusLabel("", "hint")
        self.said.hide()
        self.list = PlainList()
        self.list.setAccessibleName(_("Pages to pick"))
        self.list.setItemDelegate(_PageTickDelegate(self.list))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayout(column(self.line, self.list, self.said, spacing=4))
        self.line.changed.connect(lambda _text: self._narrow())
        self.line.entered.connect(self._on_entered)
        self.list.itemChanged.connect(self._on_ticked)

    def show_pages(self, pages: Sequence[BringablePage], today: date) -> None:
        """Fill the list, the newest page first."""
        self.list.blockSignals(True)
        for page in pages:
            words = _("{title} – {whose}").format(title=page.title, whose=whose_words(page, today))
            item = QListWidgetItem(words, self.list)
            item.setData(_ID, page.entry_id)
            item.setData(_WORDS, folded(words))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
        self.list.blockSignals(False)
        self.list.setCurrentRow(0)
        self.line.setVisible(len(pages) > _IN_SIGHT)
        self._fit()
        QTimer.singleShot(0, self, self._fit)  # once the lines have their width
        if not pages:
            self._say(_("There is nothing on any page yet."))

    def picked(self) -> tuple[PickedPage, ...]:
        """The pages that are ticked, in the order in which they were."""
        return tuple(map(PickedPage, self._picked))

    def tick(self, entry_id: str) -> None:
        """Tick this page, as if somebody had."""
        item = next(each for each in self._items() if each.data(_ID) == entry_id)
        self._toggle(item)

    def ids(self) -> tuple[str, ...]:
        """Of all pages, in the order of the list."""
        return tuple(str(item.data(_ID)) for item in self._items())

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _say(self, words: str) -> None:
        self.said.setVisible(bool(words))
        self.said.say(words)

    def _narrow(self) -> None:
        wanted = looked_for(self.line.text())
        fitting = []
        for item in self._items():
            item.setHidden(not all(word in str(item.data(_WORDS)) for word in wanted))
            if not item.isHidden():
                fitting.append(item)
        self.list.setCurrentRow(self.list.row(fitting[0]) if fitting else -1)
        self._say("" if fitting else _("Nothing is called so."))

    def _on_entered(self) -> None:
        if self.list.currentRow() >= 0:
            self._toggle(self.list.currentItem())
            self.line.edit.selectAll()

    @staticmethod
    def _toggle(item: QListWidgetItem) -> None:
        ticked = item.checkState() is Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)

    def _on_ticked(self, item: QListWidgetItem) -> None:
        entry_id, ticked = str(item.data(_ID)), item.checkState() is Qt.CheckState.Checked
        self._picked = [each for each in self._picked if each != entry_id] + ([entry_id] if ticked else [])
        words = _("“{title}” goes on paper.") if ticked else _("“{title}” stays here.")
        self._say(words.format(title=item.text()))
        self.changed.emit()

    def _fit(self) -> None:
        lines = min(max(self.list.count(), 1), _IN_SIGHT)
        shown = [self.list.item(row) for row in range(min(lines, self.list.count()))]
        rows = [self.list.place_of(self.list.indexFromItem(item)).height() for item in shown]
        high = sum(rows) or self.fontMetrics().lineSpacing()
        self.list.setFixedHeight(high + 2 * self.list.frameWidth() + 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.line.edit.hasFocus():
            return  # it ticks; it presses no button
        if event.key() == Qt.Key.Key_Down and self.line.edit.hasFocus() and self.list.currentRow() >= 0:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class _PageTickDelegate(WholeLinesDelegate):
    """Ticks as they look everywhere else."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        look = shown.widget.style()
        place = look.subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, shown, shown.widget)
        box = QRectF(place).adjusted(-_GROWN, -_GROWN, _GROWN, _GROWN)
        ticked = shown.checkState == Qt.CheckState.Checked
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_check_mark(painter, box, shown.palette, checked=ticked)
        painter.restore()
