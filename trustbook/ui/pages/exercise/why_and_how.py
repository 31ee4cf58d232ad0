"""“Why and how”: what a page is for, all its steps, and where it comes from. It unfolds below the title."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from trustbook.exercises.credits import origin_words
from trustbook.exercises.model import Exercise
from trustbook.language import _
from trustbook.ui.kit import Space, column, hint, row, subheading
from trustbook.ui.kit.text import TextLabel
from trustbook.ui.navigation import ReadingNavigator
from trustbook.ui.pages.exercise.step_lines import every_step
from trustbook.ui.pages.exercise.ways_on import NextLink, link_to
from trustbook.ui.pages.words import joined, minutes_words, who_words


class WhyAndHow(QWidget):
    """Who, how long and how often; the purpose; when to stop; all steps; what one can do alone; the sources."""

    def __init__(
        self, exercise: Exercise, navigator: ReadingNavigator, *, solo: bool, reads: Sequence[NextLink] = ()
    ) -> None:
        """`reads` is what there is to read about it."""
        super().__init__()
        facts = joined(minutes_words(exercise.minutes), who_words(exercise.who, solo=solo), exercise.rhythm)
        layout = column(TextLabel(exercise.purpose), hint(facts), spacing=8)
        if exercise.stop:
            layout.addWidget(TextLabel(exercise.stop, "care"))
        layout.addWidget(every_step(exercise))
        if solo and exercise.alone:
            layout.addLayout(column(subheading(_("If you do this alone")), hint(exercise.alone), spacing=0))
        sources = _("Where this comes from: {origins}").format(origins=origin_words(exercise))
        layout.addWidget(hint(sources))
        for way in reads:
            layout.addLayout(row(link_to(way, navigator), None))
        layout.addSpacing(8)
        layout.setContentsMargins(0, Space.STATE, 0, 0)
        self.setLayout(layout)
