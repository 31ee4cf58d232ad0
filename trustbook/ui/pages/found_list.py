"""What was found, in calm groups: pages, texts of the guide, and what was written, with the words marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem

from trustbook.domain.spots import spot, utf16
from trustbook.exercises.found import FoundPage, FoundText
from trustbook.language import _, long_date
from trustbook.ui.pages.drawn_text import DrawnText, draw, draw_ground, height_of, small_font, title_font
from trustbook.ui.pages.line_list import LineList
from trustbook.ui.pages.words import joined
from trustbook.ui.runtime.theme import Theme
from trustbook.workbook.pages.found import Found, FoundAll

Hit = Found | FoundPage | FoundText

_LINE_ROLE = Qt.ItemDataRole.UserRole
_HIT_ROLE = Qt.ItemDataRole.UserRole + 1
_PADDING = 9
_ABOVE_GROUP = 14
"""Room above a group that is not the first, in pixels."""
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class _FoundLine:
    """What is drawn of one line, and what a screen reader says. `marked` stands out in `text`, or else in `title`."""

    title: str
    note: str = ""
    text: str = ""
    word: str = ""
    marked: tuple[int, int] | None = None
    said: str = ""
    is_heading: bool = False


class FoundList(LineList):
    """`chosen` carries a `Found`, `FoundPage` or `FoundText`, by a click, Enter or the space bar. Arrows walk.

    `left_upwards`: somebody walked up from the first line.
    """

    chosen = Signal(object)
    left_upwards = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("What was found"))
        self.setItemDelegate(_LineDelegate(self))
        self.picked.connect(self._on_picked)

    def show_found(self, found: FoundAll) -> None:
        """Show these."""
        self.clear()
        if found.help_first is not None:
            self._add_group(_("If somebody may be in danger"), "", (found.help_first,))
        best = _("Those that fit best. More words narrow it down.")
        self._add_group(_("Pages"), best if found.more_pages else "", found.pages)
        self._add_group(_("The guide"), best if found.more_guide else "", found.guide)
        self._add_group(_("What was written"), "", found.written)

    def hits(self) -> tuple[Hit, ...]:
        """Everything that can be opened, in order."""
        return tuple(hit for row in range(self.count()) if (hit := self.item(row).data(_HIT_ROLE)) is not None)

    def current_hit(self) -> Hit | None:
        """What the line says that is chosen."""
        item = self.item(self.currentRow()) if self.currentRow() >= 0 else None
        hit: Hit | None = item.data(_HIT_ROLE) if item is not None else None
        return hit

    def go_to_first(self) -> None:
        """Put the focus on the first line that can be opened, if there is one."""
        rows = self._hit_rows()
        if rows:
            self.scrollToTop()
            self.setCurrentRow(rows[0])
            self.scrollToItem(self.item(rows[0]))
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        rows = self._hit_rows()
        if event.key() == Qt.Key.Key_Up and rows and self.currentRow() <= rows[0]:
            self.clearSelection()
            self.left_upwards.emit()
        elif event.key() == Qt.Key.Key_Home and rows:
            self.go_to_first()
        else:
            super().keyPressEvent(event)

    def _hit_rows(self) -> list[int]:
        return [row for row in range(self.count()) if self.item(row).data(_HIT_ROLE) is not None]

    def _add_group(self, heading: str, note: str, hits: tuple[Hit, ...]) -> None:
        if hits:
            self._add(_FoundLine(heading, note, said=joined(heading, note), is_heading=True), None)
        for hit in hits:
            self._add(_line(hit), hit)

    def _add(self, line: _FoundLine, hit: Hit | None) -> None:
        item = QListWidgetItem(line.said, self)
        item.setData(_LINE_ROLE, line)
        item.setData(_HIT_ROLE, hit)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, line.said)
        if hit is None:
            item.setFlags(Qt.ItemFlag.NoItemFlags)  # arrows pass it by

    def _on_picked(self, item: QListWidgetItem) -> None:
        hit = item.data(_HIT_ROLE)
        if hit is not None:
            self.chosen.emit(hit)


def _line(hit: Hit) -> _FoundLine:
    if isinstance(hit, Found):
        note = joined(_place(hit), hit.field_label)
        text, marked = _excerpt(hit.before, hit.match, hit.after)
        return _FoundLine(hit.title, note, text, marked=marked, said=f"{hit.title}. {note}: {text}")
    if isinstance(hit, FoundPage):
        name = _("Goes with “{words}”").format(words=hit.name) if hit.name else ""
        said = ". ".join(filter(None, (_("Page: {title}").format(title=hit.title), name, hit.lead)))
        return _FoundLine(hit.title, name, hit.lead, word=hit.word, said=said)
    text, marked = _excerpt(hit.before, hit.match, hit.after)
    said = ". ".join(filter(None, (_("The guide: {title}").format(title=hit.title), text)))
    return _FoundLine(hit.title, "", text, word=hit.word, marked=marked if hit.match else None, said=said)


def _excerpt(before: str, match: str, after: str) -> tuple[str, tuple[int, int]]:
    start = utf16(before)
    return f"{before}{match}{after}", (start, start + utf16(match))


def _place(hit: Found) -> str:
    where = {
        "mine": _("my page"),
        "our-page": _("our page"),
        "shared": _("shared by {name}").format(name=hit.author),
    }[hit.where]
    return joined(long_date(hit.on), where)


class _LineDelegate(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        box = option.rect.adjusted(4, 2 + _room_above(index), -4, -2)
        if index.data(_HIT_ROLE) is not None:
            draw_ground(painter, option, box)
        inner = box.adjusted(_PADDING, _PADDING - 2, -_PADDING, -_PADDING + 2)
        draw(painter, list(_pieces(option, index)), inner, self._view().theme, option.direction)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        width = max(80, self._view().viewport().width())
        height = height_of(list(_pieces(option, index)), width - 8 - 2 * _PADDING)
        return QSize(width, height + 2 * _PADDING + _room_above(index) + (4 if index.data(_HIT_ROLE) else -_PADDING))

    def _view(self) -> FoundList:
        view = self.parent()
        assert isinstance(view, FoundList)
        return view


def _room_above(index: _Index) -> int:
    line = index.data(_LINE_ROLE)
    return _ABOVE_GROUP if index.row() and isinstance(line, _FoundLine) and line.is_heading else 0


def _pieces(option: QStyleOptionViewItem, index: _Index) -> Iterator[DrawnText]:
    line = index.data(_LINE_ROLE)
    if not isinstance(line, _FoundLine):
        return
    small = small_font()
    if line.is_heading:
        yield DrawnText(line.title, small_font(bold=True), "ink-soft")
    else:
        yield DrawnText(line.title, title_font(bold=True), "ink", _marked(line.title, line.word))
    if line.note:
        yield DrawnText(line.note, small, "ink-soft", _marked(line.note, line.word))
    if line.text:
        yield DrawnText(line.text, option.font, "ink", line.marked or _marked(line.text, line.word))


def _marked(text: str, word: str) -> tuple[int, int]:
    found = spot(text, word) if word else None
    return (0, 0) if found is None else (utf16(text[: found[0]]), utf16(text[: found[1]]))
