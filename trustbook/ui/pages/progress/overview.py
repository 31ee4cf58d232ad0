"""What the tab Progress opens on: the chart, and one line through time below it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from trustbook.domain.timeline import SPANS
from trustbook.exercises.model import Tab
from trustbook.language import _
from trustbook.ui.fields.base import holds_focus
from trustbook.ui.frame.save_state import SaveKind, SaveState
from trustbook.ui.kit import Space, colour, column, link_button
from trustbook.ui.kit.scale import HEAD, font
from trustbook.ui.pages.overview import Overview
from trustbook.ui.pages.progress.chart_panel import ChartPanel
from trustbook.ui.pages.progress.head import ProgressHead
from trustbook.ui.pages.progress.line_panel import LinePanel
from trustbook.ui.pages.progress.line_place import LinePlace, of_text
from trustbook.ui.services import WorkbookServices


class ProgressOverview(Overview):
    """Parts of others: a chart into `above`, links into `panel.side.more`."""

    def __init__(self, services: WorkbookServices, tab: Tab) -> None:
        self._services = services
        self.above: QVBoxLayout = column(spacing=Space.STEP)
        """Between the head and the line: the chart stands here."""
        self.panel = LinePanel(services, LinePlace())
        self.head = ProgressHead(tab.title, self.panel.place.span, services.program.clock.today, self.fill_papers)
        self.chart = ChartPanel(services)
        self.above.addWidget(self.chart)
        self.head.add_link(link_button(_("Then and now"), services.navigator.open_then_and_now))
        jar = link_button(_("The jar of good things"), services.navigator.open_jar)
        for link in (jar, self.chart.let_see):
            self.panel.side.more.addWidget(link)
        self._begun = False
        super().__init__(column(self.head, self.above, self.panel, spacing=Space.STEP), "paper")
        self.setAccessibleName(tab.title)
        self._month = _Month(self.viewport())
        self._connect()

    def _connect(self) -> None:
        self.head.span_chosen.connect(self._on_span)
        self.head.days_chosen.connect(self._on_days)
        self.panel.everything_wanted.connect(lambda: self._on_span("all"))
        self.panel.shown.connect(self._keep_in_sight)
        self.panel.view.moved_to.connect(self._bring_into_sight)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._keep_in_sight())
        self._services.client.changed.connect(lambda _changed: self.panel.ask() if self._begun else None)
        self.chart.consent_known.connect(self._on_consent)
        self.chart.turned.connect(lambda: QTimer.singleShot(0, self, self._show_chart_from_its_beginning))

    # --- what the tab asks

    @property
    def item(self) -> str:
        place = self.panel.place
        return place.at(self.panel.item()).text if self._begun else ""

    def _on_consent(self) -> None:
        self.chart.show_links()
        self.save_state.emit(self.current_save_state())

    def current_save_state(self) -> SaveState:
        return SaveState(SaveKind.NOTHING, sees=self.chart.who_sees())

    def show_item(self, item: str) -> None:
        """Come back to a place."""
        place = of_text(item)
        self.panel.come_back(place)
        self.head.spans.choose(place.span)
        self.head.between.show_days(place.since, place.until)
        if self._begun:
            self._show_range()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._begun:
            self._begun = True
            self._show_range()

    def fill_papers(self, menu: QMenu) -> None:
        """What of it can be printed: the line through time, and the chart where there is one."""
        menu.addAction(_("The line through time"), self.print_line)
        if not self.chart.isHidden():
            menu.addAction(_("The chart"), self.chart.print_chart)

    def print_line(self) -> None:
        """Offer what is shown for paper."""
        from trustbook.ui.dialogs.paper_open import line_paper

        line_paper(self.window(), self._services, self.panel.place.range(self._services.program.clock.today()))

    # --- how far back

    def _show_range(self) -> None:
        """The same range in the chart and on the line, at once."""
        within = self.panel.place.range(self._services.program.clock.today())
        self.chart.use_range(within.since, within.until)
        self.panel.ask(self.chart.reading())

    def _on_span(self, span: str) -> None:
        self.head.spans.choose(span)
        found = next(each for each in SPANS if each == span)
        self.panel.place = replace(self.panel.place, span=found)
        if found == "from-to":
            self._on_days()
        else:
            self._show_range()

    def _on_days(self) -> None:
        since, until = self.head.between.days()
        self.panel.place = replace(self.panel.place, since=since, until=until)
        self._show_range()

    # --- staying in sight

    def _show_chart_from_its_beginning(self) -> None:
        """The focus went to a cell, or the chart became lower: the names above it were scrolled away with it."""
        top = self.chart.mapTo(self.desk, QPoint()).y() - Space.FIELD
        bar = self.verticalScrollBar()
        bar.setValue(min(bar.value(), max(0, top)))

    def _bring_into_sight(self, rect: QRect) -> None:
        """The row that somebody stands on, below the month that stays at the top."""
        top = self.panel.view.mapTo(self.desk, rect.topLeft()).y()
        bar, height = self.verticalScrollBar(), self.viewport().height()
        above = self.panel.view.drawing.row_height
        if top - above < bar.value():
            bar.setValue(top - above)
        elif top + rect.height() > bar.value() + height:
            bar.setValue(top + rect.height() - height + Space.FIELD)

    def _keep_in_sight(self) -> None:
        """The month at the top, and what stands beside the line, come along."""
        view = self.panel.view
        passed = -view.mapTo(self.viewport(), QPoint()).y()
        self.panel.keep_beside(passed + Space.STEP)
        high = view.drawing.row_height
        if not view.isVisible() or passed <= 0 or passed > view.height() - high:
            self._month.hide()
            return
        left = view.mapTo(self.viewport(), QPoint()).x()
        self._month.show_at(QRect(left, 0, view.width(), high), view.month_at(passed))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_in_sight()

    def take_focus(self) -> None:
        """Go to the line."""
        if not holds_focus(self.panel.view):
            self.panel.view.setFocus(Qt.FocusReason.OtherFocusReason)


class _Month(QWidget):
    """The month of what is at the top of the page. The list itself says it to a screen reader."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_at(self, place: QRect, words: str) -> None:
        """Say this month there."""
        self._words = words
        self.setGeometry(place)
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("paper", self))
        painter.setPen(colour("rule", self))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        painter.setPen(colour("ink", self))
        painter.setFont(font(HEAD, bold=True))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, self._words)
        painter.end()
