"""Opening a page, writing on it, leaving it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from trustbook.domain.answers import Answers, canonical, tidy
from trustbook.domain.entries import Entry, EntryRole, EntryState, RevisionReason, age_of
from trustbook.domain.people import Viewer
from trustbook.domain.problems import BrokenDefinition, NotForThisSeat, UnknownName
from trustbook.exercises.answer_check import misshapen
from trustbook.exercises.model import Exercise
from trustbook.exercises.signatures import only_by
from trustbook.exercises.unsaved import is_unsaved
from trustbook.workbook import entry_matching as occasions
from trustbook.workbook import parts
from trustbook.workbook.entry_lines import told_apart
from trustbook.workbook.freezing import Freezer
from trustbook.workbook.lists import ExerciseLists
from trustbook.workbook.places import keep_place
from trustbook.workbook.raw import is_raw
from trustbook.workbook.session_context import Seat, SessionContext
from trustbook.workbook.views import Changed, ChangedCopy, Draft, EntryLine, OurPage, PageView, Saved, SharedCopy
from trustbook.workbook.working_copies import WorkingCopies, fields_to_sign_anew

if TYPE_CHECKING:
    from trustbook.storage.book import Book
    from trustbook.storage.records import EntryHead

_STARTS_AGAIN = (EntryState.UNTOUCHED, EntryState.SKIPPED, EntryState.NOT_NOW)


_OVER_SEVERAL_EVENINGS: Final = ("agreement", "letter")
"""What is worked on until it is finished: a letter begun yesterday is the one that lies there today."""


class Pages:
    """The pages of the seat, one entry each."""

    def __init__(self, context: SessionContext, freezer: Freezer, copies: WorkingCopies, lists: ExerciseLists) -> None:
        self._context = context
        self._freezer = freezer
        self._copies = copies
        self._lists = lists

    def open_page(self, viewer: Viewer, exercise_id: str, entry_id: str | None = None) -> PageView:
        """An exercise with the entry `entry_id`, or with the newest one; of a dated one, with that of today.

        Where the newest entry of a dated exercise is of an earlier day, a new one of today is given, which exists once
        something is written; the other stays as it is.
        The id of our page opens it to read; the id of a shared copy opens the newest page, which shows the copies.
        Raises NotForThisSeat, UnknownName, BrokenDefinition.
        """
        seat = self._context.seat(viewer)
        pile = _Pile.of(seat, exercise_id)
        if entry_id is not None and any(copy.id == entry_id for copy in pile.copies):
            entry_id = None
        if entry_id is None:
            if self._begins_anew(seat, exercise_id, pile):
                return self._page(seat, exercise_id, pile, None, self._fresh_id(exercise_id))
            ours = occasions.newest(pile.joint) if self._only_ours(exercise_id) else None
            return self._page(seat, exercise_id, pile, occasions.newest(pile.own) or ours, None)
        for head in (*pile.own, *pile.joint):
            if head.id == entry_id:
                return self._page(seat, exercise_id, pile, head, None)
        if self._context.fresh.get(entry_id) == exercise_id:
            return self._page(seat, exercise_id, pile, None, entry_id)
        raise UnknownName("page", entry_id)

    def new_page(self, viewer: Viewer, exercise_id: str) -> PageView:
        """A new page of today. It exists once something is written. Raises NotForThisSeat, BrokenDefinition."""
        seat = self._context.writing_seat(viewer)
        pile = _Pile.of(seat, exercise_id)
        return self._page(seat, exercise_id, pile, None, self._fresh_id(exercise_id))

    def save(self, viewer: Viewer, draft: Draft) -> Saved:
        """Commit the draft as the entry's working copy. When this returns, it is on the disk.

        A page that nobody wrote on is not created, nor one of an exercise that keeps nothing.
        Raises NotForThisSeat, ReadOnlyWorkbook, DiskFull, FolderMoved.
        """
        return self._save(self._context.writing_seat(viewer), draft, None)

    def set_state(self, viewer: Viewer, draft: Draft, state: EntryState) -> Saved:
        """Commit the draft together with a state that was chosen. Raises as `save`."""
        return self._save(self._context.writing_seat(viewer), draft, state)

    def leave(
        self, viewer: Viewer, draft: Draft | None, entry_id: str, reason: RevisionReason = RevisionReason.LEAVING
    ) -> Saved:
        """Commit the draft, if there is one, and freeze a version if it differs from the last. Raises as `save`."""
        seat = self._context.seat(viewer)
        saved = None
        if draft is not None:
            saved = self._save(self._context.writing_seat(viewer), draft, None)
        entry = seat.own.entries.get(entry_id)
        if entry is not None and entry.role is not seat.role:
            entry = None
        if entry is not None and not seat.read_only:
            self._freezer.freeze(seat.own, entry, reason)
        return saved or self._as_it_stands(entry_id, entry)

    def _save(self, seat: Seat, draft: Draft, state: EntryState | None) -> Saved:
        exercise, digest = self._context.definitions.current(draft.exercise_id)
        if is_unsaved(exercise):
            return self._as_it_stands(draft.entry_id, None)
        stored = seat.own.entries.get(draft.entry_id)
        if stored is not None and (stored.role is not seat.role or stored.exercise_id != draft.exercise_id):
            raise NotForThisSeat
        if stored is None and seat.shelf is not seat.own and seat.shelf.entries.get(draft.entry_id) is not None:
            raise NotForThisSeat  # our page or a copy, which this seat only reads
        before = stored.answers if stored else {}
        sent = tidy(self._answers(seat, exercise, before, draft))
        answers = self._signed_by_who_is_here(seat, exercise, before, sent)
        now = self._context.clock.now()
        if stored is None and state is None and not answers:
            return self._as_it_stands(draft.entry_id, None)
        entry = (
            replace(stored, definition=digest, answers=answers, saved=now)
            if stored
            else self._new_entry(seat, draft, digest, answers)
        )
        settled = self._copies.settled(seat.own, entry, stored, draft.signed)
        same = stored is not None and canonical(settled.answers) == canonical(stored.answers)
        new_state = state or _state_after(entry.state, same)
        if stored is not None and same and new_state is stored.state:
            return self._as_it_stands(stored.id, stored)
        with seat.own.database.transaction():
            if stored is None or stored.definition != digest:
                self._context.definitions.remember(seat.own, draft.exercise_id)
            entry = self._copies.write(seat.own, replace(entry, state=new_state), stored, draft.signed)
            self._freezer.while_writing(seat.own, entry)
            if draft.place is not None:
                place = replace(draft.place, exercise_id=entry.exercise_id, entry_id=entry.id)
                keep_place(seat, place, self._context.clock.today())
        self._context.fresh.pop(entry.id, None)
        now_signed = ((name, entry.answers.get(name)) for name in sent)
        fewer = tuple((name, lines) for name, lines in now_signed if lines != sent[name])
        is_news = stored is None or new_state is not stored.state
        lines = self._lists.lines_of(seat.viewer, (entry.exercise_id,)) if is_news else ()
        return replace(self._as_it_stands(entry.id, entry), changed=_changed(entry), lines=lines, signed=fewer)

    def _signed_by_who_is_here(
        self, seat: Seat, exercise: Exercise, before: Answers, sent: dict[str, Any]
    ) -> dict[str, Any]:
        """At Together nobody signs for the other one: each shows once, by their passphrase, that they are here."""
        if not seat.viewer.is_together:
            return sent
        context = self._context
        return only_by(exercise, before, sent, [each.name for each in context.partners() if each.id in context.proven])

    def _as_it_stands(self, entry_id: str, entry: Entry | None) -> Saved:
        clock = self._context.clock
        if entry is None:
            return Saved(entry_id, clock.now(), exists=False, state=EntryState.UNTOUCHED, on=clock.today())
        return Saved(entry_id, entry.saved, exists=True, state=entry.state, on=entry.on)

    def _new_entry(self, seat: Seat, draft: Draft, digest: str, answers: Answers) -> Entry:
        clock = self._context.clock
        return Entry(
            id=draft.entry_id,
            exercise_id=draft.exercise_id,
            definition=digest,
            role=seat.role,
            author=seat.viewer.partner_id,
            state=EntryState.UNTOUCHED,
            on=clock.today(),
            answers=answers,
            saved=clock.now(),
        )

    def _answers(self, seat: Seat, exercise: Exercise, stored: Answers, draft: Draft) -> Answers:
        everything = frozenset(part.id for part in exercise.parts)
        if seat.viewer.is_together:
            mine = parts.kept_fields(exercise, parts.writable_at_together(exercise))
            return parts.merged(stored, draft.answers, replaced=mine, accepted=mine)
        joint_open = bool(parts.answered(stored, parts.joint_fields(exercise)))
        writable = parts.writable_at_own_seat(exercise, solo=seat.solo, joint_open=joint_open)
        replaced = parts.kept_fields(exercise, writable)
        # the private book may hold every answer of its owner: nothing that was sent is dropped
        return parts.merged(stored, draft.answers, replaced=replaced, accepted=parts.kept_fields(exercise, everything))

    def _page(
        self, seat: Seat, exercise_id: str, pile: _Pile, head: EntryHead | None, fresh_id: str | None
    ) -> PageView:
        chosen = None if head is None else _loaded(seat.own if head.role is seat.role else seat.shelf, head)
        exercise, answers, current = self._shown(seat, exercise_id, chosen)
        dated = exercise.repeat == "dated"
        from_shelf = chosen is not None and chosen.role is not seat.role
        ours = chosen if from_shelf else self._our_page(seat, pile, chosen, fresh_id, dated=dated)
        joint_fields = parts.joint_fields(exercise)
        told = told_apart(seat, exercise, pile.own)
        lines = tuple(told.line(head) for head in _earlier(pile, chosen, ours, dated=dated))
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
            copies=tuple(self._shared_copy(seat, copy) for copy in sorted(pile.copies, key=age_of, reverse=True)),
            changed_copies=tuple(self._changed_copy(seat, head) for head in pile.changed_copies),
            earlier=lines,
            can_share=_offers(seat, exercise) and not from_shelf,
            can_place=begun_alone and not seat.solo and not seat.viewer.is_together,
            read_only=seat.read_only,
            to_sign_anew=fields_to_sign_anew(seat.own, exercise, None if from_shelf else chosen),
            at=told.at.get(chosen.id) if chosen else None,
            last=_last(pile, lines) if dated and chosen is None else None,
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

    def _begins_anew(self, seat: Seat, exercise_id: str, pile: _Pile) -> bool:
        try:
            exercise = self._context.definitions.current(exercise_id)[0]
        except (UnknownName, BrokenDefinition):
            return False
        if exercise.repeat != "dated" or seat.read_only:
            return False
        last = occasions.newest(pile.own)
        if exercise.lifecycle in _OVER_SEVERAL_EVENINGS and last is not None and last.state is EntryState.STARTED:
            return False
        return occasions.begins_anew(pile.own, pile.joint, self._context.clock.today())

    def _only_ours(self, exercise_id: str) -> bool:
        try:
            return self._context.definitions.current(exercise_id)[0].who == "together"
        except (UnknownName, BrokenDefinition):
            return True

    @staticmethod
    def _our_page(seat: Seat, pile: _Pile, chosen: Entry | None, fresh_id: str | None, *, dated: bool) -> Entry | None:
        if fresh_id is not None and dated:
            return None
        head = occasions.our_page_of(pile.own, pile.joint, chosen, dated=dated)
        return None if head is None else _loaded(seat.shelf, head)

    def _shared_copy(self, seat: Seat, copy: Entry) -> SharedCopy:
        exercise, answers = self._context.definitions.read_entry(seat.shelf, copy)
        author = self._context.partner(copy.author)
        mine = copy.author == seat.viewer.partner_id
        shown = parts.only(exercise, answers.keys())
        return SharedCopy(copy.id, author, copy.on, shown, answers, mine, self._is_news(copy.id))

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
class _Pile:
    """All that lies there of one exercise. Only copies come with what was written: the page shows them."""

    own: tuple[EntryHead, ...]
    joint: tuple[EntryHead, ...]
    """Of the shared book; empty at Together, where they are the seat's own."""
    copies: tuple[Entry, ...]
    changed_copies: tuple[EntryHead, ...]
    """Copies that are not as they were shared."""

    @classmethod
    def of(cls, seat: Seat, exercise_id: str) -> _Pile:
        joint = () if seat.viewer.is_together else seat.shelf.entries.heads(exercise_id, EntryRole.JOINT)
        copies = seat.shelf.entries.all(exercise_id, EntryRole.COPY)
        genuine = {copy.id for copy in copies}
        heads = seat.shelf.entries.heads(exercise_id, EntryRole.COPY)
        changed = tuple(head for head in heads if head.id not in genuine)
        return cls(seat.own.entries.heads(exercise_id, seat.role), joint, copies, changed)


