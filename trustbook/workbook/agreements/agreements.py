"""Agreements of both, openness for a while, and told limits: reading, answering, looking again, changing, ending.

Each yes is its person's own: at a person's seat it is theirs, at Together it asks for that person's passphrase.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final, Literal

from trustbook.domain.agreement_types import Act, AgreementState
from trustbook.domain.answers import Answers, canonical, tidy
from trustbook.domain.entries import EventKind
from trustbook.domain.people import Viewer
from trustbook.workbook.agreed.agreement_events import must
from trustbook.workbook.agreed.agreement_form import AGREEMENT, BACKGROUND, KIND, kind_of, must_be_complete, to_place
from trustbook.workbook.agreed.agreement_reading import FoundAgreement
from trustbook.workbook.agreed.agreement_views import AgreementCard, AgreementView, OurAgreements, SpeakerProof
from trustbook.workbook.agreements.agreement_recorder import AgreementRecorder, changed
from trustbook.workbook.pages.working_copies import WorkingCopies
from trustbook.workbook.sitting.freezing import Freezer
from trustbook.workbook.sitting.session_context import Seat, SessionContext
from trustbook.workbook.sitting.views import Changed

if TYPE_CHECKING:
    from trustbook.storage.keys.keys import Unlocked

Answer = Literal["yes", "no", "not-now"]
_SAID: Final = {"yes": EventKind.AGREED, "no": EventKind.REFUSED, "not-now": EventKind.NOT_NOW}


class Agreements:
    """All methods raise NotForThisSeat, those that write also as `AgreementRecorder.say`. Drafts: `AgreementOffers`."""

    def __init__(self, context: SessionContext, freezer: Freezer, copies: WorkingCopies) -> None:
        self._context = context
        self._copies = copies
        self._recorder = AgreementRecorder(context, freezer, copies)
        self._reader = self._recorder.reader

    def overview(self, viewer: Viewer) -> OurAgreements:
        """Everything that this viewer may see: what lies with both, and the viewer's own drafts."""
        return self._reader.overview(self._context.seat(viewer))

    def open(self, viewer: Viewer, agreement_id: str) -> AgreementView:
        """One that lies with both, with its earlier words and what happened to it. Raises UnknownName."""
        seat = self._context.seat(viewer)
        view = self._reader.view(seat, self._reader.found(seat, agreement_id))
        self._context.news_read.add(agreement_id)
        return view

    def due(self, viewer: Viewer) -> tuple[AgreementCard, ...]:
        """Those whose day to look at them again has come, the longest due first."""
        cards = self.overview(viewer).now
        return tuple(card for card in cards if card.state is AgreementState.REVIEW_DUE)

    def answer(self, viewer: Viewer, agreement_id: str, answer: Answer, by: SpeakerProof | None = None) -> Changed:
        """Say yes, no, or not now to exactly the words that stand there. Each is an answer, and needs no reason."""
        return self._recorder.say(viewer, agreement_id, _SAID[answer], by=by)

    def keep(
        self, viewer: Viewer, agreement_id: str, next_look: date | None = None, by: SpeakerProof | None = None
    ) -> Changed:
        """Say at a review that it stays as it is, and when to look again. It is kept once both have said so."""
        return self._recorder.say(viewer, agreement_id, EventKind.KEPT, next_look, by)

    def move_review(self, viewer: Viewer, agreement_id: str, on: date) -> Changed:
        """Choose another day to look at it again. Either may, alone and without a reason."""
        return self._recorder.say(viewer, agreement_id, EventKind.REVIEW_MOVED, on)

    def end(self, viewer: Viewer, agreement_id: str) -> Changed:
        """End it. Either may, alone and without a reason; a limit only its owner, at their own seat."""
        return self._recorder.say(viewer, agreement_id, EventKind.ENDED)

    def change(self, viewer: Viewer, agreement_id: str, answers: Answers, by: SpeakerProof | None = None) -> Changed:
        """Put other words in its place, with the yes of whoever does; the words before stay readable.

        `answers`: all that the page is to say. What was agreed ends, and the other one is asked anew. Of a limit: its
        owner tells it anew. Raises UnknownName, AgreementIncomplete, NotAsItStands.
        """
        seat = self._context.writing_seat(viewer)
        found = self._reader.found(seat, agreement_id)
        shown = self._recorder.shown(by)
        must(found, Act.CHANGE, viewer.partner_id)
        kind = "limit" if found.now.is_limit else "openness" if kind_of(answers) == "openness" else "both"
        new = tidy(to_place({**answers, KIND: kind}, BACKGROUND))
        must_be_complete(new, self._context.clock.today())
        if canonical(new) == canonical(found.entry.answers):
            return self._offer_again(seat, found, shown)
        entry = replace(found.entry, answers=new, saved=self._context.clock.now())
        with seat.shelf.database.transaction():
            entry = replace(entry, definition=self._context.definitions.remember(seat.shelf, AGREEMENT))
            self._copies.write(seat.shelf, entry, found.entry)
            if shown is not None:
                self._recorder.add(seat, self._reader.found(seat, agreement_id), EventKind.AGREED, shown)
        return changed(agreement_id)

    def _offer_again(self, seat: Seat, found: FoundAgreement, shown: Unlocked | None) -> Changed:
        """The same words: after a no or a not now they can be offered once more; else nothing happens."""
        if not found.now.state.is_over or (seat.viewer.is_together and shown is None):
            return Changed()
        with seat.shelf.database.transaction():
            self._recorder.add(seat, found, EventKind.OFFERED, shown)
        return changed(found.entry.id)
