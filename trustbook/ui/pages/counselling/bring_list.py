"""The pages to bring, in their order: dragged, moved by Ctrl and the arrow keys, or by a menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QDropEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListWidgetItem, QMenu, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from trustbook.language import _, number
from trustbook.ui.kit import Space, colour, grown, paint_sign
from trustbook.ui.kit.menus import calm_menu
from trustbook.ui.kit.signs import BESIDE_CONTROL, BESIDE_NOTE
from trustbook.ui.pages.drawn_text import DrawnText, draw, height_of, small_font, title_font
from trustbook.ui.pages.line_list import LineList, ended
from trustbook.ui.runtime.theme import Theme

_LINE: Final = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class BringLine:
    """A page of the list. `sign` stands before its note: a lock, or two heads."""

    entry_id: str
    title: str
    note: str
    sign: str


class BringListView(LineList):
    """`chosen` carries the id of the page that is selected now, "" for none."""

    chosen = Signal(str)
    moved = Signal(str, int)
    """A page, and the place from 0 where it is wanted."""
    taken_off = Signal(str)

    def __init__(self, theme: Theme, fill_menu: Callable[[QMenu], object]) -> None:
        """`fill_menu` puts in what else can be done with the page that is selected."""
        super().__init__(theme, _("Pages to bring"))
        self._fill_menu = fill_menu
        self.setAccessibleDescription(_("Ctrl and the arrow keys move a page. Delete takes it off the list."))
        self.setItemDelegate(_BringDelegate(self))
        self.setDragDropMode(self.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToContents)
        self.currentRowChanged.connect(lambda _row: self.chosen.emit(self.current()))

    def current(self) -> str:
        """Id of the page that is selected, "" for none."""
        line = _line(self.currentItem())
        return line.entry_id if line is not None else ""

    def lines(self) -> tuple[BringLine, ...]:
        """All of them, in order."""
        found = (_line(self.item(row)) for row in range(self.count()))
        return tuple(line for line in found if line is not None)

    def show_lines(self, lines: Sequence[BringLine]) -> None:
        """Show these; the page that was selected stays so, else the one in its place."""
        before, row = self.current(), self.currentRow()
        self.blockSignals(True)
        self.clear()
        for place, line in enumerate(lines, start=1):
            where = _("{place} of {count}").format(place=number(place), count=number(len(lines)))
            item = QListWidgetItem(line.title, self)
            item.setData(_LINE, line)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{ended(line.title)} {ended(line.note)} {where}")
        ids = [line.entry_id for line in lines]
        row = ids.index(before) if before in ids else min(max(row, 0), len(lines) - 1)
        self.setCurrentRow(row)
        self.blockSignals(False)
        self.updateGeometry()
        self.chosen.emit(self.current())

    def move_current(self, by: int) -> None:
        """Let the selected page stand so many places further down."""
        place = self.currentRow() + by
        if self.current() and 0 <= place < self.count():
            self.moved.emit(self.current(), place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.move_current(step)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.current():
            self.taken_off.emit(self.current())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self.current():
            return
        item = self.currentItem()
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        place = event.globalPos() if by_mouse else self.viewport().mapToGlobal(self.visualItemRect(item).bottomLeft())
        self.menu().popup(place)

    def menu(self) -> QMenu:
        """What can be done with the page that is selected."""
        menu = calm_menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(_("This page"))
        up = menu.addAction(_("Move up"), lambda: self.move_current(-1))
        down = menu.addAction(_("Move down"), lambda: self.move_current(1))
        up.setEnabled(self.currentRow() > 0)
        down.setEnabled(self.currentRow() < self.count() - 1)
        self._fill_menu(menu)
        menu.addAction(_("Take it off the list"), lambda: self.taken_off.emit(self.current()))
        return menu

    def dropEvent(self, event: QDropEvent) -> None:
        dragged = self.current()
        super().dropEvent(event)
        ids = [line.entry_id for line in self.lines()]
        if dragged in ids:
            self.moved.emit(dragged, ids.index(dragged))

    def sizeHint(self) -> QSize:
        high = sum(self.sizeHintForRow(row) for row in range(self.count()))
        return QSize(grown(280), high + 2 * self.frameWidth() + Space.STATE)

    def minimumSizeHint(self) -> QSize:
        first = self.sizeHintForRow(0) if self.count() else 0
        return QSize(grown(160), min(self.sizeHint().height(), 2 * first))


class _BringDelegate(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line = index.data(_LINE)
        if not isinstance(line, BringLine):
            return
        painter.save()
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        box: QRect = option.rect.adjusted(2, 1, -2, -1)
        self._draw_ground(painter, option, box)
        inner = box.adjusted(Space.FIELD, Space.FIELD, -Space.FIELD, -Space.FIELD)
        side = grown(BESIDE_CONTROL)
        _sign(painter, "grip-vertical", inner, 0, side, mirrored=mirrored)
        words = _after(inner, side + Space.CARD, mirrored=mirrored)
        theme = self._view().theme
        title = [DrawnText(line.title, title_font(bold=True), "ink")]
        draw(painter, title, words, theme, option.direction)
        down = height_of(title, words.width())
        small = grown(BESIDE_NOTE)
        _sign(painter, line.sign, words, down, small, mirrored=mirrored)
        rest = _after(words, small + Space.STATE, mirrored=mirrored).adjusted(0, down, 0, 0)
        draw(painter, [DrawnText(line.note, small_font(), "ink-soft")], rest, theme, option.direction)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        width = max(80, self._view().viewport().width())
        line = index.data(_LINE)
        if not isinstance(line, BringLine):
            return QSize(width, 0)
        words = width - 4 - 2 * Space.FIELD - grown(BESIDE_CONTROL) - Space.CARD
        high = height_of([DrawnText(line.title, title_font(bold=True), "ink")], words)
        note = DrawnText(line.note, small_font(), "ink-soft")
        high += height_of([note], words - grown(BESIDE_NOTE) - Space.STATE)
        return QSize(width, high + 2 * Space.FIELD + 2)

    def _view(self) -> BringListView:
        view = self.parent()
        assert isinstance(view, BringListView)
        return view

    @staticmethod
    def _draw_ground(painter: QPainter, option: QStyleOptionViewItem, box: QRect) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(colour("accent-soft" if selected else "raised"))
            painter.drawRoundedRect(box, 5, 5)
        painter.setPen(colour("rule"))
        painter.drawLine(box.left() + 2, box.bottom() + 1, box.right() - 2, box.bottom() + 1)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("focus"), 2))
            painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 4, 4)


def _sign(painter: QPainter, name: str, box: QRect, down: int, side: int, *, mirrored: bool) -> None:
    left = box.right() + 1 - side if mirrored else box.left()
    paint_sign(painter, name, QRectF(left, box.top() + down, side, side), colour("ink-soft"), mirrored=mirrored)


def _after(box: QRect, room: int, *, mirrored: bool) -> QRect:
    return box.adjusted(0, 0, -room, 0) if mirrored else box.adjusted(room, 0, 0, 0)


def _line(item: QListWidgetItem | None) -> BringLine | None:
    line = item.data(_LINE) if item is not None else None
    return line if isinstance(line, BringLine) else None