def _fitting(exercise: Exercise, answers: Answers) -> Answers:
    """The answers that this page can show."""
    wrong = misshapen(exercise, answers)
    return {key: value for key, value in answers.items() if key not in wrong} if wrong else answers


def _loaded(book: Book, head: EntryHead) -> Entry:
    entry = book.entries.get(head.id)
    if entry is None:
        raise UnknownName("page", head.id)
    return entry


def _last(pile: _Pile, lines: Sequence[EntryLine]) -> EntryLine | None:
    mine = {head.id for head in pile.own}
    return next((line for line in lines if line.entry_id in mine), None)


def _earlier(pile: _Pile, chosen: Entry | None, ours: Entry | None, *, dated: bool) -> tuple[EntryHead, ...]:
    here = {entry.id for entry in (chosen, ours) if entry is not None}
    heads = (*pile.own, *occasions.unmatched(pile.own, pile.joint, dated=dated))
    return tuple(sorted((head for head in heads if head.id not in here), key=age_of, reverse=True))


def entry_of(seat: Seat, entry_id: str) -> tuple[Book, Entry]:
    """An entry that the viewer may see, with its book. Raises UnknownName."""
    for book in seat.books:
        entry = book.entries.get(entry_id)
        if entry is not None:
            return book, entry
    raise UnknownName("page", entry_id)


def own_entry(seat: Seat, entry_id: str) -> Entry:
    """An entry that this seat writes. Raises UnknownName, NotForThisSeat for one that it may only see."""
    book, entry = entry_of(seat, entry_id)
    if book is not seat.own or entry.role is not seat.role:
        raise NotForThisSeat
    return entry


def _state_after(state: EntryState, same_answers: bool) -> EntryState:
    return EntryState.STARTED if state in _STARTS_AGAIN and not same_answers else state


def _writable(seat: Seat, exercise: Exercise, *, joint_open: bool) -> frozenset[str]:
    if seat.viewer.is_together:
        return parts.writable_at_together(exercise)
    return parts.writable_at_own_seat(exercise, solo=seat.solo, joint_open=joint_open)


def _offers(seat: Seat, exercise: Exercise) -> bool:
    return not seat.solo and not seat.viewer.is_together and bool(parts.offered_fields(exercise))


def _changed(entry: Entry) -> Changed:
    return Changed(frozenset({entry.id}), frozenset({entry.exercise_id}))
