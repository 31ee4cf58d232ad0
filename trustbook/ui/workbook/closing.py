"""The ways out of an open workbook: the lock, and closing the window."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from trustbook.domain.entries import RevisionReason
from trustbook.domain.problems import Problem
from trustbook.language import _
from trustbook.ui.frame.flow_steps import in_words
from trustbook.ui.frame.window import Window
from trustbook.ui.runtime.prompts import Question
from trustbook.ui.services import Services
from trustbook.ui.start.flows.recovery_code import STAYS
from trustbook.ui.start.recovery_codes import code_flow
from trustbook.ui.start.waiting_page import WaitingPage
from trustbook.ui.workbook import recovery_offers as offers
from trustbook.ui.workbook.closing_stages import ClosingRequest, ClosingSequence, ClosingStage
from trustbook.ui.workbook.ports import OpenWorkbook

if TYPE_CHECKING:
    from trustbook.workbook.session import Session


class Closing(QObject):
    """Never goes over unsaved text: a lock stays covered and tries again, closing asks."""

    gone = Signal(bool)
    """Nothing of the workbook is left here; carries whether to begin again at the sign-in screen."""

    def __init__(self, window: Window, services: Services, controller: OpenWorkbook, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._services = services
        self._controller = controller
        self._leaving: ClosingSequence | None = None
        self._is_lock = False
        self._restart = False
        self._asks = True
        self._is_asking = False
        """Whether the question before the end waits for an answer."""
        self._stayed = False
        """Whether somebody who was asked stayed here: they are not asked again."""
        self._decline: Callable[[], None] | None = None
        """Says no to the offer that is on the screen."""

    @property
    def is_under_way(self) -> bool:
        """Whether things are being put away now."""
        return self._leaving is not None

    @property
    def is_saved(self) -> bool:
        """Whether everything was saved and the books are closing or closed."""
        return self._leaving is not None and self._leaving.stage in (ClosingStage.CLOSING, ClosingStage.GONE)

    def lock(self, *, restart: bool = True) -> None:
        """Cover at once, save, close the books, and ask for a restart at the sign-in screen, or for the end."""
        self._controller.covering.cover()
        if self._controller.flows.holds_code:
            self._controller.covering.say(
                _("A new recovery code waits under this cover. Please copy it first; it is shown only this once.")
            )
            self._controller.view.flush(_ignore, RevisionReason.LOCK)
            return
        self._restart = restart
        if self._leaving is not None and self._is_asking and self._leaving.drop():
            self._decline = None
            self._end()  # whoever was asked went away
        if self._leaving is None:
            self._begin(lock=True)
        elif self._leaving.stage is ClosingStage.STUCK:
            self._leaving.begin()

    def close(self) -> None:
        """Save, perhaps offer a recovery code, back up, close. Closing once more says no to the offer."""
        if self._controller.flows.holds_code:
            self._controller.flows.remind_of_code()
        elif self._decline is not None:
            self._decline()
        elif self._leaving is None and not self._window.is_covered:
            self._begin(lock=False)

    def end(self) -> None:
        """The system asks the program to end: save, back up, close, and ask nothing.

        Text that cannot be saved stays here, covered, and is tried again: whoever must end us over it can do so.
        """
        self._restart = False
        self._asks = False
        if self._leaving is None or self._leaving.drop():
            self._end()
            self._begin(lock=False)
        elif self._leaving.stage is ClosingStage.GONE:
            self.gone.emit(False)

    def stay(self) -> None:
        """The person took the cover away while the lock was stuck or still saving: everything goes on."""
        by_itself = self._is_lock or not self._asks
        if self._leaving is not None and by_itself and self._leaving.drop():  # also while it tries just now
            self._end()
            self._asks = True

    def _begin(self, *, lock: bool) -> None:
        self._is_lock = lock
        way = ClosingRequest(
            flush=lambda done, reason: self._controller.view.flush(done, reason),
            close=self._close_books,
            between=self._offer_code if self._asks and not lock else None,
            lock=lock,
            asks=self._asks,
        )
        self._leaving = leaving = ClosingSequence(way, self)
        leaving.stage_changed.connect(self._on_stage)
        leaving.gone.connect(self._on_gone)
        leaving.begin()

    def _end(self) -> None:
        if self._leaving is not None:
            self._leaving.deleteLater()
            self._leaving = None

    def _close_books(self, with_backup: bool, done: Callable[[Problem | None], None]) -> None:
        sitting = self._controller.client.sitting
        note = self._controller.wrote and sitting.me is not None and offers.WROTE not in sitting.settings

        place = self._controller.view.place()

        def close(session: Session) -> None:
            if place is not None:
                with suppress(Problem):  # only the way back would be longer; the text is saved
                    session.today.keep_place(sitting.viewer, place)
            if with_backup:
                session.keeping.sign_out()
                return
            if note:
                with suppress(Problem):  # only an offer would come later; the text is saved
                    session.people.put_setting(sitting.viewer, offers.WROTE, "yes")
            session.keeping.close()

        self._controller.client.do(close, lambda _nothing: done(None), done)

    def _on_stage(self, stage: ClosingStage) -> None:
        if stage is ClosingStage.CLOSING:
            self._services.clipboard.clear()
        if stage is ClosingStage.STUCK:
            self._on_stuck()
        elif stage is ClosingStage.CLOSING and not self._is_lock:
            page = WaitingPage()
            page.go_now.connect(lambda: self.gone.emit(False))
            self._window.show_base(page)

    def _on_stuck(self) -> None:
        problem = self._controller.view.save_problem
        words = in_words(problem) if problem is not None else _("Something is not saved yet.")
        if self._is_lock or not self._asks:
            note = _(
                "Your text could not be saved yet, so it stays here, covered. It is tried again every few seconds."
                " With your passphrase you can also save it somewhere else."
            )
            self._controller.covering.say(f"{note}\n{words}")
            return
        question = Question(
            "close-unsaved",
            _("Something is not saved yet"),
            words + "\n" + _("If you stay, the page offers to try again and to save elsewhere."),
            (("lose", _("Close and lose this text")), ("stay", _("Stay here"))),
            escape="stay",
            primary="stay",
        )
        self._services.prompts.ask(question, self._on_answer)

    def _on_answer(self, answer: str) -> None:
        if self._leaving is None:
            return
        if answer == "lose":
            self._leaving.lose_text()
        else:
            self._leaving.stay()
            self._end()

    def _on_gone(self, problem: Problem | None) -> None:
        if problem is None or self._is_lock or not self._asks:
            self.gone.emit(self._is_lock and self._restart)
            return
        question = Question(
            "backup-failed",
            _("Saved, but there is no new backup"),
            in_words(problem),
            (("close", _("Close")),),
            escape="close",
            primary="close",
        )
        self._services.prompts.ask(question, lambda _answer: self.gone.emit(False))

    # the recovery code at the end of the first evening

    def _offer_code(self, go_on: Callable[[], None]) -> None:
        controller = self._controller
        sitting = controller.client.sitting
        viewer = sitting.viewer
        if sitting.me is None or sitting.read_only or self._stayed:
            go_on()
            return

        self._is_asking = True

        def answered() -> None:
            self._is_asking = False
            self._decline = None
            go_on()

        def asked(has_code: bool) -> None:
            today = self._services.clock.today()
            if not offers.is_due(sitting.settings, today, has_code=has_code, wrote=controller.wrote):
                answered()
                return
            value = offers.noted(sitting.settings, today)
            controller.client.do(
                lambda session: session.people.put_setting(viewer, offers.SETTING, value), failed=lambda _p: None
            )
            session = controller.client.session
            flow = code_flow(lambda passphrase: session.people.new_recovery_code(viewer, passphrase), at_the_end=True)
            self._decline = controller.flows.run(
                flow, lambda outcome: self._stay_here() if outcome == STAYS else answered(), answered
            )

        controller.client.do(
            lambda session: session.people.has_recovery_code(viewer), asked, lambda _problem: answered()
        )

    def _stay_here(self) -> None:
        """Whoever was asked does not go after all: everything is as it was."""
        self._is_asking, self._decline, self._stayed = False, None, True
        if self._leaving is not None and self._leaving.drop():
            self._end()


def _ignore(_saved: bool) -> None:
    return None
