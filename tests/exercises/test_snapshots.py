"""A snapshot keeps a definition word for word, and its digest says whether two definitions are the same."""

from __future__ import annotations

import json

import msgspec
import pytest

from trustbook.exercises.fields import LongField
from trustbook.exercises.library import Library
from trustbook.exercises.model import Exercise, Part
from trustbook.exercises.snapshots import digest, from_json, to_json

SMALL = Exercise(
    id="small",
    chapter="trust",
    version=1,
    title="Kleine Übung — Άσκηση",
    minutes=5,
    rhythm="Once",
    purpose="To be small.",
    steps=("Write.",),
    parts=(
        Part(
            id="mine",
            title="Mine",
            who="each",
            privacy="private",
            fields=(LongField(id="line", label="A line", core=True),),
        ),
    ),
)


@pytest.mark.parametrize("name", Library().exercise_ids())
def test_a_snapshot_gives_the_definition_back(name: str) -> None:
    exercise = Library().exercise(name)
    assert from_json(to_json(exercise)) == exercise


def test_the_digest_of_a_definition_stays_the_same_for_ever() -> None:
    """Stored beside every answer. If this fails, old answers would lose their definition."""
    assert to_json(SMALL) == (
        '{"chapter":"trust","id":"small","minutes":5,"parts":[{"fields":[{"core":true,"id":"line","kind":"long",'
        '"label":"A line"}],"id":"mine","privacy":"private","title":"Mine","who":"each"}],"purpose":"To be small.",'
        '"rhythm":"Once","steps":["Write."],"title":"Kleine Übung — Άσκηση","version":1}'
    )
    assert digest(SMALL) == "93d72d55aa00028b9fa6ada9c0ccbf54f91f5610c1c5459b56ffdcc785b605bc"


def test_another_wording_has_another_digest() -> None:
    assert digest(msgspec.structs.replace(SMALL, title="Small")) != digest(SMALL)


def test_a_snapshot_is_plain_json() -> None:
    assert json.loads(to_json(SMALL))["parts"][0]["fields"][0]["kind"] == "long"


@pytest.mark.parametrize("text", ["", "{", "[]", '{"id": "small"}'])
def test_a_text_that_is_no_definition_is_refused(text: str) -> None:
    with pytest.raises(msgspec.DecodeError):
        from_json(text)
