"""How things stand on a screen: a calm column of at most about 72 characters on a sheet of paper."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from trustbook.language import _
from trustbook.ui.kit.announcing import StatusLabel
from trustbook.ui.kit.scale import Space, grown, has_columns

CHARACTERS = 72
"""Longest line of reading text, in average characters."""


def column(*items: QWidget | QLayout | int | None, spacing: int = 8, margins: int = 0) -> QVBoxLayout:
    """Items one below the other; an int is a gap in pixels, None takes up the room that is left."""
    return _fill(QVBoxLayout(), items, spacing, margins)


def row(*items: QWidget | QLayout | int | None, spacing: int = 8, margins: int = 0) -> QHBoxLayout:
    """Items side by side; an int is a gap in pixels, None takes up the room that is left."""
    return _fill(QHBoxLayout(), items, spacing, margins)


L = TypeVar("L", bound=QBoxLayout)


def _fill(layout: L, items: tuple[QWidget | QLayout | int | None, ...], spacing: int, margins: int) -> L:
    layout.setSpacing(spacing)
    layout.setContentsMargins(margins, margins, margins, margins)
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, int):
            layout.addSpacing(item)
        elif isinstance(item, QLayout):
            layout.addLayout(item)
        else:
            layout.addWidget(item)
    return layout


def clear_layout(layout: QLayout) -> None:
    """Remove and delete everything in a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear_layout(inner)


