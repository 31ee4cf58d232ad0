"""Two things that share a line where there is room: a title and what belongs at its end, a text and the link after."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QTextLayout, QTextOption
from PySide6.QtWidgets import QLayoutItem, QWidget

from trustbook.ui.kit.item_layout import ItemLayout
from trustbook.ui.kit.scale import grown
from trustbook.ui.kit.text import TextLabel

_LEAST_SHARE = 0.45
"""A title that would get less of the line than this goes above what stands at its end."""
_GAP = 4
"""Between words and the link behind them, in pixels: as much more as the letters grow."""
_ABSOLUTE = Qt.AlignmentFlag.AlignAbsolute
_SPARE = 6
"""What letters and the edge of a link take beside their measured widths, in pixels."""


class _Pair(ItemLayout[list[QRect]]):
    """What both layouts here share: two items that are placed by width."""

    def __init__(self, first: QWidget, second: QWidget, spacing: int) -> None:
        super().__init__(first, second, spacing=spacing)

    def heightForWidth(self, width: int) -> int:
        return max((place.bottom() + 1 for place in self._places_in(width)), default=0)

    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(hint.width() for hint in hints) + self.spacing() * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        parent = self.parentWidget()
        mirrored = parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for item, place in zip(self._items, self._places_in(rect.width()), strict=True):
            left = rect.width() - place.right() - 1 if mirrored else place.left()
            item.setGeometry(place.translated(rect.left() + left - place.left(), rect.top()))

    def _places_in(self, width: int) -> list[QRect]:
        if width not in self._known:
            self._known[width] = self._places(width)
        return self._known[width]

    def _places(self, width: int) -> list[QRect]:
        """Where both stand in this width, seen from the corner where reading begins."""
        raise NotImplementedError


class EndsLayout(_Pair):
    """One thing at the beginning of a line, the other at its end; below each other where that takes less height."""

    def __init__(self, start: QWidget, end: QWidget, spacing: int = 16, below: int = 4) -> None:
        """`spacing` between them in one line, `below` where one stands below the other, in pixels."""
        super().__init__(start, end, spacing)
        self._below = below

    def _places(self, width: int) -> list[QRect]:
        start, end = self._items
        if start.isEmpty() or end.isEmpty():
            return [QRect(0, 0, 0 if item.isEmpty() else width, _height(item, width)) for item in self._items]
        wide = min(end.sizeHint().width(), width)
        left = width - wide - self.spacing()
        stacked = _height(start, width) + self._below + _height(end, wide)
        beside = max(_height(start, left), _height(end, wide)) if left > 0 else stacked + 1
        if beside > stacked or (left < width * _LEAST_SHARE and start.sizeHint().width() > left):
            top = _height(start, width) + self._below
            return [QRect(0, 0, width, top - self._below), QRect(0, top, wide, _height(end, wide))]
        line = min(_first_line(start, left), beside)
        top = max(0, (line - _height(end, wide)) // 2)
        return [
            QRect(0, max(0, (_height(end, wide) - line) // 2), left, _height(start, left)),
            QRect(width - wide, top, wide, _height(end, wide)),
        ]


class TextThenLink(_Pair):
    """A text, and a link that goes on in its last line, or below it where that line has no room."""

    def __init__(self, words: TextLabel, link: QWidget, spacing: int = 2) -> None:
        super().__init__(words, link, spacing)
        self._words = words

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        if self._words.layoutDirection() == Qt.LayoutDirection.RightToLeft:  # the link goes on at the left of its end
            self._words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight | _ABSOLUTE)

    def _places(self, width: int) -> list[QRect]:
        words, link = self._items
        height = _height(words, width)
        if link.isEmpty():
            return [QRect(0, 0, width, height), QRect()]
        used, line = self._last_line(width)
        size = link.sizeHint()
        size.setHeight(max(link.minimumSize().height(), min(size.height(), line)))
        gap = self.spacing() + grown(_GAP) - _GAP
        if used + gap + size.width() + _SPARE > width:
            top = height + (line - size.height()) // 2
            return [QRect(0, 0, width, height), QRect(0, top, min(size.width(), width), size.height())]
        top = height - line + (line - size.height()) // 2
        lifted = max(0, -top)
        after = QRect(used + gap, top + lifted, size.width(), size.height())
        return [QRect(0, lifted, width, height), after]

    def _last_line(self, width: int) -> tuple[int, int]:
        """How much of the last line the text takes, and how high a line is, in pixels."""
        margins = self._words.contentsMargins()
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout = QTextLayout(self._words.text(), self._words.font())
        layout.setTextOption(option)
        layout.beginLayout()
        used = line_height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width - margins.left() - margins.right())
            used, line_height = line.naturalTextWidth(), line.height()
        layout.endLayout()
        return round(used + 0.5), round(line_height)


def _first_line(item: QLayoutItem, width: int) -> int:
    """Height of the first line of what may have several."""
    widget = item.widget()
    height = _height(item, width)
    return min(height, widget.fontMetrics().height()) if isinstance(widget, TextLabel) else height


def _height(item: QLayoutItem, width: int) -> int:
    if item.isEmpty():
        return 0
    return item.heightForWidth(max(width, 1)) if item.hasHeightForWidth() else item.sizeHint().height()


def in_line(start: QWidget, end: QWidget, spacing: int = 16) -> QWidget:
    """Both in an `EndsLayout`, as one widget."""
    holder = QWidget()
    holder.setLayout(EndsLayout(start, end, spacing))
    return holder


def text_then_link(words: TextLabel, link: QWidget) -> QWidget:
    """Both in a `TextThenLink`, as one widget."""
    holder = QWidget()
    holder.setLayout(TextThenLink(words, link))
    return holder
