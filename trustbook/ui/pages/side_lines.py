"""How the lines at the side of a tab look: chapters, pages with a state, and the few lines that lead elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from trustbook.ui.kit import Space, colour, grown, paint_sign
from trustbook.ui.kit.signs import BESIDE_CONTROL
from trustbook.ui.pages.drawn_text import DrawnText, draw, heading_font, height_of, small_font, title_font
from trustbook.ui.runtime.theme import Theme

ITEM_ROLE = Qt.ItemDataRole.UserRole
"""Its `SideLine`."""
OPEN_ROLE = Qt.ItemDataRole.UserRole + 1
"""Whether it is what is open now."""

_ABOVE = 6
"""Room above and below the words of a line, in pixels."""
_ABOVE_CHAPTER = 16
_AROUND_RULE = 12
_BAR = 4
_Index = QModelIndex | QPersistentModelIndex


class SideKind(StrEnum):
    """What a line is."""

    CHAPTER = "chapter"
    OVERVIEW = "overview"
    PAGE = "page"
    GUIDE = "guide"
    TEXT = "text"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class SideLine:
    """One line. `note` stands below its words in small letters; `sign` before them."""

    kind: SideKind
    id: str
    text: str
    note: str = ""
    sign: str = ""
    rule_above: bool = False
    shorter: tuple[str, ...] = ()
    """The note in fewer and fewer letters: the first that fits into one row is shown, else the last."""


class SideDelegate(QStyledItemDelegate):
    """Draws over as many rows of text as the words need. What is open: a raised ground, a bar, and bold letters."""

    def __init__(self, view: QListWidget, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line = index.data(ITEM_ROLE)
        if not isinstance(line, SideLine):
            return
        painter.save()
        whole: QRect = option.rect
        box = whole.adjusted(0, _room_above(line), 0, 0)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        if line.rule_above:
            y = whole.top() + _AROUND_RULE
            painter.setPen(colour("rule"))
            painter.drawLine(whole.left() + Space.PART, y, whole.right() - Space.PART, y)
        self._draw_ground(painter, option, box, opened=bool(index.data(OPEN_ROLE)))
        inner = box.adjusted(Space.PART, _ABOVE, -Space.CARD, -_ABOVE)
        if mirrored:
            inner = box.adjusted(Space.CARD, _ABOVE, -Space.PART, -_ABOVE)
        if line.sign:
            inner = self._draw_sign(painter, line.sign, inner, mirrored=mirrored)
        pieces = _pieces(line, inner.width(), opened=bool(index.data(OPEN_ROLE)))
        draw(painter, pieces, inner, self._theme, option.direction)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        line = index.data(ITEM_ROLE)
        width = max(80, self._view.viewport().width())
        if not isinstance(line, SideLine):
            return QSize(width, 0)
        inner = width - Space.PART - Space.CARD - (grown(BESIDE_CONTROL) + Space.FIELD if line.sign else 0)
        height = height_of(_pieces(line, inner, opened=bool(index.data(OPEN_ROLE))), inner)
        return QSize(width, height + 2 * _ABOVE + _room_above(line))

    def _draw_sign(self, painter: QPainter, sign: str, inner: QRect, *, mirrored: bool) -> QRect:
        """Draw it before the first row of words; what is left for the words."""
        side = grown(BESIDE_CONTROL)
        row = title_font_height()
        left = inner.right() + 1 - side if mirrored else inner.left()
        top = inner.top() + (row - side) / 2
        paint_sign(painter, sign, QRectF(left, top, side, side), colour("ink-soft"), mirrored=mirrored)
        gap = side + Space.FIELD
        return inner.adjusted(0, 0, -gap, 0) if mirrored else inner.adjusted(gap, 0, 0, 0)

    def _draw_ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, *, opened: bool) -> None:
        enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
        hovered = enabled and bool(option.state & QStyle.StateFlag.State_MouseOver)
        if opened or hovered:
            painter.fillRect(box, colour("raised"))
        if opened:
            mirrored = option.direction == Qt.LayoutDirection.RightToLeft
            left = box.right() + 1 - _BAR if mirrored else box.left()
            painter.fillRect(QRect(left, box.top(), _BAR, box.height()), colour("accent"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour("focus"), 2))
            painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 4, 4)


def title_font_height() -> int:
    """Height of a row of plain words, in pixels."""
    return height_of([DrawnText("X", title_font(), "ink")], 1000)


def _room_above(line: SideLine) -> int:
    if line.kind is SideKind.CHAPTER:
        return _ABOVE_CHAPTER
    return 2 * _AROUND_RULE if line.rule_above else 0


def _pieces(line: SideLine, width: int, *, opened: bool) -> list[DrawnText]:
    if line.kind is SideKind.CHAPTER:
        return [DrawnText(line.text, heading_font(), "accent")]
    measured, notes = QFontMetrics(small_font()), (line.note, *line.shorter)
    note = next((each for each in notes if measured.horizontalAdvance(each) <= width), notes[-1])
    pieces = [DrawnText(line.text, title_font(bold=opened), "ink"), DrawnText(note, small_font(), "ink-soft")]
    return [piece for piece in pieces if piece.text]
