"""The line at the top: whose seat it is, and what is always at hand."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy

from trustbook.language import _
from trustbook.ui.frame.actions import Actions, shortcut_words
from trustbook.ui.kit import TextLabel, bar_button, column, row
from trustbook.ui.kit.buttons import Button
from trustbook.workbook.views import Sitting


def seat_words(sitting: Sitting) -> str:
    """Whose seat it is, in words."""
    if sitting.me is None:
        return _("Together: {first} and {second}").format(
            first=sitting.partners[0].name, second=sitting.partners[1].name
        )
    return sitting.me.name if sitting.solo else _("{name}’s seat").format(name=sitting.me.name)


def seat_hint(sitting: Sitting) -> str:
    """What can be seen from here."""
    if sitting.me is None:
        return _("Only what both may see")
    return _("Only you see this") if sitting.solo else _("Your own pages and what is shared")


class Header(QFrame):
    """Seat, tonight, find, cover, lock, menu."""

    def __init__(self, actions: Actions, sitting: Sitting) -> None:
        super().__init__()
        self.setProperty("role", "bar")
        colour = sitting.me.colour if sitting.me is not None and not sitting.solo else ""
        seat = TextLabel(seat_words(sitting), f"seat-{colour}" if colour else "seat")
        seat.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        hint = TextLabel(seat_hint(sitting), "hint")
        self.seat = seat
        self._menu = actions.menu
        self.menu_button = bar_button(_("Menu"), self._open_menu)
        self.menu_button.setAccessibleDescription(_("Everything else, with its keys"))
        buttons = [
            _tool(_("Tonight"), "Ctrl+E", actions, "tonight"),
            _tool(_("Find"), "Ctrl+F", actions, "find"),
            _tool(_("Cover"), "F9", actions, "cover"),
            _tool(_("Lock"), "Ctrl+L", actions, "lock"),
            self.menu_button,
        ]
        line = row(column(seat, hint, spacing=0), *buttons, spacing=6)
        line.setContentsMargins(18, 8, 12, 8)
        line.setStretch(0, 1)
        self.setLayout(line)

    def _open_menu(self) -> None:
        popup(self._menu, self.menu_button)


def popup(menu: QMenu, below: Button) -> None:
    """Open a menu below a button, inside the screen; the first item has the focus."""
    menu.adjustSize()
    corner = below.mapToGlobal(below.rect().bottomRight())
    if below.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        corner = below.mapToGlobal(below.rect().bottomLeft())
    else:
        corner.setX(corner.x() - menu.sizeHint().width())
    menu.popup(corner)
    visible = [action for action in menu.actions() if action.isVisible() and not action.isSeparator()]
    if visible:
        menu.setActiveAction(visible[0])


def _tool(label: str, keys: str, actions: Actions, action_id: str) -> Button:
    made = bar_button(label, actions[action_id].trigger)
    made.setObjectName(f"header-{action_id}")
    made.setToolTip(f"{label} ({shortcut_words(keys)})")
    return made
