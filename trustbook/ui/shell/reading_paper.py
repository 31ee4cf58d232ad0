"""A text of the guide, or one blank sheet, on paper. Nothing that was answered on the screen is ever on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from trustbook.documents.sheets import Binder, Chapter
from trustbook.language import current_language
from trustbook.ui.dialogs.paper_choices import Offer, Scope
from trustbook.ui.dialogs.paper_dialog import PaperDialog
from trustbook.ui.printing.system import system_printer
from trustbook.ui.shell.tools import Tools
from trustbook.workbook.views import PaperChoice

if TYPE_CHECKING:
    from trustbook.domain.problems import Problem
    from trustbook.exercises.texts import Text


def print_blank(tools: Tools, exercise_id: str) -> None:
    """Offer one exercise as a blank sheet, to print or to save."""
    from trustbook.workbook.paper import blank_binder

    library = tools.library()
    choice = PaperChoice("page", style="blank", exercises=(exercise_id,))
    scope = Scope("page", library.exercise(exercise_id).title, choice, ("blank",))
    _open(tools, scope, lambda: blank_binder(library, exercises=(exercise_id,)))


def print_text(tools: Tools, text: Text) -> None:
    """Offer one text, to print or to save."""
    chapter = Chapter(title=text.title, sheets=(), texts=(text,))
    binder = Binder(text.title, "", (chapter,), current_language(), title_page=False, style="blank")
    _open(tools, Scope("page", text.title, PaperChoice("page", style="blank"), ("blank",)), lambda: binder)


def _open(tools: Tools, scope: Scope, make: Callable[[], Binder]) -> None:
    def source(_choice: PaperChoice, done: Callable[[Binder], None], failed: Callable[[Problem], None]) -> None:
        tools.pool.do(make, done, failed, dialog)

    offer = Offer((scope,), first=scope.id, paper=tools.look.settings.paper, private=False)
    printer = system_printer()
    dialog = PaperDialog(tools.window, offer, source, tools.pool, tools.prompts, printer, tools.clock.today)
    dialog.open()
