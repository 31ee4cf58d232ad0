"""Bringing in a data form: known by id, nothing overwritten, nobody's words in another's name.

Own pages and own copies go to the person who signed in and asked for it; our pages to the shared book, or to the own
pages of the only person. A page that is there already only gains versions. Everything is checked before the first word
is written, and doing it twice changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from trustbook.domain.answers import Answers, canonical, tidy
from trustbook.domain.entries import Entry, EntryRole, EntryState, Event, EventKind, Revision, RevisionReason
from trustbook.domain.names import same_name
from trustbook.domain.people import Viewer
from trustbook.exercises.signatures import only_known, without_outlived
from trustbook.exercises.snapshots import to_json
from trustbook.workbook.agreements.agreement_words import follow_words
from trustbook.workbook.data.current_text import id_of_text, version_of_text
from trustbook.workbook.data.data_check import FormCheck, definitions_in
from trustbook.workbook.data.dataform import DataForm, WrittenEntry, WrittenEvent, WrittenVersion, read
from trustbook.workbook.pages.working_copies import WorkingCopies
from trustbook.workbook.sitting.freezing import Freezer
from trustbook.workbook.sitting.reports import ImportReport
from trustbook.workbook.sitting.session_context import Seat, SessionContext
from trustbook.workbook.sitting.views import Changed

if TYPE_CHECKING:
    from trustbook.storage.books.book import Book


def import_data(context: SessionContext, viewer: Viewer, path: Path, *, own: bool, dry_run: bool) -> ImportReport:
    """Bring in the file at `path`; `own` takes the viewer's own pages too. `dry_run` only counts.

    Raises NotForThisSeat, CannotReadFile, TooLargeFile, NewerFormat, UnreadableImport, and as a save does.
    """
    seat = context.own_seat(viewer, writing=not dry_run)
    form = read(path)
    definitions = definitions_in(form, path)
    looked = _Importer(context, seat, form, FormCheck(context, path, definitions), own, write=False)
    report = looked.run()
    if dry_run or not (report.new_pages or report.new_versions or looked.new_events):
        return report
    with seat.own.database.transaction(), seat.shelf.database.transaction():
        return _Importer(context, seat, form, FormCheck(context, path, definitions), own, write=True).run()


@dataclass
class _Importer:
    context: SessionContext
    seat: Seat
    form: DataForm
    check: FormCheck
    own: bool
    write: bool
    new_pages: int = 0
    new_versions: int = 0
    known_pages: int = 0
    left_out: int = 0
    new_events: int = 0
    without_names: set[str] = field(default_factory=set)
    """Ids of agreements with a yes of which nothing here proves whose it is."""
    entries: set[str] = field(default_factory=set)
    exercises: set[str] = field(default_factory=set)
    taken: dict[str, set[str]] = field(default_factory=dict)
    """By kind of book: ids that lay in it before."""
    remembered: set[tuple[str, str]] = field(default_factory=set)
    """Kind of book and digest of definitions that it holds."""

    def __post_init__(self) -> None:
        self.copies = WorkingCopies(self.context, Freezer(self.context))

    def run(self) -> ImportReport:
        """Go through the file once."""
        people = self._people()
        for number, written in enumerate(self.form.entries):
            here = f"$.entries[{number}]"
            self.check.entry(written, here)
            place = self._place(written, people)
            if place is None:
                self.left_out += 1
                continue
            book, role, author = place
            self._entry(book, role, author, written, here)
        self._events(people)
        if self.write and not self.seat.solo:
            follow_words(self.context, self.seat.shelf, self.copies)
        changed = Changed(frozenset(self.entries), frozenset(self.exercises)) if self.write else Changed()
        return ImportReport(
            self.new_pages, self.new_versions, self.known_pages, self.left_out, changed, len(self.without_names)
        )

    def _people(self) -> dict[str, str]:
        """Ids in the file → ids here: the same id, else the same name."""
        here = self.context.partners()
        ids = {partner.id for partner in here}
        found = {partner_id: partner_id for partner_id in ids}
        for partner in self.form.partners:
            named = [one.id for one in here if same_name(one.name, partner.name)]
            if partner.id not in ids and named:
                found[partner.id] = named[0]
        return found

    def _place(self, written: WrittenEntry, people: dict[str, str]) -> tuple[Book, EntryRole, str | None] | None:
        """Where the page goes, in which role and in whose name; None when it is left out."""
        me = self.seat.viewer.partner_id
        mine = written.author is None or people.get(written.author) == me
        if written.role is EntryRole.JOINT:
            if not self.seat.solo:
                return self.seat.shelf, EntryRole.JOINT, None
            return self.seat.own, EntryRole.OWN, me
        if not self.own or not mine:
            return None
        if written.role is EntryRole.OWN:
            return self.seat.own, EntryRole.OWN, me
        return None if self.seat.solo else (self.seat.shelf, EntryRole.COPY, me)

    def _entry(self, book: Book, role: EntryRole, author: str | None, written: WrittenEntry, here: str) -> None:
        if written.id not in self._taken(book):
            self._insert(book, role, author, written, here)
            return
        stored = book.entries.get(written.id)
        expected = (written.exercise, role, author)
        if stored is None or (stored.exercise_id, stored.role, stored.author) != expected:
            raise self.check.refusal(f"{here}.id")
        self.known_pages += 1
        self._add_versions(book, stored, written, here)

    def _insert(self, book: Book, role: EntryRole, author: str | None, written: WrittenEntry, here: str) -> None:
        for number, version in enumerate(written.versions):
            if version.id in self._taken(book):
                raise self.check.refusal(f"{here}.versions[{number}].id")
        self.new_pages += 1
        self._touched(written)
        if not self.write:
            return
        exercise = self.check.exercise(written.exercise, written.definition, here)
        versions = [(tidy(version.answers), version.made.moment()) for version in written.versions]
        entry = Entry(
            id=written.id,
            exercise_id=written.exercise,
            definition=self._remember(book, written.exercise, written.definition),
            role=role,
            author=author,
            state=EntryState(written.state),
            on=written.on,
            answers=tidy(written.answers),
            saved=written.saved.moment() if written.saved else self.context.clock.now(),
            lamport=written.lamport,
            writer=written.writer,
        )
        if role is EntryRole.COPY:
            self.copies.place_copy(book, entry)
            return  # it was placed as it is: earlier versions would tell what was not shared
        never_ended = self.form.version == 1
        kept = without_outlived(exercise, entry.answers, versions, never_ended=never_ended).answers
        self.copies.write(book, replace(entry, answers=kept), None)
        for version in written.versions:
            reason = RevisionReason(version.reason)
            timed_on_shelf = book is self.seat.shelf and reason == RevisionReason.WHILE_WRITING
            self._add(book, written, version, RevisionReason.IMPORTED if timed_on_shelf else reason)

    def _add_versions(self, book: Book, stored: Entry, written: WrittenEntry, here: str) -> None:
        if stored.role is EntryRole.COPY:
            return  # frozen: what lies on the shelf stays as it was placed
        kept = book.revisions.of_entry(stored.id)
        known = {version.id for version in kept}
        here_already = [stored.answers, *(version.answers for version in kept)]
        texts = {canonical(answers) for answers in here_already}

        def as_signed_here(answers: Answers, name: str | None) -> dict[str, object]:
            """A file can say who signed what; only what was signed here is taken over under a page of here."""
            return tidy(only_known(self.check.exercise(written.exercise, name, here), answers, here_already))

        for number, version in enumerate(written.versions):
            if version.id in known:
                continue
            if version.id in self._taken(book):
                raise self.check.refusal(f"{here}.versions[{number}].id")
            answers = as_signed_here(version.answers, version.definition or written.definition)
            texts.add(canonical(answers))
            self.new_versions += 1
            self._touched(written)
            if self.write:
                self._add(book, written, msgspec.structs.replace(version, answers=answers), RevisionReason.IMPORTED)
        answers = as_signed_here(written.answers, written.definition)
        version_id = id_of_text(written.id, answers)
        if version_id in self._taken(book):
            return
        if answers and canonical(answers) not in texts and canonical(written.answers) not in texts:
            self.new_versions += 1
            self._touched(written)
            if self.write:
                name = self._remember(book, written.exercise, written.definition)
                moment = written.saved or self.form.written
                made = moment.moment() if moment else self.context.clock.now()
                book.revisions.add(version_of_text(written, answers, name, made))

    def _add(self, book: Book, written: WrittenEntry, version: WrittenVersion, reason: RevisionReason) -> None:
        name = self._remember(book, written.exercise, version.definition or written.definition)
        book.revisions.add(
            Revision(
                id=version.id,
                entry_id=written.id,
                made=version.made.moment(),
                reason=reason,
                definition=name,
                answers=tidy(version.answers),
                parents=version.parents,
                lamport=version.lamport,
                writer=version.writer,
            )
        )

    def _remember(self, book: Book, exercise_id: str, name: str | None) -> str:
        brought = name is not None and name in self.check.definitions
        if name is None or not brought:
            name = self.context.definitions.current(exercise_id)[1]
        if (book.kind, name) not in self.remembered:
            self.remembered.add((book.kind, name))
            if brought:
                book.definitions.remember(name, exercise_id, to_json(self.check.definitions[name]))
            else:
                self.context.definitions.remember(book, exercise_id)
        return name

    def _taken(self, book: Book) -> set[str]:
        if book.kind not in self.taken:
            self.taken[book.kind] = book.entries.ids() | book.revisions.ids() | book.events.ids()
        return self.taken[book.kind]

    def _events(self, people: dict[str, str]) -> None:
        if self.seat.solo:
            return
        known = self._taken(self.seat.shelf)
        for number, event in enumerate(self.form.events):
            self.check.once(event.id, f"$.events[{number}].id")
            happened = self._happened(event, people, f"$.events[{number}]")
            if event.id in known:
                continue
            self.new_events += 1
            if happened.kind is EventKind.AGREED and happened.entry_id and not happened.actor:
                self.without_names.add(happened.entry_id)
            if not self.write:
                continue
            if event.entry is None or self.seat.shelf.entries.get(event.entry) is not None:
                self.seat.shelf.events.add(happened)

    def _happened(self, written: WrittenEvent, people: dict[str, str], here: str) -> Event:
        """Nobody's name stands under what matters to the other one, unless that person signed just this."""
        from trustbook.storage.books.payloads import payload_text
        from trustbook.storage.books.signing import matters_to_both

        kind = EventKind(written.kind)
        try:
            payload_text(kind, written.payload)
        except ValueError:
            raise self.check.refusal(f"{here}.payload") from None
        event = Event(
            id=written.id,
            kind=kind,
            on=written.on,
            entry_id=written.entry,
            actor=written.actor,
            revision_id=written.revision,
            payload=written.payload,
            lamport=written.lamport,
            writer=written.writer,
            signature=written.signature,
        )
        if self.seat.shelf.known_keys.has_signed(event):
            return event
        actor = None if matters_to_both(kind) else people.get(written.actor or "")
        return replace(event, actor=actor, signature="")

    def _touched(self, written: WrittenEntry) -> None:
        self.entries.add(written.id)
        self.exercises.add(written.exercise)
