"""The tabs side by side; where the columns below have no room, one row with a menu of the tabs and one of the pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QMenu, QTabBar, QWidget

from trustbook.language import _
from trustbook.ui.kit import MenuButton, Space, row
from trustbook.ui.kit.scale import has_columns, text_factor

PageMenu = Callable[[QMenu], object]
"""Puts what can be done with a page into a menu."""
_AROUND_TITLE = 32
"""Room around the title of a tab that the style sheet gives, in pixels."""
_CLOSE_TITLE = 14
_HEIGHT = 40
_NARROW_GROWTH = 24
"""How much higher the row is at 200 % text, in pixels."""


class TabRow(QFrame):
    """Shows which tab one is in; none while something lies above the tabs."""

    tab_chosen = Signal(int)
    """By the menu: its place, from 0."""
    all_pages = Signal()

    def __init__(self, titles: Sequence[str]) -> None:
        super().__init__()
        self.setProperty("role", "bar")
        self._titles = tuple(titles)
        self.is_narrow = False
        self._above = False
        self.bar = _bar(titles)
        self._tab = MenuButton("", self._fill, "bar-menu")
        self._pages = _Opening(_("All pages"), self.all_pages.emit)
        self._this_page = MenuButton(_("This page"), self._fill_this_page, "bar-menu")
        self._fill_page: PageMenu | None = None
        self._has_pages = True
        line = row(self.bar, self._tab, self._pages, None, self._this_page, spacing=Space.FIELD)
        line.setContentsMargins(Space.FIELD, 0, Space.FIELD, 0)
        line.setStretch(0, 1)
        line.setStretch(3, 0)  # the tabs take all the room that there is
        self.setLayout(line)
        self._shape()

    def fit(self, width: int) -> bool:
        """Take the shape for this width, in pixels; whether it is the narrow one."""
        titles = sum(self.bar.fontMetrics().horizontalAdvance(title) for title in self._titles)
        room = width - 2 * Space.FIELD
        if self._fill_page is not None:
            room -= self._this_page.sizeHint().width() + Space.FIELD
        narrow = not has_columns(width) or titles + len(self._titles) * _CLOSE_TITLE > room
        _set_role(self.bar, "role", "close" if titles + len(self._titles) * _AROUND_TITLE > room else "")
        if narrow != self.is_narrow:
            self.is_narrow = narrow
            self._shape()
        self.setMinimumHeight(round(_HEIGHT + _NARROW_GROWTH * (text_factor() - 1)) if narrow else _HEIGHT)
        return narrow

    def show_where(self, index: int, *, above: bool) -> None:
        """Show that this tab is open, or, with `above`, that one is somewhere else."""
        title = self._titles[index] if 0 <= index < len(self._titles) else ""
        self._tab.setText(_("Tabs") if above else title.replace("&", "&&"))
        self._tab.setAccessibleName(_("Tabs") if above else _("{title}, tab").format(title=title))
        self._above = above
        self._tab.updateGeometry()
        _set_role(self.bar, "above", "yes" if above else "")

    def offer_pages(self, has_pages: bool) -> None:
        """Whether the tab has pages to choose from."""
        self._has_pages = has_pages
        self._pages.setVisible(self.is_narrow and has_pages)

    def offer_page_menu(self, fill: PageMenu | None) -> None:
        """What can be done with the open page, where that stands nowhere else."""
        self._fill_page = fill
        self._this_page.setVisible(fill is not None)

    def take_focus(self, reason: Qt.FocusReason) -> None:
        """Let it have the focus."""
        (self._tab if self.is_narrow else self.bar).setFocus(reason)

    def _shape(self) -> None:
        had = self.bar.hasFocus() or self._tab.hasFocus()
        self.bar.setVisible(not self.is_narrow)
        self._tab.setVisible(self.is_narrow)
        self._pages.setVisible(self.is_narrow and self._has_pages)
        self._this_page.setVisible(self._fill_page is not None)
        if had:
            self.take_focus(Qt.FocusReason.OtherFocusReason)

    def _fill_this_page(self, menu: QMenu) -> None:
        if self._fill_page is not None:
            self._fill_page(menu)

    def _fill(self, menu: QMenu) -> None:
        for index, title in enumerate(self._titles):
            action = menu.addAction(title.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(index == self.bar.currentIndex() and not self._above)
            action.triggered.connect(lambda _checked=False, place=index: self.tab_chosen.emit(place))


class _Opening(MenuButton):
    """A word with an arrow that opens something in place of the page, not a menu."""

    def __init__(self, text: str, opened: Callable[[], object]) -> None:
        super().__init__(text, lambda _menu: None, "bar-menu")
        self.clicked.disconnect()
        self.clicked.connect(lambda _checked=False: opened())


def _bar(titles: Sequence[str]) -> QTabBar:
    made = QTabBar()
    made.setAccessibleName(_("Tabs"))
    made.setExpanding(False)
    made.setUsesScrollButtons(True)
    made.setElideMode(Qt.TextElideMode.ElideNone)
    made.setDrawBase(False)
    for title in titles:
        made.addTab(title.replace("&", "&&"))
    return made


def _set_role(widget: QWidget, name: str, value: str) -> None:
    """Give it a property that the style sheet looks at."""
    if value != (widget.property(name) or ""):
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))  # tabs keep the widths they were given before
        widget.updateGeometry()
