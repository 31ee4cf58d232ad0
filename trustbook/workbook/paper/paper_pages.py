"""Pages for paper, as screens and the command line ask for them. What draws them is loaded when first asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from trustbook.domain.people import Viewer
from trustbook.exercises.model import Tab
from trustbook.workbook.paper.paper_choice import PaperChoice, PaperLook
from trustbook.workbook.paper.paper_kept import KeptLook, PaperSize, keep_look, kept_look
from trustbook.workbook.sitting.session_context import SessionContext

if TYPE_CHECKING:
    from trustbook.documents.sheets import Binder
    from trustbook.workbook.paper.paper_offers import Offered, PaperOffer
    from trustbook.workbook.sitting.views import PageView


class PaperPages:
    """What may be put on paper, and how it was set last."""

    def __init__(self, context: SessionContext) -> None:
        self._context = context
        self._of_both: KeptLook | None = None
        """At Together it is nowhere written down."""

    def prepare(self, viewer: Viewer, choice: PaperChoice) -> Binder:
        """See `paper.prepare`."""
        from trustbook.workbook.paper.paper import prepare

        return prepare(self._context, viewer, choice)

    def has_pause_word(self, viewer: Viewer) -> bool:
        """Whether both have chosen a word for a break, which could stand on the paper."""
        from trustbook.workbook.paper.agreement_paper import pause_word

        return pause_word(self._context, self._context.seat(viewer)) is not None

    def offer(
        self, viewer: Viewer, usual: PaperSize, *, first: Sequence[Offered] = (), tab: Tab | None = None
    ) -> PaperOffer:
        """All that this seat may print: `first` what one is at, then its tab, then everything. Raises NotForThisSeat.

        `usual`: the size of paper of this device.
        """
        from trustbook.workbook.agreed.agreement_reading import AgreementReader
        from trustbook.workbook.paper.paper_offers import PaperOffer, tab_scope, text_scopes, usual_scopes

        seat, content = self._context.seat(viewer), self._context.content
        ours = AgreementReader(self._context).overview(seat)
        agreed = tuple(card for card in ours.now if card.state.stands)
        begun = [*first, *([tab_scope(tab)] if tab is not None else [])]
        known = {scope.id for scope in begun}
        others = (
            *usual_scopes(content, solo=seat.solo, agreed=bool(agreed)),
            *text_scopes(content, self._context.clock.today()),
        )
        scopes = (*begun, *(scope for scope in others if scope.id not in known))
        return PaperOffer(
            scopes,
            first=scopes[0].id if begun else "workbook",
            look=self.last_look(viewer, usual),
            private=not viewer.is_together,
            solo=seat.solo,
            alone=seat.solo,
            agreements=agreed,
            pause=self.has_pause_word(viewer),
        )

    def page_offer(self, viewer: Viewer, usual: PaperSize, page: PageView | None, tab: Tab | None) -> PaperOffer:
        """As `offer`, beginning with the open page, where there is one."""
        from trustbook.workbook.paper.paper_offers import page_scopes

        first = tuple(page_scopes(page, own=not viewer.is_together)) if page is not None else ()
        return self.offer(viewer, usual, first=first, tab=tab)

    def last_look(self, viewer: Viewer, usual: PaperSize) -> PaperLook:
        """How the one who looks had paper set last; the usual at first. Raises NotForThisSeat."""
        seat = self._context.seat(viewer)
        kept = self._of_both if viewer.is_together else kept_look(seat.own)
        return kept.on(usual) if kept is not None else PaperLook(usual)

    def keep_look(self, viewer: Viewer, look: PaperLook, usual: PaperSize) -> None:
        """Begin with this the next time. A workbook that is only read keeps nothing. Raises as a save does."""
        kept = KeptLook(look, usual)
        if viewer.is_together:
            self._context.seat(viewer)
            self._of_both = kept
            return
        seat = self._context.seat(viewer)
        if not seat.read_only and kept_look(seat.own) != kept:
            keep_look(seat.own, kept)
