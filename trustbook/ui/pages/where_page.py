"""Where to start: what somebody says of their own situation, and the path that is suggested. Nothing is locked."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLayout, QWidget

from trustbook.domain.entries import EntryState
from trustbook.exercises.text_ids import HELP
from trustbook.language import _, day_words
from trustbook.ui.dialogs.telling import teller
from trustbook.ui.fields.marks import MarkRow
from trustbook.ui.kit import (
    Button,
    CheckMark,
    ChoiceTile,
    FlowLayout,
    Rule,
    ScrollPage,
    TextLabel,
    button,
    column,
    heading,
    hint,
    link_button,
    paragraph,
    primary_button,
    soft,
    title,
)
from trustbook.ui.kit.strip import CareStrip
from trustbook.ui.pages.exercise_list import line_facts, line_state
from trustbook.ui.pages.left_by_escape import LeftByEscape
from trustbook.ui.pages.words import joined
from trustbook.ui.runtime.owned import while_alive
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.sitting.views import PathStep, StartPath

_Pieces = list[QWidget | QLayout | int | None]


class WherePage(LeftByEscape, ScrollPage):
    """From a person's own seat only. Asks first, then shows the path; both can be changed at any time."""

    def __init__(self, services: WorkbookServices) -> None:
        self._services = services
        self._navigator = services.navigator
        self._way: StartPath | None = None
        self._asking = False
        self._marks: dict[str, CheckMark] = {}
        self._holder: QWidget | None = None
        super().__init__(column(title(_("Where to start")), spacing=10))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Where to start"))
        self._ask()

    def take_focus(self) -> None:
        """Reading begins at the top."""
        self.begin_at_top()

    # --- asking the workbook

    def _ask(self) -> None:
        viewer = self._services.client.viewer
        failed = teller(self._services.program.prompts, "way-failed")
        self._services.client.do(lambda session: session.start_paths.way(viewer), self._take, failed, owner=self)

    def _say(self, chosen: frozenset[str]) -> None:
        viewer = self._services.client.viewer
        truth = None if chosen else while_alive(self, self._ask)  # ticks that could not be kept stay on the screen
        failed = teller(self._services.program.prompts, "way-not-kept", truth)

        def kept(way: StartPath) -> None:
            self._take(way)
            self.begin_at_top(self.findChild(Button, "where-next"))  # Enter goes on

        self._asking = not chosen
        # without an owner: what is not kept, or not deleted, is told also when the page was closed
        self._services.client.do(
            lambda session: session.start_paths.say(viewer, chosen), while_alive(self, kept), failed
        )

    def _take(self, way: StartPath) -> None:
        self._way = way
        if way.chosen and not self._asking:
            self._show_path(way)
        else:
            self._show_questions(way)

    # --- the questions

    def _show_questions(self, way: StartPath) -> None:
        self._asking = True
        self._marks = {}
        pieces: _Pieces = [
            paragraph(_("Tick what is true for you, as much or as little as you like. Then this book suggests pages.")),
            hint(_("Only you can see this. It is kept at your seat, and you can change or delete it at any time.")),
            *self._if_afraid(),
        ]
        ticks: list[QWidget] = []
        for name, words in way.possible:
            mark = self._marks[name] = CheckMark()
            mark.setAccessibleName(words)
            mark.setObjectName(f"where-{name}")
            mark.setChecked(name in way.chosen)
            ticks.append(MarkRow(mark, words))
        pieces.append(column(*ticks, spacing=0))
        self.suggest = primary_button(_("Suggest a path"), self._on_suggest)
        pieces.append(FlowLayout(self.suggest, button(_("Not now"), self._navigator.back)))
        self._show(pieces)

    def _on_suggest(self) -> None:
        self._say(frozenset(name for name, mark in self._marks.items() if mark.isChecked()))

    def _on_change(self) -> None:
        if self._way is not None:
            self._show_questions(self._way)
            self.take_focus()

    # --- the path

    def _show_path(self, way: StartPath, *, whole: bool = False) -> None:
        """`whole`: also what can come later; else one page is in sight, and what belongs to it."""
        said = [self._dated(words, way.said_on.get(name)) for name, words in way.possible if name in way.chosen]
        steps = [step for _stage, group in way.stages for step in group]
        following = next((step for step in steps if step.line.exercise_id == way.next_id), None)
        begun = any(step.line.state is not EntryState.UNTOUCHED for step in steps)
        pieces: _Pieces = [
            soft(_("You said: {words}").format(words=joined(*said))),
            *(paragraph(note) for note in way.notes),
            *self._what_next(following, begun=begun),
            *self._if_afraid(),
        ]
        for stage, group in way.stages[: way.near]:
            pieces += [8, Rule(), heading(stage), *(self._step(step) for step in group)]
        pieces += self._later(way, whole=whole)
        pieces += [
            8,
            Rule(),
            soft(
                _("It is a suggestion. Every page is open to you, in any order, and you can leave out what you like.")
            ),
            FlowLayout(
                button(_("Change what I said"), self._on_change),
                link_button(_("Delete what I said"), lambda: self._say(frozenset())),
                link_button(_("Back"), self._navigator.back),
            ),
        ]
        self._show(pieces)

    def _dated(self, words: str, on: date | None) -> str:
        """What was said of these days, with its day once that is past."""
        today = self._services.program.clock.today()
        if on is None or on == today:
            return words
        return _("{words} (said on {day})").format(words=words, day=day_words(on, today))

    def _later(self, way: StartPath, *, whole: bool) -> _Pieces:
        later = way.stages[way.near :]
        if not later:
            return []
        pieces: _Pieces = [8, Rule()]
        if not whole:
            more = link_button(_("Show what can come later"), lambda: self._on_later(way))
            more.setObjectName("where-later")
            return [*pieces, FlowLayout(more)]
        pieces.append(soft(_("When you are ready, and only then:")))
        for stage, group in later:
            pieces += [heading(stage), *(self._step(step) for step in group)]
        return pieces

    def _on_later(self, way: StartPath) -> None:
        place = self.verticalScrollBar().value()
        self._show_path(way, whole=True)
        first = way.stages[way.near][1][0].line.exercise_id
        tile = self.findChild(ChoiceTile, f"where-to-{first}")
        if tile is not None:
            tile.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, lambda: self.verticalScrollBar().setValue(place))  # once it has its height

    def _what_next(self, step: PathStep | None, *, begun: bool) -> _Pieces:
        if step is None:
            return [
                paragraph(_("You have been through all of this, in your own way. You can stop here, or look again."))
            ]
        line = step.line
        words = _("Go on with “{title}”") if begun else _("Begin with “{title}”")
        following = primary_button(
            words.format(title=line.title), lambda: self._navigator.open_exercise(line.exercise_id)
        )
        following.setObjectName("where-next")
        return [FlowLayout(following)]

    def _step(self, step: PathStep) -> ChoiceTile:
        line = step.line
        facts = joined(
            line_facts(line, solo=self._services.client.sitting.solo),
            line_state(line, self._services.program.clock.today()),
        )
        tile = ChoiceTile(line.title, f"{step.why}\n{facts}", lambda: self._navigator.open_exercise(line.exercise_id))
        tile.setObjectName(f"where-to-{line.exercise_id}")
        return tile

    def _if_afraid(self) -> _Pieces:
        words = _(
            "If you are afraid of your partner, this list is not the place to begin. No note is kept of opening these:"
        )
        ways = FlowLayout(
            link_button(_("Getting help"), lambda: self._navigator.open_text(HELP)),
            link_button(_("Is this book right for us?"), self._navigator.open_check),
            spacing=18,
        )
        holder = QWidget()
        holder.setLayout(column(TextLabel(words, "care-words"), ways, spacing=0))
        return [CareStrip(holder, ends_in_link=True)]

    def _show(self, pieces: _Pieces) -> None:
        before, self._holder = self._holder, QWidget()
        if before is not None:
            self.content.removeWidget(before)
            before.hide()
            before.deleteLater()
        self._holder.setLayout(column(*pieces, spacing=10))
        self.content.addWidget(self._holder)
