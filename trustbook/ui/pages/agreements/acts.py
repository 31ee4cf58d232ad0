"""What can be done with an agreement. Ending asks one quiet question; at Together each yes shows whose it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from trustbook.domain.people import Partner
from trustbook.language import _
from trustbook.ui.dialogs.telling import teller
from trustbook.ui.runtime.prompts import Question
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.agreed.agreement_views import AgreementCard, SpeakerProof
from trustbook.workbook.sitting.views import Changed

if TYPE_CHECKING:
    from trustbook.workbook.agreements.agreements import Answer
    from trustbook.workbook.session import Session

Does = Callable[["Session"], Changed]
DoesBy = Callable[["Session", SpeakerProof | None], Changed]


@dataclass(frozen=True)
class AgreementActs:
    """Asks the workbook for one thing at a time. `done` hears that it happened."""

    services: WorkbookServices
    page: QWidget
    done: Callable[[], object]

    def answer(self, card: AgreementCard, answer: Answer, person: Partner | None = None) -> None:
        """Yes, no, or not now, of whoever sits here; at Together of this person, with their own passphrase."""
        viewer = self.services.client.viewer

        def does(session: Session, by: SpeakerProof | None) -> Changed:
            return session.agreements.answer(viewer, card.agreement_id, answer, by)

        self._said_by(person, does)

    def keep(self, card: AgreementCard, next_look: date | None) -> None:
        """It stays as it is: said by whoever sits here; at Together by one after the other."""
        viewer = self.services.client.viewer

        def does(session: Session, by: SpeakerProof | None) -> Changed:
            return session.agreements.keep(viewer, card.agreement_id, next_look, by)

        if not viewer.is_together:
            self._said_by(None, does)
            return
        said = {partner.id for partner in card.kept_by}
        waiting = [partner for partner in self.services.client.sitting.partners if partner.id not in said]
        self._one_after_the_other(waiting, does)

    def move_review(self, card: AgreementCard, on: date) -> None:
        """Another day to look at it again. No reason is asked."""
        viewer = self.services.client.viewer
        self._do(lambda session: session.agreements.move_review(viewer, card.agreement_id, on))

    def take_back(self, card: AgreementCard) -> None:
        """One's own offer, while the other one has not said yes."""
        viewer = self.services.client.viewer
        self._do(lambda session: session.agreement_offers.take_back(viewer, card.agreement_id))

    def end(self, card: AgreementCard) -> None:
        """After one quiet question. Nobody else is asked, and no reason."""
        viewer = self.services.client.viewer

        def answered(answer: str) -> None:
            if answer == "end":
                self._do(lambda session: session.agreements.end(viewer, card.agreement_id))

        self.services.program.prompts.ask(_end_question(limit=card.owner is not None), answered)

    def _one_after_the_other(self, waiting: list[Partner], does: DoesBy) -> None:
        if not waiting:
            self.done()
            return
        first, *others = waiting
        self._said_by(first, does, lambda: self._one_after_the_other(others, does))

    def _said_by(self, person: Partner | None, does: DoesBy, then: Callable[[], object] | None = None) -> None:
        if person is None:
            self._do(lambda session: does(session, None))
            return
        from trustbook.ui.dialogs.sign_dialog import SignDialog

        partner_id = person.id
        SignDialog(
            self.page.window(),
            self.services,
            person,
            then or self.done,
            act=lambda session, passphrase: does(session, SpeakerProof(partner_id, passphrase)),
        ).open()

    def _do(self, does: Does) -> None:
        failed = teller(self.services.program.prompts, "agreement-failed", self.done)

        def done(_changed: Changed) -> None:
            self.done()

        self.services.client.do(does, done, failed, owner=self.page)


def _end_question(*, limit: bool) -> Question:
    if limit:
        title = _("End this limit?")
        text = _("It no longer stands. Its words stay readable under “Ended, and earlier words”.")
    else:
        title = _("End this agreement?")
        text = _(
            "It ends now, for both of you. Nobody asks for a reason."
            " Its words stay readable under “Ended, and earlier words”."
        )
    return Question(
        "end-agreement", title, text, (("end", _("It ends")), ("stay", _("Leave it as it is"))), escape="stay"
    )
