"""Agreements as items of a brief: each that stands can come after it as a page, if both choose it."""

from __future__ import annotations

from collections.abc import Iterator

from trustbook.domain.agreement_types import AgreementState
from trustbook.domain.answers import canonical
from trustbook.domain.brief import ItemKind, OfferedItem
from trustbook.language import _
from trustbook.workbook.agreed.agreement_reading import AgreementReader
from trustbook.workbook.sitting.session_context import Seat, SessionContext


def agreement_items(context: SessionContext, seat: Seat) -> Iterator[OfferedItem]:
    """Agreements of both and told limits as they stand, whenever they were made.

    A yes is said under all that the page says, so other words end it; what has ended is no item any more.
    """
    reader = AgreementReader(context)
    for found in reader.all(seat):
        card = reader.card(seat, found)
        if not card.state.stands and card.state is not AgreementState.TOLD:
            continue
        on = card.agreed_on or card.on or found.entry.on
        yield OfferedItem(
            kind=ItemKind.PAGE,
            owner=None if card.owner is None else card.owner.id,
            since=on,
            until=on,
            words=(card.words,),
            content=canonical({"agreement": canonical(found.answers)}),
            entry_id=card.agreement_id,
            title=_("Agreement") if card.owner is None else _("A limit"),
        )
