"""Other words for what lies with both, while they are still being written: a draft in the writer's own book.

A hidden note of that book says which agreement a draft is for. Nobody else knows that words are being changed.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Final

import msgspec

from trustbook.domain.people import Viewer
from trustbook.workbook.agreed.agreement_form import AGREEMENT, BACKGROUND
from trustbook.workbook.agreed.agreement_views import DraftView
from trustbook.workbook.agreements.agreement_offers import AgreementOffers
from trustbook.workbook.agreements.agreements import Agreements
from trustbook.workbook.pages.erasing import HIDDEN, Eraser
from trustbook.workbook.sitting.session_context import Seat, SessionContext
from trustbook.workbook.sitting.views import Changed

_BEGUN: Final = f"{HIDDEN}changes-begun"
"""Ids of drafts, and of the agreements that they are for."""


class AgreementChanges:
    """At a person's seat only. All methods raise NotForThisSeat; those that write also as a save does."""

    def __init__(
        self, context: SessionContext, agreements: Agreements, offers: AgreementOffers, eraser: Eraser
    ) -> None:
        self._context, self._agreements, self._offers, self._eraser = context, agreements, offers, eraser

    def begin(self, viewer: Viewer, agreement_id: str) -> DraftView:
        """A draft with the words as they stand, or the one that was begun before. Raises UnknownName."""
        seat = self._context.own_seat(viewer)
        view = self._agreements.open(viewer, agreement_id)
        begun = self._begun(seat)
        known = next((draft for draft, about in begun.items() if about == agreement_id), None)
        if known is not None:
            return self._offers.draft(viewer, known)
        draft = self._offers.begin(viewer, view.card.kind)
        self._note(seat, {**begun, draft.draft_id: agreement_id})
        return replace(draft, answers=view.answers)

    def agreement_of(self, viewer: Viewer, draft_id: str) -> str:
        """The id of the agreement that this draft is for; "" for a draft of its own."""
        return self._begun(self._context.own_seat(viewer, writing=False)).get(draft_id, "")

    def offer(self, viewer: Viewer, draft_id: str, background: Collection[str] = BACKGROUND) -> Changed:
        """Put the words of the draft in the place of those that stand, as `Agreements.change`; the draft goes."""
        agreement_id = self.agreement_of(viewer, draft_id)
        answers = self._offers.draft(viewer, draft_id).answers
        left_out = set(BACKGROUND) - set(background)
        kept = {name: value for name, value in answers.items() if name not in left_out}
        done = self._agreements.change(viewer, agreement_id, kept)
        self.drop(viewer, draft_id)
        return Changed(done.entries | {agreement_id, draft_id}, done.exercises | {AGREEMENT})

    def drop(self, viewer: Viewer, draft_id: str) -> Changed:
        """The words stay as they are: the draft is erased."""
        seat = self._context.own_seat(viewer)
        begun = self._begun(seat)
        if begun.pop(draft_id, None) is None:
            return Changed()
        changed = self._eraser.erase(viewer, draft_id) if seat.own.entries.get(draft_id) is not None else Changed()
        self._note(seat, begun)
        return changed

    def _begun(self, seat: Seat) -> dict[str, str]:
        """Only those of which something was saved."""
        try:
            noted = msgspec.json.decode(seat.own.settings.get(_BEGUN) or "{}", type=dict[str, str])
        except (msgspec.DecodeError, RecursionError):
            return {}
        return {draft: about for draft, about in noted.items() if seat.own.entries.get(draft) is not None}

    @staticmethod
    def _note(seat: Seat, begun: dict[str, str]) -> None:
        seat.own.settings.put(_BEGUN, msgspec.json.encode(begun, order="sorted").decode())
