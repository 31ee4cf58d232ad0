"""A text of the guide, or one blank sheet, on paper. Nothing that was answered on the screen is ever on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from trustbook.ui.dialogs.paper_choices import Offer, Scope
from trustbook.ui.dialogs.paper_dialog import PaperDialog
from trustbook.ui.printing.system import system_printer
from trustbook.ui.shell.tools import Tools
from trustbook.workbook.views import PaperChoice

if TYPE_CHECKING:
    from trustbook.documents.sheets import Binder
    from trustbook.domain.problems import Problem


def print_blank(tools: Tools, exercise_id: str) -> None:
    """Offer one exercise as a blank sheet, to print or to save."""
    from trustbook.workbook.paper import blank_binder

    library, pool = tools.library(), tools.pool

    def source(choice: PaperChoice, done: Callable[[Binder], None], failed: Callable[[Problem], None]) -> None:
        pool.do(lambda: blank_binder(library, choice.tabs, choice.chapters, choice.exercises), done, failed, dialog)

    choice = PaperChoice("page", style="blank", exercises=(exercise_id,))
    scope = Scope("page", library.exercise(exercise_id).title, choice, ("blank",))
    offer = Offer((scope,), first=scope.id, paper=tools.look.settings.paper, private=False)
    dialog = PaperDialog(tools.window, offer, source, pool, tools.prompts, system_printer(), tools.clock.today)
    dialog.open()
