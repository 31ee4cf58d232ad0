"""The menu by keys."""

from __future__ import annotations

from collections.abc import Collection

from devtools.desktop import Desktop
from trustbook.ui.frame.actions import menu_groups


def choose_in_menu(desktop: Desktop, item_id: str, *, not_offered: Collection[str]) -> None:
    """Open the menu and choose this; `not_offered` are the ids of what it does not show now, or shows in grey."""
    desktop.press("Menu", role="push button")
    desktop.key(*_way_to(item_id, not_offered), "Return")


def _way_to(item_id: str, not_offered: Collection[str]) -> list[str]:
    line = 0
    for group in menu_groups():
        away = {*not_offered, "find"}  # it has its button in the header
        shown = [item.id for item in group.items if item.label and item.id not in away]
        if item_id in shown:
            steps = ["Down"] * shown.index(item_id)
            return [*["Down"] * line, "Right", *steps] if group.title else ["Down"] * line + steps
        line += 1 if group.title else len(shown)
    raise AssertionError(f"there is no {item_id!r} in the menu")
