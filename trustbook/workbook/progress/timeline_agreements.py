"""What became of the agreements of both, for the line through time. Drafts and refusals are never on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from trustbook.domain.agreement_moments import moments
from trustbook.domain.agreement_types import Page
from trustbook.domain.agreements import AGREEMENT_KINDS
from trustbook.domain.entries import EntryRole, Event
from trustbook.domain.timeline import Kind, LineItem, LineRange, LineTarget
from trustbook.domain.values import day_of
from trustbook.workbook.agreed.agreement_form import AGREEMENT, ENDS_ON, Days, digest_of_words, words_of
from trustbook.workbook.sitting.session_context import Seat, SessionContext


def agreement_items(context: SessionContext, seat: Seat, within: LineRange) -> Iterator[LineItem]:
    """Those of the range. Only agreements to which something happened in it are read, and then from their beginning."""
    shelf, since, until = seat.shelf, within.since, within.until
    looked = shelf.entries.glances.of(AGREEMENT, (ENDS_ON,), since, until, (ENDS_ON,))
    ends = {glance.head.id: day_of(glance.values.get(ENDS_ON)) for glance in looked}
    ending = {entry_id for entry_id, ends_on in ends.items() if ends_on is not None and within.holds(ends_on)}
    events: defaultdict[str, list[Event]] = defaultdict(list)
    for event in shelf.events.all(
        kinds=AGREEMENT_KINDS, of=ending | shelf.events.entry_ids(AGREEMENT_KINDS, since, until)
    ):
        events[event.entry_id or ""].append(event)
    for entry_id, happened in events.items():
        yield from (item for item in _of(context, seat, entry_id, happened) if within.holds(item.on))


def _of(context: SessionContext, seat: Seat, entry_id: str, happened: list[Event]) -> Iterator[LineItem]:
    entry = seat.shelf.entries.get(entry_id)
    if entry is None or entry.exercise_id != AGREEMENT or entry.role is not EntryRole.JOINT:
        return
    versions = {version.id: version.answers for version in seat.shelf.revisions.of_entry(entry.id)}
    days = Days.of(entry.answers)
    page = Page(
        words=digest_of_words(entry.answers),
        versions={name: digest_of_words(answers) for name, answers in versions.items()},
        people={partner.id for partner in context.partners()},
        next_look=days.next_look,
        ends_on=days.ends_on,
        saved_on=entry.saved.local().date(),
    )
    for each in moments(happened, page, context.clock.today()):
        words = words_of(versions.get(each.revision, {}))
        target = LineTarget(AGREEMENT, entry.id)
        order = (each.order[0], f"{each.order[1]} {each.step}")
        yield LineItem(Kind.AGREEMENT, each.on, "", words, each.by, target, step=each.step, order=order)
