"""An exercise as it is for one person alone."""

from __future__ import annotations

import re

import msgspec
import pytest

from tests.exercises.every_kind import FIELDS
from trustbook.exercises.fields import (
    ChecklistField,
    ChoiceField,
    FeelingsField,
    Field,
    FixedRow,
    MultiField,
    Option,
    PairsField,
    ShortField,
    SignoffField,
    TableColumn,
    TableField,
    WordGroup,
)
from trustbook.exercises.model import CardDefinition, Exercise, Part
from trustbook.exercises.short_form import short_form
from trustbook.exercises.solo import for_one, shows_all

MINE = Part(
    id="mine",
    title="Mine",
    who="each",
    privacy="offer",
    fields=(
        ShortField(id="own", label="My own", core=True, step=1),
        ShortField(id="theirs", label="From you", partner=True, step=2),
        TableField(
            id="grid",
            label="Grid",
            step=3,
            columns=(TableColumn(id="me", label="Me"), TableColumn(id="you", label="You", partner=True)),
        ),
        TableField(id="for-two", label="For two", columns=(TableColumn(id="you", label="You", partner=True),)),
    ),
)
OURS = Part(id="ours", title="Ours", who="together", privacy="joint", fields=(SignoffField(id="stands", label="Yes"),))
FOR_TWO = Part(
    id="two", title="Two", who="together", privacy="joint", alone=False, fields=(ShortField(id="talk", label="Talk"),)
)


def exercise(*parts: Part, **more: object) -> Exercise:
    made = Exercise(
        id="try",
        chapter="trust",
        version=1,
        title="Try",
        minutes=5,
        rhythm="Once",
        purpose="To try.",
        steps=("Write.", "Hand it over.", "Read."),
        alone="Your own part is enough.",
        parts=parts or (MINE, OURS, FOR_TWO),
    )
    return msgspec.structs.replace(made, **more)


def fields_of(found: Exercise) -> dict[str, Field]:
    return {field.id: field for _part, field in found.fields()}


def test_what_the_other_person_writes_is_left_out() -> None:
    own = for_one(exercise())
    assert list(fields_of(own)) == ["own", "grid", "stands"]
    grid = fields_of(own)["grid"]
    assert isinstance(grid, TableField)
    assert [column.id for column in grid.columns] == ["me"]
    assert [part.id for part in own.parts] == ["mine", "ours"]
    assert [field.id for _part, field in short_form(own).fields()] == ["own"]


def test_without_own_steps_those_for_two_stay() -> None:
    own = for_one(exercise())
    assert own.steps == ("Write.", "Hand it over.", "Read.")
    assert fields_of(own)["grid"].step == 3


def test_own_steps_take_their_place_and_a_field_keeps_its_step_only_where_it_says_the_same() -> None:
    own = for_one(exercise(alone_steps=("Read.", "Wait a day.")))
    assert own.steps == ("Read.", "Wait a day.")
    assert fields_of(own)["own"].step is None, "“Write.” is no step for one"
    assert fields_of(own)["grid"].step == 1


def test_the_card_shows_no_field_that_is_left_out() -> None:
    own = for_one(exercise(card=CardDefinition(title="Card", fields=("own", "theirs", "talk"))))
    assert own.card is not None
    assert own.card.fields == ("own",)


def test_an_exercise_without_anything_for_two_stays_as_it_is() -> None:
    part = Part(id="a", title="A", who="each", privacy="private", fields=(ShortField(id="line", label="L", step=1),))
    whole = exercise(part)
    assert for_one(whole) == whole


def test_an_exercise_that_leaves_nothing_to_one_person_is_shown_as_it_is() -> None:
    whole = exercise(FOR_TWO)
    assert for_one(whole) == whole


def test_words_for_one_stand_in_place_of_those_for_two() -> None:
    field = ShortField(
        id="near", label="How near I feel to you", hint="Nearer.", alone_label="How near I feel to people"
    )
    part = Part(
        id="mine", title="Us", alone_title="Me", intro="For both.", who="each", privacy="offer", fields=(field,)
    )
    card = CardDefinition(title="Card", lines=("We stop.",), alone_lines=("I stop.",))
    for_two = exercise(part, lead="Both.", alone_lead="One.", alone_purpose="For one.", card=card)
    own = for_one(for_two)
    assert fields_of(own)["near"].label == "How near I feel to people"
    assert fields_of(own)["near"].hint == "Nearer."
    assert own.lead == "One."
    assert (own.purpose, own.parts[0].title, own.parts[0].intro) == ("For one.", "Me", "For both.")
    assert own.card is not None
    assert own.card.lines == ("I stop.",)
    assert fields_of(for_two)["near"].label == "How near I feel to you"


def test_options_rows_items_and_the_card_can_have_words_for_one() -> None:
    option = Option(id="ours", label="What we want", alone_label="What I want")
    other = Option(id="same", label="Something else")
    row = FixedRow(id="us", label="Us", alone_label="Me")
    column = TableColumn(id="how", label="How", kind="choice", options=(option, other))
    fields = (
        ChoiceField(id="one", label="One", options=(option, other)),
        MultiField(id="some", label="Some", options=(option, other)),
        TableField(id="table", label="Table", columns=(column,), rows=(row,)),
        PairsField(id="pairs", label="Pairs", rows=(row,), first="Now", second="Wished", low="not", high="very"),
        ChecklistField(id="list", label="List", items=(row,)),
        FeelingsField(id="felt", label="Felt", groups=(WordGroup(id="near", label="Near", options=(option, other)),)),
    )
    part = Part(id="mine", title="Mine", who="each", privacy="private", fields=fields)
    own = for_one(exercise(part, card=CardDefinition(title="We", alone_title="I", lines=("Stop.",))))

    words = msgspec.json.encode([own.parts, own.card and own.card.title]).decode()
    read = re.findall(r'"(?:label|title)":"([^"]*)"', words)
    assert "What we want" not in read and "Us" not in read
    assert (read.count("What I want"), read.count("Me"), read.count("Something else")) == (4, 3, 4)
    assert own.card is not None
    assert (own.card.title, own.card.lines) == ("I", ("Stop.",))


@pytest.mark.parametrize("kind", FIELDS)
def test_of_every_kind_the_whole_answer_is_shown(kind: str) -> None:
    assert shows_all(*FIELDS[kind])


def test_an_answer_in_a_column_that_is_left_out_is_noticed() -> None:
    grid = fields_of(for_one(exercise()))["grid"]
    assert shows_all(grid, [{"row": "", "cells": {"me": "a", "you": ""}}])
    assert not shows_all(grid, [{"row": "", "cells": {"me": "a", "you": "b"}}])
