"""What Today says of agreements: what the other one offered, told or ended, and that they answered what was offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trustbook.domain.agreement_types import AgreementState
from trustbook.domain.agreements import seat_of
from trustbook.domain.entries import Event, EventKind
from trustbook.workbook.agreed.agreement_form import AGREEMENT
from trustbook.workbook.agreed.agreement_reading import AgreementReader
from trustbook.workbook.sitting.session_context import Seat, SessionContext
from trustbook.workbook.today.today_views import Placed

if TYPE_CHECKING:
    from trustbook.domain.agreement_types import AgreementStanding

_ANSWERS = (EventKind.AGREED, EventKind.REFUSED, EventKind.NOT_NOW)


def agreement_placed(context: SessionContext, seat: Seat, event: Event) -> Placed | None:
    """What this event brought, while it waits for an answer, is told, or answers this person; None once that is over.

    What both heard at Together is told to nobody. A no is not said here, where somebody may stand beside the reader.
    """
    if event.entry_id is None:
        return None
    now = AgreementReader(context).found(seat, event.entry_id).now
    author = context.partner(event.actor)
    if event.kind is EventKind.ENDED:
        if now.state is not AgreementState.ENDED or seat_of(event) == "together":
            return None
        return Placed(author, event.on, AGREEMENT, "", "limit-ended" if now.is_limit else "ended", event.entry_id)
    if event.kind in _ANSWERS:
        if not _answers_me(now, event, seat.viewer.partner_id):
            return None
        return Placed(author, event.on, AGREEMENT, "", "agreed" if now.state.stands else "answer", event.entry_id)
    if now.state is AgreementState.TOLD:
        return Placed(author, event.on, AGREEMENT, "", "limit", event.entry_id)
    if now.state is AgreementState.OFFERED and now.wordings[-1].by == event.actor:
        return Placed(author, event.on, AGREEMENT, "", "offer", event.entry_id)
    return None


def _answers_me(now: AgreementStanding, event: Event, me: str | None) -> bool:
    """Whether this is the answer that holds, to words that this person put forward, given while they were not there."""
    words = now.wordings[-1] if now.wordings else None
    if words is None or me is None or words.by != me or seat_of(event) == "together":
        return False
    if event.revision_id != words.revision:
        return False
    if event.kind is EventKind.AGREED:
        return now.state.stands and now.kept_on is None
    return now.state is (AgreementState.REFUSED if event.kind is EventKind.REFUSED else AgreementState.NOT_NOW)
