"""Drafts of agreements and limits, and placing them with both. Nobody but its writer knows of a draft."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from trustbook.domain.agreement_types import Act, AgreementState
from trustbook.domain.agreements import may
from trustbook.domain.answers import Answers, tidy
from trustbook.domain.entries import Entry, EntryRole, EntryState, EventKind, RevisionReason
from trustbook.domain.people import Viewer
from trustbook.domain.problems import NoPartnerYet, NotAsItStands, Problem, UnknownName
from trustbook.workbook.agreed.agreement_events import must
from trustbook.workbook.agreed.agreement_form import (
    AGREEMENT,
    BACKGROUND,
    KIND,
    WORDS,
    Kind,
    kind_of,
    must_be_complete,
    to_place,
)
from trustbook.workbook.agreed.agreement_reading import FoundAgreement
from trustbook.workbook.agreed.agreement_views import DraftView
from trustbook.workbook.agreements.agreement_placing import begun_again, place
from trustbook.workbook.agreements.agreement_recorder import AgreementRecorder, changed
from trustbook.workbook.pages.erasing import Eraser
from trustbook.workbook.pages.pages import Pages, own_entry
from trustbook.workbook.pages.working_copies import WorkingCopies
from trustbook.workbook.sitting.freezing import Freezer
from trustbook.workbook.sitting.session_context import Seat, SessionContext
from trustbook.workbook.sitting.views import Changed, Draft, Saved

if TYPE_CHECKING:
    from trustbook.storage.books.records import ShareNote


class AgreementOffers:
    """At a person's seat only. All methods raise NotForThisSeat; those that write also as a save does."""

    def __init__(
        self, context: SessionContext, freezer: Freezer, copies: WorkingCopies, pages: Pages, eraser: Eraser
    ) -> None:
        self._context = context
        self._freezer = freezer
        self._copies = copies
        self._pages = pages
        self._eraser = eraser
        self._recorder = AgreementRecorder(context, freezer, copies)

    def begin(self, viewer: Viewer, kind: Kind = "both", from_entry_id: str | None = None) -> DraftView:
        """A new draft. It exists once something is saved.

        `from_entry_id`: an own page, such as one of “Build one boundary”, whose answers to the same questions it
        begins with. Raises UnknownName.
        """
        seat = self._context.own_seat(viewer)
        page = self._pages.new_page(viewer, AGREEMENT)
        answers: dict[str, object] = {KIND: kind}
        if from_entry_id is not None:
            written = own_entry(seat, from_entry_id).answers
            known = {field.id for _part, field in page.exercise.fields()} - {KIND}
            answers |= {name: value for name, value in written.items() if name in known}
            answers.setdefault(WORDS, written.get("limit" if kind == "limit" else "our-words", ""))
        return DraftView(page.entry_id, kind, tidy(answers), page.on, exists=False)

    def draft(self, viewer: Viewer, draft_id: str) -> DraftView:
        """An own draft, to go on with. Raises UnknownName."""
        entry = self._draft(self._context.own_seat(viewer, writing=False), draft_id)
        return DraftView(entry.id, kind_of(entry.answers), entry.answers, entry.on, exists=True)

    def save_draft(self, viewer: Viewer, draft_id: str, answers: Answers) -> Saved:
        """Commit the whole draft. When this returns, it is on the disk, in the writer's own book."""
        self._context.own_seat(viewer)
        return self._pages.save(viewer, Draft(draft_id, AGREEMENT, answers))

    def offer(self, viewer: Viewer, draft_id: str, background: Collection[str] = BACKGROUND) -> Changed:
        """Place the draft with both: an agreement is offered with the yes of its writer, a limit is told.

        `background`: ids of the fields of where it comes from that go along. Of the draft nothing else is seen.
        Raises NoPartnerYet, UnknownName, AgreementIncomplete, NotAsItStands if it lies there already.
        """
        from trustbook.storage.books.records import ShareNote

        seat = self._context.own_seat(viewer)
        draft = self._draft(seat, draft_id)
        if seat.solo:
            raise NoPartnerYet
        if any(note.state != "withdrawn" for note in seat.own.share_notes.all(draft_id)):
            raise NotAsItStands
        answers = tidy(to_place(draft.answers, background))
        must_be_complete(answers, self._context.clock.today())
        note = ShareNote(self._context.ids(), draft.id, tuple(answers), "planned", self._context.clock.now(), answers)
        with seat.own.database.transaction():
            self._freezer.freeze(seat.own, draft, RevisionReason.BEFORE_SHARE)
            self._copies.write(seat.own, replace(draft, state=EntryState.FINISHED), draft)
            seat.own.share_notes.put(note)
        try:
            place(self._context, seat, note, draft)
        except Problem:
            with suppress(Problem):  # what could not be offered is not offered later behind anybody's back
                self._take_off(seat, note)
            raise
        with suppress(Problem):  # it lies there; the next sign-in sees that
            seat.own.share_notes.set_state(note.copy_id, "placed")
        return changed(draft.id, note.copy_id)

    def take_back(self, viewer: Viewer, agreement_id: str) -> Changed:
        """Take back one's own offer while the other one has not said yes. The words are a draft of one's own again.

        Where it is the first that was offered there, it is erased from the shared book and the kept backups; of an
        agreement whose words were changed, the earlier words stay readable. Can be repeated when it failed half-way.
        """
        seat = self._context.own_seat(viewer)
        if self._eraser.is_begun(seat, "shared", agreement_id) and seat.shelf.entries.get(agreement_id) is None:
            return self._eraser.erase_copies(seat, [agreement_id])
        found = self._recorder.reader.found(seat, agreement_id)
        if found.now.state is not AgreementState.TAKEN_BACK:
            must(found, Act.TAKE_BACK, viewer.partner_id)
        if not self._is_first(found):
            return self._recorder.say(viewer, agreement_id, EventKind.TAKEN_BACK)
        note = next((each for each in seat.own.share_notes.all() if each.copy_id == agreement_id), None)
        if note is not None:
            self._take_off(seat, note)
        done = self._take_back(seat, found)
        return replace(done, entries=done.entries | ({note.entry_id} if note is not None else set()))

    def _take_back(self, seat: Seat, found: FoundAgreement) -> Changed:
        """First nobody can say yes any more, then it goes."""
        self._recorder.say(seat.viewer, found.entry.id, EventKind.TAKEN_BACK)
        return self._eraser.erase_copies(seat, [found.entry])

    def finish(self) -> None:
        """Complete what a crash interrupted. Called when a private book was opened."""
        context = self._context
        if context.viewer.is_together or not context.is_couple():
            return
        seat = context.seat(context.viewer)
        if seat.read_only or seat.shelf.database.read_only:
            return
        for note in seat.own.share_notes.all():
            draft = seat.own.entries.get(note.entry_id)
            if draft is not None and draft.exercise_id == AGREEMENT and note.state == "planned":
                place(context, seat, note, draft)
                seat.own.share_notes.set_state(note.copy_id, "placed")
            elif note.state == "withdrawn" and self._lies_there(seat, note.copy_id):
                self._finish_taking_back(seat, note)

    def _finish_taking_back(self, seat: Seat, note: ShareNote) -> None:
        """Unless the other one said yes, or put other words there, before it could be: then it stays."""
        found = self._recorder.reader.found(seat, note.copy_id)
        person = seat.viewer.partner_id
        if self._is_first(found) and (
            found.now.state is AgreementState.TAKEN_BACK or Act.TAKE_BACK in may(found.now, person)
        ):
            self._take_back(seat, found)
            return
        seat.own.share_notes.set_state(note.copy_id, "placed")

    def _draft(self, seat: Seat, draft_id: str) -> Entry:
        entry = own_entry(seat, draft_id)
        if entry.exercise_id != AGREEMENT or entry.role is not EntryRole.OWN:
            raise UnknownName("page", draft_id)
        return entry

    @staticmethod
    def _lies_there(seat: Seat, agreement_id: str) -> bool:
        entry = seat.shelf.entries.get(agreement_id)
        return entry is not None and entry.exercise_id == AGREEMENT

    @staticmethod
    def _is_first(found: FoundAgreement) -> bool:
        return len({each.revision for each in found.now.wordings}) == 1 and found.now.wordings[-1].agreed_on is None

    def _take_off(self, seat: Seat, note: ShareNote) -> None:
        """The draft is one again."""
        draft = seat.own.entries.get(note.entry_id)
        with seat.own.database.transaction():
            seat.own.share_notes.set_state(note.copy_id, "withdrawn")
            if draft is not None:
                self._copies.write(seat.own, begun_again(draft), draft)
