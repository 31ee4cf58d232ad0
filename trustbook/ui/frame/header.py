"""The line at the top: whose seat it is, and what is always at hand."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy, QWidget

from trustbook.language import _
from trustbook.ui.frame.actions import Actions, shortcut_words
from trustbook.ui.kit import Disc, Sign, Space, TextLabel, bar_button, column, initials, row
from trustbook.ui.kit.buttons import Button
from trustbook.ui.kit.menu_button import MenuButton
from trustbook.ui.kit.scale import has_columns, text_factor
from trustbook.workbook.sitting.views import Sitting

_HEIGHT = 55
"""Without its hairline, in pixels at 100 % text; larger letters need less than as much more."""
_DISC = 28
_ABOVE = 5
"""Least room above and below, in pixels."""
_EDGE = Space.CARD
"""Beside the buttons, whose words have as much room around them again: they end in line with what stands below."""
_LEAD = Space.PART - _EDGE
"""More before the seat, which begins in line with the tabs, the list and the footer."""


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
    if sitting.empty_seat:
        return _("The other seat is empty")
    return _("Only you see this") if sitting.solo else _("Your own pages and what is shared")


def seat_discs(sitting: Sitting) -> list[Disc]:
    """The mark of who sits here: one, or both at Together."""
    seated = sitting.partners if sitting.me is None else (sitting.me,)
    made = []
    for partner in seated:
        other = next((each.name for each in sitting.partners if each != partner), "")
        made.append(Disc(initials(partner.name, other), partner.colour, _DISC))
    return made


class Header(QFrame):
    """Seat, today, find, cover, lock, menu. Where there is little room, Find is in the menu only."""

    def __init__(self, actions: Actions, sitting: Sitting) -> None:
        super().__init__()
        self.setProperty("role", "bar")
        colour = sitting.me.colour if sitting.me is not None and not sitting.solo else ""
        seat = MenuButton(seat_words(sitting), self._fill_seats, f"seat-{colour}" if colour else "seat")
        seat.setObjectName("header-seat")
        seat.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        seat.setToolTip(seat_hint(sitting))
        seat.setAccessibleDescription(seat_hint(sitting))
        self._actions = actions
        self._sitting = sitting
        self._hint = TextLabel(seat_hint(sitting), "note")
        self.seat = seat
        self._menu = actions.menu
        self.menu_button = bar_button(_("Menu"), self._open_menu)
        self.menu_button.setAccessibleDescription(_("Everything else, with its keys"))
        self._places = {
            "today": _tool(_("Today"), "Ctrl+E", actions, "today"),
            "find": _tool(_("Find"), "Ctrl+F", actions, "find"),
        }
        for place in self._places.values():
            place.setCheckable(True)
            place.clicked.connect(self._keep_marks)
        self._marked = ""
        self._discs = seat_discs(sitting)
        self._lock = Sign("lock") if sitting.me is not None and sitting.solo else None
        names = column(
            None,
            seat,
            row(*([self._lock] if self._lock is not None else []), self._hint, spacing=Space.STATE),
            None,
            spacing=0,
        )
        self._buttons = [
            *self._places.values(),
            _tool(_("Cover"), "F9", actions, "cover"),
            _tool(_("Lock"), "Ctrl+L", actions, "lock"),
            self.menu_button,
        ]
        self._line = row(_LEAD, *self._discs, names, None, *self._buttons, spacing=Space.CARD)
        self._line.setContentsMargins(_EDGE, _ABOVE, _EDGE, _ABOVE)
        self.setLayout(self._line)
        self._fit()

    def mark(self, place: str) -> None:
        """Show that one is at "today" or "find" now; "" for neither."""
        self._marked = place
        self._keep_marks()

    def _keep_marks(self) -> None:
        """A click alone marks nothing: what is marked is where one is."""
        for name, each in self._places.items():
            each.setChecked(name == self._marked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        self.setMinimumHeight(round(_HEIGHT * (1 + text_factor()) / 2))
        room = self.width() - 2 * _EDGE - _LEAD
        for words in (self.seat, self._hint):
            words.ensurePolished()
        names = max(_length(self.seat), _length(self._hint))
        needed = names + sum(each.sizeHint().width() + Space.CARD for each in (*self._discs, *self._buttons))
        roomy = needed <= room and has_columns(self.width())
        self._hint.setVisible(roomy)
        if self._lock is not None:
            self._lock.setVisible(roomy)
        self._line.setStretch(len(self._discs), 1 if roomy else 0)  # the hint takes what there is; else a gap does
        self._line.setStretch(len(self._discs) + 1, 0 if roomy else 1)
        self._places["find"].setVisible(roomy)

    def _fill_seats(self, menu: QMenu) -> None:
        """Who can sit here: this one now, the others by their passphrase; alone, somebody can be invited."""
        here = menu.addAction(seat_words(self._sitting).replace("&", "&&"))
        here.setCheckable(True)
        here.setChecked(True)
        here.setEnabled(False)
        if self._sitting.empty_seat:
            menu.addAction(_("This seat is empty")).setEnabled(False)
        if self._sitting.solo:
            menu.addAction(_("Invite my partner")).triggered.connect(self._actions["hand-over"].trigger)
            return
        for each in ("seat-first", "together", "seat-second"):
            if self._actions[each].isVisible():
                menu.addAction(self._actions[each])

    def _open_menu(self) -> None:
        self._actions.show_find(self._places["find"].isHidden())
        popup(self._menu, self.menu_button)


def _length(words: QWidget) -> int:
    if isinstance(words, TextLabel):
        return words.fontMetrics().horizontalAdvance(words.text()) + Space.FIELD
    return words.sizeHint().width()


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
