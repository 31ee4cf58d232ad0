"""What can be wrong on a screen, found by looking at its widgets, in sentences; none when all is well."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from typing import cast

import msgspec
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QButtonGroup,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QTabBar,
    QWidget,
)

from tests.ui.support import focusable, shown_widgets
from trustbook.domain.times import SystemClock
from trustbook.exercises.library import Library
from trustbook.exercises.text_ids import TEXT_IDS
from trustbook.exercises.texts import Guide
from trustbook.language import current_language
from trustbook.locations import resources
from trustbook.ui.frame.window import Window
from trustbook.ui.kit import CalmDialog

_NO_ROLE = {QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Pane}


def unnamed(screen: QWidget) -> Iterator[str]:
    """Everything that takes the focus and that a screen reader could not tell."""
    for widget in focusable(screen):
        seen = cast("QAccessibleInterface | None", QAccessible.queryAccessibleInterface(widget))
        if seen is None or not seen.isValid():
            yield f"{_what(widget)} is unknown to screen readers"
        elif not seen.text(QAccessible.Text.Name).strip():
            yield f"{_what(widget)} has no name"
        elif seen.role() in _NO_ROLE and not isinstance(widget, QScrollArea):
            yield f"{_what(widget)} has no role"
        elif _is_beside_what_scrolls(widget):
            yield f"{_what(widget)} lies in a scroll area beside its content: no screen reader comes there"


def _is_beside_what_scrolls(widget: QWidget) -> bool:
    inner, outer = widget, widget.parentWidget()
    while outer is not None and not inner.isWindow():
        if isinstance(outer, QScrollArea) and inner is not outer.viewport():
            return not inner.objectName().startswith("qt_scrollarea")
        inner, outer = outer, outer.parentWidget()
    return False


def _walked(first: QWidget, *, forward: bool) -> set[QWidget]:
    """What has the focus on the way by Tab, or back, until it comes round."""
    first.setFocus(Qt.FocusReason.TabFocusReason)
    visited: list[QWidget] = []
    for _step in range(400):
        now = QApplication.focusWidget()
        if now is None or (visited and now is visited[0]):
            break
        visited.append(now)
        if not now.focusNextPrevChild(forward):
            break
    return set(visited)


def unreachable(screen: QWidget) -> Iterator[str]:
    """Everything that Tab does not come to, with Shift or without.

    One of several radio buttons is enough: the arrows go to the others.
    """
    if isinstance(screen, QMenu):
        return
    wanted = [
        each
        for each in focusable(screen)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and not _is_one_of_several(each)
    ]
    if not wanted:
        return
    screen.window().activateWindow()
    QApplication.processEvents()
    visited = _walked(wanted[0], forward=True)
    if any(each not in visited for each in wanted):
        visited |= _walked(wanted[0], forward=False)
    for each in wanted:
        if each not in visited:
            yield f"{_what(each)} is not reached by Tab"


def out_of_order(screen: QWidget) -> Iterator[str]:
    """Places where Tab jumps back up on the same page, unless a column begins there, beside the one before."""
    start = next((each for each in focusable(screen) if each.focusPolicy() & Qt.FocusPolicy.TabFocus), None)
    if isinstance(screen, QMenu) or start is None:
        return
    page, before = None, start
    for widget in _chain(start):
        area = _scroll_area(widget)
        goes_up = area is not None and area is page and _in_area(widget, area).bottom() < _top(before, area)
        if goes_up and area is not None and not _begins_column(_in_area(widget, area), _in_area(before, area), screen):
            yield f"Tab goes up from {_what(before)} to {_what(widget)}"
        page, before = area, widget


def _begins_column(place: QRect, before: QRect, screen: QWidget) -> bool:
    if screen.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        return place.right() < before.left()
    return place.left() > before.right()


def clipped(screen: QWidget) -> Iterator[str]:
    """Words that have less room than they need, and screens that are wider than the window."""
    for area in shown_widgets(screen, QScrollArea):
        if area.horizontalScrollBar().maximum() > 0:
            yield f"{_what(area)} has to be scrolled sideways by {area.horizontalScrollBar().maximum()} pixels"
    for label in shown_widgets(screen, QLabel):
        if not re.search(r"[^\W\d_]", label.text()):
            continue
        if label.wordWrap() and label.heightForWidth(label.width()) > label.height() + 2:
            yield f"{_what(label)} needs {label.heightForWidth(label.width())} in height, has {label.height()}"
        elif not label.wordWrap() and label.sizeHint().width() > label.width() + 2:
            yield f"{_what(label)} needs {label.sizeHint().width()} in width, has {label.width()}"
    for button in shown_widgets(screen, QAbstractButton):
        if button.text() and button.sizeHint().width() > button.width() + 2:
            yield f"{_what(button)} needs {button.sizeHint().width()} in width, has {button.width()}"
    yield from _too_low(screen)
    whole = screen.rect().adjusted(-2, -2, 2, 2)
    for widget in focusable(screen):
        if not _in_scroll_area(widget) and not whole.contains(_place(widget, screen)):
            yield f"{_what(widget)} lies outside: {_place(widget, screen)} in {whole}"


def _too_low(screen: QWidget) -> Iterator[str]:
    """A dialog in which one has to scroll, although the screen has room for all of it."""
    if not isinstance(screen, CalmDialog) or screen.height() >= screen.screen().availableGeometry().height() - 80:
        return
    for area in screen.findChildren(QScrollArea):
        if area.parent() is screen and area.verticalScrollBar().maximum() > 0:
            yield f"{_what(screen)} is {area.verticalScrollBar().maximum()} pixels too low"


def untranslated(screen: QWidget, own_words: Iterable[str]) -> Iterator[str]:
    """Words that did not go through gettext. `own_words`: names and other things that are never translated."""
    known = _definitions(current_language()) | set(own_words)
    for widget, text in _texts(screen):
        lines = (line.strip() for line in text.split("\n"))
        strange = [line for line in lines if re.search(r"[^\W\d_]{2}", line) and line not in known]
        if strange and "⟦" not in text and text.strip() not in known:
            yield f"{type(widget).__name__}: {text!r}"


def unmirrored(screen: QWidget) -> Iterator[str]:
    """Widgets that are still laid out from left to right."""
    for widget in shown_widgets(screen, QWidget):
        if not isinstance(widget, QPlainTextEdit) and widget.layoutDirection() != Qt.LayoutDirection.RightToLeft:
            yield f"{_what(widget)} is not mirrored"


class Flashes(QObject):
    """Notes every widget that shows up as a window of its own although it is none: it would flash on the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Show or not isinstance(watched, QWidget) or not watched.isWindow():
            return False
        plain = watched.windowType() in (Qt.WindowType.Window, Qt.WindowType.Widget)
        if plain and not isinstance(watched, Window):
            self.seen.append(f"{_what(watched)} flashed up as a window of its own")
        return False


