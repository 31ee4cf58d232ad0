"""The pages of a tab, chapter by chapter, with what begins the tab above them and what helps to choose below."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import groupby

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from trustbook.domain.entries import EntryState
from trustbook.exercises.library import Library
from trustbook.exercises.model import Tab
from trustbook.exercises.overviews import COUNSELLING, ON_OVERVIEW
from trustbook.exercises.own_pages import is_own
from trustbook.exercises.text_ids import FOR_COUNSELLOR
from trustbook.language import _, day_words
from trustbook.ui.kit import SIGNS
from trustbook.ui.navigation import ToBring
from trustbook.ui.pages.bringing import goes_along
from trustbook.ui.pages.line_list import LineList
from trustbook.ui.pages.side_lines import ITEM_ROLE, OPEN_ROLE, SideDelegate, SideKind, SideLine
from trustbook.ui.pages.time_choice import TimeChoice, fitting_words
from trustbook.ui.pages.words import joined, minutes_short, short_words, state_words, who_words
from trustbook.ui.runtime.theme import Theme
from trustbook.workbook.sitting.views import ExerciseLine

_OWN = "own"
"""In place of a chapter's id."""
_IN_SIGHT = QListWidget.ScrollHint.EnsureVisible


class ExerciseList(LineList):
    """By a click, Enter or the space bar; the arrow keys walk.

    `chosen` carries an exercise id, `guide_chosen` a chapter id, `text_chosen` one of a text; `overview_chosen` and
    `time_chosen` carry nothing.
    """

    chosen = Signal(str)
    guide_chosen = Signal(str)
    text_chosen = Signal(str)
    overview_chosen = Signal()
    time_chosen = Signal()

    def __init__(
        self, theme: Theme, tab: Tab, library: Library, time: TimeChoice, today: Callable[[], date], *, solo: bool
    ) -> None:
        super().__init__(theme, _("Exercises"))
        self._tab = tab
        self._library = library
        self._time = time
        self._today = today
        self._solo = solo
        self._lines: tuple[ExerciseLine, ...] = ()
        self._open_id = ""
        self.setAccessibleDescription(_("Enter opens a page. Esc on the page comes back here."))
        self.setItemDelegate(SideDelegate(self, theme))
        self.picked.connect(self._on_picked)
        self.setTabKeyNavigation(False)
        time.changed.connect(self._fill)

    def show_lines(self, lines: tuple[ExerciseLine, ...]) -> None:
        """Show these lines, those of a chapter below its title. Lines that say the same as before are left alone."""
        self._lines = lines
        self._fill()

    def show_open(self, exercise_id: str) -> None:
        """Mark the exercise that is open; "" marks the overview."""
        self._open_id = exercise_id
        wanted = (SideKind.PAGE, exercise_id) if exercise_id else (SideKind.OVERVIEW, "")
        for row in range(self.count()):
            line = self._side(row)
            opened = (line.kind, line.id) == wanted
            self.item(row).setData(OPEN_ROLE, opened)
            if opened:
                self.setCurrentRow(row)

    def to_bring(self) -> ToBring | None:
        """The page of the line on which the focus is."""
        line = self._side(self.currentRow()) if self.currentRow() >= 0 else None
        return ToBring(line.text, line.id) if line is not None and line.kind is SideKind.PAGE else None

    def scrollTo(self, index: QModelIndex | QPersistentModelIndex, hint: QListWidget.ScrollHint = _IN_SIGHT) -> None:
        """With a line comes the heading above it, where both have room."""
        super().scrollTo(index, hint)
        row = index.row()
        first = row
        while first > 0 and self._side(first).kind is not SideKind.CHAPTER:
            first -= 1
        lines = self.place_of(self.model().index(first, 0)).united(self.place_of(index))
        if lines.top() < 0 and lines.height() <= self.viewport().height():
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + lines.top())

    def lines(self) -> tuple[ExerciseLine, ...]:
        """All lines of the tab, also those for which there is no time now."""
        return self._lines

    def shown_lines(self) -> tuple[ExerciseLine, ...]:
        """Those that are shown."""
        shown = {self._side(row).id for row in range(self.count()) if self._side(row).kind is SideKind.PAGE}
        return tuple(line for line in self._lines if line.exercise_id in shown)

    def _fill(self) -> None:
        wanted = list(self._wanted()) if self._lines else []
        names = [(each.kind, each.id) for each in wanted]
        if [(self._side(row).kind, self._side(row).id) for row in range(self.count())] != names:
            self.clear()
            for _each in wanted:
                self.addItem(QListWidgetItem())
        here = self.currentIndex()
        was_seen = here.isValid() and self.viewport().rect().intersects(self.place_of(here))
        for row, each in enumerate(wanted):
            self._show(self.item(row), each)
        self.show_open(self._open_id)
        if was_seen and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())  # a line that says more now has grown

    def _wanted(self) -> Iterator[SideLine]:
        """Chapter, overview, pages; further chapters; then what to read, and how much time there is."""
        shown = [line for line in self._lines if self._time.fits(line) and not self._is_on_overview(line)]
        groups = [(chapter, list(lines)) for chapter, lines in groupby(shown, key=self._group)]
        first = groups[0][0] if groups else self._tab.chapters[0] if self._tab.chapters else ""
        yield self._heading(first)
        title = "" if self._solo else self._tab.overview_title
        yield SideLine(
            SideKind.OVERVIEW, "", title or _("Overview"), sign=self._tab.sign if self._tab.sign in SIGNS else "leaf"
        )
        for place, (chapter, lines) in enumerate(groups):
            if place:
                yield self._heading(chapter)
            for number, line in enumerate(lines):
                yield self._page(line, rule_above=place == 0 and number == 0)
        yield from self._reading()
        words = fitting_words(self._time.minutes)
        yield SideLine(SideKind.TIME, "", _("By the time I have"), words, sign="clock")

    def _is_on_overview(self, line: ExerciseLine) -> bool:
        return line.exercise_id in ON_OVERVIEW and ON_OVERVIEW[line.exercise_id] == self._tab.overview

    def _group(self, line: ExerciseLine) -> str:
        """Its chapter; "" where the tab itself names it; pages of somebody's own stand for themselves."""
        if is_own(line.exercise_id):
            return _OWN
        return "" if line.exercise_id in self._tab.exercises else line.chapter

    def _heading(self, chapter: str) -> SideLine:
        if chapter == _OWN:
            return SideLine(SideKind.CHAPTER, chapter, _("Pages of one’s own"))
        title = self._library.chapter_title(chapter) if chapter else self._tab.title
        return SideLine(SideKind.CHAPTER, chapter, title)

    def _page(self, line: ExerciseLine, *, rule_above: bool) -> SideLine:
        facts = "" if self._time.is_open and not line.broken else self._facts(line)
        words = joined(line_state(line, self._today()), facts)
        less = tuple(joined(each, facts) for each in shorter_states(line, self._today()))
        return SideLine(SideKind.PAGE, line.exercise_id, line.title, words, rule_above=rule_above, shorter=less)

    def _facts(self, line: ExerciseLine) -> str:
        return line_facts(line, solo=self._solo, short=self._time.wants_short)

    def _reading(self) -> Iterator[SideLine]:
        chapters = self._tab.chapters
        for number, chapter in enumerate(chapters):
            text = _("Read: {title}").format(title=self._library.chapter_title(chapter))
            if len(chapters) == 1:
                text = _("Read what this is about")
            yield SideLine(SideKind.GUIDE, chapter, text, sign="book-open", rule_above=number == 0)
        if self._tab.overview == COUNSELLING:
            words = _("Read: {title}").format(title=_("For your counsellor"))
            yield SideLine(SideKind.TEXT, FOR_COUNSELLOR, words, sign="book-open")

    def _show(self, item: QListWidgetItem, line: SideLine) -> None:
        item.setData(ITEM_ROLE, line)
        item.setText(line.text)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, ". ".join(filter(None, (line.text, line.note))))
        if line.kind is SideKind.CHAPTER:
            item.setFlags(Qt.ItemFlag.NoItemFlags)  # the arrow keys pass it by

    def _side(self, row: int) -> SideLine:
        line = self.item(row).data(ITEM_ROLE)
        return line if isinstance(line, SideLine) else SideLine(SideKind.CHAPTER, "", "")

    def _on_picked(self, item: QListWidgetItem) -> None:
        line = self._side(self.row(item))
        if line.kind is SideKind.PAGE:
            self.chosen.emit(line.id)
        elif line.kind is SideKind.GUIDE:
            self.guide_chosen.emit(line.id)
        elif line.kind is SideKind.TEXT:
            self.text_chosen.emit(line.id)
        elif line.kind is SideKind.OVERVIEW:
            self.overview_chosen.emit()
        elif line.kind is SideKind.TIME:
            self.time_chosen.emit()


