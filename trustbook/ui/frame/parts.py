"""Going from part to part of a screen by one key: F6 forwards, with Shift backwards."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class PartWalk:
    """Knows where one was in each part, and goes back there."""

    def __init__(self, parts: Callable[[], Iterable[QWidget]]) -> None:
        """`parts` gives what is shown now, in the order of Tab."""
        self._parts = parts
        self._left: dict[QWidget, QWidget] = {}
        """Where one was in a part when one left it."""

    def step(self, by: int) -> None:
        """To the next part that can have the focus, round and round; `by` is 1 or -1."""
        parts = [part for part in self._parts() if part.isVisible()]
        focused = QApplication.focusWidget()
        here = next((place for place, part in enumerate(parts) if _holds(part, focused)), -1 if by > 0 else 0)
        if here >= 0 and focused is not None and _holds(parts[here], focused):
            self._left[parts[here]] = focused
        for further in range(1, len(parts) + 1):
            target = self._target(parts[(here + by * further) % len(parts)])
            if target is not None:
                target.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _target(self, part: QWidget) -> QWidget | None:
        self._left = {each: last for each, last in self._left.items() if isValid(each) and isValid(last)}
        last = self._left.get(part)
        if last is not None and _holds(part, last) and _takes_focus(last):
            return last
        return first_stop(part)


def first_stop(part: QWidget) -> QWidget | None:
    """Where Tab comes to first in a part; None where nothing of it can have the focus now."""
    return next(filter(_takes_focus, _in_order(part)), None)


def where_one_was(part: QWidget) -> QWidget | None:
    """What had the focus in a part last, if it can have it now; else where Tab comes to first."""
    last = cast("QWidget | None", part.focusWidget())
    return last if last is not None and last.isVisible() and last.isEnabled() else first_stop(part)


def _holds(part: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (part is widget or part.isAncestorOf(widget))


def _takes_focus(widget: QWidget) -> bool:
    tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return tab and widget.isVisible() and widget.isEnabled()


def _in_order(part: QWidget) -> Iterator[QWidget]:
    """The part and all in it, as Tab goes through them."""
    widget: QWidget | None = part
    while widget is not None:
        if _holds(part, widget):
            yield widget
        widget = widget.nextInFocusChain()
        if widget is part:
            return
