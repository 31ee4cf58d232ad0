"""What a page shows when it is opened: its entry, our page, the copies, and what came before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from trustbook.domain.answers import Answers
from trustbook.domain.entries import Entry, EntryRole, EntryState, age_of
from trustbook.domain.problems import BrokenDefinition, UnknownName
from trustbook.exercises.answer_check import misshapen
from trustbook.exercises.model import Exercise
from trustbook.workbook.agreed.agreement_form import AGREEMENT
from trustbook.workbook.pages.entry_lines import told_apart
from trustbook.workbook.pages.working_copies import fields_to_sign_anew
from trustbook.workbook.sitting import entry_matching, parts
from trustbook.workbook.sitting.copies_made import CopiesMade
from trustbook.workbook.sitting.raw import is_raw
from trustbook.workbook.sitting.sealed import sealed_copies
from trustbook.workbook.sitting.session_context import Seat, SessionContext
from trustbook.workbook.sitting.views import ChangedCopy, EntryLine, OurPage, PageView, SharedCopy

if TYPE_CHECKING:
    from trustbook.storage.books.book import Book
    from trustbook.storage.books.records import EntryHead

_OVER_SEVERAL_EVENINGS: Final = ("agreement", "letter")
"""What is worked on until it is finished: a letter begun yesterday is the one that lies there today."""


class PageReader:
    """Puts together what a seat may see of one exercise."""

    def __init__(self, context: SessionContext) -> None:
        self._context = context

    def opened(self, seat: Seat, exercise_id: str, entry_id: str | None) -> PageView:
        """As `Pages.open_page`."""
        pile = _EntriesOfExercise.of(seat, exercise_id, entry_id)
        if entry_id is not None and any(copy.id == entry_id for copy in pile.copies):
            entry_id = None
        if entry_id is None:
            if self._begins_anew(seat, exercise_id, pile):
                return self._page(seat, exercise_id, pile, None, self._fresh_id(exercise_id))
            ours = entry_matching.newest(pile.joint) if self._only_ours(exercise_id) else None
            return self._page(seat, exercise_id, pile, entry_matching.newest(pile.own) or ours, None)
        for head in (*pile.own, *pile.joint):
            if head.id == entry_id:
                return self._page(seat, exercise_id, pile, head, None)
        if self._context.fresh.get(entry_id) == exercise_id:
            return self._page(seat, exercise_id, pile, None, entry_id)
        raise UnknownName("page", entry_id)

    def anew(self, seat: Seat, exercise_id: str) -> PageView:
        """As `Pages.new_page`."""
        pile = _EntriesOfExercise.of(seat, exercise_id)
        return self._page(seat, exercise_id, pile, None, self._fresh_id(exercise_id))

    def _page(
        self, seat: Seat, exercise_id: str, pile: _EntriesOfExercise, head: EntryHead | None, fresh_id: str | None
    ) -> PageView:
        chosen = None if head is None else _loaded(seat.own if head.role is seat.role else seat.shelf, head)
        exercise, answers, current = self._shown(seat, exercise_id, chosen)
        dated = exercise.repeat == "dated"
        from_shelf = chosen is not None and chosen.role is not seat.role
        ours = chosen if from_shelf else self._our_page(seat, pile, chosen, fresh_id, dated=dated)
        joint_fields = parts.joint_fields(exercise)
        told = told_apart(seat, exercise, pile.own)
        copies = tuple(self._shared_copy(seat, pile, copy) for copy in sorted(pile.copies, key=age_of, reverse=True))
        shared = {copy.made_of for copy in copies}
        lines = tuple(told.line(head, head.id in shared) for head in _earlier(pile, chosen, ours, dated=dated))
        begun_alone = chosen is not None and not from_shelf and bool(parts.answered(answers, joint_fields))
        return PageView(
            viewer=seat.viewer,
            exercise=exercise,
            entry_id=chosen.id if chosen else fresh_id or self._fresh_id(exercise_id),
            exists=chosen is not None,
            state=chosen.state if chosen else EntryState.UNTOUCHED,
            on=chosen.on if chosen else self._context.clock.today(),
            answers=answers if not from_shelf or is_raw(exercise) else {},
            writable=_writable(seat, exercise, joint_open=ours is None or begun_alone)
            if current and not from_shelf
            else frozenset(),
            saved=chosen.saved if chosen and not from_shelf else None,
            our_page=self._as_ours(seat, exercise, ours) if ours else None,
            copies=copies,
            changed_copies=tuple(self._changed_copy(seat, head) for head in pile.changed_copies),
            earlier=lines,
            can_share=_offers(seat, exercise) and not from_shelf,
            read_only=seat.read_only,
            to_sign_anew=fields_to_sign_anew(seat.own, exercise, None if from_shelf else chosen),
            at=told.at.get(chosen.id) if chosen else None,
            last=_last(pile, lines) if dated and chosen is None else None,
            can_open_together=seat.viewer.is_together and not seat.read_only and parts.opens_together(exercise),
        )

    def _shown(self, seat: Seat, exercise_id: str, chosen: Entry | None) -> tuple[Exercise, Answers, bool]:
        """The definition and the answers to show, and whether it is a page to write on."""
        definitions = self._context.definitions
        try:
            current = definitions.current(exercise_id)[0]
        except (UnknownName, BrokenDefinition):
            if chosen is None:
                raise
            book = seat.own if chosen.role is seat.role else seat.shelf
            if book.definitions.get(chosen.definition) is None:
                raise
            return *definitions.read_entry(book, chosen), False
        if chosen is None:
            return current, {}, True
        shown, answers = definitions.shown_with(current, exercise_id, chosen.answers)
        return shown, answers, shown is current

    def _begins_anew(self, seat: Seat, exercise_id: str, pile: _EntriesOfExercise) -> bool:
        try:
            exercise = self._context.definitions.current(exercise_id)[0]
        except (UnknownName, BrokenDefinition):
            return False
        if exercise.repeat != "dated" or seat.read_only:
            return False
        last = entry_matching.newest(pile.own)
        if exercise.lifecycle in _OVER_SEVERAL_EVENINGS and last is not None and last.state is EntryState.STARTED:
            return False
        return entry_matching.begins_anew(pile.own, pile.joint, self._context.clock.today())

    def _only_ours(self, exercise_id: str) -> bool:
        try:
            return self._context.definitions.current(exercise_id)[0].who == "together"
        except (UnknownName, BrokenDefinition):
            return True

    @staticmethod
    def _our_page(
        seat: Seat, pile: _EntriesOfExercise, chosen: Entry | None, fresh_id: str | None, *, dated: bool
    ) -> Entry | None:
        if fresh_id is not None and dated:
            return None
        head = entry_matching.our_page_of(pile.own, pile.joint, chosen, dated=dated)
        return None if head is None else _loaded(seat.shelf, head)

    def _shared_copy(self, seat: Seat, pile: _EntriesOfExercise, copy: Entry) -> SharedCopy:
        exercise, answers = self._context.definitions.read_entry(seat.shelf, copy)
        author = self._context.partner(copy.author)
        mine = copy.author == seat.viewer.partner_id
        made_of = pile.made.entry_of(copy, pile.own) if mine else ""
        shown = parts.only(exercise, answers.keys())
        return SharedCopy(copy.id, author, copy.on, shown, answers, mine, made_of, self._is_news(copy.id))

    def _as_ours(self, seat: Seat, exercise: Exercise, ours: Entry) -> OurPage:
        to_sign = fields_to_sign_anew(seat.shelf, exercise, ours)
        placed_by = self._context.partner(self._context.news[ours.id]).name if self._is_news(ours.id) else ""
        return OurPage(ours.id, ours.on, _fitting(exercise, ours.answers), to_sign, placed_by)

    def _is_news(self, entry_id: str) -> bool:
        """Whether the other one placed something there since the viewer was here last. It is read now."""
        is_news = entry_id in self._context.news
        if is_news:
            self._context.news_read.add(entry_id)
        return is_news

    def _changed_copy(self, seat: Seat, head: EntryHead) -> ChangedCopy:
        mine = head.author == seat.viewer.partner_id
        return ChangedCopy(head.id, self._context.partner(head.author), head.on, mine)

    def _fresh_id(self, exercise_id: str) -> str:
        entry_id = self._context.ids()
        self._context.fresh[entry_id] = exercise_id
        return entry_id


@dataclass(frozen=True, slots=True)
class _EntriesOfExercise:
    """All that lies there of one exercise. Only copies come with what was written: the page shows them."""

    own: tuple[EntryHead, ...]
    joint: tuple[EntryHead, ...]
    """Of the shared book; empty at Together, where they are the seat's own."""
    copies: tuple[Entry, ...]
    changed_copies: tuple[EntryHead, ...]
    """Copies that are not as they were shared."""
    made: CopiesMade

    @classmethod
    def of(cls, seat: Seat, exercise_id: str, asked: str | None = None) -> _EntriesOfExercise:
        joint = () if seat.viewer.is_together else seat.shelf.entries.heads(exercise_id, EntryRole.JOINT)
        if exercise_id == AGREEMENT:  # each is a page for itself: none belongs to a draft of the same day
            joint = tuple(head for head in joint if head.id == asked)
        heads = seat.shelf.entries.heads(exercise_id, EntryRole.COPY)
        sealed = sealed_copies(seat) if heads else frozenset()
        copies = seat.shelf.entries.all(exercise_id, EntryRole.COPY) if heads else ()
        genuine = {copy.id for copy in copies}
        copies = tuple(copy for copy in copies if copy.id not in sealed)
        changed = tuple(head for head in heads if head.id not in genuine | sealed)
        made = CopiesMade.by(seat) if copies else CopiesMade({})
        return cls(seat.own.entries.heads(exercise_id, seat.role), joint, copies, changed, made)


