"""The exercises of a tab: title, minutes, alone or together, state in words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from trustbook.domain.entries import EntryState
from trustbook.language import _, long_date
from trustbook.ui.pages.pieces import Piece, draw, draw_ground, height_of, small_font, title_font
from trustbook.ui.pages.words import joined, minutes_words, state_words, who_words
from trustbook.ui.runtime.theme import Theme
from trustbook.workbook.views import ExerciseLine

_LINE_ROLE = Qt.ItemDataRole.UserRole
_FACTS_ROLE = Qt.ItemDataRole.UserRole + 1
_OPEN_ROLE = Qt.ItemDataRole.UserRole + 2
_STATE_ROLE = Qt.ItemDataRole.UserRole + 3
_PADDING = 10
_Index = QModelIndex | QPersistentModelIndex


class ExerciseList(QListWidget):
    """`chosen` carries the exercise id, by a click, Enter or the space bar. Arrows only walk."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, *, solo: bool) -> None:
        super().__init__()
        self.theme = theme
        self._solo = solo
        self.setProperty("role", "lines")
        self.setAccessibleName(_("Exercises"))
        self.setItemDelegate(_LineDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.itemClicked.connect(self._on_chosen)

    def show_lines(self, lines: tuple[ExerciseLine, ...]) -> None:
        """Show these lines. Lines that say the same as before are left alone."""
        if [self._line(row).exercise_id for row in range(self.count())] != [line.exercise_id for line in lines]:
            self.clear()
            for _line in lines:
                self.addItem(QListWidgetItem())
        for row, line in enumerate(lines):
            item = self.item(row)
            if item.data(_LINE_ROLE) == line:
                continue
            facts, state = line_facts(line, solo=self._solo), line_state(line)
            item.setData(_LINE_ROLE, line)
            item.setData(_FACTS_ROLE, facts)
            item.setData(_STATE_ROLE, state)
            item.setText(line.title)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ". ".join(filter(None, (line.title, facts, state))))

    def show_open(self, exercise_id: str) -> None:
        """Mark the exercise that is open; "" marks none."""
        for row in range(self.count()):
            opened = self._line(row).exercise_id == exercise_id
            self.item(row).setData(_OPEN_ROLE, opened)
            if opened:
                self.setCurrentRow(row)

    def lines(self) -> tuple[ExerciseLine, ...]:
        """What is shown."""
        return tuple(self._line(row) for row in range(self.count()))

    def _line(self, row: int) -> ExerciseLine:
        line = self.item(row).data(_LINE_ROLE)
        assert isinstance(line, ExerciseLine)
        return line

    def _on_chosen(self, item: QListWidgetItem) -> None:
        self.chosen.emit(self._line(self.row(item)).exercise_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.currentItem() is not None:
            self._on_chosen(self.currentItem())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.scheduleDelayedItemsLayout()


def line_facts(line: ExerciseLine, *, solo: bool) -> str:
    """Minutes and who writes."""
    if line.broken:
        return _("cannot be shown at the moment")
    return joined(minutes_words(line.minutes), who_words(line.who, solo=solo))


def line_state(line: ExerciseLine) -> str:
    """State, newest date, and whether something of it is shared, never how often; "" while nothing was done with it."""
    state = state_words(line.state) if line.state is not EntryState.UNTOUCHED else ""
    day = long_date(line.on) if line.on is not None and line.repeat == "dated" else ""
    return joined(state, day, _("shared") if line.copies else "")


class _LineDelegate(QStyledItemDelegate):
    """Draws the title in reading letters and the facts below it, both over as many lines as they need."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        box = option.rect.adjusted(4, 2, -4, -2)
        draw_ground(painter, option, box, chosen=bool(index.data(_OPEN_ROLE)))
        inner = box.adjusted(_PADDING, _PADDING - 2, -_PADDING, -_PADDING + 2)
        draw(painter, _pieces(option, index), inner, self._view().theme, option.direction)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        width = max(80, self._view().viewport().width())
        return QSize(width, height_of(_pieces(option, index), width - 8 - 2 * _PADDING) + 2 * _PADDING + 2)

    def _view(self) -> ExerciseList:
        view = self.parent()
        assert isinstance(view, ExerciseList)
        return view


def _pieces(option: QStyleOptionViewItem, index: _Index) -> list[Piece]:
    title, small = title_font(option.font), small_font(option.font)
    pieces = [
        Piece(index.data(Qt.ItemDataRole.DisplayRole) or "", title, "ink"),
        Piece(index.data(_FACTS_ROLE) or "", small, "ink-soft"),
        Piece(index.data(_STATE_ROLE) or "", small, "accent"),
    ]
    return [piece for piece in pieces if piece.text]
