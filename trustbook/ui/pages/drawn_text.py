"""Pieces of text one below the other, each with letters and a colour of its own, over as many lines as they need."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPalette, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from trustbook.ui.kit.scale import CONTROL, HEAD, NOTE, font
from trustbook.ui.runtime.theme import Theme

_GAP = 2


@dataclass(frozen=True, slots=True)
class DrawnText:
    """Some words. `role` is a colour of the theme; the characters from `marked[0]` to `marked[1]` stand out."""

    text: str
    font: QFont
    role: str
    marked: tuple[int, int] = (0, 0)


def title_font(*, bold: bool = False) -> QFont:
    """Letters of a title in a list."""
    return font(CONTROL, bold=bold)


def heading_font() -> QFont:
    """Letters of a heading between titles in a list."""
    return font(HEAD, bold=True)


def small_font(*, bold: bool = False) -> QFont:
    """Letters of what stands below a title; in bold of a small heading."""
    return font(NOTE, bold=bold)


def height_of(pieces: list[DrawnText], width: int) -> int:
    """How high the pieces are when they are `width` wide, in pixels."""
    return round(sum(_laid_out(piece, width, None).boundingRect().height() + _GAP for piece in pieces))


def draw(painter: QPainter, pieces: list[DrawnText], box: QRect, theme: Theme, direction: Qt.LayoutDirection) -> None:
    """Draw the pieces into `box`, from its top."""
    top = float(box.top())
    for piece in pieces:
        layout = _laid_out(piece, box.width(), theme, direction)
        painter.setPen(theme.colour(piece.role))
        layout.draw(painter, QPointF(box.left(), top), [], QRectF())
        top += layout.boundingRect().height() + _GAP


def draw_ground(painter: QPainter, option: QStyleOptionViewItem, box: QRect, *, chosen: bool = False) -> None:
    """Draw what lies behind a line of a list: ground, the edge of the chosen line, and the focus ring."""
    palette = option.palette
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    if chosen or option.state & QStyle.StateFlag.State_MouseOver:
        painter.setBrush(palette.color(QPalette.ColorRole.AlternateBase))
        painter.drawRoundedRect(box, 5, 5)
    if chosen:
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        painter.setBrush(palette.color(QPalette.ColorRole.Highlight))
        painter.drawRect(QRect(box.right() - 2 if mirrored else box.left(), box.top() + 6, 3, box.height() - 12))
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(palette.color(QPalette.ColorRole.Accent))
        painter.drawRoundedRect(box, 5, 5)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)


def _laid_out(
    piece: DrawnText,
    width: int,
    theme: Theme | None,
    direction: Qt.LayoutDirection = Qt.LayoutDirection.LayoutDirectionAuto,
) -> QTextLayout:
    layout = QTextLayout(piece.text, piece.font)
    mirrored = direction == Qt.LayoutDirection.RightToLeft
    option = QTextOption(Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # a title may be in another language
    layout.setTextOption(option)
    start, end = piece.marked
    if theme is not None and end > start:
        standing_out = QTextCharFormat()
        standing_out.setBackground(theme.colour("accent-soft"))
        standing_out.setForeground(theme.colour("ink"))
        spot = QTextLayout.FormatRange()
        spot.start, spot.length, spot.format = start, end - start, standing_out
        layout.setFormats([spot])
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    return layout
