"""What the tab of counselling opens on: what it is for at the left, what is taken along at the right."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from trustbook.exercises.model import Tab
from trustbook.language import _
from trustbook.ui.kit import Space, column, grown, link_button, paragraph, row, title
from trustbook.ui.pages.overview import Overview
from trustbook.ui.services import WorkbookServices

_BESIDE = 420
"""Least width of each of the two columns, in pixels at 100 % text; with less, they stand below each other."""


class CounsellingOverview(Overview):
    """Two columns where there is room, else one below the other."""

    def __init__(self, services: WorkbookServices, tab: Tab) -> None:
        self._services, self._tab = services, tab
        self._left = column(title(tab.title), *self._chapters(), None, spacing=Space.CARD)
        self._right = column(*self._taken_along(), None, spacing=Space.CARD)
        self._columns: QBoxLayout = row(_holder(self._left), _holder(self._right), spacing=Space.COLUMN)
        self._columns.setStretch(0, 1)
        self._columns.setStretch(1, 1)
        super().__init__(column(self._columns))
        self.setAccessibleName(tab.title)

    def _taken_along(self) -> list[QWidget]:
        """What stands in the right column: one widget a part, each made with the services."""
        words = _("One page for my counsellor") if self._services.client.sitting.solo else _("A brief from both of you")
        return [link_button(words, self._services.navigator.open_brief)]

    def _chapters(self) -> list[QWidget]:
        """What there is to read about it."""
        library, navigator = self._services.program.content().library, self._services.navigator
        made: list[QWidget] = []
        for chapter in self._tab.chapters:
            name, about = library.chapter_title(chapter), library.chapter_about(chapter)
            words = _("Read: {title}").format(title=name)
            made += [paragraph(about)] if about else []
            made.append(link_button(words, partial(navigator.open_chapter, chapter)))
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self._right.count() > 1 and self.viewport().width() >= 2 * grown(_BESIDE) + Space.COLUMN
        across = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(across)


def _holder(layout: QBoxLayout) -> QWidget:
    holder = QWidget()
    holder.setLayout(layout)
    return holder
