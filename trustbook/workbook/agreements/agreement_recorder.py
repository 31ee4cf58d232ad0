"""What somebody does with an agreement that lies with both: checked, signed by who does it, noted in one step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from trustbook.domain.agreement_types import Act
from trustbook.domain.agreements import BY_NOBODY
from trustbook.domain.entries import EntryState, EventKind
from trustbook.domain.people import Viewer
from trustbook.domain.problems import NotForThisSeat
from trustbook.workbook.agreed.agreement_events import kept_version, must, said
from trustbook.workbook.agreed.agreement_form import AGREEMENT, digest_of_words
from trustbook.workbook.agreed.agreement_reading import AgreementReader, FoundAgreement
from trustbook.workbook.agreed.agreement_views import SpeakerProof
from trustbook.workbook.pages.working_copies import WorkingCopies
from trustbook.workbook.sitting.freezing import Freezer
from trustbook.workbook.sitting.session_context import Seat, SessionContext
from trustbook.workbook.sitting.signing import shown_by
from trustbook.workbook.sitting.views import Changed

if TYPE_CHECKING:
    from trustbook.storage.keys.keys import Unlocked

_ACTS: Final[Mapping[EventKind, Act]] = {
    EventKind.AGREED: Act.AGREE,
    EventKind.REFUSED: Act.REFUSE,
    EventKind.NOT_NOW: Act.NOT_NOW,
    EventKind.TAKEN_BACK: Act.TAKE_BACK,
    EventKind.KEPT: Act.KEEP,
    EventKind.REVIEW_MOVED: Act.MOVE_REVIEW,
    EventKind.ENDED: Act.END,
}


class AgreementRecorder:
    """Notes what is said under the words as they stand."""

    def __init__(self, context: SessionContext, freezer: Freezer, copies: WorkingCopies) -> None:
        self._context = context
        self._freezer = freezer
        self._copies = copies
        self.reader = AgreementReader(context)

    def say(
        self,
        viewer: Viewer,
        agreement_id: str,
        kind: EventKind,
        next_look: date | None = None,
        by: SpeakerProof | None = None,
    ) -> Changed:
        """Say one thing about it. Said twice, it counts once.

        Raises UnknownName, NotAsItStands, NotForThisSeat (at Together also where it takes one of the two, and nobody
        has shown that it is them), WrongPassphrase, and as a save does.
        """
        seat = self._context.writing_seat(viewer)
        found = self.reader.found(seat, agreement_id)
        shown = self.shown(by)
        person = viewer.partner_id if shown is None else shown.keyring.partner_id
        if person is None and kind not in BY_NOBODY:
            raise NotForThisSeat
        if self._is_said(found, kind, person):
            return Changed()
        must(found, _ACTS[kind], person)
        more = {"next": next_look.isoformat()} if next_look else {}
        with seat.shelf.database.transaction():
            self.add(seat, found, kind, shown, more)
        return changed(agreement_id)

    def add(
        self,
        seat: Seat,
        found: FoundAgreement,
        kind: EventKind,
        shown: Unlocked | None,
        more: Mapping[str, str] | None = None,
    ) -> None:
        """Note it, under the words of now. A yes to words that nobody has put forward yet puts them forward."""
        entry, put = found.entry, found.now.wordings[-1:]
        revision = put[0].revision if put else None
        if kind is EventKind.AGREED and not (put and put[0].words == digest_of_words(entry.answers)):
            kind, revision = EventKind.OFFERED, kept_version(seat.shelf, self._freezer, entry)
            self._copies.write(seat.shelf, replace(entry, state=EntryState.FINISHED), entry)
        seat.shelf.events.add(said(self._context, kind, entry, revision, more=more, by=shown))

    def shown(self, by: SpeakerProof | None) -> Unlocked | None:
        """The opened key file of who shows at Together that it is them. Raises WrongPassphrase, NotForThisSeat."""
        return None if by is None else shown_by(self._context, by.partner_id, by.passphrase)

    def _is_said(self, found: FoundAgreement, kind: EventKind, person: str | None) -> bool:
        """Whether just this was the last that happened, today."""
        today = self._context.clock.today()
        if kind is EventKind.KEPT and found.now.kept_on == today:
            return True
        last = found.events[-1] if found.events and kind is not EventKind.REVIEW_MOVED else None
        if last is None or (last.kind, last.actor, last.on) != (kind, person, today):
            return False
        return last.payload.get("words") == digest_of_words(found.entry.answers)


def changed(*entry_ids: str) -> Changed:
    """These agreements, and drafts of them."""
    return Changed(frozenset(entry_ids), frozenset({AGREEMENT}))
