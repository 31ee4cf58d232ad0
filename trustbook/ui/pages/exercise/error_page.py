"""What stands in the place of a page that cannot be shown. The rest of the window works."""

from __future__ import annotations

from collections.abc import Callable

from trustbook.domain.problems import BrokenDefinition, Problem
from trustbook.language import _
from trustbook.ui.kit import ScrollPage, button, column, paragraph, row, soft, title
from trustbook.workbook.sentences import told


class ErrorPage(ScrollPage):
    """Says calmly what is wrong with this one page."""

    def __init__(self, problem: Problem, again: Callable[[], object]) -> None:
        words = told(problem)
        content = column(title(words.title), paragraph(words.text), spacing=10)
        if isinstance(problem, BrokenDefinition):
            place = ", ".join(piece for piece in (problem.file, problem.where) if piece)
            for_writer = _("For whoever writes exercises: {place}: {message}")
            content.addWidget(soft(for_writer.format(place=place, message=problem.message)))
        content.addSpacing(8)
        content.addLayout(row(button(_("Try again"), again), None))
        super().__init__(content)
