"""Reading agreements: how each stands for a viewer, put together from its page and from what happened to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from trustbook.domain.agreement_types import AgreementStanding, AgreementState, Consent, Page
from trustbook.domain.agreements import AGREEMENT_KINDS, may, next_of, seat_of, standing
from trustbook.domain.answers import Answers
from trustbook.domain.entries import Entry, EntryRole, Event, EventKind, Revision, order_of
from trustbook.domain.people import Partner
from trustbook.domain.problems import BrokenDefinition, UnknownName
from trustbook.exercises.fields import ChoiceField
from trustbook.exercises.model import Exercise
from trustbook.workbook.agreed.agreement_form import (
    AGREEMENT,
    AREA,
    BACKGROUND,
    SCOPE,
    Days,
    digest_of_words,
    kind_of,
    words_of,
)
from trustbook.workbook.agreed.agreement_views import (
    AgreementCard,
    AgreementStep,
    AgreementView,
    Background,
    DraftLine,
    EarlierWords,
    OurAgreements,
    Signed,
)
from trustbook.workbook.sitting.session_context import Seat, SessionContext

if TYPE_CHECKING:
    from trustbook.storage.books.book import Book

_NAMELESS: Final = (EventKind.REFUSED, EventKind.NOT_NOW)


@dataclass(frozen=True, slots=True)
class FoundAgreement:
    """An agreement as it lies in the shared book."""

    entry: Entry
    versions: tuple[Revision, ...]
    events: tuple[Event, ...]
    now: AgreementStanding

    @property
    def answers(self) -> Answers:
        """What its page says now; of a limit what its owner told, whatever others wrote over it."""
        if self.now.is_limit or self.now.state.is_over:
            told = self.now.wordings[-1].revision if self.now.wordings else ""
            return next((version.answers for version in self.versions if version.id == told), self.entry.answers)
        return self.entry.answers


class AgreementReader:
    """Finds them, and says how they stand."""

    def __init__(self, context: SessionContext) -> None:
        self._context = context

    def found(self, seat: Seat, agreement_id: str) -> FoundAgreement:
        """One of the shared book. Raises UnknownName."""
        entry = None if seat.solo else seat.shelf.entries.get(agreement_id)
        if entry is None or entry.exercise_id != AGREEMENT or entry.role is not EntryRole.JOINT:
            raise UnknownName("page", agreement_id)
        return self.as_it_stands(seat.shelf, entry, _events(seat.shelf)[agreement_id])

    def all(self, seat: Seat) -> tuple[FoundAgreement, ...]:
        """All of the shared book."""
        return () if seat.solo else self.all_of(seat.shelf, seat.shelf.entries.all(AGREEMENT, EntryRole.JOINT))

    def all_of(self, shelf: Book, entries: Iterable[Entry]) -> tuple[FoundAgreement, ...]:
        """These pages with how they stand."""
        events = _events(shelf)
        return tuple(self.as_it_stands(shelf, entry, events[entry.id]) for entry in entries)

    def as_it_stands(self, shelf: Book, entry: Entry, events: Iterable[Event] | None = None) -> FoundAgreement:
        """This page with how it stands."""
        happened = tuple(_events(shelf)[entry.id] if events is None else events)
        versions = shelf.revisions.of_entry(entry.id)
        days = Days.of(entry.answers)
        page = Page(
            words=digest_of_words(entry.answers),
            versions={version.id: digest_of_words(version.answers) for version in versions},
            people={partner.id for partner in self._context.partners()},
            next_look=days.next_look,
            ends_on=days.ends_on,
            saved_on=entry.saved.local().date(),
        )
        return FoundAgreement(entry, versions, happened, standing(happened, page, self._context.clock.today()))

    def overview(self, seat: Seat) -> OurAgreements:
        """As `Agreements.list`."""
        cards = [self.card(seat, each) for each in self.all(seat)]
        asked = [card for card in cards if not card.state.is_over]
        return OurAgreements(
            now=tuple(sorted((card for card in asked if card.owner is None), key=_by_what_is_next)),
            limits=tuple(card for card in asked if card.owner is not None),
            past=tuple(sorted((c for c in cards if c.state.is_over), key=lambda c: c.on or date.min, reverse=True)),
            drafts=() if seat.viewer.is_together else tuple(self._drafts(seat)),
        )

    def card(self, seat: Seat, found: FoundAgreement) -> AgreementCard:
        """How it stands, for a list."""
        now = found.now
        put = now.wordings[-1] if now.wordings else None
        by = None if put is None or now.state is AgreementState.CHANGED else put.by
        return AgreementCard(
            agreement_id=found.entry.id,
            kind=kind_of(found.answers) if not now.is_limit else "limit",
            state=now.state,
            words=words_of(found.answers),
            signed=() if now.is_limit else self._signed(now.consents),
            owner=self._named(now.owner),
            offered_by=self._named(by),
            mine=by is not None and by == seat.viewer.partner_id,
            on=now.on,
            agreed_on=put.agreed_on if put is not None and now.consents else None,
            changed_on=now.changed_on,
            kept_on=now.kept_on,
            kept_by=tuple(self._context.partner(person) for person in sorted(now.kept_by)),
            next_look=now.next_look,
            ends_on=now.ends_on,
            has_earlier_words=bool(self._earlier(found)),
            may=frozenset() if seat.read_only else may(now, seat.viewer.partner_id),
            area=self._area(found.answers),
        )

    def view(self, seat: Seat, found: FoundAgreement) -> AgreementView:
        """As `Agreements.open`."""
        answers = found.answers
        scope = answers.get(SCOPE)
        return AgreementView(
            card=self.card(seat, found),
            answers=answers,
            scope=scope if isinstance(scope, str) else "",
            background=self._background(answers),
            earlier=self._earlier(found),
            steps=tuple(self._step(event) for event in found.events),
        )

    def _drafts(self, seat: Seat) -> Iterable[DraftLine]:
        placed = {note.entry_id for note in seat.own.share_notes.all() if note.state != "withdrawn"}
        for entry in seat.own.entries.all(AGREEMENT, EntryRole.OWN):
            if entry.id not in placed:
                kind = "limit" if seat.solo else kind_of(entry.answers)
                yield DraftLine(entry.id, kind, self._area(entry.answers), entry.on)

    def _earlier(self, found: FoundAgreement) -> tuple[EarlierWords, ...]:
        """Of words that were offered more than once, as they stood last."""
        kept = {version.id: version for version in found.versions}
        now = found.now.wordings[-1:]
        of_now = {each.revision for each in now if each.words == digest_of_words(found.answers)}
        lines: dict[str, EarlierWords] = {}
        for wording in found.now.wordings:
            version = kept.get(wording.revision)
            if version is None or version.id in of_now:
                continue
            lines[wording.revision] = EarlierWords(
                revision_id=version.id,
                words=words_of(version.answers),
                on=wording.on,
                by=self._named(wording.by),
                signed=self._signed(wording.consents),
                agreed_on=wording.agreed_on,
                answers=version.answers,
            )
        return tuple(lines.values())[::-1]

    def _step(self, event: Event) -> AgreementStep:
        who = None if event.kind in _NAMELESS else self._named(event.actor)
        return AgreementStep(event.kind, event.on, who, seat_of(event), next_of(event))

    def _background(self, answers: Answers) -> tuple[Background, ...]:
        exercise = self._definition()
        labels = {field.id: field.label for _part, field in exercise.fields()} if exercise else {}
        found = ((name, answers.get(name)) for name in BACKGROUND)
        return tuple(
            Background(name, labels.get(name, ""), text if isinstance(text, str) else None) for name, text in found
        )

    def _area(self, answers: Answers) -> str:
        exercise, chosen = self._definition(), answers.get(AREA)
        fields = [field for _part, field in exercise.fields() if field.id == AREA] if exercise else []
        options = [each for field in fields if isinstance(field, ChoiceField) for each in field.options]
        return next((option.label for option in options if option.id == chosen and chosen != "other"), "")

    def _definition(self) -> Exercise | None:
        try:
            return self._context.library.exercise(AGREEMENT)
        except (UnknownName, BrokenDefinition):
            return None

    def _named(self, person: str | None) -> Partner | None:
        return None if person is None else self._context.partner(person)

    def _signed(self, consents: Iterable[Consent]) -> tuple[Signed, ...]:
        return tuple(Signed(self._context.partner(each.person), each.on, each.at) for each in consents)


def _events(shelf: Book) -> defaultdict[str, list[Event]]:
    found: defaultdict[str, list[Event]] = defaultdict(list)
    for event in sorted(shelf.events.all(), key=order_of):
        if event.kind in AGREEMENT_KINDS and event.entry_id is not None:
            found[event.entry_id].append(event)
    return found


_RANK: Final = {AgreementState.REVIEW_DUE: 0, AgreementState.CHANGED: 1, AgreementState.OFFERED: 1}


def _by_what_is_next(card: AgreementCard) -> tuple[int, date, str]:
    """Whose day to look at it again has come, then what is offered, then by the next look."""
    return _RANK.get(card.state, 2), card.next_look or date.max, card.agreement_id
