"""The pages of a book: entries with their working copies, and frozen revisions."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import Row, Select, func, insert, or_, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from trustbook.domain.answers import Answers, canonical
from trustbook.domain.cancelling import CancelToken
from trustbook.domain.entries import Entry, EntryRole, Revision, RevisionReason, age_of, order_of
from trustbook.domain.problems import DamagedBook
from trustbook.domain.times import Moment
from trustbook.storage.lists import ListStore
from trustbook.storage.records import EntryHead, Tally, tally
from trustbook.storage.rows import (
    WIDTH_OF_HEAD,
    PassedOver,
    copy_columns,
    entry_of,
    head_columns,
    head_of,
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
_NEW_REVISION = insert(revisions).returning(revisions)
_NEW_COPY = upsert(working_copies)
_WRITE_COPY = _NEW_COPY.on_conflict_do_update(
    index_elements=["entry_sequence"],
    set_={name: _NEW_COPY.excluded[name] for name in ("definition", "answers", "saved_utc", "saved_zone")},
)

_TALLY = select(
    entries,
    func.count().label("number"),
    # SQLite takes the other columns from the row of the greatest value (documented for a single max)
    func.max(entries.c.on_date + func.printf("%020d", entries.c.lamport) + entries.c.id),
).group_by(entries.c.exercise_id, entries.c.role)


class EntryStore(ListStore):
    """What was written."""

    def entries(self, exercise_id: str | None = None, role: EntryRole | None = None) -> tuple[Entry, ...]:
        """Entries of an exercise or of all, oldest first. Of a damaged book, those that can be read."""
        return tuple(sorted(self._entries(self._all(_chosen(_WHOLE_ENTRY, exercise_id, role), entries)), key=age_of))

    def heads(self, exercise_id: str | None = None, role: EntryRole | None = None) -> tuple[EntryHead, ...]:
        """As `entries`, without what was written."""
        rows = self._all(_chosen(select(entries), exercise_id, role), entries)
        return tuple(sorted(self._made(rows, entries, head_of), key=age_of))

    def tallies(self, exercise_ids: Collection[str]) -> tuple[Tally, ...]:
        """The newest entry of each of these exercises by role, and how many there are."""
        query = _TALLY.where(entries.c.exercise_id.in_(exercise_ids))
        try:
            rows = self._read(query)
            return tuple(Tally(head_of(row[:WIDTH_OF_HEAD]), row.number) for row in rows)
        except (DamagedBook, ValueError, PassedOver):
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
        for found in self._all(select(entries), entries):
            if found.id == entry_id:
                row = self._row(_WHOLE_ENTRY.where(entries.c.sequence == found.sequence))
                return None if row is None else next(iter(self._entries([row])), None)
        raise self._damage()

    def taken_ids(self) -> set[str]:
        """Every id of an entry, a frozen version or an event, also of those that are damaged or odd."""
        columns = (entries.c.id, revisions.c.id, events.c.id)
        return {row.id for column in columns for row in self._read(select(column)) if isinstance(row.id, str)}

    def write_entry(self, entry: Entry) -> None:
        """Insert an entry, or bring its working copy, state and date up to date.

        The book gives number and writer to a new one that has none; they never change.
        """
        head, copy = head_columns(entry), copy_columns(entry)
        with self.transaction():
            run = self._connection.execute
            sequence = run(select(entries.c.sequence).where(entries.c.id == entry.id)).scalar()
            if sequence is None:
                given = {**self._place_of(entry.lamport, entry.writer), **self._number_if_odd(entries)}
                values = {"id": entry.id, **head, **given}
                sequence = run(_NEW_ENTRY, values).scalar_one()
            else:
                changed = or_(*(entries.c[name].is_distinct_from(value) for name, value in head.items()))
                run(update(entries).where(entries.c.sequence == sequence, changed).values(**head))
            run(_WRITE_COPY, {"entry_sequence": sequence, **copy})

    def put_signature(self, entry_id: str, signature: str) -> None:
        """Sign an entry that lies there already; nothing else of it changes."""
        with self.transaction():
            self._connection.execute(update(entries).where(entries.c.id == entry_id).values(signature=signature))

    def scan(self, keep: Callable[[str], bool] | None = None, token: CancelToken | None = None) -> Iterator[Entry]:
        """Every entry, newest first by `age_of`, a few hundred at a time. Raises Cancelled once `token` says so.

        `keep` is given the JSON text of the answers and says whether the entry is wanted at all: making entries takes
        longer than reading them. The book may be used and written between two entries.
        """
        token = token or CancelToken()
        numbers = self._newest_first()
        for start in range(0, len(numbers), _AT_A_TIME):
            token.raise_if_cancelled()
            some = numbers[start : start + _AT_A_TIME]
            found = {row.sequence: row for row in self._all(_WHOLE_ENTRY, entries, some)}
            for row in (found[number] for number in some if number in found):
                token.raise_if_cancelled()
                if keep is None or not isinstance(row.answers, str) or keep(row.answers):
                    yield from self._entries([row])

    def _newest_first(self) -> list[int]:
        """The numbers of all entries in the order of `age_of`; of a damaged book, of those that can be read."""
        order = (entries.c.on_date, entries.c.lamport, entries.c.id)
        query = select(entries.c.sequence, *order)
        try:
            rows = self._read(query.order_by(*(column.desc() for column in order)))
        except DamagedBook:
            rows = sorted(self._all(query, entries), key=_age_of_row, reverse=True)
        return [row.sequence for row in rows]

    def add_revision(
        self,
        entry_id: str,
        answers: Answers,
        definition: str,
        reason: RevisionReason,
        made: Moment,
        revision_id: str,
        *,
        parents: Sequence[str] = (),
        lamport: int = 0,
        writer: str = "",
    ) -> Revision:
        """Freeze a version, written over `parents`. It can never be changed afterwards.

        The book gives number and writer unless they are brought.

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
            "parents": json.dumps(list(parents), separators=(",", ":")),
        }
        with self.transaction():
            place = self._place_of(lamport, writer)
            row = self._connection.execute(_NEW_REVISION, {**values, **place, **self._number_if_odd(revisions)}).one()
        return revision_of(row)

    def revisions(self, entry_id: str) -> tuple[Revision, ...]:
        """Frozen versions of an entry, oldest first by `order_of`."""
        query = select(revisions).where(revisions.c.entry_id == entry_id)
        return tuple(sorted(self._made(self._all(query, revisions), revisions, revision_of), key=order_of))

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
            except PassedOver:
                continue
            if not self.known_keys.is_genuine_entry(entry):
                self._note_odd(entries, row)
                continue
            if not whole:
                self._note_odd(working_copies, row)
            yield entry


def _chosen(query: Select[Any], exercise_id: str | None, role: EntryRole | None) -> Select[Any]:
    if exercise_id is not None:
        query = query.where(entries.c.exercise_id == exercise_id)
    return query if role is None else query.where(entries.c.role == role.value)


def _age_of_row(row: Row[Any]) -> tuple[str, int, str]:
    return str(row.on_date), row.lamport if isinstance(row.lamport, int) else 0, str(row.id)
