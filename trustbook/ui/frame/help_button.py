"""The way to help at the foot of every screen, also of those before a workbook is open."""

from __future__ import annotations

from collections.abc import Callable

from trustbook.language import _
from trustbook.ui.kit.buttons import Button


def help_button(get_help: Callable[[], object] | None) -> Button:
    """Leads to getting help; `None` leads nowhere."""
    made = Button(_("Getting help") + "  F1", "foot", get_help, sign="life-buoy")
    made.setAccessibleName(_("Getting help"))
    made.setObjectName("footer-help")
    return made
