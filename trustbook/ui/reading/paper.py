"""A text of the guide, or one blank sheet, on paper. Nothing that was answered on the screen is ever on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trustbook.ui.dialogs.paper_dialog import PaperDialog
from trustbook.ui.printing.system import system_printer
from trustbook.ui.tools import Tools

if TYPE_CHECKING:
    from trustbook.exercises.texts import Text


def print_blank(tools: Tools, exercise_id: str) -> None:
    """Offer one exercise as a blank sheet, to print or to save."""
    content, paper = tools.content(), tools.look.settings.paper
    printer = system_printer()
    PaperDialog.blank(
        tools.window, content, tools.pool, tools.prompts, printer, tools.clock, paper, only=exercise_id
    ).open()


def print_text(tools: Tools, text: Text) -> None:
    """Offer one text, to print or to save. The own emergency number goes along for “Getting help”."""
    settings = tools.look.settings
    PaperDialog.for_text(
        tools.window,
        tools.content(),
        text,
        tools.pool,
        tools.prompts,
        system_printer(),
        tools.clock,
        settings.paper,
        emergency_number=settings.emergency_number,
    ).open()
