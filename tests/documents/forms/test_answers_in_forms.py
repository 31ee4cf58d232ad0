"""What is filled into a form comes back as exactly these answers, and nothing that stands there is lost."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents.forms.support import LIBRARY, NAMES, answer, answers, read_day
from tests.exercises.every_kind import FIELDS
from trustbook.documents.forms.fields import form_fields
from trustbook.documents.forms.filling import values_of
from trustbook.documents.forms.names import piece_of
from trustbook.documents.forms.note import FormNote, note_bytes, read_note, sheet_of
from trustbook.documents.forms.reading import ReadAnswers, answers_of
from trustbook.exercises.answer_check import check_answers
from trustbook.exercises.fields import Field, SignoffField
from trustbook.exercises.model import Exercise, Part
from trustbook.exercises.short_form import short_form
from trustbook.exercises.solo import for_one


def exercise_of(field: Field) -> Exercise:
    """An exercise that asks only this."""
    who, privacy = ("together", "joint") if isinstance(field, SignoffField) else ("each", "private")
    part = Part(id="p", title="P", who=who, privacy=privacy, fields=(field,))  # type: ignore[arg-type]
    return msgspec.structs.replace(LIBRARY.exercise(NAMES[0]), id="it", parts=(part,), print="normal")


def read(kind: str, values: dict[str, str]) -> ReadAnswers:
    """What is read from these values of a field, by what follows its name."""
    field, _answer = FIELDS[kind]
    return answers_of(exercise_of(field), {f"tb1.it.f{name}": text for name, text in values.items()}, read_day)


@pytest.mark.thorough
@settings(max_examples=300, deadline=None)
@given(st.sampled_from(NAMES).flatmap(lambda name: st.tuples(st.just(name), answers(LIBRARY.exercise(name)))))
def test_answers_to_any_exercise_come_back_exactly(named: tuple[str, dict[str, Any]]) -> None:
    name, given_answers = named
    exercise = LIBRARY.exercise(name)
    assert answers_of(exercise, values_of(exercise, given_answers), read_day) == ReadAnswers(given_answers)


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from([field for field, _answer in FIELDS.values()]).flatmap(
        lambda field: st.tuples(st.just(field), answer(field))
    )
)
def test_answers_of_every_kind_come_back_exactly(asked: tuple[Field, Any]) -> None:
    field, value = asked
    exercise = exercise_of(field)
    assert answers_of(exercise, values_of(exercise, {"f": value}), read_day).answers == {"f": value}


def test_each_exercise_has_a_field_for_each_value_and_names_no_two_alike() -> None:
    for name in NAMES:
        whole = LIBRARY.exercise(name)
        for solo, exercise in ((False, whole), (True, for_one(whole)), (False, short_form(whole))):
            fields = form_fields(exercise, solo=solo)
            names = [field.name for field in fields]
            assert len(set(names)) == len(names)
            spots = [spot for field in fields for spot in field.spots]
            assert len(set(spots)) == len(spots), name
            assert all(field.label for field in fields)
            full = {field.name: field.options[-1].value if field.options else "2026-05-03" for field in fields}
            day = {"day": "3", "month": "5", "year": "26"}
            full |= {
                name: day[part]
                for name in names
                for *before, part in [name.split(".")]
                if len(before) == 3 and part in day
            }
            read_back = answers_of(whole, full, read_day)
            assert not read_back.unread and not read_back.unknown, name
            assert check_answers(whole, read_back.answers) == (), name
            assert values_of(whole, read_back.answers).keys() == full.keys(), name


def test_paper_to_read_and_what_is_never_saved_have_no_fields() -> None:
    for name in NAMES:
        exercise = LIBRARY.exercise(name)
        asked = {part.privacy for part in exercise.parts} - {"unsaved"}
        assert bool(form_fields(exercise)) == bool(exercise.print != "reading" and asked), name


def test_what_its_field_cannot_hold_is_told_and_not_lost() -> None:
    for kind, values in {
        "date": {".day": "soon"},
        "scale": {"": "11"},
        "choice": {"": "gone"},
        "yes": {"": "maybe"},
        "free table": {"._1.when": "one day"},
        "pairs": {".home.first": "a lot"},
        "checklist": {".work.on": "next week"},
        "signoff": {"._1.name": "Robin"},
        "timer": {"._1": "done"},
    }.items():
        found = read(kind, values)
        assert found.answers == {} and not found.unknown, kind
        assert [(each.field, each.text) for each in found.unread] == [("f", *values.values())], kind


def test_names_that_nothing_asks_for_are_told() -> None:
    for kind, name in (("long", ".more"), ("multi", ".gone"), ("fixed table", ".gone.what"), ("pairs", ".home.third")):
        found = read(kind, {name: "words"})
        assert found == ReadAnswers({}, (), (f"tb1.it.f{name}",)), kind
    exercise = exercise_of(FIELDS["long"][0])
    others = {"tb1.it.gone": "words", "tb1.other.f": "words", "address": "words", "tb1": "words", "tb1..f": "words"}
    assert answers_of(exercise, others, read_day) == ReadAnswers({}, (), ("tb1.it.gone",))


def test_a_mark_that_is_not_set_says_nothing() -> None:
    for kind, name in (("multi", ".calm"), ("choice", ""), ("timer", "._1"), ("checklist", ".home.done")):
        assert read(kind, {name: "Off"}) == ReadAnswers({}), kind
    assert read("long", {"": "Off"}).answers == {"f": "Off"}, "in a text it is a word"


def test_a_tick_counts_whatever_a_reader_calls_it() -> None:
    assert read("multi", {".calm": "Yes", ".sad": "On"}).answers == {"f": ["calm", "sad"]}


def test_days_are_read_from_parts_and_words() -> None:
    assert read("date", {".day": " 3", ".month": "05", ".year": "26"}).answers == {"f": "2026-05-03"}
    assert read("date", {".day": "today"}).answers == {"f": "2026-11-28"}
    assert read("free table", {"._2.when": "today"}).answers == {"f": [{"row": "", "cells": {"when": "2026-11-28"}}]}


def test_more_lines_than_the_definition_has_are_read_and_a_room_that_goes_on_is_one_text() -> None:
    assert read("list", {"._1": "one", "._9": "nine"}).answers == {"f": ["one", *[""] * 7, "nine"]}
    assert read("long", {"_2": "end", "": "beginning"}).answers == {"f": "beginning\nend"}
    assert [piece_of(part) for part in ("f", "f_2", "f_x", "f_0")] == [("f", 1), ("f", 2), ("f_x", 1), ("f_0", 1)]


def test_a_form_says_which_definitions_it_holds() -> None:
    exercise = LIBRARY.exercise(NAMES[0])
    note = FormNote(sheets=(sheet_of(exercise, "en", short=True), sheet_of(exercise, "pt_BR", solo=True)))
    assert read_note(note_bytes(note)) == note
    for bad in (b"", b"{}", b"[" * 100_000, b'{"sheets": 3}', b"\xff", note_bytes(note) * 2):
        assert read_note(bad) is None
