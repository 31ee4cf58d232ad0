"""What Today says of agreements: what the other one offered or told, and what was to be looked at again by now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from trustbook.domain.agreement_types import AgreementState
from trustbook.domain.entries import Event
from trustbook.workbook.agreement_form import AGREEMENT
from trustbook.workbook.agreement_reading import AgreementReader
from trustbook.workbook.looking_again import SPOKEN_OF
from trustbook.workbook.session_context import Seat, SessionContext
from trustbook.workbook.today_views import LookAgain, Placed


def agreement_placed(context: SessionContext, seat: Seat, event: Event) -> Placed | None:
    """What this event brought, while it waits for an answer or is told; None once it is answered or over."""
    if event.entry_id is None:
        return None
    now = AgreementReader(context).found(seat, event.entry_id).now
    author = context.partner(event.actor)
    if now.state is AgreementState.TOLD:
        return Placed(author, event.on, AGREEMENT, "", "limit", event.entry_id)
    if now.state is AgreementState.OFFERED:
        return Placed(author, event.on, AGREEMENT, "", "offer", event.entry_id)
    return None


def agreements_to_look_at(context: SessionContext, seat: Seat, today: date) -> Iterator[LookAgain]:
    """Those whose day has come, unless this person has said at this review that it stays."""
    me = seat.viewer.partner_id
    for card in AgreementReader(context).overview(seat).now:
        on = card.next_look or today
        waits = card.state is AgreementState.REVIEW_DUE and all(partner.id != me for partner in card.kept_by)
        if waits and today - on <= SPOKEN_OF:
            yield LookAgain(AGREEMENT, card.agreement_id, card.words, on)
