"""What lies on the desk of a tab before a page is opened: something short for tonight, or one light page to begin with.

It never speaks of a second person: whoever works alone is not asked to bring one.
"""

from __future__ import annotations

from trustbook.domain.entries import EntryState
from trustbook.exercises.model import Tab
from trustbook.language import _
from trustbook.ui.kit import FlowLayout, button, column, paragraph, primary_button, row, title
from trustbook.ui.pages.overview import Overview
from trustbook.ui.pages.words import minutes_words
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.views import ExerciseLine, Sitting


class Welcome(Overview):
    """Offers the shortest page that was not begun."""

    def __init__(self, services: WorkbookServices, tab: Tab) -> None:
        self._navigator = navigator = services.navigator
        self._sitting = services.client.sitting
        personal = not self._sitting.viewer.is_together  # only there “Where to start” can be answered
        self._suggestion = column(spacing=8)
        words = paragraph(_("Choose a page at the side. You can stop at any time, and everything you write is kept."))
        tonight = primary_button(_("Tonight: five minutes"), navigator.open_tonight)
        tonight.setObjectName("welcome-tonight")
        where = button(_("Where to start"), navigator.open_where)
        where.setObjectName("welcome-where")
        ways = FlowLayout(tonight, where) if personal else FlowLayout(tonight)
        if not personal:
            where.deleteLater()
        super().__init__(column(title(tab.title), words, 2, ways, 6, self._suggestion, spacing=10))

    def show_lines(self, lines: tuple[ExerciseLine, ...]) -> None:
        line = lightest(lines, self._sitting)
        if line is None or self._suggestion.count():
            return
        words = _("A short one to begin with is “{title}”: {short} in its short form, {minutes} in all.")
        if line.short_minutes >= line.minutes:
            words = _("A short one to begin with is “{title}”, about {minutes}.")
        said = words.format(
            title=line.title, minutes=minutes_words(line.minutes), short=minutes_words(line.short_minutes)
        )
        self._suggestion.addWidget(paragraph(said))
        begin = button(_("Open this page"), lambda: self._navigator.open_exercise(line.exercise_id))
        self._suggestion.addLayout(row(begin, None))


def lightest(lines: tuple[ExerciseLine, ...], sitting: Sitting) -> ExerciseLine | None:
    """The shortest page that nobody began and that this seat can write on."""
    others = "each" if sitting.viewer.is_together else "together"
    fitting = [
        line
        for line in lines
        if line.state is EntryState.UNTOUCHED and line.keeps and not line.broken and line.who != others
    ]
    return min(fitting, key=lambda line: line.minutes, default=None)
