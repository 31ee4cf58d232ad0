"""What stands between two people: derived from what happened, and from the words as they stand. Nothing is kept of it.

A consent holds the id of its person, the version it stands under, and a digest of that version's words. It counts while
exactly these words stand, and ends for good when they change, also when the same words come back. What happened is gone
through in the order of `order_of`, so two computers that hold the same show the same. What does not fit its place, such
as a yes to words that had been changed elsewhere, is passed over: it stays in the book and changes nothing.

A limit is one person's: it is told, needs nobody's consent, and only its owner changes or ends it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from trustbook.domain.agreement_types import BOTH, Act, AgreementStanding, AgreementState, Consent, Page, Seat, Wording
from trustbook.domain.entries import Event, EventKind, order_of
from trustbook.domain.looking_again import has_come
from trustbook.domain.values import day_of


def standing(happened: Iterable[Event], page: Page, today: date) -> AgreementStanding:
    """How the agreement stands today, after everything that happened to its page, in whatever order it is given."""
    walk = _Walk(page)
    for event in sorted(happened, key=order_of):
        walk.take(event)
    return walk.result(today)


def may(now: AgreementStanding, person: str | None) -> frozenset[Act]:
    """What this person may do alone; None: both of them, at Together, where each who says yes shows who it is."""
    state = now.state
    if now.is_limit:
        return frozenset({Act.CHANGE, Act.END}) if state is AgreementState.TOLD and person == now.owner else frozenset()
    if state is AgreementState.ENDED or state is AgreementState.LAPSED:
        return frozenset()
    if state is AgreementState.DRAFT:
        return frozenset({Act.AGREE, Act.CHANGE, Act.END})
    mine = person is not None and person in {consent.person for consent in now.consents}
    if state is AgreementState.TAKEN_BACK:
        return frozenset({Act.CHANGE}) if mine else frozenset()
    acts = {Act.CHANGE, Act.END} if not state.is_over else {Act.CHANGE}
    if state.stands:
        acts |= {Act.KEEP, Act.MOVE_REVIEW}
    elif state is AgreementState.OFFERED and mine:
        acts.add(Act.TAKE_BACK)
    elif state in (AgreementState.REFUSED, AgreementState.NOT_NOW) and not mine:
        acts.add(Act.AGREE)  # an answer of one's own can be another one later
    elif state is AgreementState.OFFERED:
        acts |= {Act.AGREE, Act.REFUSE, Act.NOT_NOW}
    elif state is AgreementState.CHANGED:
        acts.add(Act.AGREE)  # whoever does puts these words forward; nobody else has
    return frozenset(acts)


@dataclass
class _Walk:
    page: Page
    wordings: list[Wording] = field(default_factory=list)
    owner: str | None = None
    over: AgreementState | None = None
    on: date | None = None
    changed_on: date | None = None
    kept_on: date | None = None
    kept_by: frozenset[str] = frozenset()
    moved_to: date | None = None
    ended_by: str | None = None

    def take(self, event: Event) -> None:
        step = _STEPS.get(event.kind)
        known = event.actor in self.page.people
        if step is None or self.over is AgreementState.ENDED or not (known or event.actor is None):
            return
        if not known and event.kind not in BY_NOBODY:
            return
        if self.owner is not None and event.actor != self.owner:
            return
        step(self, event)

    def told(self, event: Event) -> None:
        if self.wordings and self.owner is None:
            return
        self._new_words(event)
        self.owner = event.actor

    def offered(self, event: Event) -> None:
        if self.owner is None:
            self._new_words(event)

    def changed(self, event: Event) -> None:
        self._new_words(event)

    def agreed(self, event: Event) -> None:
        if not self._under_these(event) or self.over is AgreementState.TAKEN_BACK or self.owner is not None:
            return
        self.over = None
        self._consent(event)

    def answered_no(self, event: Event) -> None:
        if self._under_these(event) and self._can_answer(event):
            no = event.kind is EventKind.REFUSED
            self.over, self.on = AgreementState.REFUSED if no else AgreementState.NOT_NOW, event.on

    def taken_back(self, event: Event) -> None:
        if self._under_these(event) and self._has_consent(event) and self.wordings[-1].agreed_on is None:
            self.over, self.on = AgreementState.TAKEN_BACK, event.on

    def kept(self, event: Event) -> None:
        if event.actor is None or not self._under_these(event) or self.wordings[-1].agreed_on is None:
            return
        self.kept_by |= {event.actor}
        if len(self.kept_by) >= BOTH:
            self.kept_on, self.on, self.kept_by = event.on, event.on, frozenset()
            self.moved_to = next_of(event) or self.moved_to

    def review_moved(self, event: Event) -> None:
        if self._under_these(event) and self.wordings[-1].agreed_on is not None:
            self.moved_to, self.kept_by = next_of(event) or self.moved_to, frozenset()

    def ended(self, event: Event) -> None:
        self.over, self.on, self.ended_by = AgreementState.ENDED, event.on, event.actor

    def _new_words(self, event: Event) -> None:
        if self.wordings and self.wordings[-1].consents and self.wordings[-1].words != _words_of(event):
            self.changed_on = event.on
        self.wordings.append(Wording(event.revision_id or "", _words_of(event), event.on, event.actor))
        self.over, self.on, self.kept_on, self.moved_to, self.kept_by = None, event.on, None, None, frozenset()
        self._consent(event)

    def _consent(self, event: Event) -> None:
        """By whom the words are put, or to whom they were offered; it counts under words that are kept so."""
        words = self.wordings[-1]
        is_so = self.page.versions.get(words.revision) == words.words
        if event.actor is None or not is_so or self._has_consent(event):
            return
        consents = (*words.consents, Consent(event.actor, event.on, seat_of(event)))
        complete = self.owner is None and len(consents) >= BOTH
        self.wordings[-1] = replace(words, consents=consents, agreed_on=event.on if complete else None)
        self.on = event.on

    def _under_these(self, event: Event) -> bool:
        if not self.wordings:
            return False
        now = self.wordings[-1]
        return (event.revision_id, _words_of(event)) == (now.revision, now.words)

    def _has_consent(self, event: Event) -> bool:
        return event.actor in {consent.person for consent in self.wordings[-1].consents}

    def _can_answer(self, event: Event) -> bool:
        return self.wordings[-1].agreed_on is None and self.over is None and not self._has_consent(event)

    # --- what comes of it

    def result(self, today: date) -> AgreementStanding:
        """How it stands today."""
        if not self.wordings:
            state = self.over or AgreementState.DRAFT
            return AgreementStanding(state, on=self.on or self.page.saved_on, next_look=self.page.next_look,
                            ends_on=self.page.ends_on, ended_by=self.ended_by)  # fmt: skip
        words = self.wordings[-1]
        same = words.words == self.page.words and self.page.versions.get(words.revision) == words.words
        looked = self.moved_to or self.page.next_look
        found = AgreementStanding(
            state=self._state(words, looked, today, same=same),
            wordings=tuple(self.wordings),
            consents=words.consents if same else (),
            owner=self.owner,
            on=self.on,
            changed_on=self.changed_on,
            kept_on=self.kept_on,
            kept_by=self.kept_by,
            next_look=looked,
            ends_on=self.page.ends_on,
            ended_by=self.ended_by,
        )
        if found.state is AgreementState.CHANGED and not same:
            return replace(found, changed_on=self.page.saved_on, on=self.page.saved_on, kept_on=None)
        return replace(found, on=self.page.ends_on) if found.state is AgreementState.LAPSED else found

    def _state(self, words: Wording, looked: date | None, today: date, *, same: bool) -> AgreementState:
        if self.over is not None:
            return self.over
        if not same or not words.consents:
            return AgreementState.CHANGED
        if self.owner is not None:
            return AgreementState.TOLD
        if self.page.ends_on is not None and today > self.page.ends_on:
            return AgreementState.LAPSED
        if words.agreed_on is None:
            return AgreementState.OFFERED
        return AgreementState.REVIEW_DUE if has_come(looked, today) else AgreementState.AGREED


_STEPS: Final[Mapping[EventKind, Callable[[_Walk, Event], None]]] = {
    EventKind.TOLD: _Walk.told,
    EventKind.OFFERED: _Walk.offered,
    EventKind.CHANGED: _Walk.changed,
    EventKind.AGREED: _Walk.agreed,
    EventKind.REFUSED: _Walk.answered_no,
    EventKind.NOT_NOW: _Walk.answered_no,
    EventKind.TAKEN_BACK: _Walk.taken_back,
    EventKind.KEPT: _Walk.kept,
    EventKind.REVIEW_MOVED: _Walk.review_moved,
    EventKind.ENDED: _Walk.ended,
}
AGREEMENT_KINDS: Final = frozenset(_STEPS)
BY_NOBODY: Final = (EventKind.CHANGED, EventKind.REVIEW_MOVED, EventKind.ENDED)
"""What both do at Together without a name: words that change under consents, another day, an end."""


def _words_of(event: Event) -> str:
    words = event.payload.get("words", "")
    return words if isinstance(words, str) else ""


def seat_of(event: Event) -> Seat:
    """Where it was said."""
    match event.payload.get("at"):
        case "own":
            return "own"
        case "together":
            return "together"
        case _:
            return ""


def next_of(event: Event) -> date | None:
    """The day to look again that was said with it."""
    return day_of(event.payload.get("next"))
