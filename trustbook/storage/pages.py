"""The pages of a book: entries with their working copies, and frozen revisions."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import Row, Select, func, insert, select

from trustbook.domain.answers import Answers, canonical, parse
from trustbook.domain.entries import Entry, EntryRole, EntryState, Revision, RevisionReason
from trustbook.domain.problems import DamagedBook
from trustbook.domain.times import Moment
from trustbook.storage.lists import ListStore
from trustbook.storage.records import EntryHead, Tally, tally
from trustbook.storage.rows import EntryRow, WorkingCopyRow, day, entry_of, moment, moment_columns, take_over
from trustbook.storage.tables import entries, revisions, working_copies

_AT_A_TIME = 256
_ROLES = {role.value: role for role in EntryRole}
_STATES = {state.value: state for state in EntryState}
_WHOLE_ENTRY = select(
    entries, working_copies.c.definition, working_copies.c.answers, working_copies.c.saved_utc,
    working_copies.c.saved_zone,
).join(working_copies)  # fmt: skip

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
        return tuple(map(_entry, self._all(_chosen(_WHOLE_ENTRY, exercise_id, role), entries)))

    def heads(self, exercise_id: str | None = None, role: EntryRole | None = None) -> tuple[EntryHead, ...]:
        """As `entries`, without what was written."""
        return tuple(map(_head, self._all(_chosen(select(entries), exercise_id, role), entries)))

    def tallies(self, exercise_ids: Collection[str]) -> tuple[Tally, ...]:
        """The newest entry of each of these exercises by role, and how many there are."""
        query = _TALLY.where(entries.c.exercise_id.in_(exercise_ids))
        try:
            with self._reading():
                rows = list(self._connection.execute(query).all())
                self._refuse_zeros(*(value for row in rows for value in row))
        except DamagedBook:
            return tally(head for head in self.heads() if head.exercise_id in exercise_ids)
        return tuple(Tally(_head(row[:7]), row.number) for row in rows)

    def entry(self, entry_id: str) -> Entry | None:
        """One entry with its working copy. Raises DamagedBook when just this one cannot be read."""
        try:
            with self._reading(), self._session() as session:
                row = session.scalar(select(EntryRow).where(EntryRow.id == entry_id))
                self._refuse_zeros(row and row.working_copy.answers)
        except DamagedBook:
            return self._entry_without_index(entry_id)
        return None if row is None else entry_of(row)

    def _entry_without_index(self, entry_id: str) -> Entry | None:
        """The page itself may be whole where the index of its table is not. Raises DamagedBook."""
        for head in self.heads():
            if head.id == entry_id:
                row = self._row(_WHOLE_ENTRY.where(entries.c.sequence == head.sequence))
                return None if row is None else _entry(row)
        raise self._damage()

    def write_entry(self, entry: Entry) -> None:
        """Insert an entry, or bring its working copy, state and date up to date. The book gives the sequence."""
        with self.transaction(), self._session() as session:
            row = session.scalar(select(EntryRow).where(EntryRow.id == entry.id))
            if row is None:
                row = EntryRow(id=entry.id, working_copy=WorkingCopyRow())
                session.add(row)
            take_over(row, entry)
            session.flush()

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
                if keep is None or keep(row.answers):
                    yield _entry(row)
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
        new = insert(revisions).values(
            id=revision_id,
            entry_id=entry_id,
            made_utc=utc,
            made_zone=zone,
            reason=reason.value,
            definition=definition,
            answers=text,
        )
        with self.transaction():
            sequence = self._connection.execute(new.returning(revisions.c.sequence)).scalar_one()
        return Revision(revision_id, entry_id, sequence, moment(utc, zone), reason, definition, parse(text))

    def revisions(self, entry_id: str) -> tuple[Revision, ...]:
        """Frozen versions of an entry, oldest first."""
        query = select(revisions).where(revisions.c.entry_id == entry_id)
        return tuple(map(_revision, self._all(query, revisions)))

    def revision(self, revision_id: str) -> Revision | None:
        """One frozen version."""
        rows = self._all(select(revisions).where(revisions.c.id == revision_id), revisions)
        return _revision(rows[0]) if rows else None


def _chosen(query: Select[Any], exercise_id: str | None, role: EntryRole | None) -> Select[Any]:
    if exercise_id is not None:
        query = query.where(entries.c.exercise_id == exercise_id)
    return query if role is None else query.where(entries.c.role == role.value)


def _head(row: Sequence[Any]) -> EntryHead:
    sequence, entry_id, exercise_id, role, author, state, on = row
    return EntryHead(entry_id, exercise_id, _ROLES[role], author, _STATES[state], day(on), sequence)


def _entry(row: Row[Any]) -> Entry:
    sequence, entry_id, exercise_id, role, author, state, on, definition, answers, saved, zone = tuple(row)
    return Entry(
        id=entry_id,
        exercise_id=exercise_id,
        definition=definition,
        role=_ROLES[role],
        author=author,
        state=_STATES[state],
        on=day(on),
        sequence=sequence,
        answers=parse(answers),
        saved=moment(saved, zone),
    )


def _revision(row: Row[Any]) -> Revision:
    return Revision(
        id=row.id,
        entry_id=row.entry_id,
        sequence=row.sequence,
        made=moment(row.made_utc, row.made_zone),
        reason=RevisionReason(row.reason),
        definition=row.definition,
        answers=parse(row.answers),
    )
