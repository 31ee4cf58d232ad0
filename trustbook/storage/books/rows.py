"""From the columns of a row to a plain object, and back.

A row can hold anything: SQLite puts any value into any column, and whoever has the key can write with another program.
What is not as this program writes it raises ValueError here; the row then counts as damaged, and it alone. Words that
only a newer program knows are no damage: they are kept, and what cannot be used without knowing them is PassedOver.
"""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any, Final

import msgspec

from trustbook.domain.answers import AS_IT_LIES, Answers, canonical, parse, storable_text
from trustbook.domain.entries import (
    HIGHEST_LAMPORT,
    LONGEST_WORD,
    WORD_PATTERN,
    Entry,
    EntryRole,
    EntryState,
    Event,
    EventKind,
    Revision,
    RevisionReason,
)
from trustbook.domain.people import Partner
from trustbook.domain.times import YEARS, Moment
from trustbook.storage.books.payloads import MOST_BYTES, payload_from, payload_text
from trustbook.storage.books.records import EntryHead, ShareNote, ShareState

_LONGEST_ID: Final = 100
_LONGEST_NAME: Final = 200
_LONGEST_LIST: Final = 1 << 16
_EXERCISE: Final = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
_UNKNOWN_TIME: Final = Moment(datetime(1970, 1, 1, tzinfo=UTC), "")
_ROLES: Final = {role.value: role for role in EntryRole}
_SHARES: Final[dict[str, ShareState]] = {"planned": "planned", "placed": "placed", "withdrawn": "withdrawn"}
_COLOURS: Final = ("first", "second")
_MOST_PARENTS: Final = 1 << 20
_LONGEST_SIGNATURE: Final = 200


class NewerRow(Exception):
    """A row that only a newer program understands. It stays as it is."""


def head_of(row: Any) -> EntryHead:
    """The head of an entry. Raises ValueError, PassedOver."""
    return EntryHead(
        id=_id(row.id),
        exercise_id=_exercise(row.exercise_id),
        role=_role(row.role),
        author=_id_or_none(row.author),
        state=EntryState(_text(row.state, LONGEST_WORD)),
        on=day(row.on_date),
        lamport=lamport_of(row.lamport),
    )


def entry_of(row: Any) -> tuple[Entry, bool]:
    """An entry of a row with the columns of its working copy too, and whether that is as it should be.

    Of a working copy that is not, what can be read is given. Raises ValueError and PassedOver for the rest.
    """
    head = head_of(row)
    whole = True
    try:
        answers: Answers = parse(row.answers)
    except ValueError:
        whole, answers = False, _as_it_lies(row.answers)
    try:
        saved = moment(row.saved_utc, row.saved_zone)
    except ValueError:
        whole, saved = False, _UNKNOWN_TIME
    definition = row.definition
    if not isinstance(definition, str):
        whole, definition = False, ""
    entry = Entry(
        id=head.id, exercise_id=head.exercise_id, definition=definition, role=head.role, author=head.author,
        state=head.state, on=head.on, answers=answers, saved=saved, lamport=head.lamport,
        writer=_text(row.writer, _LONGEST_ID), signature=_text(row.signature, _LONGEST_SIGNATURE),
    )  # fmt: skip
    return entry, whole


def revision_of(row: Any) -> Revision:
    """A frozen version. Raises ValueError."""
    return Revision(
        id=_id(row.id),
        entry_id=_id(row.entry_id),
        made=moment(row.made_utc, row.made_zone),
        reason=RevisionReason(_text(row.reason, LONGEST_WORD)),
        definition=_text(row.definition, _LONGEST_ID),
        answers=parse(row.answers),
        parents=_names(row.parents, _MOST_PARENTS),
        lamport=lamport_of(row.lamport),
        writer=_text(row.writer, _LONGEST_ID),
    )


def event_of(row: Any) -> Event:
    """Something that happened. Raises ValueError."""
    kind = EventKind(_text(row.kind, LONGEST_WORD))
    return Event(
        id=_id(row.id),
        kind=kind,
        on=day(row.on_date),
        entry_id=_id_or_none(row.entry_id),
        actor=_id_or_none(row.actor),
        revision_id=_id_or_none(row.revision_id),
        payload=payload_from(kind, _text(row.payload, MOST_BYTES)),
        lamport=lamport_of(row.lamport),
        writer=_text(row.writer, _LONGEST_ID),
        signature=_text(row.signature, _LONGEST_SIGNATURE),
    )


def event_columns(event: Event) -> dict[str, str | None]:
    """The row of an event, without what the book gives. Raises ValueError for a payload that does not fit."""
    return {
        "id": event.id,
        "kind": event.kind.value,
        "on_date": event.on.isoformat(),
        "entry_id": event.entry_id,
        "actor": event.actor,
        "revision_id": event.revision_id,
        "payload": payload_text(event.kind, event.payload),
        "signature": event.signature,
    }


