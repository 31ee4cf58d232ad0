"""The signs of the line through time. Its words are those that stand on paper too."""

from __future__ import annotations

from typing import Final

from trustbook.domain.timeline import Kind

_SIGNS: Final = {
    Kind.CHECK_IN: "pen-line",
    Kind.PAGE: "book-open",
    Kind.PLACED: "users",
    Kind.LETTER: "mail-open",
    Kind.AGREEMENT: "handshake",
    Kind.TALK: "message-circle",
    Kind.MILESTONE: "flag",
    Kind.SETBACK: "cloud-rain",
    Kind.GOOD_THING: "sprout",
    Kind.CELEBRATION: "leaf",
    Kind.APPOINTMENT: "calendar",
    Kind.SESSION: "message-circle",
}


def sign_of(kind: Kind) -> str:
    """The sign that stands before the word of a kind."""
    return _SIGNS[kind]
