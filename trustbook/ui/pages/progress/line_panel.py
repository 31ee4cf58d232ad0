"""The line with what stands beside it: asks the workbook for a range, and shows what is chosen of it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from trustbook.domain.timeline import LineChoice, LineItem, by_month, chosen, kinds_of
from trustbook.language import _, short_time
from trustbook.ui.dialogs.half_written import keep_at_the_end
from trustbook.ui.dialogs.telling import teller
from trustbook.ui.kit import FlowLayout, Sees, Space, column, grown, link_button, paragraph, row
from trustbook.ui.kit.announcing import StatusLabel, announce
from trustbook.ui.pages.progress.adding import AddDialog
from trustbook.ui.pages.progress.follower import Follower
from trustbook.ui.pages.progress.line_place import LinePlace
from trustbook.ui.pages.progress.line_side import LineSide
from trustbook.ui.pages.progress.line_view import LineView
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.progress.timeline import TimelineView
from trustbook.workbook.progress.timeline_adding import AddForm
from trustbook.workbook.progress.timeline_words import LineWords
from trustbook.workbook.sitting.views import Saved

if TYPE_CHECKING:
    from trustbook.workbook.session import Session

_SIDE: Final = 236
"""Width of what stands beside the line, in pixels at 100 % text."""
_LEAST_LINE: Final = 520
_ANY_WIDTH: Final = 16_777_215
"""What Qt takes for no limit."""


class LinePanel(QWidget):
    """`place` is what is shown, and where somebody stands. `shown` is told when the line was drawn anew."""

    shown = Signal()
    everything_wanted = Signal()
    """All of the line is to be shown, whatever the range."""

    def __init__(self, services: WorkbookServices, place: LinePlace) -> None:
        super().__init__()
        self._services = services
        self._client = services.client
        self.place = place
        self._line: TimelineView | None = None
        self._wish = 0
        self._go_to = place.entry_id
        self._just_added: Saved | None = None
        self._sides = True
        """Whether the line and what belongs to it stand beside each other."""
        self.view = LineView()
        self.side = LineSide(place.choice)
        self._added_aside = StatusLabel("", "note")
        """Of something that was just added, and does not show here."""
        self._added_aside.hide()
        self._empty = paragraph("")
        self._everything = link_button(_("Show everything"), self._show_everything)
        self._nothing = QWidget()
        self._nothing.setLayout(column(self._empty, FlowLayout(self._everything), spacing=Space.FIELD))
        self._nothing.hide()
        left = QWidget()
        left.setLayout(column(self._added_aside, self.view, self._nothing, None, spacing=0))
        self._beside = Follower(self.side)
        self._halves: QBoxLayout = row(left, self._beside, spacing=Space.PAGE)
        self._halves.setStretch(0, 1)
        self.setLayout(self._halves)
        self._connect()

    def _connect(self) -> None:
        self.view.chosen.connect(self._open)
        self.side.changed.connect(self._on_choice)
        self.side.add.connect(self._add)

    def come_back(self, place: LinePlace) -> None:
        """Show this place, once it is asked for."""
        self.place, self._go_to = place, place.entry_id
        self.side.choice = place.choice
        self.side.looked_for.set_text(place.choice.words)

    # --- asking

    def ask(self, also: Callable[[Session], Callable[[], None]] = lambda _session: _nothing_else) -> None:
        """Show the range as it is now. `also` is read before, on the worker, and what it gives is called before it is
        shown: what stands above the line comes with it, so that nothing moves down."""
        self._wish += 1
        wish, viewer = self._wish, self._client.viewer
        within = self.place.range(self._services.program.clock.today())
        self._client.do(
            lambda session: (also(session), session.timeline.line(viewer, within)),
            lambda found: self._show_all(*found) if wish == self._wish else None,
            teller(self._services.program.prompts, "line-failed"),
            owner=self,
        )

    def ask_forms(self) -> None:
        """Show what can be added. Asked after the line, which nobody should wait for."""
        viewer = self._client.viewer
        self._client.do(
            lambda session: session.timeline_adding.forms(viewer),
            self.side.show_forms,
            teller(self._services.program.prompts, "line-failed"),
            owner=self,
        )

    # --- showing

    def _show_all(self, show_above: Callable[[], None], line: TimelineView) -> None:
        show_above()
        self._show(line)

    def _show(self, line: TimelineView) -> None:
        first = self._line is None
        self._line = line
        sitting = self._client.sitting
        self.side.show_filters(kinds_of(line.items), line.people, solo=sitting.solo)
        self._fill()
        if first:
            self.ask_forms()

    def _fill(self) -> None:
        line = self._line
        if line is None:
            return
        here = self.item()
        words = LineWords(line.people, line.today, solo=self._client.sitting.solo)
        found = chosen(line.items, self.place.choice)
        names = () if self._client.sitting.solo else (*(each.name for each in line.people), _("both"))
        self.view.show_months(by_month(found), words, names)
        self.view.setVisible(bool(found))
        self._nothing.setVisible(not found)
        self._say_nothing(line)
        self._stand_where(here)
        self._arrange()
        self.shown.emit()
        self._say_added()

    def _say_added(self) -> None:
        """Once, of what was just added: in its row, which somebody stands on now, or where it has none."""
        saved, self._just_added = self._just_added, None
        if saved is None:
            return
        words = _("Added {time}").format(time=short_time(saved.at.local()))
        self.view.lines.mark_added(saved.entry_id, words)
        if self.view.lines.row_of(saved.entry_id) >= 0:
            if self.isVisible():
                self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self.view, words)
        else:
            self._added_aside.show()
            self._added_aside.say(_("{added}, on a day or of a kind that is not shown here.").format(added=words))

    def _stand_where(self, before: LineItem | None) -> None:
        """On what somebody stood on before, or came back to. Who is elsewhere on the page keeps it where it is."""
        stays = not self._go_to and not self.view.hasFocus()
        wanted, self._go_to = self._go_to or (before.target.entry_id if before is not None else ""), ""
        on = before.on if before is not None else self.place.on
        row = self.view.lines.row_of(wanted, on) if wanted else -1
        if row >= 0:
            with QSignalBlocker(self.view) if stays else nullcontext():
                self.view.go_to(row)

    def _say_nothing(self, line: TimelineView) -> None:
        self._everything.setVisible(not line.is_empty)
        if line.is_empty:
            self._empty.setText(
                _("Nothing stands here yet. A check-in, a page you finish or a small good thing will, on its day.")
            )
        else:
            self._empty.setText(_("Nothing of this stands here. That is all right."))

    def _show_everything(self) -> None:
        self.side.show_all()
        self.everything_wanted.emit()

    # --- what somebody does

    def item(self) -> LineItem | None:
        """What somebody stands on."""
        return self.view.lines.item_at(self.view.currentIndex().row())

    def _on_choice(self, choice: LineChoice) -> None:
        self.place = replace(self.place, choice=choice)
        self._fill()

    def _open(self, item: LineItem) -> None:
        self.place = self.place.at(item)
        ways, target = self._services.navigator, item.target
        if target.exercise_id == "letter":
            ways.open_letters(target.entry_id, returns=True)
        elif target.exercise_id == "agreement":
            ways.open_overview("agreements", target.entry_id, returns=True)
        else:
            ways.open_entry(target.exercise_id, target.entry_id, returns=True)

    def _add(self, form: AddForm) -> None:
        viewer, solo = self._client.viewer, self._client.sitting.solo
        sees = None if solo else Sees.BOTH if viewer.is_together else Sees.ME

        def write(words: str, on: date, go_on: bool) -> None:
            self._client.do(
                lambda session: session.timeline_adding.add(viewer, form, words, on),
                lambda saved: self._added(saved, form.exercise_id if go_on else ""),
                teller(self._services.program.prompts, "add-failed"),
                owner=self,
            )

        dialog = AddDialog(self.window(), form, self._services.program.clock.today, write, sees)
        keep_at_the_end(dialog, self._client, lambda done: self._keep_begun(form, dialog, done))
        dialog.open()

    def _keep_begun(self, form: AddForm, dialog: AddDialog, done: Callable[[bool], None]) -> None:
        """Somebody went away before it was added: its words stand on their day."""
        begun = dialog.begun()
        if begun is None:
            done(True)
            return
        (words, on), viewer = begun, self._client.viewer

        def kept(_saved: Saved) -> None:
            dialog.reject()
            done(True)

        self._client.do(
            lambda session: session.timeline_adding.add(viewer, form, words, on), kept, lambda _problem: done(False)
        )

    def _added(self, saved: Saved, go_on_with: str) -> None:
        """It stands on the line. `go_on_with`: the exercise whose page asks what comes next, "" for none."""
        self._go_to = saved.entry_id
        self._just_added = saved
        self._added_aside.hide()
        self.ask()
        if go_on_with:
            self.place = replace(self.place, entry_id=saved.entry_id)
            self._services.navigator.open_entry(go_on_with, saved.entry_id, returns=True)

    # --- room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        beside = self.width() >= grown(_SIDE + _LEAST_LINE) + Space.PAGE
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.BottomToTop
        self._halves.setDirection(across if beside else down)
        self._beside.setMinimumWidth(grown(_SIDE) if beside else 0)
        self._beside.setMaximumWidth(grown(_SIDE) if beside else _ANY_WIDTH)
        self._sides = beside
        self.side.set_close(close=not beside)
        self._halves.setSpacing(Space.PAGE if beside else Space.FIELD)

    def keep_beside(self, scrolled: int) -> None:
        """Let what stands beside the line come along when the page is scrolled so far past its top, in pixels."""
        self._beside.follow(scrolled if self._sides else 0)


def _nothing_else() -> None:
    """Where the line is shown alone."""
