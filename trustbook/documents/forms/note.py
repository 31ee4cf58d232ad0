"""What a form says of itself, so that it can be read back: which exercises it holds, as they were when it was made.

It lies in the file as an attachment, and says nothing of people, of a workbook or of a device.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta

from trustbook.exercises import bounds
from trustbook.exercises.model import Exercise
from trustbook.exercises.shapes import Id
from trustbook.exercises.snapshots import digest

FILE_NAME: Final = "trustbook-form.json"
"""Name of the attachment."""
MOST_BYTES: Final = 256 * 1024
"""Of an attachment; one with every exercise has a tenth of that."""
_MOST_SHEETS: Final = 1_000

Language = Annotated[str, Meta(pattern="^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$", max_length=20)]


class FormSheet(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One exercise. `digest` is that of its whole definition, in this language; `short` and `solo` say which of its
    fields are there."""

    exercise: Id
    version: Annotated[int, Meta(ge=1, le=bounds.HIGHEST_VERSION)]
    digest: Annotated[str, Meta(pattern="^[0-9a-f]{64}$", max_length=64)]
    language: Language
    short: bool = False
    solo: bool = False


class FormNote(msgspec.Struct, frozen=True, kw_only=True):
    """The whole note. `format` tells how names and values are to be read; programs pass over keys they do not know."""

    kind: Literal["trustbook-form"] = "trustbook-form"
    format: Annotated[int, Meta(ge=1, le=1_000)] = 1
    sheets: Annotated[tuple[FormSheet, ...], Meta(max_length=_MOST_SHEETS)]


def sheet_of(exercise: Exercise, language: str, *, short: bool = False, solo: bool = False) -> FormSheet:
    """What a form says of this exercise. `exercise` is the whole of it, not its short form."""
    return FormSheet(
        exercise=exercise.id,
        version=exercise.version,
        digest=digest(exercise),
        language=language,
        short=short,
        solo=solo,
    )


def note_bytes(note: FormNote) -> bytes:
    """The text of the attachment, UTF-8."""
    return msgspec.json.encode(note)


def read_note(content: bytes) -> FormNote | None:
    """The note, None for anything that is none, whatever it is."""
    if len(content) > MOST_BYTES:
        return None
    try:
        return msgspec.json.decode(content, type=FormNote)
    except (msgspec.DecodeError, RecursionError, ValueError):
        return None
