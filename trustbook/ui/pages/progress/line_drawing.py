"""How a row of the line is drawn: day, sign, kind, text and person in one line, or in two where room is little."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final
from unicodedata import bidirectional

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from trustbook.domain.timeline import Kind, LineStep
from trustbook.language import day_words
from trustbook.ui.kit.colours import colour
from trustbook.ui.kit.scale import CONTROL, HEAD, NOTE, READ, Space, font, grown
from trustbook.ui.kit.signs import BESIDE_CONTROL, paint_sign
from trustbook.ui.pages.progress.line_model import LineModel
from trustbook.ui.pages.progress.words import sign_of
from trustbook.workbook.progress.timeline_words import kind_words, step_words

_ROW: Final = 35
"""Height of a row in one line, in pixels at 100 % text."""
_TWO_LINES: Final = 62
_LEAST_TEXT: Final = 300
"""Room that the text has to have beside the rest, in pixels at 100 % text; else it gets a line of its own."""
_MOST_NAME: Final = 110
_RING: Final = 2
_ABSOLUTE: Final = Qt.AlignmentFlag.AlignAbsolute
_LEFT, _RIGHT = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
_READ_FROM: Final = {"L": _LEFT, "R": _RIGHT, "AL": _RIGHT}
_Index = QModelIndex | QPersistentModelIndex


def _direction_of(text: str, otherwise: Qt.LayoutDirection) -> Qt.LayoutDirection:
    """How a text is read: by its first letter that says so, for it may be in another language than the program."""
    found = (_READ_FROM.get(bidirectional(letter)) for letter in text)
    return next((direction for direction in found if direction is not None), otherwise)


@dataclass(frozen=True)
class Columns:
    """What the columns take, in pixels, for the letters in use."""

    day: int
    kind: int
    person: int

    @classmethod
    def measured(cls, names: Iterable[str]) -> Columns:
        """For these names, and every month and kind there is."""
        control, note = QFontMetrics(font(CONTROL)), QFontMetrics(font(NOTE))
        days = (day_words(date(2026, month, 28), date(2026, month, 28), short=True) for month in range(1, 13))
        kinds = [*(kind_words(kind) for kind in Kind), *(step_words(step) for step in LineStep)]
        wide = max((note.horizontalAdvance(name) for name in names), default=0)
        return cls(
            day=max(map(control.horizontalAdvance, days)) + Space.STEP,
            kind=grown(BESIDE_CONTROL) + Space.FIELD + max(map(control.horizontalAdvance, kinds)) + Space.PART,
            person=min(wide + Space.STATE, grown(_MOST_NAME)),
        )

    def needs_two_lines(self, width: int) -> bool:
        """Whether a row of this width has no room for the text beside the rest."""
        return width < self.day + self.kind + self.person + Space.STEP + grown(_LEAST_TEXT)


@dataclass(frozen=True)
class LineFonts:
    """The letters in use, by what they are for, and what the columns take in them."""

    columns: Columns
    fonts: dict[str, QFont]
    metrics: dict[str, QFontMetrics]

    @classmethod
    def in_use(cls, names: Iterable[str]) -> LineFonts:
        """For rows with these names."""
        fonts = {
            "day": font(CONTROL), "kind": font(CONTROL), "text": font(READ), "person": font(NOTE),
            "month": font(HEAD, bold=True),
        }  # fmt: skip
        return cls(Columns.measured(names), fonts, {name: QFontMetrics(each) for name, each in fonts.items()})


@dataclass(frozen=True)
class _Row:
    """Where a row is drawn, and in which direction it is read."""

    painter: QPainter
    box: QRect
    direction: Qt.LayoutDirection

    def mirrored(self, place: QRect) -> QRect:
        """A place seen from the side where reading begins."""
        return QStyle.visualRect(self.direction, self.box, place)


class LineDelegate(QStyledItemDelegate):
    """Draws one row. All rows have one height, months too, so a long line is laid out at once."""

    def __init__(self, view: QWidget, model: LineModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self._names: tuple[str, ...] = ()
        self._letters: LineFonts | None = None
        self.two_lines = False

    def use_names(self, names: tuple[str, ...]) -> None:
        """Whose names stand at the end of rows."""
        if names != self._names:
            self._names = names
            self.measure()

    def measure(self) -> None:
        """Take the letters in use, once something is placed or drawn with them."""
        self._letters = None

    @property
    def _set(self) -> LineFonts:
        if self._letters is None:
            self._letters = LineFonts.in_use(self._names)
        return self._letters

    def fit(self, width: int) -> bool:
        """Choose one line or two for this width. True when that changed."""
        before, self.two_lines = self.two_lines, self._set.columns.needs_two_lines(width)
        return before != self.two_lines

    @property
    def row_height(self) -> int:
        """The height of every row, in pixels."""
        return grown(_TWO_LINES if self.two_lines else _ROW)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(max(80, self._view.width()), self.row_height)

    # --- drawing

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        box = option.rect
        day, kind, text, person = self._model.texts(index.row())
        item = self._model.item_at(index.row())
        row = _Row(painter, QRect(box), option.direction)
        painter.save()
        if item is None:
            self._write(row, "month", "ink", day, row.box)
            painter.restore()
            return
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, colour("raised"))
        painter.setPen(QPen(colour("rule"), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        places = self._places(box)
        self._write_note(row, places["text"], self._model.note(index.row()))
        paint_sign(
            painter, sign_of(item.kind), QRectF(row.mirrored(places["sign"])), colour("ink-soft"),
            mirrored=option.direction == Qt.LayoutDirection.RightToLeft,
        )  # fmt: skip
        for name, role, words in (("day", "ink-soft", day), ("kind", "ink-soft", kind), ("text", "ink", text)):
            self._write(row, name, role, words, places[name])
        self._write(row, "person", "ink-soft", person, places["person"])
        if option.state & QStyle.StateFlag.State_HasFocus:
            self._ring(painter, box)
        painter.restore()

    def _places(self, box: QRect) -> dict[str, QRect]:
        """Where everything stands, for reading from left to right."""
        wide, high, inset = self._set.columns, box.height(), Space.STATE
        first = high // 2 if self.two_lines else high
        left, top, right = box.left() + inset, box.top(), box.right() - inset
        side = grown(BESIDE_CONTROL)
        sign = QRect(left + wide.day, top + (first - side) // 2, side, side)
        kind_left = sign.right() + 1 + Space.FIELD
        text_left = left + wide.day + wide.kind
        person_left = right - wide.person + 1
        places = {
            "day": QRect(left, top, wide.day, first),
            "sign": sign,
            "kind": QRect(kind_left, top, text_left - kind_left - Space.STATE, first),
            "person": QRect(person_left, top, wide.person, first),
        }
        if self.two_lines:
            places["text"] = QRect(left, top + first - Space.STATE, right - left, high - first)
        else:
            places["text"] = QRect(text_left, top, person_left - Space.STEP - text_left, high)
        return places

    def _write_note(self, row: _Row, text: QRect, words: str) -> None:
        """What is said of a row at the end of its text, which gets less room."""
        if not words:
            return
        place, wide = QRect(text), self._set.metrics["person"].horizontalAdvance(words) + Space.STATE
        place.setLeft(max(text.left(), text.right() + 1 - wide))
        self._write(row, "person", "ink-soft", words, place)
        text.setRight(place.left() - Space.FIELD)

    def _write(self, row: _Row, name: str, role: str, text: str, place: QRect) -> None:
        if not text:
            return
        shown = self._set.metrics[name].elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        row.painter.setFont(self._set.fonts[name])
        row.painter.setPen(colour(role))
        row.painter.setLayoutDirection(_direction_of(shown, row.direction))
        row.painter.drawText(row.mirrored(place), QStyle.visualAlignment(row.direction, align) | _ABSOLUTE, shown)

    def _ring(self, painter: QPainter, box: QRect) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("focus"), _RING))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -2), 4, 4)
