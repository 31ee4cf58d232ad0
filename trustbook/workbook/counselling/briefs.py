"""A brief for a counsellor: each says yes or takes it back, item by item, at their own seat; then there is one file."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from trustbook.documents.sheets import Brief
from trustbook.domain.brief import TAKEN_BACK, YES, Agreed, Consents, ItemKind, OfferedItem, all_agreed
from trustbook.domain.entries import Entry, EntryRole, EventKind, age_of
from trustbook.domain.people import Viewer
from trustbook.domain.problems import NoPartnerYet, NothingAgreed, UnknownName
from trustbook.workbook.counselling.brief_items import BRIEF, WEEKS, ItemReader, week_lines
from trustbook.workbook.counselling.brief_range import BriefRange
from trustbook.workbook.counselling.brief_views import BriefItem, BriefItems, ReadyBrief
from trustbook.workbook.counselling.brief_writing import bound, brief_of, not_drawn, ready
from trustbook.workbook.pages.pages import Pages
from trustbook.workbook.pages.placing import Placing
from trustbook.workbook.shared.sharing import Sharing
from trustbook.workbook.sitting.session_context import Seat, SessionContext
from trustbook.workbook.sitting.signing import happened
from trustbook.workbook.sitting.views import Changed, Draft

_OWN_KINDS: Final = frozenset(ItemKind) - {ItemKind.SESSIONS, ItemKind.BOTH_NAMED, ItemKind.HOMEWORK, ItemKind.PAGE}
"""What can stand on one person's page."""


