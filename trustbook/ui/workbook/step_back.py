"""Esc around the page, in header, tabs, banners or footer, goes the same step back as in the page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from trustbook.ui.fields.base import holds_focus
from trustbook.ui.frame.parts import where_one_was


def step_back(event: QKeyEvent, page: QWidget | None) -> bool:
    """Give the key to the page, to where one was in it last; whether it was for the page at all.

    False where the page had the key already and had no use for it.
    """
    if event.key() != Qt.Key.Key_Escape or event.modifiers() or page is None or holds_focus(page):
        return False
    place = where_one_was(page)
    if place is None:
        return False
    place.setFocus(Qt.FocusReason.OtherFocusReason)
    if holds_focus(page):
        QApplication.sendEvent(place, event.clone())
    return True
