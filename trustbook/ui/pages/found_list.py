"""What was found: where, and the words with some text around them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem

from trustbook.language import _, long_date
from trustbook.ui.pages.drawn_text import DrawnText, draw, draw_ground, height_of, small_font, title_font
from trustbook.ui.pages.line_list import LineList
from trustbook.ui.pages.words import joined
from trustbook.ui.runtime.theme import Theme
from trustbook.workbook.views import Found

_HIT_ROLE = Qt.ItemDataRole.UserRole
_PADDING = 9
_Index = QModelIndex | QPersistentModelIndex


class FoundList(LineList):
    """`chosen` carries a `Found`, by a click, Enter or the space bar."""

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("What was found"))
        self.setItemDelegate(_HitDelegate(self))
        self.picked.connect(self._on_picked)

    def show_hits(self, hits: tuple[Found, ...]) -> None:
        """Show these."""
        self.clear()
        for hit in hits:
            item = QListWidgetItem(hit_words(hit), self)
            item.setData(_HIT_ROLE, hit)

    def _on_picked(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(_HIT_ROLE))


def hit_words(hit: Found) -> str:
    """Everything about a place where something was found, in plain words."""
    return f"{hit.title}. {_place(hit)}. {hit.field_label}: {hit.before}{hit.match}{hit.after}"


def _place(hit: Found) -> str:
    where = {
        "mine": _("my page"),
        "our-page": _("our page"),
        "shared": _("shared by {name}").format(name=hit.author),
    }[hit.where]
    return joined(long_date(hit.on), where)


class _HitDelegate(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        box = option.rect.adjusted(4, 2, -4, -2)
        draw_ground(painter, option, box)
        inner = box.adjusted(_PADDING, _PADDING - 2, -_PADDING, -_PADDING + 2)
        draw(painter, _pieces(option, index), inner, self._view().theme, option.direction)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        width = max(80, self._view().viewport().width())
        return QSize(width, height_of(_pieces(option, index), width - 8 - 2 * _PADDING) + 2 * _PADDING + 4)

    def _view(self) -> FoundList:
        view = self.parent()
        assert isinstance(view, FoundList)
        return view


def _pieces(option: QStyleOptionViewItem, index: _Index) -> list[DrawnText]:
    hit = index.data(_HIT_ROLE)
    if not isinstance(hit, Found):
        return []
    small = small_font()
    start = _units(hit.before)
    return [
        DrawnText(hit.title, title_font(), "ink"),
        DrawnText(joined(_place(hit), hit.field_label), small, "ink-soft"),
        DrawnText(f"{hit.before}{hit.match}{hit.after}", option.font, "ink", (start, start + _units(hit.match))),
    ]


def _units(text: str) -> int:
    """Length of a text as Qt counts it, in UTF-16 units."""
    return len(text.encode("utf-16-le", "replace")) // 2
