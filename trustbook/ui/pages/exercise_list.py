"""The exercises of a tab, chapter by chapter: title, minutes, alone or together, state in words."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from trustbook.domain.entries import EntryState
from trustbook.language import _, long_date
from trustbook.ui.pages.drawn_text import DrawnText, draw, draw_ground, heading_font, height_of, small_font, title_font
from trustbook.ui.pages.line_list import LineList
from trustbook.ui.pages.time_choice import TimeChoice
from trustbook.ui.pages.words import joined, minutes_short, short_words, state_words, who_words
from trustbook.ui.runtime.theme import Theme
from trustbook.workbook.views import ExerciseLine

_LINE_ROLE = Qt.ItemDataRole.UserRole
_FACTS_ROLE = Qt.ItemDataRole.UserRole + 1
_OPEN_ROLE = Qt.ItemDataRole.UserRole + 2
_STATE_ROLE = Qt.ItemDataRole.UserRole + 3
_CHAPTER_ROLE = Qt.ItemDataRole.UserRole + 4
_PADDING = 10
_ABOVE_CHAPTER = 14
"""Room above a chapter that is not the first, in pixels."""
_Index = QModelIndex | QPersistentModelIndex


class ExerciseList(LineList):
    """`chosen` carries an exercise id, `guide_chosen` a chapter id, by a click, Enter or the space bar. Arrows walk."""

    chosen = Signal(str)
    guide_chosen = Signal(str)

    def __init__(self, theme: Theme, chapter_title: Callable[[str], str], time: TimeChoice, *, solo: bool) -> None:
        """`chapter_title` gives a chapter's title by its id."""
        super().__init__(theme, _("Exercises"))
        self._chapter_title = chapter_title
        self._time = time
        self._solo = solo
        self._lines: tuple[ExerciseLine, ...] = ()
        self._open_id = ""
        self.setAccessibleDescription(_("Enter opens a page. Esc on the page comes back here."))
        self.setItemDelegate(_LineDelegate(self))
        self.picked.connect(self._on_picked)
        self.setTabKeyNavigation(False)
        time.changed.connect(self._fill)

    def show_lines(self, lines: tuple[ExerciseLine, ...]) -> None:
        """Show these lines, those of a chapter below its title. Lines that say the same as before are left alone."""
        self._lines = lines
        self._fill()

    def show_open(self, exercise_id: str) -> None:
        """Mark the exercise that is open; "" marks none."""
        self._open_id = exercise_id
        for row in range(self.count()):
            line = self._line(row)
            opened = line is not None and line.exercise_id == exercise_id
            self.item(row).setData(_OPEN_ROLE, opened)
            if opened:
                self.setCurrentRow(row)

    def lines(self) -> tuple[ExerciseLine, ...]:
        """All lines of the tab, also those for which there is no time now."""
        return self._lines

    def shown_lines(self) -> tuple[ExerciseLine, ...]:
        """Those that are shown."""
        return tuple(line for row in range(self.count()) if (line := self._line(row)) is not None)

    def _fill(self) -> None:
        shown = [line for line in self._lines if self._time.fits(line)]
        wanted: list[ExerciseLine | str] = []
        for chapter, lines in groupby(shown, key=lambda line: line.chapter):
            wanted += [chapter, *lines]
        names = [each if isinstance(each, str) else each.exercise_id for each in wanted]
        if [self._name(row) for row in range(self.count())] != names:
            self.clear()
            for _each in wanted:
                self.addItem(QListWidgetItem())
        for row, each in enumerate(wanted):
            if isinstance(each, str):
                self._show_chapter(self.item(row), each)
            else:
                self._show_line(self.item(row), each)
        self.show_open(self._open_id)

    def _show_chapter(self, item: QListWidgetItem, chapter: str) -> None:
        title = self._chapter_title(chapter)
        item.setData(_CHAPTER_ROLE, chapter)
        item.setData(_FACTS_ROLE, title)
        item.setData(_STATE_ROLE, _("Read what this is about"))
        item.setText(_("Read: {title}").format(title=title))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, item.text())

    def _show_line(self, item: QListWidgetItem, line: ExerciseLine) -> None:
        facts, state = line_facts(line, solo=self._solo, short=self._time.wants_short), line_state(line)
        item.setData(_LINE_ROLE, line)
        item.setData(_FACTS_ROLE, facts)
        item.setData(_STATE_ROLE, state)
        item.setText(line.title)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, ". ".join(filter(None, (line.title, facts, state))))

    def _line(self, row: int) -> ExerciseLine | None:
        line = self.item(row).data(_LINE_ROLE)
        return line if isinstance(line, ExerciseLine) else None

    def _name(self, row: int) -> str:
        line = self._line(row)
        return str(self.item(row).data(_CHAPTER_ROLE)) if line is None else line.exercise_id

    def _on_picked(self, item: QListWidgetItem) -> None:
        line = self._line(self.row(item))
        if line is None:
            self.guide_chosen.emit(str(item.data(_CHAPTER_ROLE)))
        else:
            self.chosen.emit(line.exercise_id)


def line_facts(line: ExerciseLine, *, solo: bool, short: bool = False) -> str:
    """Minutes, of the short form when only that is meant, and who writes."""
    if line.broken:
        return _("cannot be shown at the moment")
    minutes = short_words(line.short_minutes) if short else minutes_short(line.minutes)
    return joined(minutes, who_words(line.who, solo=solo))


def line_state(line: ExerciseLine) -> str:
    """State, newest date, and whether something of it is shared, never how often; "" while nothing was done with it."""
    state = state_words(line.state) if line.state is not EntryState.UNTOUCHED else ""
    day = long_date(line.on) if line.on is not None and line.repeat == "dated" else ""
    return joined(state, day, _("shared") if line.copies else "")


class _LineDelegate(QStyledItemDelegate):
    """Draws the title in reading letters and the facts below it, both over as many lines as they need."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        box = option.rect.adjusted(4, 2 + _room_above(index), -4, -2)
        draw_ground(painter, option, box, chosen=bool(index.data(_OPEN_ROLE)))
        inner = box.adjusted(_PADDING, _PADDING - 2, -_PADDING, -_PADDING + 2)
        draw(painter, _pieces(option, index), inner, self._view().theme, option.direction)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        width = max(80, self._view().viewport().width())
        height = height_of(_pieces(option, index), width - 8 - 2 * _PADDING)
        return QSize(width, height + 2 * _PADDING + 2 + _room_above(index))

    def _view(self) -> ExerciseList:
        view = self.parent()
        assert isinstance(view, ExerciseList)
        return view


def _room_above(index: _Index) -> int:
    return _ABOVE_CHAPTER if index.row() and index.data(_CHAPTER_ROLE) else 0


def _pieces(option: QStyleOptionViewItem, index: _Index) -> list[DrawnText]:
    small = small_font()
    facts, state = index.data(_FACTS_ROLE) or "", index.data(_STATE_ROLE) or ""
    if index.data(_CHAPTER_ROLE):
        return [DrawnText(facts, heading_font(), "accent"), DrawnText(state, small, "ink-soft")]
    pieces = [
        DrawnText(index.data(Qt.ItemDataRole.DisplayRole) or "", title_font(), "ink"),
        DrawnText(facts, small, "ink-soft"),
        DrawnText(state, small, "accent"),
    ]
    return [piece for piece in pieces if piece.text]
