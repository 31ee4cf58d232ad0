"""Pages that scroll, and columns of text: as wide as text is read well, on the desk or as the window."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QLayout, QVBoxLayout, QWidget

from trustbook.language import _
from trustbook.ui.kit.layout import PaperFrame, column, row
from trustbook.ui.kit.lazy_scroll_area import LazyScrollArea
from trustbook.ui.kit.scale import Space, grown, has_columns

CHARACTERS = 72
"""Longest line of reading text, in average characters."""


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


class Scroller(LazyScrollArea):
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


_NEAR_FOCUS = 60
"""What is kept in sight above and below the focus, in pixels."""


def take_role(widget: QWidget, role: str) -> None:
    """Look like this from now on."""
    if widget.property("role") == role:
        return
    widget.setProperty("role", role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class _FocusScroller(LazyScrollArea):
    """A scrolling desk, paper where the window has no room for columns. The focus is always scrolled into sight."""

    lays_out_later: ClassVar[bool] = True
    """What is made on it and gets the focus has its place only in the next turn of the event loop."""

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
        self._awaited: QWidget | None = None
        """What has the focus, and is scrolled into sight once all lies in its place."""
        self._begun_with: QWidget | None = None
        """What gets the focus once it shows, and is not scrolled to then."""
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

    def begin_at_top(self, first: QWidget | None = None) -> None:
        """Let what has just come here have the focus: `first`, else the page. Its head shows, wherever `first` lies."""
        stop = self._begun_with = first or self
        stop.setFocus(Qt.FocusReason.OtherFocusReason)
        if stop.hasFocus():
            self._begun_with = None
        self._awaited = None
        self.verticalScrollBar().setValue(0)

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
            self.ensureWidgetVisible(focused, 20, _NEAR_FOCUS)
            if self.desk.isAncestorOf(focused):
                self._show_whole(focused)
        return moved

    def _show_whole(self, focused: QWidget) -> None:
        """Qt is content where the caret is in sight, on the last line above the edge of the window."""
        bar, seen = self.verticalScrollBar(), self.viewport().height()
        bottom = focused.mapTo(self.desk, QPoint(0, focused.height())).y()
        if bottom > bar.value() + seen and focused.height() + 2 * _NEAR_FOCUS <= seen:
            bar.setValue(bottom + _NEAR_FOCUS - seen)

    def _on_focus_changed(self, _old: QWidget | None, focused: QWidget | None) -> None:
        """The focus may come from outside, to something that is scrolled out of sight, or that was made just now."""
        self._awaited = None
        if focused is None:
            return
        begun_with, self._begun_with = self._begun_with, None
        if focused is begun_with or not self.isAncestorOf(focused):
            return
        if focused.isVisible():
            self._show_if_hidden(focused)
        if self.lays_out_later:
            self._awaited = focused
            QTimer.singleShot(0, self, self._show_settled)

    def _show_settled(self) -> None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # all that is above it has its height then
        awaited, self._awaited = self._awaited, None
        if awaited is not None and awaited is QApplication.focusWidget():
            self._show_if_hidden(awaited)

    def _show_if_hidden(self, focused: QWidget) -> None:
        if focused.visibleRegion().isEmpty():
            self.ensureWidgetVisible(focused, 20, _NEAR_FOCUS)


class DeskPage(_FocusScroller):
    """Things that lie on the desk itself, without a sheet below them; or on paper, where `ground` says so."""

    def __init__(self, layout: QVBoxLayout, ground: str = "desk", *, to_edges: bool = False) -> None:
        """`to_edges`: what lies there goes up to all four edges, and has room around it by itself."""
        super().__init__(ground=ground)
        if not to_edges:
            layout.setContentsMargins(Space.COLUMN, Space.PART, Space.COLUMN, Space.PART)
            layout.addStretch(1)
        self.desk.setLayout(layout)


_AROUND = 16
"""Desk around a sheet, in pixels, and the least of it at its sides."""
_LEAST_AROUND = 8
SHEET_PADDING = 90
"""What a sheet is wider than its text, in pixels."""
_ALL = 1000
"""Of the room that is left, beside 1 for what stays empty."""


class ScrollPage(_FocusScroller):
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
        self._line = Column(self.sheet, characters, padding=SHEET_PADDING)
        self._below: Column | None = None
        self._free: int | None = None
        """Pixels that are kept free beside the sheet; None where nobody asked."""
        self._lying = column(self._line, None, margins=0 if bare else _AROUND)
        if lowered:
            self._lying.insertStretch(0, 1)
            self._lying.setStretch(2, 4)
        self.desk.setLayout(self._lying)

    def use_text_width(self, pixels: int) -> None:
        """Let the text be so wide at 100 % text, instead of a number of characters."""
        for each in (self._line, self._below):
            if each is not None:
                each.use_width(pixels)

    def lay_below(self, widget: QWidget) -> None:
        """Lay something on the desk below the sheet, as wide as it is. A short sheet then reaches down to it."""
        self._below = Column(widget, padding=SHEET_PADDING)
        self._lying.insertWidget(self._lying.indexOf(self._line) + 1, self._below)
        self._lying.setStretch(self._lying.indexOf(self._line), _ALL)

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
