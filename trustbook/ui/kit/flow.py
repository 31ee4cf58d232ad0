"""Things side by side that go on in the next line where the room ends."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem, QWidget

from trustbook.ui.kit.item_layout import ItemLayout


class FlowLayout(ItemLayout[list[list[tuple[QLayoutItem, QSize]]]]):
    """Lays widgets out like words in a line, from the side where reading begins. Hidden ones take no room.

    With `even` all are as wide as the widest, so that they stand below each other in columns. With `columns` the lines
    are cut into so many equal ones; where the widest does not fit into one of them, everything has a line for itself.
    `between` is the gap between two lines, in pixels; without it, it is that between two widgets.
    """

    def __init__(
        self,
        *widgets: QWidget,
        spacing: int = 8,
        even: bool = False,
        columns: int = 0,
        between: int | None = None,
    ) -> None:
        super().__init__(*widgets, spacing=spacing)
        self._between = spacing if between is None else between
        self._even = even
        self._columns = columns

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        if self._even and shown:
            shown = [QSize(max(each.width() for each in shown), size.height()) for size in shown]
        width = sum(size.width() for size in shown) + self.spacing() * max(0, len(shown) - 1)
        return QSize(width, max((size.height() for size in shown), default=0))

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Height that is needed in the width of `rect`; puts the widgets there if `move`."""
        y = 0
        for line in self._lines(rect.width()):
            height = max(size.height() for _item, size in line)
            if move:
                self._put(line, rect, y, height)
            y += height + self._between
        return max(0, y - self._between)

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """What stands in each line, with the sizes it gets."""
        if width not in self._known:
            self._known[width] = self._new_lines(width)
        return self._known[width]

    def _new_lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        x = 0
        for item, size in self._sizes(max(width, 1)):
            if not lines or x + size.width() > width:
                lines.append([])
                x = 0
            lines[-1].append((item, size))
            x += size.width() + self.spacing()
        return lines

    def _sizes(self, width: int) -> list[tuple[QLayoutItem, QSize]]:
        """Everything that is shown, with the size it gets in lines of this width."""
        shown = [item for item in self._items if not item.isEmpty()]
        if self._columns:
            share = self._share(shown, width)
            return [(item, QSize(share, _height(item, share))) for item in shown]
        sizes = [(item, _size(item, width)) for item in shown]
        if not self._even:
            return sizes
        widest = max((size.width() for _item, size in sizes), default=0)
        return [(item, QSize(widest, size.height())) for item, size in sizes]

    def _share(self, shown: list[QLayoutItem], width: int) -> int:
        """How wide each is in columns; all of the width where one of them needs more than a column."""
        share = (width - self.spacing() * (self._columns - 1)) // self._columns
        return share if all(item.sizeHint().width() <= share for item in shown) else width

    def _put(self, line: list[tuple[QLayoutItem, QSize]], rect: QRect, y: int, height: int) -> None:
        """Put a line there, everything at the middle of its height."""
        parent = self.parentWidget()
        mirrored = parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = 0
        for item, size in line:
            left = rect.right() + 1 - x - size.width() if mirrored else rect.left() + x
            item.setGeometry(QRect(QPoint(left, rect.top() + y + (height - size.height()) // 2), size))
            x += size.width() + self.spacing()


def _size(item: QLayoutItem, width: int) -> QSize:
    """What an item asks for in lines of this width; text that is cut off by it goes on below."""
    wanted = item.sizeHint()
    if wanted.width() <= width:
        return wanted
    return QSize(width, _height(item, width))


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
