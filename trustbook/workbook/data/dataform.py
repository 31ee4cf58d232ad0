"""The data form: a workbook's answers as one JSON file, for other programs and for moving house.

The JSON Schema in resources/schema is made from the types here. A file is read with suspicion: its size, its numbers
and its dates are bounded, and what does not fit is named by its key, never by its value.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any, Final, Literal
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Meta

from trustbook.domain.entries import (
    HIGHEST_LAMPORT,
    LONGEST_WORD,
    WORD_PATTERN,
    EntryRole,
    EntryState,
    EventKind,
    OpenWords,
    RevisionReason,
)
from trustbook.domain.form_problems import TooLargeFile
from trustbook.domain.problems import CannotReadFile, NewerFormat, UnreadableImport
from trustbook.domain.times import YEARS, Moment

FORMAT: Final = "trustbook-data"
VERSION: Final = 2
MOST_BYTES: Final = 64 * 1024 * 1024
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

RandomId = Annotated[
    str,
    Meta(
        pattern="^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
        description="A random identifier that stays with its page or version for ever.",
    ),
]
Digest = Annotated[str, Meta(pattern="^[0-9a-f]{64}$", description="Names an entry of definitions.")]
ExerciseId = Annotated[str, Meta(pattern="^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
FieldId = Annotated[str, Meta(pattern="^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Lamport = Annotated[
    int,
    Meta(
        ge=0,
        le=HIGHEST_LAMPORT,
        description="Higher than all that its writer had seen before; 0 if unknown. Gives the order.",
    ),
]
Writer = Annotated[str, Meta(pattern="^[0-9a-f-]*$", max_length=64, description="The book that it was written in.")]


def _one_of(known: type[OpenWords]) -> Meta:
    words = ", ".join(word.value for word in known)
    meaning = f"One of: {words}. Another word comes from a newer program and is kept."
    return Meta(pattern=WORD_PATTERN, max_length=LONGEST_WORD, description=meaning)


State = Annotated[str, _one_of(EntryState)]
Reason = Annotated[str, _one_of(RevisionReason)]
Kind = Annotated[str, _one_of(EventKind)]
WrittenAnswers = Annotated[dict[FieldId, Any], Meta(description="Answers by field id.")]


class _FormPart(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    def __repr__(self) -> str:
        return f"{type(self).__name__}(…)"


class WrittenMoment(_FormPart, frozen=True, kw_only=True):
    """An instant, and where it happened ("" if unknown)."""

    utc: Annotated[datetime, Meta(tz=True)]
    zone: Annotated[str, Meta(max_length=64)] = ""

    @classmethod
    def of(cls, moment: Moment) -> WrittenMoment:
        return cls(utc=moment.utc, zone=moment.zone)

    def moment(self) -> Moment:
        """The instant. Raises ValueError for years and zones that nobody lives in."""
        if self.utc.year not in YEARS:
            raise ValueError("year")
        try:
            if self.zone:
                ZoneInfo(self.zone)
        except (KeyError, OSError):
            raise ValueError("zone") from None
        return Moment(self.utc, self.zone)


class WrittenVersion(_FormPart, frozen=True, kw_only=True):
    """A version that was frozen."""

    id: RandomId
    made: WrittenMoment
    reason: Reason = "imported"
    definition: Digest | None = None
    answers: WrittenAnswers
    parents: Annotated[
        tuple[RandomId, ...], Meta(max_length=1000, description="The versions that it was written over.")
    ] = ()
    lamport: Lamport = 0
    writer: Writer = ""


class WrittenEntry(_FormPart, frozen=True, kw_only=True):
    """One filling-in of an exercise. `author` is a partner's id; null on our page, and for whoever imports it."""

    id: RandomId
    exercise: ExerciseId
    role: EntryRole
    author: RandomId | None = None
    state: State = "started"
    on: date
    definition: Digest | None = None
    answers: WrittenAnswers
    saved: WrittenMoment | None = None
    versions: Annotated[tuple[WrittenVersion, ...], Meta(max_length=100_000)] = ()
    lamport: Lamport = 0
    writer: Writer = ""


class WrittenEvent(_FormPart, frozen=True, kw_only=True):
    """Something that happened. `actor` is a partner's id; it counts where that partner's signature fits."""

    id: RandomId
    kind: Kind
    on: date
    entry: RandomId | None = None
    actor: RandomId | None = None
    revision: RandomId | None = None
    payload: Annotated[dict[str, Any], Meta(description="What else is to be said, by kind.")] = {}
    lamport: Lamport = 0
    writer: Writer = ""
    signature: Annotated[str, Meta(pattern="^[0-9a-f]*$", max_length=200)] = ""


class WrittenPartner(_FormPart, frozen=True, kw_only=True):
    """Who an author's id is."""

    id: RandomId
    name: Annotated[str, Meta(max_length=200)]


