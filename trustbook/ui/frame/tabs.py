"""Tabs whose pages are built when they are first shown. A page that cannot be built shows that; the others work."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from trustbook import diagnostics
from trustbook.exercises.model import Tab
from trustbook.ui.frame.tab_content import FailedTab, TabContent
from trustbook.ui.frame.tab_row import TabRow
from trustbook.ui.kit import column

ContentFactory = Callable[[Tab], TabContent]


class LazyTabs(QWidget):
    """A tab bar and the contents of its tabs."""

    left = Signal(object)
    """The `TabContent` that was just hidden."""
    shown = Signal()
    """Something else is shown now: a tab, or what lies above the tabs."""

    def __init__(self, tabs: Sequence[Tab], make: ContentFactory) -> None:
        super().__init__()
        self._tabs = tuple(tabs)
        self._make = make
        self._pages: dict[int, TabContent] = {}
        self._extra: QWidget | None = None
        self._extra_wants_all = self._extra_is_within = False
        self._shown: QWidget | None = None
        self.row = TabRow([tab.title for tab in self._tabs])
        self.bar = self.row.bar
        self._stack = QStackedWidget()
        layout = column(self.row, self._stack, spacing=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.row.tab_chosen.connect(self._on_chosen)
        self.row.all_pages.connect(self._on_all_pages)
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
            self.take_focus(Qt.FocusReason.ShortcutFocusReason)

    def take_focus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Let the tabs have the focus, in whichever shape they stand there."""
        self.row.take_focus(reason)

    def show_extra(self, page: QWidget, *, wants_all: bool = False, within: bool = False) -> None:
        """Show a page above the tabs, until a tab is chosen or `hide_extra`; one that wants all in their place too.

        `within`: it belongs to the tab that is below it.
        """
        before, self._extra = self._extra, page
        self._extra_wants_all, self._extra_is_within = wants_all, within
        if before is not page:
            self._stack.addWidget(page)
        self._show(page)
        if before is not None and before is not page:
            self._drop(before)  # only now: taking away what is shown would show the tab for a moment
        self._tell()

    def hide_extra(self) -> None:
        """Back to the current tab."""
        if self._extra is not None:
            self._on_current(self.bar.currentIndex())

    def _on_chosen(self, index: int) -> None:
        self.show_tab(self._tabs[index].id)

    def _on_all_pages(self) -> None:
        self.hide_extra()
        content = self.content
        if content is not None:
            content.show_pages()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """Where the columns have no room beside each other, one row stands for the tabs and for the list of pages."""
        before = self.row.is_narrow
        if self.row.fit(self.width()) != before:
            for content in self._pages.values():
                content.set_narrow(self.row.is_narrow)

    def _on_clicked(self, index: int) -> None:
        if index == self.bar.currentIndex() and self._extra is not None:
            self.hide_extra()

    def _on_current(self, index: int) -> None:
        if not 0 <= index < len(self._tabs):
            return
        if index not in self._pages:
            self._pages[index] = page = self._build(self._tabs[index])
            page.set_narrow(self.row.is_narrow)
            page.page_changed.connect(self._offer_page_menu)
            page.shape_changed.connect(self._make_room)
            self._stack.addWidget(page)
        self._show(self._pages[index])
        for place, content in self._pages.items():
            if place != index:
                content.leave_pages()
        self._drop_extra()
        self._tell()

    def _tell(self) -> None:
        self.row.show_where(self.bar.currentIndex(), above=self.is_covered and not self._extra_is_within)
        content = self.content
        self.row.offer_pages(content is not None and content.has_pages and not self.is_covered)
        self._offer_page_menu()
        self._make_room()
        self.shown.emit()

    def _offer_page_menu(self) -> None:
        content = None if self.is_covered else self.content
        self.row.offer_page_menu(content.page_menu() if content is not None else None)
        self._fit()  # it takes room from the tabs

    def _make_room(self) -> None:
        content = self.content
        wants_all = self._extra_wants_all if self.is_covered else content is not None and content.wants_all
        self.row.setVisible(not wants_all)

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
