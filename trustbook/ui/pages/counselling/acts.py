"""What is done with one thing of counselling, beyond writing it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from trustbook.domain.counselling import Appointment, CounsellingStep, Homework
from trustbook.language import _
from trustbook.ui.dialogs.erase_dialog import EraseDialog
from trustbook.ui.dialogs.share_dialog import ShareDialog
from trustbook.ui.dialogs.telling import teller, written_words
from trustbook.ui.runtime.prompts import News, Question
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.counselling.counselling_views import REMINDERS, TOPIC, ListedTopic, OwnTopic
from trustbook.workbook.sitting.views import PageView

if TYPE_CHECKING:
    from collections.abc import Callable

    from trustbook.workbook.session import Session


class CounsellingActs:
    """Asks where it cannot be undone."""

    def __init__(self, services: WorkbookServices, owner: QWidget) -> None:
        self._services, self._owner = services, owner

    def calendar(self) -> None:
        """Write the days that this seat has set aside to a file, after a word about what stands in it."""
        prompts, client = self._services.program.prompts, self._services.client

        def write(place: str) -> None:
            client.do(
                lambda session: session.data.save_calendar(session.viewer, Path(place), overwrite=True),
                lambda _done: prompts.tell(News("calendar-done", written_words(place), "")),
                teller(prompts, "calendar-failed"),
            )

        def answered(answer: str) -> None:
            if answer == "save":
                prompts.choose_save_path(_("Days as a calendar file"), "days.ics", _("Calendar (*.ics)"), write)

        words = _(
            "The file holds days and times only. Each is called “Time set aside”, without names and without what it is"
            " for. Whoever can open your calendar sees these days. A file is not changed when a day changes here."
        )
        answers = (("save", _("Choose a place…")), ("leave", _("Do not save it")))
        prompts.ask(Question("calendar", _("Save the days for a calendar?"), words, answers, escape="leave"), answered)

    def remind(self, then: Callable[[], None], *, tell: bool) -> None:
        """Tell this person on Today of days that were set aside, or do not any more."""
        self._services.client.do(
            lambda session: session.people.put_setting(session.viewer, REMINDERS, "on" if tell else ""),
            lambda _done: then(),
            teller(self._services.program.prompts, "counselling-failed"),
            self._owner,
        )

    def how_far(self, homework: Homework, step: CounsellingStep) -> None:
        """Say how far it is."""
        self._do(lambda session: session.counselling.note_step(session.viewer, homework.id, step))

    def falls_away(self, appointment: Appointment) -> None:
        """It does not take place. Its words stay in the book."""
        self._do(
            lambda session: session.counselling.note_step(session.viewer, appointment.id, CounsellingStep.SET_ASIDE)
        )

    def put_on_list(self, topic: OwnTopic) -> None:
        """Place this sentence with both, with the preview that every sharing has. It is chosen by being asked for."""
        self._with_page(
            topic, lambda page: ShareDialog(self._owner.window(), self._services, page, chosen=page.answers).open()
        )

    def erase(self, topic: OwnTopic) -> None:
        """Erase it for good, after a question."""
        self._with_page(topic, lambda page: EraseDialog(self._owner.window(), self._services, page).open())

    def take_back(self, topic: ListedTopic) -> None:
        """Take an own sentence off the list of both."""

        def answered(answer: str) -> None:
            if answer == "back":
                self._do(lambda session: session.sharing.withdraw(session.viewer, topic.copy_id))

        words = _("It goes from the list and stands among your own again. What was read before stays in memory.")
        answers = (("back", _("Take it back")), ("leave", _("Leave it there")))
        question = Question("topic-back", _("Take it off the list?"), words, answers, escape="leave")
        self._services.program.prompts.ask(question, answered)

    def _with_page(self, topic: OwnTopic, then: Callable[[PageView], None]) -> None:
        viewer = self._services.client.viewer
        self._services.client.do(
            lambda session: session.pages.open_page(viewer, TOPIC, topic.entry_id),
            then,
            teller(self._services.program.prompts, "counselling-failed"),
            self._owner,
        )

    def _do(self, command: Callable[[Session], object]) -> None:
        self._services.client.do(command, None, teller(self._services.program.prompts, "counselling-failed"))
