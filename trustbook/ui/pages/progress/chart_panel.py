"""The weekly pulse over the weeks: charts, the same as a table, and what the other one may see of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from trustbook.domain.problems import Problem
from trustbook.domain.timeline import LineRange
from trustbook.language import _, day_words, number
from trustbook.ui.dialogs.consent_dialog import ConsentDialog
from trustbook.ui.dialogs.telling import teller
from trustbook.ui.kit import FlowLayout, Space, column, link_button, note, note_link, row
from trustbook.ui.kit.announcing import StatusLabel
from trustbook.ui.kit.beside import in_line
from trustbook.ui.kit.menu_button import MenuButton
from trustbook.ui.kit.scale import grown
from trustbook.ui.pages.progress.chart_canvas import PulseCanvas
from trustbook.ui.pages.progress.chart_plot import paint_axis_sign
from trustbook.ui.pages.progress.chart_table import PulseTable
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.pages.chart_views import AxisKind, ChartConsent, PulseView
from trustbook.workbook.sitting.views import Changed

if TYPE_CHECKING:
    from trustbook.workbook.session import Session


_NAMED = 2
"""Questions that are named where it is said what the other one may see; the dialog names all."""


class ChartPanel(QWidget):
    """Asks the workbook once it is told a range, and again when something changed. Hidden while there are no marks.

    `let_see` is its link, for whoever holds it to put where it belongs.
    """

    consent_known = Signal()
    """What the other one may see may have changed: `who_sees` says it."""
    turned = Signal()
    """It is a table now, a chart again, or shows another question large: its beginning is to be seen."""

    def __init__(self, services: WorkbookServices) -> None:
        super().__init__()
        self._services = services
        self._viewer = services.client.viewer
        self._view: PulseView | None = None
        self._consent: ChartConsent | None = None
        self._range: tuple[date | None, date | None] = (None, None)
        self.canvas = PulseCanvas()
        self.table = PulseTable()
        self.table.hide()
        self._which = MenuButton("", self._fill_questions)
        self._week = StatusLabel("", "note")
        self._as_table = note_link(_("As a table  T"), self.turn)
        self.let_see = link_button("", self._ask_consent)
        signs = [_Key(kind) for kind in ("milestone", "setback", "agreement")]
        little = note(_("One week up or down means little."))
        for words in (self._week, little):
            words.setWordWrap(False)
        self._keys = QWidget()
        self._keys.setLayout(FlowLayout(self._week, little, *signs, spacing=Space.STEP, between=Space.STATE))
        below = in_line(self._keys, self._as_table)
        self.setLayout(column(row(self._which, None), self.canvas, self.table, below, spacing=Space.STATE))
        self._connect()
        self.hide()

    def _connect(self) -> None:
        self.canvas.chosen.connect(self._on_chosen)
        self.canvas.opened.connect(self._open)
        self.canvas.shown_large.connect(self._show_large)
        self.canvas.table_wanted.connect(self.turn)
        self.table.opened.connect(self._open)
        self.table.chart_wanted.connect(self.turn)
        self._services.client.changed.connect(self._on_changed)

    def use_range(self, since: date | None, until: date | None) -> None:
        """Once it is asked for, the weeks from `since` (None: the first there is) to `until` (None: today)."""
        self._range = (since, until)

    def reading(self) -> Callable[[Session], Callable[[], None]]:
        """Reads how it stands now, on the worker; what that gives shows it, on the thread of the window."""
        since, until = self._range
        viewer = self._viewer

        def read(session: Session) -> Callable[[], None]:
            found = session.charts.pulse(viewer, since, until), session.consent.view(viewer)
            return lambda: self._show(*found)

        return read

    def ask(self) -> None:
        """Ask the workbook how it stands now."""
        self._services.client.do(self.reading(), lambda show: show(), self._failed, self)

    def turn(self) -> None:
        """From the chart to the table, and back."""
        to_table = self.table.isHidden()
        self.table.setVisible(to_table)
        self.canvas.setVisible(not to_table)
        self._keys.setVisible(not to_table)
        self._as_table.setText(_("As a chart  T") if to_table else _("As a table  T"))
        self._as_table.setAccessibleName(_("As a chart") if to_table else _("As a table"))
        self._arrange()
        (self.table if to_table else self.canvas).setFocus(Qt.FocusReason.OtherFocusReason)
        self.turned.emit()

    def _on_changed(self, changed: Changed) -> None:
        if changed.exercises or changed.people:
            self.ask()

    def _failed(self, _problem: Problem) -> None:
        """What is missing is told at the top of the window."""

    def _show(self, view: PulseView, consent: ChartConsent | None) -> None:
        self._consent = consent
        if view != self._view:
            self._view = view
            self.canvas.show_view(view)
            self.table.show_view(view)
        self.setVisible(not view.is_empty and bool(view.questions))
        self._say_consent()
        self._on_chosen(self.canvas.place)
        self._arrange()

    def _say_consent(self) -> None:
        consent = self._consent
        if consent is not None:
            words = _("Let {name} see …").format(name=consent.other.name)
            self.let_see.setText(words.replace("&", "&&"))
            self.let_see.setAccessibleName(words)
        self.consent_known.emit()

    def show_links(self) -> None:
        """Show `let_see`, once it has its place, where it leads somewhere."""
        self.let_see.setVisible(self._consent is not None and not self.isHidden())

    def who_sees(self) -> str:
        """Who sees the marks, in a sentence or two; "" at Together, where the chart has only what both see."""
        consent = self._consent
        if self._viewer.is_together:
            return ""
        if consent is not None and consent.ended is not None:
            words = _("Your marks stay with you: what you let {name} see ended on {day}, after eight weeks.")
            return words.format(name=consent.other.name, day=day_words(consent.ended, self._today()))
        if consent is None or consent.until is None:
            return _("Your marks stay with you.")
        shown = [question.label for question in consent.questions if question.id in consent.chosen]
        day = day_words(consent.until, self._today())
        if len(shown) > _NAMED:
            words = _("You let {name} see {number} of your marks until {day}. All else stays with you.")
            return words.format(name=consent.other.name, number=number(len(shown)), day=day)
        words = _("You let {name} see {questions} until {day}. All else stays with you.")
        quoted = ", ".join(_("“{words}”").format(words=label) for label in shown)
        return words.format(name=consent.other.name, questions=quoted, day=day)

    def _today(self) -> date:
        return self._services.program.clock.today()

    def _on_chosen(self, place: int) -> None:
        view = self._view
        if view is None or place < 0:
            self._say_week(self._gaps())
            return
        self._say_week(_("Week of {day}").format(day=day_words(view.day(place), view.today)))

    def _say_week(self, words: str) -> None:
        """Which week is chosen, or which ones were left out. The marks stand at their dots."""
        self._week.setText(words)
        self._week.setVisible(bool(words))

    def _gaps(self) -> str:
        """The weeks that were left out, where they are few: it is said, so that nobody takes a gap for a fault."""
        view = self._view
        mine = next((person for person in view.lines if person.mine), None) if view else None
        if view is None or mine is None:
            return ""
        there = [place for place, pulse in enumerate(mine.line.weeks) if pulse is not None]
        out = [place for place in range(there[0], there[-1]) if place not in there] if there else []
        if not out or len(out) > 2:
            return ""
        days = ", ".join(day_words(view.weeks[place], view.today) for place in out)
        return _("No marks in the week of {days}").format(days=days)

    def _open(self, place: int) -> None:
        """The page of a week; a week without an own page has none to open."""
        view = self._view
        pulses = [person.line.weeks[place] for person in view.lines if person.mine] if view else []
        entry_id = next((pulse.entry_id for pulse in pulses if pulse is not None), "")
        if view is not None and entry_id:
            self._services.navigator.open_entry(view.exercise_id, entry_id)

    # --- one at a time

    def _show_large(self, question: str) -> None:
        self.canvas.show_large(question)
        self._arrange()
        self.turned.emit()

    def _arrange(self) -> None:
        asked = self._view.questions if self._view else ()
        shown = self.canvas.questions
        one = len(asked) > 1 and len(shown) == 1 and self.table.isHidden()
        self._which.setVisible(one)
        if one:
            words = _("{number} of {count}: {question}").format(
                number=asked.index(shown[0]) + 1, count=len(asked), question=shown[0].label
            )
            self._which.setText(words.replace("&", "&&"))
            self._which.setAccessibleName(words)
            self._which.setAccessibleDescription(_("Which question is shown"))

    def _fill_questions(self, menu: QMenu) -> None:
        for question in self._view.questions if self._view else ():
            action = menu.addAction(question.label.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, chosen=question.id: self._show_large(chosen))
        if self.canvas.fits_in_a_row:
            menu.addAction(_("All beside each other")).triggered.connect(lambda _checked=False: self._show_large(""))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def print_chart(self) -> None:
        """Offer the weeks that are shown for paper."""
        from trustbook.ui.dialogs.paper_open import chart_paper

        chart_paper(self.window(), self._services, LineRange(*self._range))

    # --- consent

    def _ask_consent(self) -> None:
        viewer = self._viewer
        failed = teller(self._services.program.prompts, "consent-failed")
        self._services.client.do(lambda session: session.consent.view(viewer), self._open_consent, failed, self)

    def _open_consent(self, consent: ChartConsent | None) -> None:
        if consent is not None:
            ConsentDialog(self.window(), self._services, consent).open()


class _Key(QWidget):
    """What a sign on the axis means."""

    def __init__(self, kind: AxisKind) -> None:
        super().__init__()
        self._kind: AxisKind = kind
        words = {"milestone": _("milestone"), "setback": _("setback"), "agreement": _("agreement")}[kind]
        said = note(words)
        said.setWordWrap(False)
        self.setLayout(row(grown(16), said, spacing=0))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        at = box.center()
        at.setX(box.right() - grown(6) if mirrored else grown(6))
        paint_axis_sign(painter, self._kind, at)
        painter.end()
