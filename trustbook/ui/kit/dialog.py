"""The one shape of a dialog. Opened with `open()`, never `exec()`, so that a lock always works."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractSlider, QApplication, QDialog, QLayout, QMenu, QWidget
from shiboken6 import isValid

from trustbook.ui.kit.buttons import Button, button, primary_button
from trustbook.ui.kit.dimming import Dim
from trustbook.ui.kit.layout import column, row
from trustbook.ui.kit.lazy_scroll_area import LazyScrollArea
from trustbook.ui.kit.menu_button import MenuButton
from trustbook.ui.kit.scale import Space
from trustbook.ui.kit.text import TextLabel, heading, note

_SLACK: Final = 4
"""Pixels that an edge may take."""
_WAY_OUT: Final = 0
_ACT: Final = 1
_PRIMARY: Final = 2
"""Kinds of buttons, in the order in which they stand."""


class CalmDialog(QDialog):
    """A heading, something to read or fill in, and buttons at the end. Esc closes it without doing anything.

    The window title stays neutral. The content scrolls when the text is large. Of the buttons, the way out stands first
    and the filled one last, whichever was added when.
    """

    def __init__(
        self,
        parent: QWidget | None,
        name: str,
        content: QLayout,
        *,
        width_characters: int = 62,
        beside: QWidget | None = None,
    ) -> None:
        """`beside` stands next to the content, from the upper edge down to the buttons, and has what room is left."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Trustbook")
        self.setAccessibleName(name)
        self._heading = heading(name)
        inside = QWidget()
        inside.setProperty("role", "paper")
        inside.setLayout(content)
        content.setContentsMargins(2, 2, 14, 2)  # room for the focus ring and the scroll bar
        self._scroll = LazyScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inside)
        self._before_buttons = row(spacing=Space.FIELD)
        self._buttons = row(self._before_buttons, None, spacing=10)
        self._buttons.setStretch(0, 1)
        self._ranks: list[tuple[int, Button]] = []
        if beside is None:
            self._frame = column(self._heading, self._scroll, self._buttons, spacing=14, margins=26)
            self.setLayout(self._frame)
        else:
            self._frame = column(self._heading, self._scroll, spacing=14)
            body = row(self._frame, beside, spacing=Space.PART)
            body.setStretch(1, 1)
            whole = column(body, self._buttons, spacing=14, margins=20)
            whole.setStretch(0, 1)
            self.setLayout(whole)
        self._frame.setStretch(1, 1)
        self._kept: list[QWidget] = []
        self._reason: TextLabel | None = None
        self._dimmed: list[QWidget] = []
        """The windows below it, while it shows: another dialog may be one of them."""
        self._inside = inside
        self._width_characters = width_characters

    def add_button(self, text: str, pressed: Callable[[], object]) -> Button:
        """A button that does something, in the last line."""
        return self._placed(button(text, pressed), _ACT)

    def add_menu(self, text: str, fill: Callable[[QMenu], object]) -> Button:
        """A button of which there are a few kinds; `fill` puts them into an empty menu."""
        return self._placed(MenuButton(text, fill), _ACT)

    def add_way_out(self, text: str, pressed: Callable[[], object] | None = None, *, primary: bool = False) -> Button:
        """The button that leaves everything as it is; without `pressed` it closes the dialog."""
        made = (primary_button if primary else button)(text, pressed or self.reject)
        made.setDefault(primary)
        return self._placed(made, _WAY_OUT)

    def add_primary(self, text: str, pressed: Callable[[], object]) -> Button:
        """The button that Enter presses."""
        made = primary_button(text, pressed)
        made.setDefault(True)
        return self._placed(made, _PRIMARY)

    def _placed(self, added: Button, rank: int) -> Button:
        """In its place among the others, for the eye and for Tab."""
        self._ranks.append((rank, added))
        self._ranks.sort(key=lambda each: each[0])
        for place, (_rank, each) in enumerate(self._ranks, start=2):
            self._buttons.insertWidget(place, each)
        for (_rank, before), (_next, each) in pairwise(self._ranks):
            QWidget.setTabOrder(before, each)
        return added

    def add_above_buttons(self, widget: QWidget) -> None:
        """Something that stays in sight, above the buttons."""
        last = self._kept.index(self._reason) if self._reason is not None else len(self._kept)
        self._frame.insertWidget(2 + last, widget)
        self._kept.insert(last, widget)

    def add_before_buttons(self, widget: QWidget) -> None:
        """Something that stays in sight, at the beginning of the line of buttons."""
        self._before_buttons.addWidget(widget)

    def hold_back(self, act: Button, reason: str) -> None:
        """A button cannot be pressed for this reason, which stands above the buttons; "" lets it be pressed.

        What is only under way needs no reason: that button is switched off until it is done.
        """
        act.setEnabled(not reason)
        act.setAccessibleDescription(reason)
        if self._reason is None and reason:
            made = note("")
            made.setAlignment(Qt.AlignmentFlag.AlignTrailing)
            policy = made.sizePolicy()
            policy.setRetainSizeWhenHidden(True)  # the buttons stay where they are
            made.setSizePolicy(policy)
            self.add_above_buttons(made)
            self._reason = made
        if self._reason is not None:
            self._reason.setText(reason or self._reason.text())
            self._reason.setVisible(bool(reason))

    def use_width(self, characters: int) -> None:
        """Be so wide from the next `fit` on, in average characters."""
        self._width_characters = characters

    def open(self) -> None:
        """Show it, as large as its content needs and the screen allows."""
        for each in (self, *self.findChildren(QWidget)):
            each.ensurePolished()  # else it would count with the letters that it has without a style sheet
        self.fit()
        super().open()

    def done(self, result: int) -> None:
        """Close it. What it belongs to has the keyboard again, also where another dialog closed in the same moment:
        the window manager gave it to that one, and then to nothing.
        """
        super().done(result)
        below = self.parentWidget()
        if below is not None and below.isVisible() and QApplication.activeModalWidget() is None:
            below.window().activateWindow()

    def fit(self) -> None:
        """Take the size that the content needs now."""
        self._take_size()

    def grow(self) -> None:
        """As `fit`, but no lower. In one step: a window manager that has not placed it yet hears with each where
        it lies, and puts it there.
        """
        self._take_size(self.height())

    def _take_size(self, least: int = 0) -> None:
        screen = self.screen().availableGeometry()
        width = min(self.fontMetrics().averageCharWidth() * self._width_characters + 80, screen.width() - 60)
        inner_width = width - 70
        needed = self._inside.heightForWidth(inner_width) if self._inside.hasHeightForWidth() else -1
        needed = max(needed, self._inside.sizeHint().height())
        self.resize(width, min(max(needed + self._around(inner_width), least), screen.height() - 80))
        if self.isVisible():
            self.stay_on_screen()

    def _around(self, inner_width: int) -> int:
        """Height of all but the content: it grows with the letters."""
        margins = self._frame.contentsMargins()
        chrome = margins.top() + margins.bottom() + self._heading.heightForWidth(inner_width)
        chrome += self._height_of_buttons(inner_width) + 2 * self._frame.spacing() + _SLACK
        for widget in self._kept:
            if not widget.isHidden() or widget.sizePolicy().retainSizeWhenHidden():
                height = max(widget.heightForWidth(inner_width), widget.sizeHint().height(), widget.minimumHeight())
                chrome += height + self._frame.spacing()
        return chrome

    def _height_of_buttons(self, inner_width: int) -> int:
        """Words before the buttons take more lines where the buttons leave them little room."""
        line = self._buttons
        wrapped = line.heightForWidth(inner_width) if line.hasHeightForWidth() else 0
        return max(wrapped, line.sizeHint().height())

    def hold_content_to(self, width: int) -> None:
        """Let the content be exactly so wide, in pixels; only where something stands beside it."""
        self._scroll.setFixedWidth(width)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for widget in self._kept:
            widget.setMaximumWidth(width)

    def begin_content_at(self, widget: QWidget) -> None:
        """Scroll the content so that this part of it stands at the top."""
        self._scroll.verticalScrollBar().setValue(widget.mapTo(self._inside, QPoint(0, 0)).y())

    def stay_on_screen(self) -> None:
        """Go back as far as it grew over an edge, so that its buttons stay in sight."""
        edge, frame = self.screen().availableGeometry(), self.frameGeometry()
        over, beside = max(0, frame.bottom() - edge.bottom()), max(0, frame.right() - edge.right())
        if over or beside:
            self.move(max(edge.left(), frame.left() - beside), max(edge.top(), frame.top() - over))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        below = self.parentWidget()
        if below is not None and not event.spontaneous():
            others = (
                each for each in QApplication.topLevelWidgets() if isinstance(each, CalmDialog) and each is not self
            )
            for window in (below.window(), *(each for each in others if each.isVisible())):
                Dim.of(window).show_behind(self)
                self._dimmed.append(window)

    def hideEvent(self, event: QHideEvent) -> None:
        """Closed, or under a cover."""
        super().hideEvent(event)
        if not event.spontaneous():
            for window in filter(isValid, self._dimmed):
                Dim.of(window).clear_behind(self)
            self._dimmed.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page Up and Page Down go on in what does not fit, also where there is nothing in it that takes the focus."""
        bar = self._scroll.verticalScrollBar()
        if event.key() == Qt.Key.Key_PageDown:
            bar.triggerAction(QAbstractSlider.SliderAction.SliderPageStepAdd)
        elif event.key() == Qt.Key.Key_PageUp:
            bar.triggerAction(QAbstractSlider.SliderAction.SliderPageStepSub)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """The letters may become larger while it is open: in the settings, or by keys."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.isVisible():
            QTimer.singleShot(0, self, self.fit)  # once what is inside has the new letters too
