"""Tabs whose pages are built when they are first shown. A page that cannot be built shows that; the others work."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from trustbook import diagnostics
from trustbook.exercises.model import Tab
from trustbook.language import _
from trustbook.ui.frame.tab_content import FailedTab, TabContent
from trustbook.ui.kit import column

_AROUND_TITLE = 32
"""Room around the title of a tab that the style sheet gives, in pixels."""

ContentFactory = Callable[[Tab], TabContent]


class LazyTabs(QWidget):
    """A tab bar and the contents of its tabs."""

    left = Signal(object)
    """The `TabContent` that was just hidden."""

    def __init__(self, tabs: Sequence[Tab], make: ContentFactory) -> None:
        super().__init__()
        self._tabs = tuple(tabs)
        self._make = make
        self._pages: dict[int, TabContent] = {}
        self._extra: QWidget | None = None
        self._shown: QWidget | None = None
        self.bar = _Bar()
        self.bar.setAccessibleName(_("Tabs"))
        self.bar.setExpanding(False)
        self.bar.setUsesScrollButtons(True)
        self.bar.setElideMode(Qt.TextElideMode.ElideNone)
        self.bar.setDrawBase(False)
        self._stack = QStackedWidget()
        for tab in self._tabs:
            self.bar.addTab(tab.title.replace("&", "&&"))
        layout = column(self.bar, self._stack, spacing=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.bar.currentChanged.connect(self._on_current)
        self.bar.tabBarClicked.connect(self._on_clicked)

    @property
    def pages(self) -> tuple[TabContent, ...]:
        """The pages that were built so far."""
        return tuple(self._pages.values())

    @property
    def current(self) -> QWidget | None:
        """What is shown: the page of the current tab, or what lies above the tabs."""
        return self._shown

    @property
    def content(self) -> TabContent | None:
        """What the current tab shows, also below a page above the tabs; None before anything was shown."""
        return self._pages.get(self.bar.currentIndex())

    @property
    def is_covered(self) -> bool:
        """Whether a page lies above the tabs."""
        return self._extra is not None

    def show_first(self) -> None:
        """Build and show the current tab's page."""
        self._on_current(self.bar.currentIndex())

    def show_tab(self, tab_id: str) -> TabContent | None:
        """Go to a tab; its page, None when there is no such tab."""
        for index, tab in enumerate(self._tabs):
            if tab_id == tab.id or tab_id in tab.formerly:
                self.bar.setCurrentIndex(index)
                self._on_current(index)
                return self._pages.get(index)
        return None

    def step(self, by: int) -> None:
        """Go some tabs further, round and round."""
        if self._tabs:
            self.bar.setCurrentIndex((self.bar.currentIndex() + by) % len(self._tabs))

    def show_number(self, index: int) -> None:
        """Go to a tab by its place, from 0; beyond the last one nothing happens."""
        if 0 <= index < len(self._tabs):
            self.show_tab(self._tabs[index].id)
            self.bar.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_extra(self, page: QWidget) -> None:
        """Show a page above the tabs, until a tab is chosen or `hide_extra`."""
        before, self._extra = self._extra, page
        if before is not page:
            self._stack.addWidget(page)
        self._show(page)
        if before is not None and before is not page:
            self._drop(before)  # only now: taking away what is shown would show the tab for a moment

    def hide_extra(self) -> None:
        """Back to the current tab."""
        if self._extra is not None:
            self._on_current(self.bar.currentIndex())

    def _on_clicked(self, index: int) -> None:
        if index == self.bar.currentIndex() and self._extra is not None:
            self.hide_extra()

    def _on_current(self, index: int) -> None:
        if not 0 <= index < len(self._tabs):
            return
        if index not in self._pages:
            self._pages[index] = page = self._build(self._tabs[index])
            self._stack.addWidget(page)
        self._show(self._pages[index])
        self._drop_extra()

    def _build(self, tab: Tab) -> TabContent:
        try:
            return self._make(tab)
        except Exception as error:  # noqa: BLE001 - one broken page must not take the others with it; it is told
            diagnostics.note_mistake(error)
            return FailedTab(tab)

    def _show(self, page: QWidget) -> None:
        left, self._shown = self._shown, page
        self._stack.setCurrentWidget(page)
        for content in self._pages.values():
            if content is left and content is not page:
                self.left.emit(content)

    def _drop_extra(self) -> None:
        if self._extra is not None:
            self._drop(self._extra)
            self._extra = None

    def _drop(self, page: QWidget) -> None:
        self._stack.removeWidget(page)
        page.deleteLater()


class _Bar(QTabBar):
    """Where the titles have no room side by side, they stand closer; where even that is not enough, it scrolls."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """Choose how close they stand. The room around a title is that of the style sheet."""
        metrics = self.fontMetrics()
        titles = sum(metrics.horizontalAdvance(self.tabText(index)) for index in range(self.count()))
        role = "close" if titles + self.count() * _AROUND_TITLE > self.width() else ""
        if role != (self.property("role") or ""):
            self.setProperty("role", role)
            self.style().unpolish(self)
            self.style().polish(self)
            self.updateGeometry()
