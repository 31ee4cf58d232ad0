"""What the tab of talks opens on: the talk table. Choose a talk, see the last ones kept, and the card for a break.

Whoever works alone finds the usual overview here: a talk needs two, and nobody is asked to bring a second person.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from trustbook.domain.problems import Problem
from trustbook.exercises.model import Tab
from trustbook.language import _, day_words
from trustbook.ui.kit import (
    Sees,
    Space,
    clear_layout,
    column,
    heading,
    note,
    sees_words,
)
from trustbook.ui.kit.cards import Card, CardGrid
from trustbook.ui.pages.tab_overview import TabOverview
from trustbook.ui.pages.words import minutes_words
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.sitting.views import Changed, ExerciseLine
from trustbook.workbook.together.talk_views import KeptTalk, TalkOffer, TalkTable, TimeOut


class TalksOverview(TabOverview):
    """Asks the workbook when it is made, and again when something was kept."""

    def __init__(self, services: WorkbookServices, tab: Tab) -> None:
        self._client = services.client
        self._for_two = not services.client.sitting.solo
        self._table: TalkTable | None = None
        self._there = column(spacing=Space.FIELD)
        super().__init__(services, tab)
        if self._for_two:
            self._offer.hide()
            self._client.changed.connect(self._on_changed)
            self._ask()

    def show_lines(self, lines: tuple[ExerciseLine, ...]) -> None:
        """For two the pages stand at the side only: here they choose a talk."""
        if not self._for_two:
            super().show_lines(lines)

    def _first(self) -> list[QWidget]:
        holder = QWidget()
        holder.setLayout(self._there)
        return [holder] if self._for_two else []

    def _on_changed(self, _changed: Changed) -> None:
        self._ask()

    def _ask(self) -> None:
        viewer = self._client.viewer
        self._client.do(lambda session: session.talks.table(viewer), self._show, self._failed, self)

    def _failed(self, _problem: Problem) -> None:
        """What is missing is told at the top of the window; every page stands at the side."""

    def _show(self, table: TalkTable) -> None:
        if table == self._table:
            return
        self._table = table
        clear_layout(self._there)
        self._there.addWidget(heading(_("Hold a talk")))
        self._there.addWidget(
            note(_("In the full window, to be read from two metres. Nothing of it is kept unless both of you say so."))
        )
        self._there.addWidget(CardGrid([self._talk(each) for each in table.offers]))
        if table.time_out is not None:
            self._there.addSpacing(Space.STEP)
            self._there.addWidget(heading(_("If it gets too heated")))
            self._there.addWidget(CardGrid([self._break(table.time_out, table.time_out_id)]))
        if table.kept:
            self._there.addSpacing(Space.STEP)
            self._there.addWidget(heading(_("Talks you kept")))
            self._there.addWidget(CardGrid([self._kept(each) for each in table.kept]))

    def _talk(self, talk: TalkOffer) -> Card:
        minutes = minutes_words(talk.minutes)
        hold = partial(self._navigator.open_talk, talk.exercise_id)
        return Card(talk.title, minutes, talk.lead, "message-circle", hold)

    def _break(self, time_out: TimeOut, exercise_id: str) -> Card:
        if time_out.on is None:
            state, about = _("Settle it on a calm day"), time_out.lines
        else:
            state = _("Your own words, from {day}.").format(day=day_words(time_out.on, self._today()))
            about = (time_out.signal, *time_out.lines)
        words = "\n".join(filter(None, about))
        name = self._library.exercise(exercise_id).title
        return Card(name, state, words, "handshake", lambda: self._navigator.open_exercise(exercise_id))

    def _kept(self, talk: KeptTalk) -> Card:
        day = day_words(talk.on, self._today())
        said = "\n".join(filter(None, (talk.subject, talk.closing))) if talk.ours else sees_words(Sees.ME)
        sign = "check" if talk.ours else "lock"
        return Card(talk.title, day, said, sign, lambda: self._navigator.open_entry(talk.exercise_id, talk.entry_id))
