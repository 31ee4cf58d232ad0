"""Blank worksheets, from the start page and from inside a workbook. The dialog is imported when it is asked for."""

from __future__ import annotations

from trustbook.ui.tools import Tools


def blank_paper(tools: Tools, *, alone: bool = False) -> None:
    """Blank worksheets, for which no workbook is needed; `alone` begins with those for one person."""
    from trustbook.ui.dialogs.paper_dialog import PaperDialog
    from trustbook.ui.printing.system import system_printer

    paper = tools.look.settings.paper
    PaperDialog.blank(
        tools.window, tools.content(), tools.pool, tools.prompts, system_printer(), tools.clock, paper, alone=alone
    ).open()
