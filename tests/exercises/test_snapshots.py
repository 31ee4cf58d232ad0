"""A snapshot keeps a definition word for word, and its digest says whether two definitions are the same."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest

from tests.each import for_each
from trustbook.exercises.fields import LongField
from trustbook.exercises.library import Library
from trustbook.exercises.model import Exercise, Part
from trustbook.exercises.snapshots import Unsound, digest, from_json, from_values, to_json

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


@for_each("name", Library().exercise_ids())
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


def test_a_definition_kept_before_there_were_leads_reads_as_it_was() -> None:
    kept = to_json(SMALL)
    read = from_json(kept)
    assert (read.lead, read.alone_lead, read.also) == ("", "", ())
    assert to_json(read) == kept


def test_another_wording_has_another_digest() -> None:
    assert digest(msgspec.structs.replace(SMALL, title="Small")) != digest(SMALL)


def test_a_snapshot_is_plain_json() -> None:
    assert json.loads(to_json(SMALL))["parts"][0]["fields"][0]["kind"] == "long"


HUGE: dict[str, tuple[str, int | None, Any]] = {
    "a scale of 2,000,000,000 numbers": ("fields", 0, {"kind": "scale", "maximum": 2_000_000_000}),
    "a scale of 22 numbers": ("fields", 0, {"kind": "scale", "maximum": 21}),
    "ratings of 4,000,000,000 numbers": ("fields", 0, {"kind": "pairs", "minimum": -2_000_000_000}),
    "61 options": ("fields", 0, {"kind": "choice", "options": [{"id": f"o{n}", "label": "x"} for n in range(61)]}),
    "61 rows": ("fields", 0, {"kind": "table", "rows": [{"id": f"o{n}", "label": "x"} for n in range(61)]}),
    "61 items": ("fields", 0, {"kind": "checklist", "items": [{"id": f"o{n}", "label": "x"} for n in range(61)]}),
    "a hint of 601 letters": ("fields", 0, {"hint": "x" * 601}),
    "a greeting of a million letters": ("fields", 0, {"kind": "letter", "greeting": "x" * 1_000_000}),
    "13 prompts": ("fields", 0, {"kind": "timer", "minutes": 1, "turns": 12, "prompts": ["x"] * 13}),
    "an introduction of 2,001 letters": ("intro", None, "x" * 2_001),
    "a field twice": ("fields", 1, {"id": "line"}),
}


@pytest.mark.parametrize("case", HUGE, ids=str)
def test_what_breaks_the_rules_of_the_library_is_no_snapshot(case: str) -> None:
    """As a text of a book and as the values of an imported file: both obey the same bounds."""
    key, number, change = HUGE[case]
    values = json.loads(to_json(SMALL))
    part = values["parts"][0]
    if number is None:
        part[key] = change
    else:
        more: dict[str, Any] = {"low": "a", "high": "b", "first": "c", "second": "d"}
        more |= {"rows": [{"id": "r", "label": "R"}], "columns": [{"id": "c", "label": "C"}]}
        wanted = {"scale": ("low", "high"), "pairs": ("rows", "first", "second", "low", "high"), "table": ("columns",)}
        kind = change.get("kind", "long")
        field = {"id": "line", "label": "A line", "core": True, "kind": kind}
        field |= {name: more[name] for name in wanted.get(kind, ())}
        part["fields"] = [*part["fields"][:number], field | change]
    with pytest.raises(Unsound):
        from_values(values)
    with pytest.raises(Unsound):
        from_json(json.dumps(values))


@pytest.mark.parametrize(("key", "number"), [("steps", 31), ("parts", 21), ("credits", 21), ("see", 21)])
def test_there_are_never_too_many_of_a_thing(key: str, number: int) -> None:
    values = json.loads(to_json(SMALL))
    part = values["parts"][0]
    many = {
        "steps": ["Write."] * number,
        "credits": ["x"] * number,
        "see": ["x"] * number,
        "parts": [part | {"id": f"p{n}", "fields": [part["fields"][0] | {"id": f"f{n}"}]} for n in range(number)],
    }
    with pytest.raises(Unsound):
        from_json(json.dumps(values | {key: many[key]}))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "7",
        '{"id": "small"}',
        '{"version": ' + "7" * 5_000 + "}",
        '{"x": ' * 50_000,
        "\0",
        "\ud800",
    ],
    ids=lambda text: text[:12],
)
def test_a_text_that_is_no_definition_is_refused(text: str) -> None:
    with pytest.raises(Unsound):
        from_json(text)
