"""The overview of the tab that has the pages of one's own: the usual one, and below it what somebody made."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QLayout, QWidget

from trustbook.exercises.model import Tab
from trustbook.exercises.own_pages import is_own
from trustbook.language import _
from trustbook.ui.dialogs.own_page_dialog import change_own_page, make_own_page
from trustbook.ui.dialogs.telling import teller
from trustbook.ui.kit import (
    FlowLayout,
    OwnBox,
    PrivacySign,
    Sees,
    Space,
    button,
    clear_layout,
    column,
    heading,
    link_button,
    paragraph,
    row,
    subheading,
)
from trustbook.ui.kit.buttons import Button, note_link
from trustbook.ui.pages.tab_overview import TabOverview
from trustbook.ui.runtime.prompts import Question
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.pages.at_hand import PageAtHand
from trustbook.workbook.sitting.views import ExerciseLine


class OwnPagesOverview(TabOverview):
    """At Together, and where nothing can be written, it is the usual one."""

    def __init__(self, services: WorkbookServices, tab: Tab) -> None:
        self._services = services
        self._own, self._at_hand = column(spacing=Space.FIELD), column(spacing=Space.FIELD)
        super().__init__(services, tab)

    def show_lines(self, lines: tuple[ExerciseLine, ...]) -> None:
        super().show_lines(tuple(line for line in lines if not is_own(line.exercise_id)))
        if self._sitting.viewer.is_together:
            return
        viewer, failed = self._sitting.viewer, teller(self._services.program.prompts, "own-pages-failed")

        def show(mine: frozenset[str]) -> None:
            self._show_own([line for line in lines if line.exercise_id in mine])

        self._services.client.do(lambda session: session.own_pages.ids(viewer), show, failed, owner=self)
        self._services.client.do(lambda session: session.at_hand.kept(viewer), self._show_at_hand, failed, owner=self)

    def _first(self) -> list[QWidget]:
        return [_holder(self._at_hand)]

    def _show_at_hand(self, kept: tuple[PageAtHand, ...]) -> None:
        """Of whichever tab they are."""
        clear_layout(self._at_hand)
        if kept:
            ways = [link_button(each.title, partial(self._navigator.open_exercise, each.exercise_id)) for each in kept]
            self._at_hand.addWidget(subheading(_("Kept at hand")))
            self._at_hand.addLayout(FlowLayout(*ways, spacing=Space.STEP))

    def _last(self) -> list[QWidget]:
        return [_holder(self._own)]

    def _show_own(self, lines: list[ExerciseLine]) -> None:
        clear_layout(self._own)
        writes = not self._sitting.read_only
        if not lines and not writes:
            return
        self._own.addSpacing(Space.STEP)
        self._own.addWidget(heading(_("Pages of your own")))
        self._own.addWidget(paragraph(_("Questions that only you would ask. They stand in your own book.")))
        if lines:
            held = column(PrivacySign(Sees.ME), spacing=Space.FIELD)
            for line in lines:
                held.addLayout(self._line(line, writes=writes))
            self._own.addWidget(OwnBox(held))
        if writes:
            self._own.addLayout(row(button(_("Make a page of your own"), self._make), None))

    def _line(self, line: ExerciseLine, *, writes: bool) -> FlowLayout:
        name, title = line.exercise_id, line.title
        ways = [link_button(title, partial(self._navigator.open_exercise, name))]
        if writes:
            ways += [
                _note_about(_("Change the questions"), title, partial(self._change, name)),
                _note_about(_("Take it away"), title, partial(self._take_away, name, title)),
            ]
        return FlowLayout(*ways, spacing=Space.STEP)

    def _make(self) -> None:
        make_own_page(self.window(), self._services, self._navigator.open_exercise)

    def _change(self, exercise_id: str) -> None:
        change_own_page(self.window(), self._services, exercise_id, lambda _id: None)

    def _take_away(self, exercise_id: str, title: str) -> None:
        viewer, client = self._sitting.viewer, self._services.client
        failed = teller(self._services.program.prompts, "own-page-failed")

        def answered(answer: str) -> None:
            if answer == "take-away":
                client.do(lambda session: session.own_pages.take_away(viewer, exercise_id), failed=failed)

        question = Question(
            "own-page-away",
            _("Take this page away?"),
            _("“{title}” and its questions are erased, also in the kept backups.").format(title=title),
            (("take-away", _("Take it away")), ("cancel", _("Keep it"))),
            escape="cancel",
            primary="cancel",
        )
        self._services.program.prompts.ask(question, answered)


def _holder(layout: QLayout) -> QWidget:
    holder = QWidget()
    holder.setLayout(layout)
    return holder


def _note_about(words: str, title: str, pressed: partial[None]) -> Button:
    made = note_link(words, pressed)
    made.setAccessibleName(_("{act}: {title}").format(act=words, title=title))
    return made