class DataForm(_FormPart, frozen=True, kw_only=True):
    """The whole file."""

    format: Literal["trustbook-data"]
    version: Literal[1, 2]
    written: WrittenMoment | None = None
    partners: Annotated[tuple[WrittenPartner, ...], Meta(max_length=16)] = ()
    definitions: Annotated[
        dict[Digest, dict[str, Any]], Meta(description="Exercise definitions by the SHA-256 of their canonical JSON.")
    ] = {}
    entries: Annotated[tuple[WrittenEntry, ...], Meta(max_length=200_000)]
    events: Annotated[tuple[WrittenEvent, ...], Meta(max_length=200_000)] = ()


class _FormOutline(msgspec.Struct):
    format: str = ""
    version: int = 0


def to_bytes(form: DataForm) -> bytes:
    """The file's content: JSON, indented, ending with a newline."""
    return msgspec.json.format(msgspec.json.encode(form), indent=1) + b"\n"


def read(path: Path) -> DataForm:
    """A file in the data form. Raises CannotReadFile, TooLargeFile, NewerFormat, UnreadableImport."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError:
        raise CannotReadFile(path) from None
    if len(content) > MOST_BYTES:
        raise TooLargeFile(path)
    return parsed(content, path)


def parsed(content: bytes, path: Path) -> DataForm:
    """As `read`, from bytes; `path` is only named in problems."""
    try:
        content = _in_utf8(content)
        outline = msgspec.json.decode(content, type=_FormOutline)
        if outline.format == FORMAT and outline.version > VERSION:
            raise NewerFormat(path, outline.version)
        form = msgspec.json.decode(content, type=DataForm)
    except (msgspec.DecodeError, UnicodeDecodeError) as fault:
        where = f"byte {len(content)}" if "truncated" in str(fault) else where_of(fault)
        raise UnreadableImport(path, where) from None
    except RecursionError:
        raise UnreadableImport(path, "$") from None
    if form.version == 1:
        _check_words(form, path)
        form = _with_parents(form)
    _check_times(form, path)
    return form


def _with_parents(form: DataForm) -> DataForm:
    """Of version 1: its versions stood in the order in which they were written, each over the one before."""
    entries = tuple(
        msgspec.structs.replace(entry, versions=_one_over_another(entry.versions)) for entry in form.entries
    )
    return msgspec.structs.replace(form, entries=entries)


def _one_over_another(versions: Sequence[WrittenVersion]) -> tuple[WrittenVersion, ...]:
    before: tuple[str, ...] = ()
    chained = []
    for version in versions:
        chained.append(msgspec.structs.replace(version, parents=before))
        before = (version.id,)
    return tuple(chained)


def _in_utf8(content: bytes) -> bytes:
    """JSON in UTF-8, whatever the byte order mark says that it came in. Raises UnicodeDecodeError."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding).encode()
    return content


def where_of(fault: Exception) -> str:
    """The key or the byte that a decoding fault names. Its message may hold a value and is dropped."""
    text = str(fault)
    key = re.search(r" - at `(key in )?(\$[A-Za-z0-9_.\[\]]*)`$", text)
    if key:
        return key.group(2)
    byte = re.search(r"\(byte (\d+)\)", text)
    return f"byte {byte.group(1)}" if byte else "$"


def schema() -> dict[str, Any]:
    """The JSON Schema of the data form."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Trustbook data form, version {VERSION}",
        **msgspec.json.schema(DataForm),
    }


def _check_words(form: DataForm, path: Path) -> None:
    """In version 1 no other words than these were written."""
    for number, entry in enumerate(form.entries):
        here = f"$.entries[{number}]"
        _check_word(EntryState(entry.state), path, f"{here}.state")
        for place, version in enumerate(entry.versions):
            _check_word(RevisionReason(version.reason), path, f"{here}.versions[{place}].reason")
    for number, event in enumerate(form.events):
        _check_word(EventKind(event.kind), path, f"$.events[{number}].kind")


def _check_word(word: OpenWords, path: Path, where: str) -> None:
    if not word.is_known:
        raise UnreadableImport(path, where)


def _check_times(form: DataForm, path: Path) -> None:
    if form.written is not None:
        _check_moment(form.written, path, "$.written")
    for number, entry in enumerate(form.entries):
        here = f"$.entries[{number}]"
        _check_day(entry.on, path, f"{here}.on")
        if entry.saved is not None:
            _check_moment(entry.saved, path, f"{here}.saved")
        for place, version in enumerate(entry.versions):
            _check_moment(version.made, path, f"{here}.versions[{place}].made")
    for number, event in enumerate(form.events):
        _check_day(event.on, path, f"$.events[{number}].on")


def _check_day(day: date, path: Path, where: str) -> None:
    if day.year not in YEARS:
        raise UnreadableImport(path, where)


def _check_moment(moment: WrittenMoment, path: Path, where: str) -> None:
    try:
        moment.moment()
    except ValueError:
        raise UnreadableImport(path, where) from None