class _Frame(QFrame):
    def __init__(self, role: str, layout: QLayout | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        if layout is not None:
            self.setLayout(layout)


class CardFrame(_Frame):
    """A box that sets a few things apart."""

    def __init__(self, layout: QLayout) -> None:
        layout.setContentsMargins(16, 14, 16, 14)
        super().__init__("card", layout)


class PaperFrame(_Frame):
    """A sheet of paper on the desk."""

    def __init__(self, layout: QLayout) -> None:
        layout.setContentsMargins(44, 36, 44, 40)
        super().__init__("sheet", layout)


class Rule(_Frame):
    """A hairline; `upright` between two columns."""

    def __init__(self, *, upright: bool = False) -> None:
        super().__init__("rule-upright" if upright else "rule")


_BESIDE_BUTTONS = 45
"""Least length of a banner's line beside its buttons, in characters."""


class Banner(_Frame):
    """A line that stays at the top until what it says is mended. Hidden while it has no text."""

    def __init__(self) -> None:
        self._words = StatusLabel("")
        self._actions = row()
        self._line = row(self._words, self._actions, margins=8)
        self._line.setStretch(0, 1)
        super().__init__("banner", self._line)
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, the buttons stand below the words."""
        super().resizeEvent(event)
        self._choose_direction()

    def _choose_direction(self) -> None:
        beside = self.width() - self._actions.sizeHint().width()
        narrow = beside < self.fontMetrics().averageCharWidth() * _BESIDE_BUTTONS
        self._line.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def show_text(self, text: str, *actions: QWidget) -> None:
        """Say this, with these buttons beside it, until `clear`.

        Said again, it stays as it is: somebody may be about to press one of its buttons.
        """
        if text == self.text and not self.isHidden():
            for action in actions:
                action.deleteLater()
            return
        clear_layout(self._actions)
        before = self._comes_before()
        for action in actions:
            self._actions.addWidget(action)
            QWidget.setTabOrder(before, action)  # where the banner stands, not behind all that was made earlier
            before = action
        self._choose_direction()
        self.setAccessibleName(text)
        self.show()
        self._words.say(text, urgent=True)

    def _comes_before(self) -> QWidget:
        """What Tab comes to before the banner. Qt takes nothing that has no focus as a place in the order."""
        widget = self.previousInFocusChain()
        while widget is not None and widget is not self:
            if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not self.isAncestorOf(widget):
                return widget
            widget = widget.previousInFocusChain()
        return self

    def clear(self) -> None:
        """There is nothing to say any more."""
        self._words.setText("")
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty while hidden."""
        return self._words.text()


class Column(QWidget):
    """Holds one widget, centred, at most `characters` wide however large the text is."""

    def __init__(self, content: QWidget, characters: int = CHARACTERS, padding: int = 0) -> None:
        super().__init__()
        self._content = content
        self._characters = characters
        self._padding = padding
        self._text = 0
        line = row(None, content, None, spacing=0)
        line.setStretch(1, 1000)
        self.setLayout(line)
        self._fit()

    def use_width(self, pixels: int) -> None:
        """Let it be so wide at 100 % text, instead of a number of characters."""
        self._text = pixels
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()
        super().changeEvent(event)

    def _fit(self) -> None:
        average = self.fontMetrics().averageCharWidth()
        text = grown(self._text) if self._text else average * self._characters
        self._content.setMaximumWidth(text + self._padding)


class Scroller(QScrollArea):
    """Something on paper that scrolls when it is longer than its place. The arrow keys scroll it too."""

    def __init__(self, layout: QVBoxLayout) -> None:
        super().__init__()
        self.setAccessibleName(_("Contents"))
        self.setWidgetResizable(True)
        inside = QWidget()
        inside.setProperty("role", "paper")
        inside.setLayout(layout)
        self.setWidget(inside)

    def sizeHint(self) -> QSize:
        wanted = super().sizeHint()
        return QSize(wanted.width(), min(wanted.height(), self.fontMetrics().lineSpacing() * 10))


def _bare_sheet(layout: QLayout) -> QWidget:
    layout.setContentsMargins(44, 64, 44, 40)
    sheet = QWidget()
    sheet.setProperty("role", "paper")
    sheet.setLayout(layout)
    return sheet


def take_role(widget: QWidget, role: str) -> None:
    """Look like this from now on."""
    if widget.property("role") == role:
        return
    widget.setProperty("role", role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class _Following(QScrollArea):
    """A scrolling desk, paper where the window has no room for columns. The focus is always scrolled into sight."""

    def __init__(self, parent: QWidget | None = None, ground: str = "desk") -> None:
        super().__init__(parent)
        self.setProperty("role", ground)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.desk = QWidget()
        self.desk.setProperty("role", ground)
        self._ground = ground
        self._whole = False
        """Whether the page is the window, without a desk."""
        self.setWidget(self.desk)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._choose_ground()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isVisible():
            self._choose_ground()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.isVisible():
            self._choose_ground()

    def _choose_ground(self) -> None:
        """By the width of the window: that of the page has changed with its scroll bar."""
        whole = not has_columns(self.window().width())
        if whole != self._whole:
            self._whole = whole
            for widget in (self, self.desk):
                take_role(widget, "paper" if whole else self._ground)
            self._lie()

    def _lie(self) -> None:
        """Lay what there is on the desk, or without a desk."""

    def focusNextPrevChild(self, forward: bool) -> bool:
        moved = super().focusNextPrevChild(forward)
        focused = self.focusWidget()
        if moved and self.isAncestorOf(focused):
            self.ensureWidgetVisible(focused, 20, 60)
        return moved

    def _on_focus_changed(self, _old: QWidget | None, focused: QWidget | None) -> None:
        """The focus may come from outside, to something that is scrolled out of sight."""
        if focused is not None and self.isAncestorOf(focused) and focused.visibleRegion().isEmpty():
            self.ensureWidgetVisible(focused, 20, 60)


class DeskPage(_Following):
    """Things that lie on the desk itself, without a sheet below them."""

    def __init__(self, layout: QVBoxLayout) -> None:
        super().__init__()
        layout.setContentsMargins(Space.COLUMN, Space.PART, Space.COLUMN, Space.PART)
        self.desk.setLayout(layout)
        layout.addStretch(1)


_AROUND = 16
"""Desk around a sheet, in pixels, and the least of it at its sides."""
_LEAST_AROUND = 8
_SHEET_PADDING = 90
"""What a sheet is wider than its text, in pixels."""


class ScrollPage(_Following):
    """A scrolling desk with one sheet of paper on it. The focus is always scrolled into sight.

    A `lowered` sheet that is shorter than the window lies a little below its top. A `bare` page is paper up to its
    edges, without a desk around it. One that `runs_out` has no lower edge: there is always
    more paper. A page that is made with its `parent` is styled once, not again when it is moved there.
    """

    def __init__(
        self,
        layout: QVBoxLayout,
        characters: int = CHARACTERS,
        *,
        lowered: bool = False,
        bare: bool = False,
        runs_out: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, "paper" if bare else "desk")
        self._runs_out = runs_out
        self.content = layout
        self.sheet: QWidget = _bare_sheet(layout) if bare else PaperFrame(layout)
        self._line = Column(self.sheet, characters, padding=_SHEET_PADDING)
        self._free: int | None = None
        """Pixels that are kept free beside the sheet; None where nobody asked."""
        self._lying = column(self._line, None, margins=0 if bare else _AROUND)
        if lowered:
            self._lying.insertStretch(0, 1)
            self._lying.setStretch(2, 4)
        self.desk.setLayout(self._lying)

    def use_text_width(self, pixels: int) -> None:
        """Let the text be so wide at 100 % text, instead of a number of characters."""
        self._line.use_width(pixels)

    def room_beside(self, width: int) -> int:
        """How many pixels there are beside a sheet of full width, where the whole is `width` wide."""
        return width - self.verticalScrollBar().sizeHint().width() - self.sheet.maximumWidth()

    def keep_free(self, width: int) -> None:
        """Leave so many pixels free beside the sheet, where a line ends. Without room for the desk the sheet is all."""
        self._free = width
        self._lie()

    def _lie(self) -> None:
        if self._ground == "paper":
            return
        take_role(self.sheet, "paper" if self._whole else "sheet")
        roomy = self._free is None or self.room_beside(self.width()) >= 2 * _LEAST_AROUND
        around, width = _AROUND if roomy and not self._whole else 0, self._free or 0
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = min(around, _LEAST_AROUND) if width else around
        beside = side + width
        below = 0 if self._runs_out else around
        self._lying.setContentsMargins(beside if mirrored else side, around, side if mirrored else beside, below)

    def sizeHint(self) -> QSize:
        return QSize(900, 640)
