"""Keeping a definition beside the answers it asked for, so that they stay readable when its wording changes."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

import msgspec

from trustbook.exercises.bounds import MOST_JSON_BYTES
from trustbook.exercises.model import Exercise
from trustbook.exercises.rules import check_sound
from trustbook.exercises.shapes import place_in


class Unsound(Exception):
    """What should be a definition breaks a rule that pages rely on. `where` is its key, "" for the whole."""

    def __init__(self, where: str) -> None:
        super().__init__(where)
        self.where = where


def to_json(exercise: Exercise) -> str:
    """The one JSON text of this definition: keys sorted, defaults left out.

    A new key with a default in the model does not change the text of older definitions.
    """
    return msgspec.json.encode(exercise, order="sorted").decode()


def from_json(text: str) -> Exercise:
    """The definition of a snapshot. Raises Unsound, whatever the text is."""
    if len(text) > MOST_JSON_BYTES:
        raise Unsound("")
    try:
        exercise = msgspec.json.decode(text, type=Exercise)
    except (msgspec.DecodeError, RecursionError, ValueError):
        raise Unsound("") from None
    return _sound(exercise)


def from_values(values: Mapping[str, object]) -> Exercise:
    """The definition that these values of JSON tell. Raises Unsound."""
    try:
        exercise = msgspec.convert(values, type=Exercise)
    except msgspec.ValidationError as fault:
        raise Unsound(place_in(fault)[1]) from None
    except (RecursionError, ValueError):
        raise Unsound("") from None
    if len(to_json(exercise).encode()) > MOST_JSON_BYTES:
        raise Unsound("")
    return _sound(exercise)


def _sound(exercise: Exercise) -> Exercise:
    for key, _message in check_sound(exercise):
        raise Unsound(key)
    return exercise


def digest(exercise: Exercise) -> str:
    """SHA-256 of the definition's JSON text, as 64 hexadecimal digits."""
    return digest_of(to_json(exercise))


def digest_of(text: str) -> str:
    """The same from the JSON text itself."""
    return sha256(text.encode()).hexdigest()
