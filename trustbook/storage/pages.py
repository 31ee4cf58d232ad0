"""The pages of a book: entries with their working copies, and frozen revisions."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import Row, Select, func, insert, or_, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from trustbook.domain.answers import Answers, canonical, parse
from trustbook.domain.entries import Entry, EntryRole, Revision, RevisionReason
from trustbook.domain.problems import DamagedBook
from trustbook.domain.times import Moment
from trustbook.storage.lists import ListStore
from trustbook.storage.records import EntryHead, Tally, tally
from trustbook.storage.rows import (
    copy_columns,
    entry_of,
    head_columns,
    head_of,
    moment,
    moment_columns,
    revision_of,
)
from trustbook.storage.tables import entries, events, revisions, working_copies

_AT_A_TIME = 256
_WHOLE_ENTRY = select(
    entries, working_copies.c.definition, working_copies.c.answers, working_copies.c.saved_utc,
    working_copies.c.saved_zone,
).outerjoin(working_copies)  # fmt: skip

_NEW_ENTRY = insert(entries).returning(entries.c.sequence)
_NEW_REVISION = insert(revisions).returning(revisions.c.sequence)
_NEW_COPY = upsert(working_copies)
_WRITE_COPY = _NEW_COPY.on_conflict_do_update(
    index_elements=["entry_sequence"],
    set_={name: _NEW_COPY.excluded[name] for name in ("definition", "answers", "saved_utc", "saved_zone")},
)

_TALLY = select(
    entries,
    func.count().label("number"),
    # SQLite takes the other columns from the row of the greatest value (documented for a single max)
    func.max(entries.c.on_date + func.printf("%020d", entries.c.sequence)),
).group_by(entries.c.exercise_id, entries.c.role)


class EntryStore(ListStore):
    """What was written."""

    def entries(self, exercise_id: str | None = None, role: EntryRole | None = None) -> tuple[Entry, ...]:
        """Entries of an exercise or of all, newest sequence last. Of a damaged book, those that can be read."""
        return tuple(self._entries(self._all(_chosen(_WHOLE_ENTRY, exercise_id, role), entries)))

    def heads(self, exercise_id: str | None = None, role: EntryRole | None = None) -> tuple[EntryHead, ...]:
        """As `entries`, without what was written."""
        return tuple(self._made(self._all(_chosen(select(entries), exercise_id, role), entries), entries, head_of))

    def tallies(self, exercise_ids: Collection[str]) -> tuple[Tally, ...]:
        """The newest entry of each of these exercises by role, and how many there are."""
        query = _TALLY.where(entries.c.exercise_id.in_(exercise_ids))
        try:
            rows = self._read(query)
            return tuple(Tally(head_of(row[:7]), row.number) for row in rows)
        except (DamagedBook, ValueError):
            return tally(head for head in self.heads() if head.exercise_id in exercise_ids)

    def entry(self, entry_id: str) -> Entry | None:
        """One entry with its working copy. Raises DamagedBook when just this one cannot be read."""
        try:
            rows = self._read(_WHOLE_ENTRY.where(entries.c.id == entry_id))
        except DamagedBook:
            return self._entry_without_index(entry_id)
        return next(iter(self._entries(rows)), None)

    def _entry_without_index(self, entry_id: str) -> Entry | None:
        """The page itself may be whole where the index of its table is not. Raises DamagedBook."""
        for head in self.heads():
            if head.id == entry_id:
                row = self._row(_WHOLE_ENTRY.where(entries.c.sequence == head.sequence))
                return None if row is None else next(iter(self._entries([row])), None)
        raise self._damage()

    def taken_ids(self) -> set[str]:
        """Every id of an entry, a frozen version or an event, also of those that are damaged or odd."""
        columns = (entries.c.id, revisions.c.id, events.c.id)
        return {row.id for column in columns for row in self._read(select(column)) if isinstance(row.id, str)}

    def write_entry(self, entry: Entry) -> None:
        """Insert an entry, or bring its working copy, state and date up to date. The book gives the sequence."""
        head, copy = head_columns(entry), copy_columns(entry)
        with self.transaction():
            run = self._connection.execute
            sequence = run(select(entries.c.sequence).where(entries.c.id == entry.id)).scalar()
            if sequence is None:
                values = {"id": entry.id, **head, **self._number_if_odd(entries)}
                sequence = run(_NEW_ENTRY, values).scalar_one()
            else:
                changed = or_(*(entries.c[name].is_distinct_from(value) for name, value in head.items()))
                run(update(entries).where(entries.c.sequence == sequence, changed).values(**head))
            run(_WRITE_COPY, {"entry_sequence": sequence, **copy})

    def scan(self, cancelled: Callable[[], bool], keep: Callable[[str], bool] | None = None) -> Iterator[Entry]:
        """Every entry, newest first, a few hundred at a time, until `cancelled` says so.

        `keep` is given the JSON text of the answers and says whether the entry is wanted at all: making entries takes
        longer than reading them. The book may be used and written between two entries.
        """
        before: int | None = None
        while not cancelled():
            query = _WHOLE_ENTRY
            if before is not None:
                query = query.where(entries.c.sequence < before)
            rows = self._all(query, entries, _AT_A_TIME)
            for row in rows:
                if cancelled():
                    return
                if keep is None or not isinstance(row.answers, str) or keep(row.answers):
                    yield from self._entries([row])
            if len(rows) < _AT_A_TIME:
                return
            before = rows[-1].sequence

    def add_revision(
        self,
        entry_id: str,
        answers: Answers,
        definition: str,
        reason: RevisionReason,
        made: Moment,
        revision_id: str,
    ) -> Revision:
        """Freeze a version. It can never be changed afterwards.

        Raises ValueError for one made while writing in the shared book: no sentence that was taken back is kept there.
        """
        if self.kind == "shared" and reason is RevisionReason.WHILE_WRITING:
            raise ValueError("The shared book keeps no timed versions.")
        utc, zone = moment_columns(made)
        text = canonical(answers)
        values: dict[str, object] = {
            "id": revision_id,
            "entry_id": entry_id,
            "made_utc": utc,
            "made_zone": zone,
            "reason": reason.value,
            "definition": definition,
            "answers": text,
        }
        with self.transaction():
            values |= self._number_if_odd(revisions)
            sequence = self._connection.execute(_NEW_REVISION, values).scalar_one()
        return Revision(revision_id, entry_id, sequence, moment(utc, zone), reason, definition, parse(text))

    def revisions(self, entry_id: str) -> tuple[Revision, ...]:
        """Frozen versions of an entry, oldest first."""
        query = select(revisions).where(revisions.c.entry_id == entry_id)
        return tuple(self._made(self._all(query, revisions), revisions, revision_of))

    def revision(self, revision_id: str) -> Revision | None:
        """One frozen version."""
        rows = self._all(select(revisions).where(revisions.c.id == revision_id), revisions)
        return next(iter(self._made(rows, revisions, revision_of)), None)

    def _entries(self, rows: Sequence[Row[Any]]) -> Iterator[Entry]:
        for row in rows:
            try:
                entry, whole = entry_of(row)
            except ValueError:
                self._note_odd(entries, row)
                continue
            if not whole:
                self._note_odd(working_copies, row)
            yield entry


def _chosen(query: Select[Any], exercise_id: str | None, role: EntryRole | None) -> Select[Any]:
    if exercise_id is not None:
        query = query.where(entries.c.exercise_id == exercise_id)
    return query if role is None else query.where(entries.c.role == role.value)
