"""Blank worksheets, from the start page and from inside a workbook. The dialog is imported when it is asked for."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from trustbook.ui.services import Services


def blank_paper(above: QWidget, services: Services, *, alone: bool = False) -> None:
    """Blank worksheets, for which no workbook is needed; `alone` begins with those for one person."""
    from trustbook.ui.dialogs import paper_open

    paper_open.blank_paper(above, services, alone=alone)
