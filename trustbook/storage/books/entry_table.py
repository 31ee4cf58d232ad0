"""What was written in a book: its entries with their working copies."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, and_, func, insert, or_, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from trustbook.domain.cancelling import CancelToken
from trustbook.domain.entries import Entry, EntryRole, age_of
from trustbook.domain.problems import DamagedBook
from trustbook.storage.books.database import Database
from trustbook.storage.books.glances import Glances, within
from trustbook.storage.books.records import EntryHead, Tally, tally
from trustbook.storage.books.rows import NewerRow, copy_columns, day, entry_of, head_columns, head_of
from trustbook.storage.books.salvage import Salvage
from trustbook.storage.books.signing import KnownKeys
from trustbook.storage.books.tables import entries, working_copies

_AT_A_TIME = 256
_WHOLE_ENTRY = select(
    entries, working_copies.c.definition, working_copies.c.answers, working_copies.c.saved_utc,
    working_copies.c.saved_zone,
).outerjoin(working_copies)  # fmt: skip

_NEW_ENTRY = insert(entries).returning(entries.c.sequence)
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


class EntryTable:
    """The entries of a book. A row that is not as this program writes it is left out, and noted as odd.

    Reading gives of a damaged book what can be read; it raises CannotReadFile, FolderMoved where nothing can. Writing
    raises as `Database.transaction`.
    """

    def __init__(self, database: Database, salvage: Salvage, known_keys: KnownKeys) -> None:
        self._database = database
        self._salvage = salvage
        self._known_keys = known_keys
        self.glances = Glances(database, salvage)
        """Many of them at once, without reading them whole."""

    def all(self, exercise_id: str | None = None, role: EntryRole | None = None) -> tuple[Entry, ...]:
        """Entries of an exercise or of all, oldest first by `age_of`."""
        return tuple(
            sorted(self._entries(self._salvage.all(_chosen(_WHOLE_ENTRY, exercise_id, role), entries)), key=age_of)
        )

    def heads(
        self, exercise_id: str | None = None, role: EntryRole | None = None, ids: Collection[str] | None = None
    ) -> tuple[EntryHead, ...]:
        """As `all`, without what was written; with `ids` only those."""
        query = _chosen(select(entries), exercise_id, role)
        rows = self._salvage.all(query if ids is None else query.where(entries.c.id.in_(ids)), entries)
        return tuple(sorted(self._salvage.made(rows, entries, head_of), key=age_of))

    def copies(
        self, exercise_ids: Collection[str], since: date | None, until: date | None, also: Collection[str] = ()
    ) -> tuple[Entry, ...]:
        """Shared copies of these exercises with a day of this range, whatever their day of those that are in `also`
        too, oldest first by `age_of`. Each is checked as it was signed, so ask for no more than is needed."""
        query = _chosen(_WHOLE_ENTRY, None, EntryRole.COPY).where(entries.c.exercise_id.in_(exercise_ids))
        inside = within(entries.c.on_date, since, until)
        if inside:
            query = query.where(or_(and_(*inside), entries.c.exercise_id.in_(also)))
        return tuple(sorted(self._entries(self._salvage.all(query, entries)), key=age_of))

    def tallies(self, exercise_ids: Collection[str]) -> tuple[Tally, ...]:
        """The newest entry of each of these exercises by role, and how many there are."""
        query = _TALLY.where(entries.c.exercise_id.in_(exercise_ids))
        try:
            rows = self._database.read(query)
            return tuple(Tally(head_of(row), row.number) for row in rows)
        except (DamagedBook, ValueError, NewerRow):
            return tally(head for head in self.heads() if head.exercise_id in exercise_ids)

    def first_day(self, role: EntryRole) -> date | None:
        """The day of the oldest entry of this role; None where there is none."""
        try:
            rows = self._database.read(select(func.min(entries.c.on_date)).where(entries.c.role == role.value))
            return None if rows[0][0] is None else day(rows[0][0])
        except (DamagedBook, ValueError):
            return min((head.on for head in self.heads(role=role)), default=None)

    def get(self, entry_id: str) -> Entry | None:
        """One entry with its working copy. Raises DamagedBook when just this one cannot be read."""
        try:
            rows = self._database.read(_WHOLE_ENTRY.where(entries.c.id == entry_id))
        except DamagedBook:
            return self._entry_without_index(entry_id)
        return next(iter(self._entries(rows)), None)

    def _entry_without_index(self, entry_id: str) -> Entry | None:
        """The page itself may be whole where the index of its table is not. Raises DamagedBook."""
        for found in self._salvage.all(select(entries), entries):
            if found.id == entry_id:
                row = self._salvage.row(_WHOLE_ENTRY.where(entries.c.sequence == found.sequence))
                return None if row is None else next(iter(self._entries([row])), None)
        raise self._database.damage()

    def ids(self) -> set[str]:
        """Every id of an entry, also of those that are damaged or odd. Raises DamagedBook."""
        return {row.id for row in self._database.read(select(entries.c.id)) if isinstance(row.id, str)}

    def write(self, entry: Entry) -> None:
        """Insert an entry, or bring its working copy, state and date up to date.

        The book gives number and writer to a new one that has none; they never change.
        """
        head, copy = head_columns(entry), copy_columns(entry)
        with self._database.transaction() as connection:
            run = connection.execute
            sequence = run(select(entries.c.sequence).where(entries.c.id == entry.id)).scalar()
            if sequence is None:
                place = self._database.place_of(entry.lamport, entry.writer)
                values = {"id": entry.id, **head, **place, **self._database.row_number_if_odd(entries)}
                sequence = run(_NEW_ENTRY, values).scalar_one()
            else:
                changed = or_(*(entries.c[name].is_distinct_from(value) for name, value in head.items()))
                run(update(entries).where(entries.c.sequence == sequence, changed).values(**head))
            run(_WRITE_COPY, {"entry_sequence": sequence, **copy})

    def sign(self, entry_id: str, signature: str) -> None:
        """Sign an entry that lies there already; nothing else of it changes."""
        with self._database.transaction() as connection:
            connection.execute(update(entries).where(entries.c.id == entry_id).values(signature=signature))

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
            found = {row.sequence: row for row in self._salvage.all(_WHOLE_ENTRY, entries, some)}
            for row in (found[number] for number in some if number in found):
                token.raise_if_cancelled()
                if keep is None or not isinstance(row.answers, str) or keep(row.answers):
                    yield from self._entries([row])

    def _newest_first(self) -> list[int]:
        """The numbers of all entries in the order of `age_of`; of a damaged book, of those that can be read."""
        order = (entries.c.on_date, entries.c.lamport, entries.c.id)
        query = select(entries.c.sequence, *order)
        try:
            rows = self._database.read(query.order_by(*(column.desc() for column in order)))
        except DamagedBook:
            rows = sorted(self._salvage.all(query, entries), key=_age_of_row, reverse=True)
        return [row.sequence for row in rows]

    def _entries(self, rows: Sequence[Row[Any]]) -> Iterator[Entry]:
        for row in rows:
            try:
                entry, whole = entry_of(row)
            except ValueError:
                self._salvage.note_odd(entries.name, row.sequence)
                continue
            except NewerRow:
                continue
            if not self._known_keys.is_genuine_entry(entry):
                self._salvage.note_odd(entries.name, row.sequence)
                continue
            if not whole:
                self._salvage.note_odd(working_copies.name, row.sequence)
            yield entry


def _chosen(query: Select[Any], exercise_id: str | None, role: EntryRole | None) -> Select[Any]:
    if exercise_id is not None:
        query = query.where(entries.c.exercise_id == exercise_id)
    return query if role is None else query.where(entries.c.role == role.value)


def _age_of_row(row: Row[Any]) -> tuple[str, int, str]:
    return str(row.on_date), row.lamport if isinstance(row.lamport, int) else 0, str(row.id)
