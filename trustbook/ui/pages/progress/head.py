"""The head of Progress: its title, how far back one looks, and paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from trustbook.domain.timeline import SPANS, Span
from trustbook.language import _
from trustbook.ui.fields.day_range import DayRange, from_to_words
from trustbook.ui.kit import FlowLayout, MenuButton, Space, Switch, column, title
from trustbook.ui.kit.beside import in_line


def span_words(span: Span) -> str:
    """How a range is called."""
    return {
        "four-weeks": _("Four weeks"),
        "three-months": _("Three months"),
        "year": _("A year"),
        "all": _("All"),
        "from-to": from_to_words(),
    }[span]


class ProgressHead(QWidget):
    """`span_chosen` carries a span; `days_chosen` follows when one of the two days of “From … to” changed."""

    span_chosen = Signal(str)
    days_chosen = Signal()

    def __init__(self, name: str, span: Span, today: Callable[[], date], papers: Callable[[QMenu], object]) -> None:
        """`papers` puts what can be printed of it into an empty menu."""
        super().__init__()
        self.spans = Switch(_("How far back"), [(each, span_words(each)) for each in SPANS], span)
        self.spans.chosen.connect(self._on_span)
        self._links = FlowLayout(MenuButton(_("Print"), papers, "link"), spacing=Space.STEP)
        self.between = DayRange(today)
        self.between.changed.connect(self.days_chosen)
        ends = QWidget()
        ends.setLayout(FlowLayout(self.spans, _held(self._links), spacing=Space.STEP))
        self.setLayout(column(in_line(title(name), ends), self.between, spacing=Space.FIELD))
        self.between.setVisible(span == "from-to")

    def add_link(self, link: QWidget) -> None:
        """A link of another part, behind Print."""
        self._links.addWidget(link)

    def _on_span(self, span: str) -> None:
        self.between.setVisible(span == "from-to")
        self.span_chosen.emit(span)
        if span == "from-to":
            self.between.since.line.setFocus(Qt.FocusReason.OtherFocusReason)


def _held(layout: FlowLayout) -> QWidget:
    holder = QWidget()
    holder.setLayout(layout)
    return holder
