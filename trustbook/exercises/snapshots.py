"""Keeping a definition beside the answers it asked for, so that they stay readable when its wording changes."""

from __future__ import annotations

from hashlib import sha256

import msgspec

from trustbook.exercises.model import Exercise


def to_json(exercise: Exercise) -> str:
    """The one JSON text of this definition: keys sorted, defaults left out.

    A new key with a default in the model does not change the text of older definitions.
    """
    return msgspec.json.encode(exercise, order="sorted").decode()


def from_json(text: str) -> Exercise:
    """The definition of a snapshot. Raises msgspec.DecodeError (also for a text of the wrong shape)."""
    return msgspec.json.decode(text, type=Exercise)


def digest(exercise: Exercise) -> str:
    """SHA-256 of the definition's JSON text, as 64 hexadecimal digits."""
    return sha256(to_json(exercise).encode()).hexdigest()
