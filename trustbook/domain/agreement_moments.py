"""On which days something became of an agreement, as far as it belongs on a line through time.

What was refused, put off or taken back is no such day: it leaves no trace outside the agreement itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from trustbook.domain.agreement_types import AgreementStanding, AgreementState, Page
from trustbook.domain.agreements import standing
from trustbook.domain.entries import Event, EventKind, order_of
from trustbook.domain.timeline import LineStep


@dataclass(frozen=True, slots=True)
class AgreementMoment:
    """One such day. `revision`: id of the version with its words; `by`: id of a partner, None for both."""

    step: LineStep
    on: date
    revision: str
    by: str | None
    order: tuple[int, str]


def moments(happened: Iterable[Event], page: Page, today: date) -> tuple[AgreementMoment, ...]:
    """What became of it, oldest first: only what counted, by the rules of `standing`."""
    events = sorted(happened, key=order_of)
    before = standing((), page, today)
    found: list[AgreementMoment] = []
    for n, event in enumerate(events, start=1):
        now = standing(events[:n], page, today)
        step = _step(event, before, now)
        if step is not LineStep.NONE:
            revision = now.wordings[-1].revision if now.wordings else ""
            found.append(AgreementMoment(step, event.on, revision, _by(step, event), order_of(event)))
        before = now
    if before.state is AgreementState.LAPSED and before.ends_on is not None:
        found.append(AgreementMoment(LineStep.ENDED, before.ends_on, before.wordings[-1].revision, None, (0, "")))
    return tuple(_without_answered_offers(found, before))


def _step(event: Event, before: AgreementStanding, now: AgreementStanding) -> LineStep:
    if len(now.wordings) > len(before.wordings):
        return _new_words(before, now)
    if now.wordings and before.wordings and now.wordings[-1].agreed_on and not before.wordings[-1].agreed_on:
        return LineStep.AGREED
    if event.kind is EventKind.KEPT and before.kept_by and not now.kept_by:
        return LineStep.KEPT
    if event.kind is EventKind.ENDED and before.state is not AgreementState.ENDED is now.state and now.wordings:
        return LineStep.ENDED
    return LineStep.NONE


def _new_words(before: AgreementStanding, now: AgreementStanding) -> LineStep:
    stood = bool(before.wordings) and before.wordings[-1].agreed_on is not None
    if now.is_limit:
        return LineStep.CHANGED if before.wordings else LineStep.TOLD
    if now.wordings[-1].agreed_on is not None:
        return LineStep.AGREED
    return LineStep.CHANGED if stood else LineStep.OFFERED


def _by(step: LineStep, event: Event) -> str | None:
    return None if step in (LineStep.AGREED, LineStep.KEPT) else event.actor


def _without_answered_offers(found: list[AgreementMoment], last: AgreementStanding) -> list[AgreementMoment]:
    """An offer stands on the line only while it waits: then it is an agreement, or nothing."""
    waits = last.state is AgreementState.OFFERED
    newest = last.wordings[-1].revision if last.wordings else ""
    return [each for each in found if each.step is not LineStep.OFFERED or (waits and each.revision == newest)]