def _texts(screen: QWidget) -> Iterator[tuple[QWidget, str]]:
    actions: list[QAction] = screen.actions() if isinstance(screen, QMenu) else []
    for action in actions:
        if action.isVisible():
            yield screen, action.text()
    for widget in shown_widgets(screen, QWidget):
        if widget.property("role") == "to-copy":
            continue
        for text in (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()):
            if text:
                yield widget, text
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget, widget.text().replace("&&", "&")
        elif isinstance(widget, QTabBar):
            yield from ((widget, widget.tabText(index).replace("&&", "&")) for index in range(widget.count()))
        elif isinstance(widget, QComboBox):
            yield from ((widget, widget.itemText(index)) for index in range(widget.count()))
        elif isinstance(widget, QListWidget):
            yield from ((widget, widget.item(index).text()) for index in range(widget.count()))
        elif isinstance(widget, QLineEdit | QPlainTextEdit):
            yield widget, widget.placeholderText()


@cache
def _definitions(_language: str) -> frozenset[str]:
    """All that the content says in English, with its days in words of this language."""
    library = Library()
    found: set[str] = set()
    for exercise_id in library.exercise_ids():
        found |= set(_strings(msgspec.to_builtins(library.exercise(exercise_id))))
    data = [*(resources() / "guide" / "en").rglob("*.toml"), resources() / "tabs.toml"]
    data += [resources() / folder / "en.toml" for folder in ("paths", "feelings", "sets")]
    for path in data:
        if path.is_file():
            found |= set(_strings(tomllib.loads(path.read_text(encoding="utf-8"))))
    today = SystemClock().today()
    for text_id in TEXT_IDS:
        found |= set(_strings(msgspec.to_builtins(Guide().text(text_id, today))))
    return frozenset(found)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _strings(each)


def _place(widget: QWidget, screen: QWidget) -> QRect:
    return QRect(widget.mapTo(screen, QPoint(0, 0)), widget.size())


def _top(widget: QWidget, area: QScrollArea) -> int:
    return _in_area(widget, area).top()


def _in_area(widget: QWidget, area: QScrollArea) -> QRect:
    content = area.widget()
    return _place(widget, content) if content is not None else QRect()


def _chain(start: QWidget) -> Iterator[QWidget]:
    """What Tab comes to, in order, from `start` until it comes round; goes by Qt's own chain."""
    widget: QWidget | None = start
    while widget is not None:
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield widget
        widget = widget.nextInFocusChain()
        if widget is start:
            return


def _scroll_area(widget: QWidget) -> QScrollArea | None:
    """What scrolls it. A bar that stays in sight below what scrolls is no part of that."""
    parent = widget.parentWidget()
    while parent is not None:
        content = parent.widget() if isinstance(parent, QScrollArea) else None
        if isinstance(parent, QScrollArea) and content is not None and content.isAncestorOf(widget):
            return parent
        parent = parent.parentWidget()
    return None


def _in_scroll_area(widget: QWidget) -> bool:
    return _scroll_area(widget) is not None


def _is_one_of_several(widget: QWidget) -> bool:
    if not isinstance(widget, QAbstractButton):
        return False
    group = cast("QButtonGroup | None", widget.group())
    return isinstance(widget, QRadioButton) or (group is not None and group.exclusive())


def _what(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    parent = widget.parentWidget()
    name = widget.objectName() or widget.accessibleName() or text[:40]
    return f"{type(widget).__name__}({name}) in {type(parent).__name__}"
