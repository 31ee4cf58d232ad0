"""What lies on the desk of a tab before a page is opened: what it is about, what is there so far, and what fits next.

It never counts and never presses. It never speaks of a second person: whoever works alone is not asked to bring one.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from trustbook.domain.entries import EntryState
from trustbook.exercises.model import Tab
from trustbook.language import _
from trustbook.ui.kit import (
    FlowLayout,
    Space,
    button,
    clear_layout,
    column,
    heading,
    link_button,
    note,
    paragraph,
    row,
    subheading,
    title,
)
from trustbook.ui.kit.buttons import Button
from trustbook.ui.kit.cards import Card, CardGrid
from trustbook.ui.kit.text import TextLabel
from trustbook.ui.navigation import ToBring
from trustbook.ui.pages.bringing import goes_along
from trustbook.ui.pages.exercise_list import line_state
from trustbook.ui.pages.overview import Overview, brings
from trustbook.ui.pages.words import joined, minutes_words
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.sitting.views import ExerciseLine, Sitting

_MOST_CARDS = 6
_SIGNS = {
    EntryState.STARTED: "pen-line",
    EntryState.FINISHED: "check",
    EntryState.ON_PAPER: "printer",
}
"""What was put off or skipped has the sign of rest."""


class TabOverview(Overview):
    """The usual one, from what every tab has: its chapters, and its pages with their states."""

    def __init__(self, services: WorkbookServices, tab: Tab) -> None:
        self._tab = tab
        self._library = services.program.content().library
        self._navigator = services.navigator
        self._sitting = services.client.sitting
        self._today = services.program.clock.today
        self._here = column(spacing=Space.CARD)
        self._next = column(spacing=Space.STATE)
        self._shown: tuple[ExerciseLine, ...] | None = None
        self._offer = QWidget()
        self._offer.setLayout(self._next)
        super().__init__(
            column(
                title(tab.title),
                *self._chapters(),
                Space.FIELD,
                *self._first(),
                self._offer,
                Space.FIELD,
                self._here,
                *self._last(),
                spacing=Space.FIELD,
            )
        )
        self.setAccessibleName(tab.title)

    def show_lines(self, lines: tuple[ExerciseLine, ...]) -> None:
        if lines == self._shown:
            return
        self._shown = lines
        begun = with_state(lines)[:_MOST_CARDS]
        following = fits_next(lines, self._sitting)
        others = [] if begun else [line for line in possible(lines, self._sitting) if line != following]
        self._show_next(following)  # first, for Tab comes to it first
        self.keep_focus(lambda: self._show_cards(begun, others[:_MOST_CARDS]))

    def _first(self) -> list[QWidget]:
        """What a tab has of its own, above its pages."""
        return []

    def _last(self) -> list[QWidget]:
        """What a tab has of its own, below its pages."""
        return []

    # --- what the tab is about

    def _chapters(self) -> list[QWidget]:
        made = [self._chapter(chapter) for chapter in self._tab.chapters]
        return [CardGrid(made, spacing=Space.PART)] if len(made) > 1 else made

    def _chapter(self, chapter: str) -> QWidget:
        name, about = self._library.chapter_title(chapter), self._library.chapter_about(chapter)
        words = column(spacing=Space.STATE)
        if len(self._tab.chapters) > 1:
            words.addWidget(subheading(name))
        if about:
            words.addWidget(paragraph(about))
        words.addLayout(row(self._read(chapter, name), None))
        words.addStretch(1)
        holder = QWidget()
        holder.setLayout(words)
        return holder

    def _read(self, chapter: str, name: str) -> QWidget:
        return link_button(_("Read: {title}").format(title=name), lambda: self._navigator.open_chapter(chapter))

    # --- what is there

    def _show_cards(self, begun: list[ExerciseLine], others: list[ExerciseLine]) -> None:
        clear_layout(self._here)
        if begun:
            self._here.addWidget(heading(_("What is here so far")))
        elif others:
            self._here.addWidget(heading(_("Pages to begin with")))
        else:
            return
        self._here.addWidget(CardGrid([self._card(line) for line in begun or others]))
        self._here.addWidget(note(_("All pages stand at the side. You can stop at any time; what you write is kept.")))

    def _card(self, line: ExerciseLine) -> QWidget:
        state = line_state(line, self._today())
        state = joined(state or minutes_words(line.minutes), goes_along() if line.brought else "")
        sign = "clock" if line.state is EntryState.UNTOUCHED else _SIGNS.get(line.state, "leaf")
        card = Card(line.title, state, line.lead, sign, lambda: self._navigator.open_exercise(line.exercise_id))
        return brings(card, ToBring(line.title, line.exercise_id))

    # --- what fits next

    def _show_next(self, line: ExerciseLine | None) -> None:
        clear_layout(self._next)
        ways: list[Button] = []
        if line is not None:
            begun = line.state is not EntryState.UNTOUCHED
            self._next.addWidget(subheading(_("Go on with this one") if begun else _("What fits next")))
            self._next.addWidget(TextLabel(line.title, "tile-name"))
            if line.lead:
                self._next.addWidget(paragraph(line.lead))
            if not begun:
                self._next.addWidget(note(self._time_words(line)))
            ways.append(button(_("Open this page"), lambda: self._navigator.open_exercise(line.exercise_id)))
        if not self._sitting.viewer.is_together:
            ways.append(self._where())
        self._next.addLayout(FlowLayout(*ways, spacing=Space.STEP))

    def _where(self) -> Button:
        """Only at one's own seat it can be answered."""
        where = link_button(_("Where to start"), self._navigator.open_where)
        where.setObjectName("overview-where")
        return where

    def _time_words(self, line: ExerciseLine) -> str:
        whole, short = minutes_words(line.minutes), minutes_words(line.short_minutes)
        if line.short_minutes >= line.minutes:
            return _("About {minutes}").format(minutes=whole)
        return _("{short} in its short form, {minutes} in all").format(short=short, minutes=whole)


def with_state(lines: tuple[ExerciseLine, ...]) -> list[ExerciseLine]:
    """What was done with, what is begun first, then by its newest day."""
    done = [line for line in lines if line.state is not EntryState.UNTOUCHED and not line.broken]
    return sorted(done, key=lambda line: (line.state is not EntryState.STARTED, -(line.on or date.min).toordinal()))


def possible(lines: tuple[ExerciseLine, ...], sitting: Sitting) -> list[ExerciseLine]:
    """The pages that nobody began and that this seat can write on, the shortest first."""
    others = "each" if sitting.viewer.is_together else "together"
    fitting = [
        line
        for line in lines
        if line.state is EntryState.UNTOUCHED and line.keeps and not line.broken and line.who != others
    ]
    return sorted(fitting, key=lambda line: line.minutes)


def fits_next(lines: tuple[ExerciseLine, ...], sitting: Sitting) -> ExerciseLine | None:
    """The one page that is offered: the shortest that nobody began, else the one begun last; None if there is none."""
    begun = (line for line in with_state(lines) if line.state is EntryState.STARTED)
    return next(iter(possible(lines, sitting)), None) or next(begun, None)