def _fitting(exercise: Exercise, answers: Answers) -> Answers:
    """The answers that this page can show."""
    wrong = misshapen(exercise, answers)
    return {key: value for key, value in answers.items() if key not in wrong} if wrong else answers


def _loaded(book: Book, head: EntryHead) -> Entry:
    entry = book.entries.get(head.id)
    if entry is None:
        raise UnknownName("page", head.id)
    return entry


def _last(pile: _EntriesOfExercise, lines: Sequence[EntryLine]) -> EntryLine | None:
    mine = {head.id for head in pile.own}
    return next((line for line in lines if line.entry_id in mine), None)


def _earlier(
    pile: _EntriesOfExercise, chosen: Entry | None, ours: Entry | None, *, dated: bool
) -> tuple[EntryHead, ...]:
    here = {entry.id for entry in (chosen, ours) if entry is not None}
    heads = (*pile.own, *entry_matching.unmatched(pile.own, pile.joint, dated=dated))
    return tuple(sorted((head for head in heads if head.id not in here), key=age_of, reverse=True))


def _writable(seat: Seat, exercise: Exercise, *, joint_open: bool) -> frozenset[str]:
    if seat.viewer.is_together:
        return parts.writable_at_together(exercise)
    return parts.writable_at_own_seat(exercise, solo=seat.solo, joint_open=joint_open)


def _offers(seat: Seat, exercise: Exercise) -> bool:
    return not seat.solo and not seat.viewer.is_together and bool(parts.offered_fields(exercise))
