"""Writing the data form: shared pages, and own ones only when that is asked for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from trustbook.domain.entries import Entry, EntryRole
from trustbook.domain.people import Viewer
from trustbook.domain.problems import NotForThisSeat
from trustbook.workbook.data.dataform import (
    VERSION,
    DataForm,
    WrittenEntry,
    WrittenEvent,
    WrittenMoment,
    WrittenPartner,
    WrittenVersion,
    to_bytes,
)
from trustbook.workbook.sitting.definitions import sound
from trustbook.workbook.sitting.sealed import sealed_copies
from trustbook.workbook.sitting.session_context import SessionContext

if TYPE_CHECKING:
    from trustbook.storage.books.book import Book


def export_data(context: SessionContext, viewer: Viewer, *, private: bool) -> bytes:
    """The data form of what is shared, with the viewer's own pages when `private`. Raises NotForThisSeat.

    A letter that is sealed for the viewer is not in it: its words are not shown before it is opened.
    """
    seat = context.seat(viewer)
    if private and viewer.is_together:
        raise NotForThisSeat
    books = seat.books if private else (seat.shelf,)
    definitions: dict[str, dict[str, Any]] = {}
    entries: list[WrittenEntry] = []
    sealed = sealed_copies(seat)
    for book in books:
        for entry in (entry for entry in book.entries.all() if entry.id not in sealed):
            written = _entry(book, entry)
            for digest in {written.definition, *(version.definition for version in written.versions)}:
                body = book.definitions.get(digest) if digest and digest not in definitions else None
                if digest and body is not None and sound(body, digest) is not None:
                    definitions[digest] = json.loads(body)
            entries.append(written)
    form = DataForm(
        format="trustbook-data",
        version=VERSION,
        written=WrittenMoment.of(context.clock.now()),
        partners=tuple(WrittenPartner(id=partner.id, name=partner.name) for partner in context.partners()),
        definitions=definitions,
        entries=tuple(entries),
        events=tuple(
            WrittenEvent(
                id=event.id,
                kind=event.kind.value,
                on=event.on,
                entry=event.entry_id,
                actor=event.actor,
                revision=event.revision_id,
                payload=dict(event.payload),
                lamport=event.lamport,
                writer=event.writer,
                signature=event.signature,
            )
            for event in seat.shelf.events.all()
            if event.entry_id not in sealed
        ),
    )
    return to_bytes(form)


def _entry(book: Book, entry: Entry) -> WrittenEntry:
    versions = () if entry.role is EntryRole.COPY else book.revisions.of_entry(entry.id)
    return WrittenEntry(
        id=entry.id,
        exercise=entry.exercise_id,
        role=entry.role,
        author=entry.author,
        state=entry.state.value,
        on=entry.on,
        definition=entry.definition,
        answers=dict(entry.answers),
        saved=WrittenMoment.of(entry.saved),
        lamport=entry.lamport,
        writer=entry.writer,
        versions=tuple(
            WrittenVersion(
                id=version.id,
                made=WrittenMoment.of(version.made),
                reason=version.reason.value,
                definition=version.definition,
                answers=dict(version.answers),
                parents=version.parents,
                lamport=version.lamport,
                writer=version.writer,
            )
            for version in versions
        ),
    )
