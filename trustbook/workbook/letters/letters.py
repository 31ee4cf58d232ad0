"""The desk of letters: what its writer does with a letter, giving it, and what its reader does.

Where a letter is lies in the private book of whoever has it in hand (`domain/letters.py`). In the shared book lie only
the copy that was given, signed by its writer, that it was given, and what its reader chose to say.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Final

from trustbook.domain.entries import Entry, EventKind
from trustbook.domain.letter_text import LetterText
from trustbook.domain.letters import (
    CHOSEN,
    LetterReply,
    LetterState,
    LetterStep,
    NotedStep,
    OwnLetterStanding,
    rest_until,
)
from trustbook.domain.people import Viewer
from trustbook.domain.problems import NoPartnerYet, NotForThisSeat, NothingToShare, Problem, UnknownName
from trustbook.exercises.letters import can_be_given, letter_in, letter_of
from trustbook.exercises.model import Exercise
from trustbook.workbook.letters.letter_desk import LetterDesk, other_one
from trustbook.workbook.letters.letter_views import Desk, LetterToGive, LetterToRead, SharedLetter
from trustbook.workbook.pages.erasing import Eraser
from trustbook.workbook.pages.pages import own_entry
from trustbook.workbook.pages.placing import Placing
from trustbook.workbook.sitting import parts
from trustbook.workbook.sitting.session_context import Seat, SessionContext
from trustbook.workbook.sitting.signing import happened, letter_note
from trustbook.workbook.sitting.views import Changed, PagePosition

if TYPE_CHECKING:
    from trustbook.domain.answers import Answers


ANSWER: Final = "answer-letter"
"""The kind of letter that answers one."""


class Letters:
    """Every method that changes something needs a person's seat: at Together letters are only seen."""

    def __init__(
        self,
        context: SessionContext,
        eraser: Eraser,
        placing: Placing,
        withdraw: Callable[[Viewer, str], Changed],
    ) -> None:
        """`withdraw`: takes an own copy off the shelf."""
        self._context = context
        self._eraser = eraser
        self._placing = placing
        self._withdraw = withdraw
        self._desk = LetterDesk(context)

    def desk(self, viewer: Viewer) -> Desk:
        """All letters of this seat. Raises NotForThisSeat."""
        return self._desk.of(self._context.seat(viewer))

    # --- an own letter

    def life(self, viewer: Viewer, entry_id: str) -> OwnLetterStanding:
        """Where an own letter is; on the desk before its first save. Raises NotForThisSeat."""
        seat = self._context.own_seat(viewer, writing=False)
        entry = seat.own.entries.get(entry_id)
        return OwnLetterStanding() if entry is None else self._desk.life(seat, entry)

    def begin(self, viewer: Viewer, exercise_id: str, answers: str = "") -> PagePosition:
        """A new letter of this kind, to be opened at its place; `answers`: id of the received one that it answers.

        Raises NotForThisSeat, UnknownName, and as a save does.
        """
        seat = self._context.own_seat(viewer)
        if letter_of(self._context.library.exercise(exercise_id)) is None:
            raise UnknownName("exercise", exercise_id)
        entry_id = self._context.ids()
        self._context.fresh[entry_id] = exercise_id
        if answers:
            self._received(seat, answers)
            self._note(seat, NotedStep(LetterStep.ANSWERS, about=answers), entry_id)
        return PagePosition(exercise_id, entry_id, as_letter=True)

    def begin_answer(self, viewer: Viewer, copy_id: str) -> PagePosition:
        """A new letter in answer to a received one: of the kind that is for answers, else of its own. As `begin`."""
        letter = self._desk.shared(self._context.own_seat(viewer), copy_id)
        known = self._context.library.exercise_ids()
        return self.begin(viewer, ANSWER if ANSWER in known else letter.exercise_id, copy_id)

    def rest(self, viewer: Viewer, entry_id: str, until: date | None = None, *, open_ended: bool = False) -> Changed:
        """Lay it aside until this day, by default until tomorrow; `open_ended`: until its writer likes.

        Raises NotForThisSeat, UnknownName, and as a save does; so do the next four.
        """
        day = None if open_ended else until or rest_until(self._context.clock.today())
        return self._step(viewer, entry_id, NotedStep(LetterStep.REST, day))

    def take_up(self, viewer: Viewer, entry_id: str) -> Changed:
        """Have it on the desk again, to write on."""
        return self._step(viewer, entry_id, NotedStep(LetterStep.TO_DESK))

    def read_again(self, viewer: Viewer, entry_id: str) -> Changed:
        """It was read again from the side of its reader."""
        return self._step(viewer, entry_id, NotedStep(LetterStep.READ_AGAIN))

    def keep(self, viewer: Viewer, entry_id: str, *, give_later: bool = False) -> Changed:
        """Keep it; `give_later`: in order to give it another time."""
        return self._step(viewer, entry_id, NotedStep(LetterStep.GIVE_LATER if give_later else LetterStep.KEEP))

    def let_go(self, viewer: Viewer, entry_id: str) -> Changed:
        """Erase it for good, with all its versions and what was noted of it, from every kept backup too.

        Raises as erasing a page does.
        """
        return self._eraser.erase(viewer, entry_id)

    # --- giving

    def to_give(self, viewer: Viewer, entry_id: str) -> LetterToGive:
        """Exactly what `give` would place with both.

        Raises NothingToShare, NoPartnerYet, NotForThisSeat (also of a kind that is never given), UnknownName.
        """
        seat, entry, exercise, answers = self._giveable(viewer, entry_id)
        current = self._desk.definition(entry.exercise_id) or exercise
        asked = current.letter.before_giving if current.letter is not None else ()
        shown = parts.only(exercise, answers.keys())
        reader = other_one(self._context, seat)
        return LetterToGive(entry.id, shown, letter_in(current, answers), reader, asked)

    def give(self, viewer: Viewer, entry_id: str) -> Changed:
        """Place it, sealed, with both. One that was given already is not given twice. Raises as `to_give`, and as a
        save does.
        """
        seat, entry, _exercise, answers = self._giveable(viewer, entry_id)
        seat.must_write()
        life = self.life(viewer, entry_id)
        if life.state is LetterState.GIVEN:
            return Changed()
        copy_id = self._placing.place(seat, entry, answers, given=True)
        return Changed(frozenset({entry.id, copy_id, *filter(None, (life.answers,))}), frozenset({entry.exercise_id}))

    def take_back(self, viewer: Viewer, copy_id: str) -> Changed:
        """Take an own letter back, opened or not: nobody here knows which. It binds our program, not other copies.

        Raises as `Sharing.withdraw`.
        """
        return self._withdraw(viewer, copy_id)

    # --- a received letter

    def read(self, viewer: Viewer, copy_id: str) -> LetterToRead:
        """A letter that lies open with both: an own one, or one that was opened. Raises NotForThisSeat, UnknownName."""
        seat = self._context.seat(viewer)
        letter = self._desk.shared(seat, copy_id)
        if letter.state in (LetterState.SEALED, LetterState.PUT_AWAY):
            raise NotForThisSeat
        return self._to_read(seat, letter)

    def open(self, viewer: Viewer, copy_id: str) -> LetterToRead:
        """Open a received letter. That it was opened lies in the reader's private book, and nowhere else.

        Where that cannot be kept, it can be read all the same, and is sealed again afterwards. Raises NotForThisSeat,
        UnknownName.
        """
        seat = self._context.own_seat(viewer, writing=False)
        letter = self._received(seat, copy_id)
        if letter.state is not LetterState.OPENED and not seat.read_only:
            with suppress(Problem):
                self._note(seat, NotedStep(LetterStep.OPEN, about=copy_id))
        return self._to_read(seat, self._desk.opened(seat, copy_id))

    def put_away(self, viewer: Viewer, copy_id: str) -> Changed:
        """Put a received letter away unread; it can be opened later all the same. Raises as `open`, and as a save."""
        seat = self._context.own_seat(viewer)
        if self._received(seat, copy_id).state is LetterState.SEALED:
            self._note(seat, NotedStep(LetterStep.PUT_AWAY, about=copy_id))
        return Changed(frozenset({copy_id}))

    def say(self, viewer: Viewer, copy_id: str, reply: LetterReply) -> Changed:
        """Tell its writer that it was read, in these words. The only receipt there is.

        Raises NotForThisSeat (also for a letter that is not open), UnknownName, and as a save does.
        """
        seat = self._context.own_seat(viewer)
        letter = self._received(seat, copy_id)
        if letter.state is not LetterState.OPENED or reply not in CHOSEN:
            raise NotForThisSeat
        if letter.said is not reply:
            said = happened(self._context, EventKind.SAID, copy_id, payload={"words": reply.value})
            seat.shelf.events.add(said)
        return Changed(frozenset({copy_id}), frozenset({letter.exercise_id}))

    # --- what these are made of

    def _step(self, viewer: Viewer, entry_id: str, noted: NotedStep) -> Changed:
        seat = self._context.own_seat(viewer)
        entry = own_entry(seat, entry_id)
        if self.life(viewer, entry_id).state is LetterState.GIVEN:
            raise NotForThisSeat
        self._note(seat, noted, entry.id)
        return Changed(frozenset({entry.id}), frozenset({entry.exercise_id}))

    def _note(self, seat: Seat, noted: NotedStep, entry_id: str | None = None) -> None:
        seat.own.events.add(letter_note(self._context, noted, entry_id))

    def _giveable(self, viewer: Viewer, entry_id: str) -> tuple[Seat, Entry, Exercise, Answers]:
        seat = self._context.own_seat(viewer, writing=False)
        entry = own_entry(seat, entry_id)
        current = self._desk.definition(entry.exercise_id)
        found = letter_of(current) if current is not None else None
        if current is None or found is None or not can_be_given(current):
            raise NotForThisSeat
        if seat.solo:
            raise NoPartnerYet
        exercise, said = self._context.definitions.said(seat.own, entry)
        answers = parts.answered(said, parts.offered_fields(exercise))
        letter = {name: value for name, value in answers.items() if name == found[1].id}
        if not letter:
            raise NothingToShare
        return seat, entry, exercise, letter

    def _received(self, seat: Seat, copy_id: str) -> SharedLetter:
        letter = self._desk.shared(seat, copy_id)
        if letter.mine:
            raise NotForThisSeat
        return letter

    def _to_read(self, seat: Seat, letter: SharedLetter) -> LetterToRead:
        copy = seat.shelf.entries.get(letter.copy_id)
        found = letter_of(self._context.library.exercise(letter.exercise_id))
        if copy is None or found is None:
            raise UnknownName("page", letter.copy_id)
        exercise, answers = self._context.definitions.read_entry(seat.shelf, copy)
        sayable = () if letter.mine or seat.viewer.is_together or seat.read_only else CHOSEN
        return LetterToRead(
            letter=letter,
            exercise=parts.only(exercise, answers.keys()),
            field_id=found[1].id,
            text=LetterText.of(answers.get(found[1].id)),
            can_say=tuple(reply for reply in sayable if reply is not letter.said),
        )