def partner_of(row: Any) -> tuple[Partner, bool]:
    """Whose profile it is, and whether it is as it should be. Each row stands for somebody, so that a seat that is
    taken stays taken; who cannot be read has no name."""
    whole = True
    try:
        partner_id = _id(row.id)
    except ValueError:
        whole, partner_id = False, f"unreadable {row.sequence}"
    try:
        name = _text(row.name, _LONGEST_NAME)
    except ValueError:
        whole, name = False, ""
    colour = row.colour if row.colour in _COLOURS else "second"
    try:
        key = _text(row.signing_key, _LONGEST_SIGNATURE)
    except ValueError:
        whole, key = False, ""
    return Partner(partner_id, name, colour, key), whole and colour == row.colour


def note_of(row: Any) -> ShareNote:
    """What was or will be shared. Raises ValueError."""
    return ShareNote(
        copy_id=_id(row.copy_id),
        entry_id=_id(row.entry_id),
        fields=_names(row.fields, _LONGEST_LIST),
        state=_one_of(_SHARES, row.state),
        noted=moment(row.noted_utc, row.noted_zone),
        answers=parse(row.answers),
    )


def note_columns(note: ShareNote) -> dict[str, str]:
    """The row of a share note."""
    utc, zone = moment_columns(note.noted)
    return {
        "copy_id": note.copy_id,
        "entry_id": note.entry_id,
        "fields": json.dumps(note.fields, separators=(",", ":")),
        "state": note.state,
        "noted_utc": utc,
        "noted_zone": zone,
        "answers": canonical(note.answers),
    }


def revision_columns(revision: Revision) -> dict[str, object]:
    """The row of a frozen version, without what the book gives."""
    utc, zone = moment_columns(revision.made)
    return {
        "id": revision.id,
        "entry_id": revision.entry_id,
        "made_utc": utc,
        "made_zone": zone,
        "reason": revision.reason.value,
        "definition": revision.definition,
        "answers": canonical(revision.answers),
        "parents": json.dumps(list(revision.parents), separators=(",", ":")),
    }


def head_columns(entry: Entry) -> dict[str, str | None]:
    """What may change of the row of an entry."""
    return {
        "exercise_id": entry.exercise_id,
        "role": entry.role.value,
        "signature": entry.signature,
        "author": entry.author,
        "state": entry.state.value,
        "on_date": entry.on.isoformat(),
    }


def copy_columns(entry: Entry) -> dict[str, str]:
    """The row of a working copy, without its number."""
    utc, zone = moment_columns(entry.saved)
    return {
        "definition": entry.definition,
        "answers": canonical(entry.answers),
        "saved_utc": utc,
        "saved_zone": zone,
    }


def moment_columns(moment: Moment) -> tuple[str, str]:
    """An instant as two columns: UTC in ISO form, zone name."""
    return moment.utc.astimezone(UTC).isoformat(), moment.zone


@lru_cache(maxsize=512)
def day(text: object) -> date:
    """The civil date of a column. Raises ValueError."""
    found = date.fromisoformat(_text(text, 10))
    if found.isoformat() != text or found.year not in YEARS:
        raise ValueError("day")
    return found


def moment(utc: object, zone: object) -> Moment:
    """The instant of two columns. Raises ValueError."""
    at = datetime.fromisoformat(_text(utc, 40))
    if at.tzinfo is None or at.year not in YEARS:
        raise ValueError("instant")
    return Moment(at, _text(zone, _LONGEST_ID))


def _text(value: object, longest: int) -> str:
    if not isinstance(value, str) or len(value) > longest or "\0" in value:
        raise ValueError("text")
    return value


def _id(value: object) -> str:
    return _text(value, _LONGEST_ID) or _refuse()


def _id_or_none(value: object) -> str | None:
    return None if value is None else _id(value)


def _names(value: object, longest: int) -> tuple[str, ...]:
    try:
        return msgspec.json.decode(_text(value, longest), type=tuple[str, ...])
    except msgspec.DecodeError:
        raise ValueError("list") from None


def lamport_of(value: object) -> int:
    """The Lamport number of a column. Raises ValueError."""
    if not isinstance(value, int) or not 0 <= value <= HIGHEST_LAMPORT:
        raise ValueError("number")
    return value


def _role(value: object) -> EntryRole:
    word = _text(value, LONGEST_WORD)
    if word not in _ROLES and re.fullmatch(WORD_PATTERN, word):
        raise NewerRow
    return EntryRole(word)


def _refuse() -> str:
    raise ValueError("empty")


def _exercise(value: object) -> str:
    text = _text(value, _LONGEST_ID)
    return text if _EXERCISE.fullmatch(text) else _refuse()


def _one_of(known: dict[str, Any], value: object) -> Any:
    if not isinstance(value, str) or value not in known:
        raise ValueError("unknown")
    return known[value]


def _as_it_lies(value: object) -> dict[str, Any]:
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    text = storable_text(value) if isinstance(value, str) else "" if value is None else str(value)
    return {AS_IT_LIES: text} if text else {}