class Briefs:
    """Consents to items, and what may be written."""

    def __init__(self, context: SessionContext, pages: Pages, placing: Placing, sharing: Sharing) -> None:
        self._context = context
        self._pages = pages
        self._placing = placing
        self._sharing = sharing

    def items(self, viewer: Viewer, since: date, until: date) -> BriefItems:
        """Every item of these days that the viewer may see, in the order of the page."""
        seat = self._context.seat(viewer)
        consents, people = self._consents(seat), self._people()
        me = viewer.partner_id
        found = []
        for item in ItemReader(self._context, seat, BriefRange(since, until)).all():
            agreed = consents.agreed(item, people)
            found.append(
                BriefItem(
                    item=item,
                    owner=self._context.partner(item.owner) if item.owner else None,
                    mine=me is not None and item.owner == me,
                    my_yes=item.placed and consents.has(item, me),
                    agreed_on=agreed.on if agreed else None,
                )
            )
        can_say = not viewer.is_together and not seat.solo and not seat.read_only
        return BriefItems(tuple(found), self._context.partners(), can_say)

    def say_yes(self, viewer: Viewer, digests: Collection[str], since: date, until: date) -> Changed:
        """Say yes to exactly these items. What only the viewer sees is placed with both first: just that item.

        Raises NotForThisSeat, NoPartnerYet, UnknownName when one does not say that any more (the others are done), and
        as sharing does.
        """
        seat, found = self._at_own_seat(viewer, since, until)
        consents, touched = self._consents(seat), {""}
        for digest in digests:
            item = _that(found, digest)
            touched.add(item.entry_id)
            if not item.placed:
                item = replace(item, entry_id=self._place(seat, item), placed=True)
                touched.add(item.entry_id)
            if not consents.has(item, viewer.partner_id):
                self._say(seat, item, YES)
        return Changed(frozenset(touched - {""}), frozenset({BRIEF}))

    def take_back(self, viewer: Viewer, digest: str, since: date, until: date) -> Changed:
        """Take the own yes back; an own item that was placed for the brief is taken off the shelf again.

        Raises as `say_yes`, and as taking back a copy does.
        """
        seat, found = self._at_own_seat(viewer, since, until)
        item = _that(found, digest)
        if self._consents(seat).has(item, viewer.partner_id):
            self._say(seat, item, TAKEN_BACK)
        copy = seat.shelf.entries.get(item.entry_id) if item.entry_id else None
        if copy is not None and _is_of_brief(copy, item) and copy.author == viewer.partner_id:
            return self._sharing.withdraw(viewer, copy.id)
        return Changed(frozenset({item.entry_id}), frozenset({BRIEF}))

    def joint(self, viewer: Viewer, since: date, until: date, *, pages: bool = True, large: bool = False) -> ReadyBrief:
        """What both agreed to of these days, ready to be written; `pages`: with the pages that both chose.

        Raises NothingAgreed, NotForThisSeat.
        """
        seat, days = self._context.seat(viewer), BriefRange(since, until)
        found = ItemReader(self._context, seat, days).all()
        agreed = all_agreed(found, self._consents(seat), self._people())
        agreed = tuple(each for each in agreed if pages or each.item.kind is not ItemKind.PAGE)
        brief = brief_of([each.item for each in agreed], self._context.partners(), days)
        gone = not_drawn((each.item for each in agreed), brief)
        agreed = tuple(each for each in agreed if each.item.digest not in gone)
        if not agreed:
            raise NothingAgreed
        brief = replace(brief, agreed_on=max(each.on for each in agreed), large=large)
        return self._ready(seat, brief, agreed, found)

    def own(
        self, viewer: Viewer, since: date, until: date, digests: Collection[str], *, large: bool = False
    ) -> ReadyBrief:
        """One person's page: of their own items those that they chose. Nobody else agreed to it, and it says so.

        Raises NotForThisSeat at Together, NothingAgreed when nothing was chosen.
        """
        seat, days = self._context.own_seat(viewer, writing=False), BriefRange(since, until)
        found = ItemReader(self._context, seat, days).all()
        mine = [item for item in found if item.digest in digests and self.is_own(item, viewer)]
        me = self._context.me()
        if not mine or me is None:
            raise NothingAgreed
        brief = replace(brief_of(mine, [me], days), large=large)
        gone = not_drawn(mine, brief)
        today = self._context.clock.today()
        return self._ready(seat, brief, tuple(Agreed(item, today) for item in mine if item.digest not in gone), found)

    @staticmethod
    def is_own(item: OfferedItem, viewer: Viewer) -> bool:
        """Whether it can stand on the viewer's own page."""
        return item.kind in _OWN_KINDS and item.owner is not None and item.owner == viewer.partner_id

    def _ready(self, seat: Seat, brief: Brief, agreed: tuple[Agreed, ...], found: Iterable[OfferedItem]) -> ReadyBrief:
        items = [each.item for each in agreed]
        binder = bound(self._context, seat, brief, items)
        return replace(ready(self._context, seat, binder, items, found), holds=agreed)

    def _at_own_seat(self, viewer: Viewer, since: date, until: date) -> tuple[Seat, tuple[OfferedItem, ...]]:
        seat = self._context.own_seat(viewer)
        if seat.solo:
            raise NoPartnerYet
        return seat, ItemReader(self._context, seat, BriefRange(since, until)).all()

    def _consents(self, seat: Seat) -> Consents:
        return Consents(() if seat.solo else seat.shelf.events.all(kinds=(EventKind.BRIEF,)))

    def _people(self) -> tuple[str, ...]:
        return tuple(partner.id for partner in self._context.partners())

    def _say(self, seat: Seat, item: OfferedItem, says: str) -> None:
        payload = {"words": item.digest, "says": says}
        entry_id = item.entry_id or None
        seat.shelf.events.add(happened(self._context, EventKind.BRIEF, entry_id, payload=payload))

    def _place(self, seat: Seat, item: OfferedItem) -> str:
        """Place a copy of just this item; gives its id."""
        if item.kind is ItemKind.CHART:
            entry_id, answers = self._with_weeks(seat, item)
        else:
            entry_id = item.entry_id
            entry = seat.own.entries.get(entry_id)
            answers = {} if entry is None else {item.field_id: entry.answers[item.field_id]}
        entry = seat.own.entries.get(entry_id)
        if entry is None:
            raise UnknownName("page", "")
        return self._placing.place(
            seat, entry, answers, on=item.since
        )  # else it would leave the days it was chosen for

    def _with_weeks(self, seat: Seat, item: OfferedItem) -> tuple[str, Mapping[str, Any]]:
        """The marks stand on an own page first, so that what lies with both comes from somewhere that one can open."""
        lines = week_lines(item)
        own = sorted(seat.own.entries.all(BRIEF, EntryRole.OWN), key=age_of)
        newest = own[-1] if own else None
        entry_id = newest.id if newest else self._pages.new_page(seat.viewer, BRIEF).entry_id
        answers = dict(newest.answers) if newest else {}
        others = [line for line in answers.get(WEEKS, []) if line.get("cells", {}).get("about") != item.title]
        self._pages.save(seat.viewer, Draft(entry_id, BRIEF, {**answers, WEEKS: [*others, *lines]}))
        return entry_id, {WEEKS: lines}


def _that(found: Iterable[OfferedItem], digest: str) -> OfferedItem:
    for item in found:
        if item.digest == digest:
            return item
    raise UnknownName("page", "")


def _is_of_brief(copy: Entry, item: OfferedItem) -> bool:
    """Whether it was placed for this item alone."""
    return copy.exercise_id == BRIEF and copy.role is EntryRole.COPY and set(copy.answers) == {item.field_id}
