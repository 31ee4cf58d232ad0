"""Opening a page, writing on it, leaving it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from trustbook.domain.answers import Answers, canonical, tidy
from trustbook.domain.entries import Entry, EntryRole, EntryState, RevisionReason
from trustbook.domain.people import Viewer
from trustbook.domain.problems import NotForThisSeat, UnknownName
from trustbook.exercises.model import Exercise
from trustbook.exercises.said import only_said
from trustbook.exercises.signatures import only_by
from trustbook.exercises.unsaved import is_unsaved
from trustbook.workbook.pages.lists import ExerciseLists
from trustbook.workbook.pages.page_positions import keep_place
from trustbook.workbook.pages.page_reading import PageReader
from trustbook.workbook.pages.standing_consent import StandingConsent
from trustbook.workbook.pages.working_copies import WorkingCopies
from trustbook.workbook.sitting import parts
from trustbook.workbook.sitting.freezing import Freezer
from trustbook.workbook.sitting.sealed import sealed_copies
from trustbook.workbook.sitting.session_context import Seat, SessionContext
from trustbook.workbook.sitting.views import Changed, Draft, PageView, Saved

if TYPE_CHECKING:
    from trustbook.storage.books.book import Book

_STARTS_AGAIN = (EntryState.UNTOUCHED, EntryState.SKIPPED, EntryState.NOT_NOW)


class Pages:
    """The pages of the seat, one entry each."""

    def __init__(
        self,
        context: SessionContext,
        freezer: Freezer,
        copies: WorkingCopies,
        lists: ExerciseLists,
        consent: StandingConsent,
    ) -> None:
        self._context = context
        self._consent = consent
        self._reader = PageReader(context)
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
        return self._reader.opened(self._context.seat(viewer), exercise_id, entry_id)

    def new_page(self, viewer: Viewer, exercise_id: str) -> PageView:
        """A new page of today. It exists once something is written. Raises NotForThisSeat, BrokenDefinition."""
        return self._reader.anew(self._context.writing_seat(viewer), exercise_id)

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
        new_state = state or _state_after(entry.state, same or not only_said(exercise, settled.answers))
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
            planned = self._consent.plan(seat, entry) if state is EntryState.FINISHED else None
        if planned is not None:
            self._consent.place(seat, planned)
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


def entry_of(seat: Seat, entry_id: str) -> tuple[Book, Entry]:
    """An entry that the viewer may see, with its book. Raises UnknownName."""
    for book in seat.books:
        entry = book.entries.get(entry_id)
        if entry is not None:
            if entry.role is EntryRole.COPY and entry_id in sealed_copies(seat):
                break
            return book, entry
    raise UnknownName("page", entry_id)


def own_entry(seat: Seat, entry_id: str) -> Entry:
    """An entry that this seat writes. Raises UnknownName, NotForThisSeat for one that it may only see."""
    book, entry = entry_of(seat, entry_id)
    if book is not seat.own or entry.role is not seat.role:
        raise NotForThisSeat
    return entry


def _state_after(state: EntryState, nothing_said: bool) -> EntryState:
    return EntryState.STARTED if state in _STARTS_AGAIN and not nothing_said else state


def _changed(entry: Entry) -> Changed:
    return Changed(frozenset({entry.id}), frozenset({entry.exercise_id}))
