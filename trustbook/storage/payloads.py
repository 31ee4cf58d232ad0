"""What an event says beside its kind and its day: one schema for each kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Final, assert_never

import msgspec
from msgspec import Meta

from trustbook.domain.entries import EventKind

MOST_BYTES: Final = 64 * 1024


class Payload(msgspec.Struct, frozen=True):
    """Of most kinds nothing more is to be said, and of what was taken back nothing may be: not even its id stays.

    Names that a newer program adds are kept and passed over.
    """


class InOwnWords(Payload, frozen=True):
    """What it was, as somebody put it."""

    text: Annotated[str, Meta(max_length=2000)] = ""


def schema_of(kind: EventKind) -> type[Payload]:
    """What an event of this kind may say; of one that only a newer program knows, anything."""
    if not kind.is_known:
        return Payload
    match kind:
        case EventKind.MILESTONE | EventKind.SETBACK | EventKind.APPOINTMENT:
            return InOwnWords
        case EventKind.SHARED | EventKind.WITHDRAWN | EventKind.PLACED | EventKind.JOINED | EventKind.CHECK_IN:
            return Payload
        case EventKind.AGREED | EventKind.GIVEN | EventKind.OPENED:
            return Payload
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
