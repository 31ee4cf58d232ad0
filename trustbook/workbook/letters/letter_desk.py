"""Puts together what lies on the desk of letters, for the seat that looks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from trustbook.domain.entries import Entry, EntryRole, EntryState, age_of
from trustbook.domain.letters import LetterReply, LetterState, NotedStep, OwnLetterStanding, own_life, received_state
from trustbook.domain.people import Partner
from trustbook.domain.problems import BrokenDefinition, UnknownName
from trustbook.exercises.letters import addressee, can_be_given, first_line, letter_in, letter_of, opening_day
from trustbook.exercises.model import Exercise
from trustbook.exercises.said import only_said
from trustbook.workbook.letters.letter_views import Desk, LetterKind, OwnLetter, SharedLetter
from trustbook.workbook.sitting import parts
from trustbook.workbook.sitting.sealed import gifts, letter_notes, notes_of, replies
from trustbook.workbook.sitting.session_context import Seat, SessionContext

OVERVIEW: Final = "letters"
"""The built-in page of the tab whose exercises are the kinds, in their order."""


class LetterDesk:
    """Reads the books of the seat, changes nothing."""

    def __init__(self, context: SessionContext) -> None:
        self._context = context

    def of(self, seat: Seat) -> Desk:
        """All letters of this seat."""
        kinds = tuple(self._kinds())
        shared = sorted(self._shared(seat, kinds), key=lambda pair: age_of(pair[0]), reverse=True)
        letters = [letter for _copy, letter in shared]
        own = [] if seat.viewer.is_together else sorted(self._own(seat, kinds), key=lambda pair: pair[0], reverse=True)
        of_state = defaultdict(list)
        for _age, letter in own:
            of_state[letter.state].append(letter)
        return Desk(
            kinds=tuple(_kind(exercise) for exercise in kinds),
            on_desk=tuple(of_state[LetterState.ON_DESK]),
            resting=tuple(of_state[LetterState.RESTING]),
            kept=tuple(of_state[LetterState.KEPT]),
            received=tuple(letter for letter in letters if not letter.mine),
            given=tuple(letter for letter in letters if letter.mine),
            solo=seat.solo,
            other=None if seat.viewer.is_together or seat.solo else other_one(self._context, seat),
        )

    def shared(self, seat: Seat, copy_id: str) -> SharedLetter:
        """One that lies with both. Raises UnknownName."""
        for copy, letter in self._shared(seat, tuple(self._kinds())):
            if copy.id == copy_id:
                return letter
        raise UnknownName("page", copy_id)

    def opened(self, seat: Seat, copy_id: str) -> SharedLetter:
        """One that its reader has in hand: as `shared`, open, whether that could be kept or not."""
        letter = self.shared(seat, copy_id)
        copy = seat.shelf.entries.get(copy_id)
        exercise = self.definition(copy.exercise_id) if copy is not None else None
        if exercise is None or exercise.letter is None:
            raise UnknownName("page", copy_id)
        return replace(letter, state=LetterState.OPENED, exercise_id=exercise.id, kind=exercise.letter.name)

    def life(self, seat: Seat, entry: Entry) -> OwnLetterStanding:
        """Where an own letter is."""
        return _life(entry, notes_of(letter_notes(seat.own), entry.id), own_copies(seat), self._made_of(seat))

    def _made_of(self, seat: Seat) -> dict[str, list[str]]:
        """Ids of the copies that were made of letters, by id of the own page."""
        found: dict[str, list[str]] = defaultdict(list)
        letters = {letter[1].id for exercise in self._kinds() if (letter := letter_of(exercise)) is not None}
        for note in seat.own.share_notes.all():
            if letters & set(note.fields):
                found[note.entry_id].append(note.copy_id)
        return found

    def definition(self, exercise_id: str) -> Exercise | None:
        """The definition of today, None where there is none."""
        try:
            return self._context.library.exercise(exercise_id)
        except (UnknownName, BrokenDefinition):
            return None

    def _kinds(self) -> Iterator[Exercise]:
        library = self._context.library
        tab = next((tab.id for tab in self._context.content.tabs if tab.overview == OVERVIEW), None)
        for name in library.exercise_ids(tab=tab):
            exercise = self.definition(name)
            if exercise is not None and letter_of(exercise) is not None:
                yield exercise

    def _own(self, seat: Seat, kinds: Sequence[Exercise]) -> Iterator[tuple[tuple[date, int, str], OwnLetter]]:
        notes, lies, made = letter_notes(seat.own), own_copies(seat), self._made_of(seat)
        other = "" if seat.solo else other_one(self._context, seat).name
        for exercise in kinds:
            for entry in seat.own.entries.all(exercise.id, EntryRole.OWN):
                if parts.answered(entry.answers, entry.answers.keys()):
                    letter = self._own_letter(
                        seat, exercise, entry, _life(entry, notes_of(notes, entry.id), lies, made)
                    )
                    named = letter.addressee or (other if letter.to == "other" else "")
                    yield age_of(entry), replace(letter, addressee=named)

    def _own_letter(self, seat: Seat, exercise: Exercise, entry: Entry, life: OwnLetterStanding) -> OwnLetter:
        assert exercise.letter is not None
        letter = letter_in(exercise, only_said(exercise, entry.answers))
        return OwnLetter(
            entry_id=entry.id,
            exercise_id=exercise.id,
            kind=exercise.letter.name,
            to=exercise.letter.to,
            addressee=addressee(exercise, entry.answers),
            state=life.state,
            on=entry.on,
            until=life.until,
            has_rested=life.has_rested(self._context.clock.today()),
            read_again=life.read_again,
            give_later=life.give_later,
            since=life.since,
            open_on=opening_day(exercise, entry.answers),
            first_line=first_line(letter) if life.state is LetterState.ON_DESK else "",
            can_give=letter.value is not None and not seat.solo and can_be_given(exercise),
        )

    def _shared(self, seat: Seat, kinds: Sequence[Exercise]) -> Iterator[tuple[Entry, SharedLetter]]:
        if seat.solo:
            return
        given = {event.entry_id for event in gifts(seat.shelf)}
        notes = [] if seat.viewer.is_together else [noted for _entry_id, noted in letter_notes(seat.own)]
        for exercise in kinds:
            copies = [
                copy
                for copy in seat.shelf.entries.all(exercise.id, EntryRole.COPY)
                if letter_in(exercise, copy.answers).value is not None
            ]
            said = replies(seat.shelf, {copy.id: copy.author for copy in copies}) if copies else {}
            for copy in copies:
                state = _state(seat, copy, copy.id in given, notes, said[copy.id])
                yield copy, self._shared_letter(seat, exercise, copy, state, said[copy.id])

    def _shared_letter(
        self, seat: Seat, exercise: Exercise, copy: Entry, state: LetterState, said: LetterReply | None
    ) -> SharedLetter:
        assert exercise.letter is not None
        sealed = state in (LetterState.SEALED, LetterState.PUT_AWAY)
        author = self._context.partner(copy.author)
        reader = next((one for one in self._context.partners() if one.id != author.id), author)
        return SharedLetter(
            copy_id=copy.id,
            author=author,
            reader=reader,
            on=copy.on,
            mine=copy.author == seat.viewer.partner_id,
            state=state,
            exercise_id="" if sealed else exercise.id,
            kind="" if sealed else exercise.letter.name,
            said=said,
        )


def _life(
    entry: Entry, notes: Sequence[NotedStep], lies: Collection[str], made: Mapping[str, Sequence[str]]
) -> OwnLetterStanding:
    finished = entry.on if entry.state is EntryState.FINISHED else None
    return own_life(notes, lies, made.get(entry.id, ()), finished_on=finished)


def own_copies(seat: Seat) -> frozenset[str]:
    """Ids of the copies with both that the person at the seat placed there."""
    if seat.solo:
        return frozenset()
    heads = seat.shelf.entries.heads(role=EntryRole.COPY)
    return frozenset(head.id for head in heads if head.author == seat.viewer.partner_id)


def other_one(context: SessionContext, seat: Seat) -> Partner:
    """The other one of the couple, at a person's seat."""
    others = (partner for partner in context.partners() if partner.id != seat.viewer.partner_id)
    return next(others, Partner("", "", "second"))


def _state(seat: Seat, copy: Entry, given: bool, notes: Sequence[NotedStep], said: LetterReply | None) -> LetterState:
    if copy.author == seat.viewer.partner_id:
        return LetterState.GIVEN
    if not given:
        return LetterState.OPENED
    if seat.viewer.is_together:
        return LetterState.SEALED if said is None else LetterState.OPENED
    return received_state(notes, copy.id)


def _kind(exercise: Exercise) -> LetterKind:
    assert exercise.letter is not None
    letter = exercise.letter
    return LetterKind(exercise.id, letter.name, letter.line, letter.either, letter.either_line)
