"""How the room of a tab is shared between the list of its pages and what is open."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from trustbook.ui.fields.base import holds_focus
from trustbook.ui.frame.parts import where_one_was
from trustbook.ui.kit import grown
from trustbook.ui.kit.scale import LIST_WIDTH
from trustbook.ui.pages.exercise.open_page import OpenPage

_ANY_WIDTH: Final = 16_777_215
"""What Qt takes for no limit."""


class TabRoom(QObject):
    """Puts the list beside the page, or one in place of the other where there is no room for both."""

    arranged = Signal()

    def __init__(self, line: QHBoxLayout, side: QWidget, place: OpenPage, *, has_pages: bool) -> None:
        super().__init__(side)
        self._line, self._side, self._place = line, side, place
        self.has_pages = has_pages
        self.narrow = False
        self.listing = False
        """Where there is no room for both, or what is open stands alone: whether the list of pages was asked for."""

    def set_narrow(self, narrow: bool) -> None:
        """Whether there is no room for a list beside a page."""
        self.narrow = narrow
        self.forget_list_beside()

    def show_list(self) -> None:
        """Beside what stands alone, or in place of a page that has no room beside it."""
        self.listing = self.has_pages and (self.narrow or self._place.stands_alone)
        self.arrange()

    def hide_list(self) -> None:
        """Back to what is open, to where one was in it."""
        self.listing = False
        self._place.show()
        place = where_one_was(self._place) if holds_focus(self._side) else None
        if place is not None:
            place.setFocus(Qt.FocusReason.OtherFocusReason)  # before the list goes, and the focus with it
        self.arrange()

    def show_place(self) -> None:
        """Where the list stands in place of the page, the page."""
        if self.listing and self.narrow:
            self.hide_list()

    def forget_list_beside(self) -> None:
        """Something else is open, or there is other room: the list that was asked for beside it goes."""
        self.listing = self.listing and self.narrow
        self.arrange()

    def arrange(self) -> None:
        """Show both, or one of them, as wide as they may be."""
        listing = self.listing and not self._place.wants_all
        has_both = not self.narrow and not self._place.stands_alone
        self._side.setVisible(self.has_pages and not self._place.wants_all and (listing or has_both))
        self._place.setVisible(not (listing and self.narrow))
        self._place.shown.stand_beside_list(listing and not self.narrow)
        self.arranged.emit()
        if self.narrow:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(_ANY_WIDTH)
            self._line.setStretch(0, 1 if listing else 0)
            self._line.setStretch(1, 0 if listing else 1)
        else:
            self._side.setFixedWidth(grown(LIST_WIDTH))
            self._line.setStretch(0, 0)
            self._line.setStretch(1, 1)
