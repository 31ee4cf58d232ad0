"""What an event says beside its kind and its day: one schema for each kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Final

import msgspec
from msgspec import Meta

from trustbook.domain.entries import EventKind

MOST_BYTES: Final = 64 * 1024
_Id = Annotated[str, Meta(min_length=1, max_length=100)]


class Payload(msgspec.Struct, frozen=True):
    """Of most kinds nothing more is to be said. Names that a newer program adds are kept and passed over."""


class Withdrawn(Payload, frozen=True):
    """Which copies were taken back, by id. They stay taken back."""

    copies: Annotated[tuple[_Id, ...], Meta(max_length=1000)] = ()


class InOwnWords(Payload, frozen=True):
    """What it was, as somebody put it."""

    text: Annotated[str, Meta(max_length=2000)] = ""


_SCHEMAS: Final[Mapping[EventKind, type[Payload]]] = {
    EventKind.WITHDRAWN: Withdrawn,
    EventKind.MILESTONE: InOwnWords,
    EventKind.SETBACK: InOwnWords,
    EventKind.APPOINTMENT: InOwnWords,
}


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


def withdrawn_copies(payload: Mapping[str, Any]) -> tuple[str, ...]:
    """Of an event that says that something was taken back. Raises ValueError."""
    try:
        return msgspec.convert(payload, type=Withdrawn).copies
    except msgspec.ValidationError:
        raise ValueError("payload") from None


def _checked(kind: EventKind, payload: dict[str, Any]) -> Payload:
    return msgspec.convert(payload, type=_SCHEMAS.get(kind, Payload))
