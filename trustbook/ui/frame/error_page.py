"""What stands in the place of a page that cannot be shown. The rest of the window works."""

from __future__ import annotations

from collections.abc import Callable

from trustbook.domain.problems import BrokenDefinition, OwnFault, Problem
from trustbook.language import _
from trustbook.ui.frame.shown_in_tab import ShownInTab
from trustbook.ui.kit import ScrollPage, button, column, paragraph, row, soft, title
from trustbook.workbook.sentences.problem_sentences import told


class ErrorPage(ShownInTab, ScrollPage):
    """Says calmly what is wrong with this one page, and offers to try `again` where that may help."""

    def __init__(self, problem: Problem, again: Callable[[], object] | None = None) -> None:
        content = column(spacing=10)
        if isinstance(problem, OwnFault):
            content.addWidget(title(_("This page cannot be shown")))
            content.addWidget(paragraph(_("That is a mistake of the program, not yours. Nothing you saved is lost.")))
            content.addWidget(paragraph(_("The other tabs work. Opening the workbook again may help.")))
        else:
            words = told(problem)
            content.addWidget(title(words.title))
            content.addWidget(paragraph(words.text))
        if isinstance(problem, BrokenDefinition):
            place = ", ".join(piece for piece in (problem.file, problem.where) if piece)
            for_writer = _("For whoever writes exercises: {place}: {message}")
            content.addWidget(soft(for_writer.format(place=place, message=problem.message)))
        if again is not None:
            content.addSpacing(8)
            content.addLayout(row(button(_("Try again"), again), None))
        super().__init__(content)
