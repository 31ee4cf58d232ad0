"""What Today says of agreements: what the other one offered or told."""

from __future__ import annotations

from trustbook.domain.agreement_types import AgreementState
from trustbook.domain.entries import Event
from trustbook.workbook.agreement_form import AGREEMENT
from trustbook.workbook.agreement_reading import AgreementReader
from trustbook.workbook.session_context import Seat, SessionContext
from trustbook.workbook.today_views import Placed


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
