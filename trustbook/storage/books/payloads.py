"""What an event says beside its kind and its day: one schema for each kind."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Final, assert_never

import msgspec
from msgspec import Meta

from trustbook.domain.entries import LONGEST_WORD, WORD_PATTERN, EventKind

MOST_BYTES: Final = 64 * 1024


class Payload(msgspec.Struct, frozen=True):
    """Of most kinds nothing more is to be said, and of what was taken back nothing may be: not even its id stays.

    Names that a newer program adds are kept and passed over.
    """


class InOwnWords(Payload, frozen=True):
    """What it was, as somebody put it."""

    text: Annotated[str, Meta(max_length=2000)] = ""


class AboutWords(Payload, frozen=True):
    """Of an agreement or a limit: the digest of the words that it was said under, where, and a day to look again."""

    words: Annotated[str, Meta(pattern="^([0-9a-f]{64})?$")] = ""
    at: Annotated[str, Meta(max_length=20)] = ""
    """"own" or "together"; "" where it is not known."""
    next: Annotated[str, Meta(pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$")] = ""


class LetterNote(Payload, frozen=True):
    """A step in the life of a letter (`domain.letters.LetterStep`)."""

    step: Annotated[str, Meta(pattern=WORD_PATTERN, max_length=LONGEST_WORD)]
    until: date | None = None
    """Until when it rests."""
    about: Annotated[str, Meta(max_length=LONGEST_WORD)] = ""
    """Id of the copy with both that is meant."""


class CounsellingNote(Payload, frozen=True):
    """How far it is (`domain.counselling.CounsellingStep`)."""

    step: Annotated[str, Meta(pattern=WORD_PATTERN, max_length=LONGEST_WORD)]


class LetterReplyNote(Payload, frozen=True):
    """What somebody says of a letter (`domain.letters.LetterReply`)."""

    words: Annotated[str, Meta(pattern=WORD_PATTERN, max_length=LONGEST_WORD)]


class PromiseNote(Payload, frozen=True):
    """What is said of a small promise (`domain.promises.PromiseWord`)."""

    word: Annotated[str, Meta(pattern=WORD_PATTERN, max_length=LONGEST_WORD)]


class JarNote(Payload, frozen=True):
    """Of the jar (`domain.jar.JarStep`). `next`: the day on which it is to be opened."""

    step: Annotated[str, Meta(pattern=WORD_PATTERN, max_length=LONGEST_WORD)]
    next: date | None = None


class AboutMarks(Payload, frozen=True):
    """A step of a standing consent (`domain.pulse.ConsentStep`), whom it is for, and the ids of the questions."""

    step: Annotated[str, Meta(pattern=WORD_PATTERN, max_length=LONGEST_WORD)]
    to: Annotated[str, Meta(max_length=LONGEST_WORD)] = ""
    """Id of the partner who may see it."""
    questions: Annotated[list[Annotated[str, Meta(max_length=LONGEST_WORD)]], Meta(max_length=50)] = []


class YesToItem(Payload, frozen=True):
    """A yes to an item of a brief, or that it was taken back: the digest of all that the item says."""

    words: Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
    says: Annotated[str, Meta(pattern=WORD_PATTERN, max_length=LONGEST_WORD)]


def schema_of(kind: EventKind) -> type[Payload]:
    """What an event of this kind may say; of one that only a newer program knows, anything."""
    if not kind.is_known:
        return Payload
    match kind:
        case EventKind.MILESTONE | EventKind.SETBACK | EventKind.APPOINTMENT:
            return InOwnWords
        case (
            EventKind.SHARED
            | EventKind.WITHDRAWN
            | EventKind.PLACED
            | EventKind.JOINED
            | EventKind.CHECK_IN
            | EventKind.GIVEN
            | EventKind.OPENED
        ):
            return Payload
        case EventKind.LETTER:
            return LetterNote
        case EventKind.SAID:
            return LetterReplyNote
        case EventKind.PROMISE:
            return PromiseNote
        case EventKind.JAR:
            return JarNote
        case EventKind.BRIEF:
            return YesToItem
        case EventKind.CONSENT:
            return AboutMarks
        case EventKind.COUNSELLING:
            return CounsellingNote
        case (
            EventKind.OFFERED
            | EventKind.AGREED
            | EventKind.REFUSED
            | EventKind.NOT_NOW
            | EventKind.TAKEN_BACK
            | EventKind.TOLD
            | EventKind.KEPT
            | EventKind.CHANGED
            | EventKind.REVIEW_MOVED
            | EventKind.ENDED
        ):
            return AboutWords
        case _:
            assert_never(kind)


def payload_from(kind: EventKind, text: str) -> dict[str, Any]:
    """The payload of an event of this kind from its JSON text, with all its names.

    Raises ValueError when it is no object, or not of the schema of a kind that is known.
    """
    if len(text) > MOST_BYTES:
        raise ValueError("payload")
    try:
        found = msgspec.json.decode(text, type=dict[str, Any])
        _checked(kind, found)
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
        raise ValueError("payload") from None
    return found


def payload_text(kind: EventKind, payload: Mapping[str, Any]) -> str:
    """The one JSON text of a payload: names sorted, no spaces. Raises ValueError as `payload_from`."""
    text = msgspec.json.encode(dict(payload), order="sorted").decode("utf-8")
    payload_from(kind, text)
    return text


def _checked(kind: EventKind, payload: dict[str, Any]) -> Payload:
    return msgspec.convert(payload, type=schema_of(kind))
