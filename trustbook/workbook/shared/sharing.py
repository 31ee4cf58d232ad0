"""Placing a frozen copy with both, taking it back, and putting our page where both see it.

No transaction spans two books: the private book notes first what will happen, and `finish` completes what a crash
interrupted. The note has the answers and names the page that they come from, so it never lies in the shared book.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from trustbook.domain.answers import Answers, canonical
from trustbook.domain.entries import Entry, EntryRole, EntryState, EventKind, RevisionReason
from trustbook.domain.people import Viewer
from trustbook.domain.problems import NoPartnerYet, NotForThisSeat, NothingToShare, UnknownName
from trustbook.workbook.agreed.agreement_form import AGREEMENT
from trustbook.workbook.pages.erasing import Eraser
from trustbook.workbook.pages.pages import own_entry
from trustbook.workbook.pages.placing import Placing
from trustbook.workbook.pages.working_copies import WorkingCopies
from trustbook.workbook.sitting import entry_matching, parts
from trustbook.workbook.sitting.freezing import Freezer
from trustbook.workbook.sitting.session_context import Seat, SessionContext
from trustbook.workbook.sitting.signing import happened
from trustbook.workbook.sitting.views import Changed, SharePreview

if TYPE_CHECKING:
    from trustbook.storage.books.records import EntryHead


class Sharing:
    """What goes from a private book to the shared one. Always one deliberate act."""

    def __init__(
        self, context: SessionContext, placing: Placing, freezer: Freezer, copies: WorkingCopies, eraser: Eraser
    ) -> None:
        self._context = context
        self._freezer = freezer
        self._copies = copies
        self._eraser = eraser
        self._placing = placing

    def shareable_fields(self, viewer: Viewer, entry_id: str) -> tuple[str, ...]:
        """Ids of the answered fields of this own page that may be shared. Raises NotForThisSeat, UnknownName."""
        seat = self._context.own_seat(viewer, writing=False)
        entry = own_entry(seat, entry_id)
        if seat.solo:
            return ()
        exercise, answers = self._context.definitions.said(seat.own, entry)
        offered = parts.offered_fields(exercise)
        return tuple(field for field in offered if field in answers)

    def preview_share(self, viewer: Viewer, entry_id: str, field_ids: Collection[str]) -> SharePreview:
        """Exactly what `share` would place. Raises NothingToShare, NoPartnerYet, NotForThisSeat, UnknownName."""
        seat, entry, answers = self._chosen(viewer, entry_id, field_ids)
        exercise = parts.only(self._context.definitions.of(seat.own, entry), answers.keys())
        return SharePreview(exercise, answers, self._context.clock.today())

    def share(self, viewer: Viewer, entry_id: str, field_ids: Collection[str]) -> Changed:
        """Place a frozen copy of these answers with both. Raises as `preview_share`, and as a save does."""
        seat, entry, answers = self._chosen(viewer, entry_id, field_ids)
        seat.must_write()
        copy_id = self._placing.place(seat, entry, answers)
        return Changed(frozenset({entry.id, copy_id}), frozenset({entry.exercise_id}))

    def withdraw(self, viewer: Viewer, copy_id: str) -> Changed:
        """Take an own copy off the shelf, and out of the kept backups. Can be repeated when it failed half-way.

        Raises NotForThisSeat, UnknownName, and as erasing a page does.
        """
        seat = self._context.own_seat(viewer)
        copy = seat.shelf.entries.get(copy_id) or _head(seat, copy_id)
        if copy is None and not self._eraser.is_begun(seat, "shared", copy_id):
            raise UnknownName("page", copy_id)
        if copy is not None and copy.role is not EntryRole.COPY:
            raise UnknownName("page", copy_id)
        if copy is not None and copy.author != viewer.partner_id:
            raise NotForThisSeat
        noted = [note for note in seat.own.share_notes.all() if note.copy_id == copy_id]
        if noted:
            seat.own.share_notes.set_state(copy_id, "withdrawn")
        changed = self._eraser.erase_copies(seat, [copy if isinstance(copy, Entry) else copy_id])
        return replace(changed, entries=changed.entries | {note.entry_id for note in noted})

    def put_on_our_page(self, viewer: Viewer, entry_id: str) -> Changed:
        """Move the joint parts that were begun alone onto our page. Raises NothingToShare, NoPartnerYet and others.

        Our page keeps its former version; answers to other questions stay on it. Can be repeated after a crash: the
        private draft is cleared last.
        """
        seat = self._context.own_seat(viewer)
        entry = own_entry(seat, entry_id)
        if seat.solo:
            raise NoPartnerYet
        if entry.exercise_id == AGREEMENT:
            raise NotForThisSeat  # it is offered, and each agreement is a page of its own
        exercise, said = self._context.definitions.said(seat.own, entry)
        answers = {name: entry.answers[name] for name in said if name in parts.joint_fields(exercise)}
        if not answers:
            raise NothingToShare
        own = seat.own.entries.all(entry.exercise_id, EntryRole.OWN)
        joint = seat.shelf.entries.all(entry.exercise_id, EntryRole.JOINT)
        page = entry_matching.our_page_of(own, joint, entry, dated=exercise.repeat == "dated")
        placed = self._place_joint(seat, entry, page, answers)
        rest = {key: value for key, value in entry.answers.items() if key not in answers}
        with seat.own.database.transaction():
            self._freezer.freeze(seat.own, entry, RevisionReason.BEFORE_SHARE)
            self._copies.write(seat.own, replace(entry, answers=rest, saved=self._context.clock.now()), entry)
        return Changed(frozenset({entry.id, placed.id}), frozenset({entry.exercise_id}))

    def finish(self) -> None:
        """Complete what a crash interrupted. Called when a private book was opened."""
        if self._context.viewer.is_together or not self._context.is_couple():
            return
        seat = self._context.seat(self._context.viewer)
        if seat.read_only or seat.shelf.database.read_only:
            return
        leftover: list[Entry] = []
        for note in seat.own.share_notes.all():
            if note.state == "planned":
                entry = seat.own.entries.get(note.entry_id)
                if entry is not None and entry.exercise_id != AGREEMENT:
                    self._placing.place_noted(seat, note)
            elif note.state == "withdrawn":
                copy = seat.shelf.entries.get(note.copy_id)
                leftover += [copy] if copy is not None and copy.exercise_id != AGREEMENT else []
        if leftover:
            self._eraser.erase_copies(seat, leftover)

    def _chosen(self, viewer: Viewer, entry_id: str, field_ids: Iterable[str]) -> tuple[Seat, Entry, Answers]:
        seat = self._context.own_seat(viewer, writing=False)
        entry = own_entry(seat, entry_id)
        if seat.solo:
            raise NoPartnerYet
        wanted = set(field_ids)
        exercise, said = self._context.definitions.said(seat.own, entry)
        offered = parts.offered_fields(exercise)
        if not wanted <= set(offered):
            raise NotForThisSeat
        answers = parts.answered(said, wanted)
        if not answers:
            raise NothingToShare
        return seat, entry, {field: answers[field] for field in offered if field in answers}

    def _place_joint(self, seat: Seat, entry: Entry, page: Entry | None, answers: Answers) -> Entry:
        now = self._context.clock.now()
        placed = Entry(
            id=page.id if page else self._context.ids(),
            exercise_id=entry.exercise_id,
            definition=entry.definition,
            role=EntryRole.JOINT,
            author=None,
            state=page.state if page else EntryState.STARTED,
            on=page.on if page else self._context.clock.today(),
            answers={**(page.answers if page else {}), **answers},
            saved=now,
        )
        if page is not None and canonical(placed.answers) == canonical(page.answers):
            return page  # it was placed before, and only the private draft is still to be cleared
        with seat.shelf.database.transaction():
            if page is not None:
                self._freezer.freeze(seat.shelf, page, RevisionReason.LEAVING)
            self._context.definitions.copy(seat.own, seat.shelf, entry)
            placed = self._copies.bring(seat.shelf, placed, page, answers)
            self._freezer.freeze(seat.shelf, placed, RevisionReason.PLACED)
            seat.shelf.events.add(happened(self._context, EventKind.PLACED, placed.id))
        return placed


def _head(seat: Seat, copy_id: str) -> EntryHead | None:
    """Of a copy that is no longer as it was shared: it is not shown, and can still be taken back."""
    return next((head for head in seat.shelf.entries.heads(role=EntryRole.COPY) if head.id == copy_id), None)
