"""What lies on the desk of a tab before a page is opened: a word, and one light page to begin with."""

from __future__ import annotations

from PySide6.QtCore import Signal

from trustbook.domain.entries import EntryState
from trustbook.exercises.model import Tab
from trustbook.language import _
from trustbook.ui.kit import Page, button, column, paragraph, row, title
from trustbook.ui.pages.words import minutes_words
from trustbook.workbook.views import ExerciseLine, Sitting


class Welcome(Page):
    """`chosen` carries the id of the page that was suggested."""

    chosen = Signal(str)

    def __init__(self, tab: Tab) -> None:
        self._suggestion = column(spacing=8)
        words = paragraph(_("Choose a page at the side. You can stop at any time, and everything you write is kept."))
        super().__init__(column(title(tab.title), words, self._suggestion, spacing=10))

    def suggest(self, lines: tuple[ExerciseLine, ...], sitting: Sitting) -> None:
        """Offer the shortest page that was not begun; none when all were."""
        line = lightest(lines, sitting)
        if line is None or self._suggestion.count():
            return
        words = _("A short one to begin with is “{title}”, about {minutes}.")
        self._suggestion.addWidget(paragraph(words.format(title=line.title, minutes=minutes_words(line.minutes))))
        begin = button(_("Open this page"), lambda: self.chosen.emit(line.exercise_id))
        self._suggestion.addLayout(row(begin, None))


def lightest(lines: tuple[ExerciseLine, ...], sitting: Sitting) -> ExerciseLine | None:
    """The shortest page that nobody began and that this seat can write on."""
    others = "each" if sitting.viewer.is_together else "together"
    fitting = [line for line in lines if line.state is EntryState.UNTOUCHED and not line.broken and line.who != others]
    return min(fitting, key=lambda line: line.minutes, default=None)