def line_facts(line: ExerciseLine, *, solo: bool, short: bool = False) -> str:
    """Minutes, of the short form when only that is meant, and who writes."""
    if line.broken:
        return _("cannot be shown at the moment")
    minutes = short_words(line.short_minutes) if short else minutes_short(line.minutes)
    return joined(minutes, who_words(line.who, solo=solo))


def line_state(line: ExerciseLine, today: date, *, short: bool = False) -> str:
    """State with its day, and whether something of that entry is shared, never how often; whether it goes along, and
    whether it is kept at hand. "" while nothing was done.

    `short` has the month in few letters.
    """
    state = ""
    if line.state is not EntryState.UNTOUCHED:
        state = state_words(line.state)
        if line.on is not None:
            state = _("{state} {day}").format(state=state, day=day_words(line.on, today, short=short))
    return joined(state, *_about_it(line))


def shorter_states(line: ExerciseLine, today: date) -> Iterator[str]:
    """The same in fewer and fewer letters: the month in few, the day without its word, then only what else is said."""
    yield line_state(line, today, short=True)
    more = _about_it(line)
    if not more:
        return
    if line.on is not None and line.state is not EntryState.UNTOUCHED:
        yield joined(day_words(line.on, today, short=True), *more)
    yield joined(*more)
    yield more[-1]


def _about_it(line: ExerciseLine) -> tuple[str, ...]:
    """What else is said of it: whether something of it is shared, whether it goes along, whether it is at hand."""
    facts = (_shared(line), goes_along() if line.brought else "", _("at hand") if line.at_hand else "")
    return tuple(fact for fact in facts if fact)


def _shared(line: ExerciseLine) -> str:
    if line.shared and line.shared_by:
        return _("both shared")
    if line.shared_by:
        return _("{name} shared").format(name=line.shared_by)
    return _("shared") if line.shared else ""
