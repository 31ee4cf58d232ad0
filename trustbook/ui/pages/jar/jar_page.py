"""The jar of good things: noting one, the day on which it is opened, and what was opened."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from trustbook.language import _, day_words, weekday_words
from trustbook.ui.dialogs.choose_day import DayDialog
from trustbook.ui.dialogs.good_thing_dialog import GoodThingDialog
from trustbook.ui.dialogs.jar_dialog import JarDialog
from trustbook.ui.dialogs.telling import teller
from trustbook.ui.kit import (
    Disc,
    FlowLayout,
    OwnBox,
    PrivacySign,
    ScrollPage,
    Sees,
    Space,
    back_button,
    button,
    clear_layout,
    column,
    heading,
    initials,
    link_button,
    note,
    paragraph,
    primary_button,
    reading,
    row,
    title,
)
from trustbook.ui.kit.buttons import Button
from trustbook.ui.pages.left_by_escape import LeftByEscape
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.sitting.views import Changed
from trustbook.workbook.together.jar import GOOD_THING
from trustbook.workbook.together.jar_views import JarView, OpenedSlip, OwnSlip

_MOST: Final = 6
"""Own slips that have a line here; all stand on their page."""
_DISC: Final = 20


class JarPage(LeftByEscape, ScrollPage):
    """Says at once what it is, and the rest when the workbook has answered. Esc goes back."""

    def __init__(self, services: WorkbookServices) -> None:
        self._services, self._client = services, services.client
        self._navigator = services.navigator
        self._today = services.program.clock.today
        self._view: JarView | None = None
        self._main: Button | None = None
        """What most people came for."""
        self._there = column(spacing=Space.FIELD)
        about = _("What was good is soon forgotten. A line keeps it, and nobody has to find one.")
        back = row(back_button(self._navigator.back), None)
        name = title(_("The jar of good things"))
        super().__init__(column(back, name, paragraph(about), Space.FIELD, self._there))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("The jar of good things"))
        self._client.changed.connect(self._on_changed)
        self.ask()

    def take_focus(self) -> None:
        """What most people came for has the focus; while that is not known, the page itself."""
        self.begin_at_top(self._main)

    def ask(self) -> None:
        """Ask the workbook what there is."""
        viewer = self._client.viewer
        failed = teller(self._services.program.prompts, "jar-failed")
        self._client.do(lambda session: session.jar.view(viewer), self._show, failed, owner=self)

    def _on_changed(self, changed: Changed) -> None:
        if GOOD_THING in changed.exercises:
            self.ask()

    def _show(self, view: JarView) -> None:
        if view == self._view:
            return
        self._view = view
        had_focus = self.hasFocus() or self.isAncestorOf(self.focusWidget())
        clear_layout(self._there)
        self._show_ways(view)
        if not self._client.sitting.solo:
            self._show_day(view)
        if view.own:
            self._show_own(view.own)
        if view.opened:
            self._show_opened(view.opened)
        if had_focus:
            self.take_focus()

    def _show_ways(self, view: JarView) -> None:
        ways: list[Button] = []
        if not self._client.viewer.is_together and not self._client.sitting.read_only:
            ways.append(primary_button(_("Note a good thing"), self._note))
        if view.may_open:
            ways.append(primary_button(_("Open the jar"), self._open))
        ways.append(button(_("Blank slips"), lambda: self._navigator.print_blank(GOOD_THING), sign="printer"))
        self._main = ways[0]
        self._there.addLayout(FlowLayout(*ways, spacing=Space.STEP))

    # --- the day

    def _show_day(self, view: JarView) -> None:
        day = view.state.opening_day
        self._there.addSpacing(Space.STEP)
        self._there.addWidget(heading(_("When it is opened")))
        self._there.addWidget(paragraph(_day_words(view, self._today())))
        if self._client.sitting.read_only:
            return
        choose = link_button(_("Choose a day") if day is None else _("Another day"), self._choose)
        ways = [choose] if day is None else [choose, link_button(_("No day"), partial(self._take_day, None))]
        self._there.addLayout(FlowLayout(*ways, spacing=Space.STEP))

    def _choose(self) -> None:
        DayDialog(self.window(), _("The day of the jar"), self._today, self._take_day, from_today=True).open()

    def _take_day(self, day: date | None) -> None:
        viewer = self._client.viewer
        failed = teller(self._services.program.prompts, "jar-failed")
        self._client.do(lambda session: session.jar.choose_day(viewer, day), failed=failed)

    # --- what is in it

    def _show_own(self, own: tuple[OwnSlip, ...]) -> None:
        """By their days only: somebody may stand beside the reader."""
        self._there.addSpacing(Space.STEP)
        self._there.addWidget(heading(_("Noted by you")))
        lines = column(PrivacySign(Sees.ME), spacing=Space.STATE)
        for slip in own[:_MOST]:
            where = _("in the jar") if slip.for_both else _("with you only")
            words = _("{day}, {where}").format(day=day_words(slip.on, self._today()), where=where)
            open_it = partial(self._navigator.open_entry, GOOD_THING, slip.entry_id)
            lines.addLayout(row(link_button(words, open_it), None))
        if len(own) > _MOST:
            every = link_button(_("All of them"), partial(self._navigator.open_exercise, GOOD_THING))
            lines.addLayout(row(every, None))
        self._there.addWidget(OwnBox(lines))

    def _show_opened(self, opened: tuple[OpenedSlip, ...]) -> None:
        self._there.addSpacing(Space.STEP)
        self._there.addWidget(heading(_("Opened")))
        self._there.addWidget(PrivacySign(Sees.BOTH))
        ways = [
            link_button(_("Read them again, one at a time"), lambda: self._read(opened)),
            link_button(_("Print them as slips"), self._print, sign="printer"),
        ]
        self._there.addLayout(FlowLayout(*ways, spacing=Space.STEP))
        for slip in reversed(opened):
            self._there.addWidget(self._slip_line(slip))

    def _slip_line(self, slip: OpenedSlip) -> QWidget:
        others = (each.name for each in self._client.sitting.partners if each.id != slip.partner.id)
        disc = Disc(initials(slip.partner.name, next(others, "")), slip.partner.colour, _DISC)
        said = note(_("{name}, {day}").format(name=slip.partner.name, day=day_words(slip.on, self._today())))
        line = row(disc, column(reading(slip.what), said, spacing=Space.STATE), spacing=Space.CARD)
        line.setStretch(1, 1)
        line.setAlignment(disc, Qt.AlignmentFlag.AlignTop)
        holder = QWidget()
        holder.setLayout(line)
        return holder

    # --- what is done here

    def _note(self) -> None:
        GoodThingDialog(self.window(), self._services, self.take_focus).open()

    def _open(self) -> None:
        JarDialog(self.window(), self._services, self._on_opened).open()

    def _on_opened(self, copy_ids: Collection[str]) -> None:
        viewer = self._client.viewer

        def show(view: JarView) -> None:
            self._show(view)
            self._read([slip for slip in view.opened if slip.copy_id in copy_ids])

        failed = teller(self._services.program.prompts, "jar-failed")
        self._client.do(lambda session: session.jar.view(viewer), show, failed, owner=self)

    def _read(self, slips: Collection[OpenedSlip]) -> None:
        self._navigator.read_slips(tuple(slips))

    def _print(self) -> None:
        from trustbook.ui.dialogs.paper_open import cards_paper

        if self._view is not None:
            cards_paper(self.window(), self._services, [slip.copy_id for slip in self._view.opened])


def _day_words(view: JarView, today: date) -> str:
    day = view.state.opening_day
    if day is None:
        return _("No day is chosen. Either of you may choose one, and either may change it.")
    if day > today:
        return _("On {day}, when both of you sit here.").format(day=weekday_words(day))
    if view.may_open:
        return _("Its day has come. It can wait, too.")
    return _("Its day has come. It is opened at Together, when both of you like.")
