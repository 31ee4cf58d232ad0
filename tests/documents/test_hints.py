"""What stands below a question on a blank page: an example to write by, or a plain word on what can be chosen."""

from __future__ import annotations

from trustbook.documents.composing.compose_fields import field_nodes
from trustbook.documents.nodes import Label
from trustbook.exercises.fields import ChoiceField, Field, LetterField, ListField, LongField, Option, ShortField


def hint_of(field: Field) -> str:
    label = next(iter(field_nodes(field, None)))
    assert isinstance(label, Label)
    return label.hint


def test_what_is_written_gets_an_example() -> None:
    assert hint_of(ShortField(id="word", label="One word", hint="Wobbly.")) == "For example: Wobbly."


def test_what_is_chosen_gets_its_note_as_it_stands() -> None:
    options = (Option(id="true", label="True"), Option(id="false", label="False"))
    assert hint_of(ChoiceField(id="time", label="Time will do it.", hint="Not by itself.", options=options)) == (
        "Not by itself."
    )


def test_ways_to_begin_stand_before_the_example_wherever_sentences_are_written() -> None:
    openers, said = ("I do not …", "Please …"), "Ways to begin: “I do not …” · “Please …”"
    for kind in (ShortField, LongField, ListField, LetterField):
        assert hint_of(kind(id="limit", label="My limit", openers=openers, hint="No.")) == f"{said}\nFor example: No."
    assert hint_of(ShortField(id="limit", label="My limit", openers=openers)) == said


def test_without_a_hint_nothing_stands_there() -> None:
    assert hint_of(ShortField(id="word", label="One word")) == ""
