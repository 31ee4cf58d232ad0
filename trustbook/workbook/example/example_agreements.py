"""Lets the invented couple write, offer, answer, change and end its agreements, through the use cases of everybody."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date

from trustbook.exercises.example_agreements import ExampleAgreement, ExampleStep, load_agreements
from trustbook.workbook.agreed.agreement_form import AGREEMENT
from trustbook.workbook.session import Session


@dataclass(frozen=True, slots=True)
class _DatedAct:
    who: str
    on: date
    do: Callable[[], None]


def write_agreements(
    session: Session, today: date, sit: Callable[[str, date], None], on: Callable[[date], None]
) -> None:
    """All of them, each in the order of its days. `sit` lets somebody sit down on a day, `on` makes it that day.

    Whoever sits there does all that is theirs to do next, in one transaction of the books. Raises as saving does.
    """
    ids: dict[int, str] = {}
    written = load_agreements(session.context.library, today, AGREEMENT)
    waiting = [deque(_deeds(session, number, each, ids)) for number, each in enumerate(written)]
    while waiting:
        who = waiting[0][0].who
        sit(who, waiting[0][0].on)
        with ExitStack() as books:
            for book in session.context.seat(session.viewer).books:
                books.enter_context(book.database.transaction())
            for deeds in waiting:
                while deeds and deeds[0].who == who:
                    deed = deeds.popleft()
                    on(deed.on)
                    deed.do()
        waiting = [deeds for deeds in waiting if deeds]


def _deeds(session: Session, number: int, each: ExampleAgreement, ids: dict[int, str]) -> Iterator[_DatedAct]:
    def put() -> None:
        draft = session.agreement_offers.begin(session.viewer)
        session.agreement_offers.save_draft(session.viewer, draft.draft_id, each.answers)
        if each.offered:
            changed = session.agreement_offers.offer(session.viewer, draft.draft_id, each.background)
            (ids[number],) = changed.entries - {draft.draft_id}

    yield _DatedAct(each.who, each.on, put)
    for step in each.steps:
        yield _DatedAct(step.who, step.on, _doing(session, number, step, ids))


def _doing(session: Session, number: int, step: ExampleStep, ids: dict[int, str]) -> Callable[[], None]:
    def do() -> None:
        viewer, agreement_id, agreements = session.viewer, ids[number], session.agreements
        match step.what:
            case "yes" | "no" | "not-now":
                agreements.answer(viewer, agreement_id, step.what)
            case "keep":
                agreements.keep(viewer, agreement_id, step.next_look)
            case "move":
                agreements.move_review(viewer, agreement_id, step.next_look or step.on)
            case "change":
                agreements.change(viewer, agreement_id, step.answers)
            case "end":
                agreements.end(viewer, agreement_id)

    return do
