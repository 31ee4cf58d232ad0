"""ORM rows of one page: an entry and its working copy."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import lru_cache

from sqlalchemy.orm import DeclarativeBase, Mapped, relationship

from trustbook.domain.answers import canonical, parse
from trustbook.domain.entries import Entry, EntryRole, EntryState
from trustbook.domain.times import Moment
from trustbook.storage import tables


class _Row(DeclarativeBase):
    metadata = tables.metadata


class WorkingCopyRow(_Row):
    """The current state that autosave writes."""

    __table__ = tables.working_copies

    entry_sequence: Mapped[int]
    definition: Mapped[str]
    answers: Mapped[str]
    saved_utc: Mapped[str]
    saved_zone: Mapped[str]


class EntryRow(_Row):
    """One filling-in of an exercise."""

    __table__ = tables.entries

    sequence: Mapped[int]
    id: Mapped[str]
    exercise_id: Mapped[str]
    role: Mapped[str]
    author: Mapped[str | None]
    state: Mapped[str]
    on_date: Mapped[str]
    working_copy: Mapped[WorkingCopyRow] = relationship(lazy="joined", innerjoin=True, uselist=False)


def take_over(row: EntryRow, entry: Entry) -> None:
    """Bring a row to the state of an entry. Its id and sequence stay."""
    row.exercise_id, row.role, row.author = entry.exercise_id, entry.role.value, entry.author
    row.state, row.on_date = entry.state.value, entry.on.isoformat()
    copy = row.working_copy
    copy.definition, copy.answers = entry.definition, canonical(entry.answers)
    copy.saved_utc, copy.saved_zone = moment_columns(entry.saved)


def entry_of(row: EntryRow) -> Entry:
    """The entry that a row tells of."""
    copy = row.working_copy
    return Entry(
        id=row.id,
        exercise_id=row.exercise_id,
        definition=copy.definition,
        role=EntryRole(row.role),
        author=row.author,
        state=EntryState(row.state),
        on=date.fromisoformat(row.on_date),
        sequence=row.sequence,
        answers=parse(copy.answers),
        saved=moment(copy.saved_utc, copy.saved_zone),
    )


def moment_columns(moment: Moment) -> tuple[str, str]:
    """An instant as two columns: UTC in ISO form, zone name."""
    return moment.utc.astimezone(UTC).isoformat(), moment.zone


@lru_cache(maxsize=512)
def day(text: str) -> date:
    """The civil date of a column."""
    return date.fromisoformat(text)


def moment(utc: str, zone: str) -> Moment:
    """The instant of two columns."""
    return Moment(datetime.fromisoformat(utc), zone)
