"""The exercises that ship: whole, calm in tone, and with ids that never change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from tests.each import for_each
from trustbook.exercises.fields import (
    ChecklistField,
    ChoiceField,
    FeelingsField,
    Field,
    MultiField,
    PairsField,
    ScaleField,
    TableColumn,
    TableField,
)
from trustbook.exercises.library import Library
from trustbook.exercises.model import Exercise
from trustbook.exercises.short_form import short_form
from trustbook.exercises.solo import for_one
from trustbook.exercises.wording import prose

IDS = Path(__file__).with_name("permanent_ids.txt")
LIBRARY = Library()
ALL = [LIBRARY.exercise(name) for name in LIBRARY.exercise_ids()]
BY_NAME = for_each("exercise", ALL, name=lambda exercise: exercise.id)

RED_WORDS = (
    r"must|victims?|offenders?|perpetrators?|cheaters?|guilty|toxic|narcissis\w*|abuser\w*"
    r"|forgive (?:him|her|them|me|you)|forgiven|husbands?|wi(?:fe|ves)|boyfriends?|girlfriends?|she|he|his|hers?|him"
    r"|guarantee\w*|promise that|will heal|cure[sd]?|diagnos\w*|score[sd]?|streaks?|fail(?:ed|ure)|obey|polygraph"
    r"|spy|password|gottman method|imago|rosenberg method"
)
PROMISES = r"you will (?:feel|be|trust|get)|always works|is proven|in no time"


def said(exercise: Exercise) -> Iterator[str]:
    """Every text of a definition except its credits."""
    return (text for _key, text in prose(msgspec.to_builtins(exercise)))


def ids_of(exercise: Exercise) -> Iterator[str]:
    """One line for every id under which something is or may be stored."""
    yield exercise.id
    for part, field in exercise.fields():
        here = f"{exercise.id} {part.id} {field.id} {field_kind(field)}"
        yield here
        if isinstance(field, ChoiceField | MultiField):
            yield from (f"{here} option {option.id}" for option in field.options)
        if isinstance(field, FeelingsField):
            yield from (f"{here} option {option.id}" for group in field.groups for option in group.options)
        if isinstance(field, ChecklistField):
            yield from (f"{here} row {item.id}" for item in field.items)
        if isinstance(field, PairsField | TableField):
            yield from (f"{here} row {row.id}" for row in field.rows)
        if isinstance(field, TableField):
            yield from (line for column in field.columns for line in _column_ids(here, column))


def _column_ids(here: str, column: TableColumn) -> Iterator[str]:
    yield f"{here} column {column.id} {column.kind}"
    yield from (f"{here} column {column.id} {column.kind} option {option.id}" for option in column.options)


def field_kind(field: msgspec.Struct | type[msgspec.Struct]) -> str:
    return str(field.__struct_config__.tag)


def test_every_definition_that_ships_is_whole() -> None:
    assert [str(problem) for problem in LIBRARY.problems()] == []


def test_the_promised_exercises_are_there() -> None:
    promised = (
        "boundary-builder shared-agreements unsent-letter thank-you-letter impact-letter gentle-opening"
        " mirror-dialogue weekly-meeting weekly-pulse milestone time-out-agreement working-agreement"
    )
    assert set(promised.split()) <= {exercise.id for exercise in ALL}


def test_every_field_kind_occurs() -> None:
    kinds = {field_kind(field) for exercise in ALL for _part, field in exercise.fields()}
    assert kinds == {field_kind(kind) for kind in get_args(Field)}
    assert len(kinds) == 15


def test_ids_never_change() -> None:
    """Answers are stored under ids. A new id is added to the list; an old one is never changed or taken away."""
    kept = IDS.read_text(encoding="utf-8").splitlines()
    now = [line for exercise in sorted(ALL, key=lambda each: each.id) for line in ids_of(exercise)]
    assert sorted(set(kept) - set(now)) == [], "these ids are stored in people's workbooks and have to stay"
    assert sorted(set(now) - set(kept)) == [], f"add these lines to {IDS.name}"


@BY_NAME
def test_a_page_says_why_how_and_what_one_person_can_do(exercise: Exercise) -> None:
    assert len(exercise.steps) >= 3
    assert exercise.alone
    assert exercise.caution
    assert exercise.credits


@BY_NAME
def test_a_page_says_in_one_short_sentence_what_it_is_for(exercise: Exercise) -> None:
    for shown in (exercise, for_one(exercise)):
        assert 20 <= len(shown.lead) <= 80
        assert re.fullmatch(r"[A-Z][^.?!…]*\.", shown.lead)
        assert shown.lead.rstrip(".").casefold() != shown.title.casefold()


def test_no_two_pages_say_the_same_of_themselves() -> None:
    leads = [exercise.lead for exercise in ALL]
    assert all(leads)
    assert len(set(leads)) == len(leads)


@BY_NAME
def test_a_page_is_found_by_a_few_other_words_than_its_title(exercise: Exercise) -> None:
    assert 2 <= len(exercise.also) <= 12
    assert all(word.strip() == word and not word.endswith(".") for word in exercise.also)


@pytest.mark.parametrize(
    ("word", "page"),
    [
        ("sorry", "taking-responsibility"),
        ("jealous", "suspicion-check"),
        ("time-out", "time-out-agreement"),
        ("stonewalling", "time-out-agreement"),
        ("cheating", "first-weeks-plan"),
        ("affair", "making-sense"),
        ("snooping phone", "transparency-agreement"),
        ("divorce", "stay-part-or-try"),
    ],
)
def test_what_people_call_their_trouble_names_a_page(word: str, page: str) -> None:
    exercise = LIBRARY.exercise(page)
    assert word in exercise.also or word in exercise.title.lower()


@BY_NAME
def test_words_are_calm_and_fit_any_two_adults(exercise: Exercise) -> None:
    for text in said(exercise):
        assert not re.search(rf"\b(?:{RED_WORDS})\b", text, re.IGNORECASE), text
        assert not re.search(PROMISES, text, re.IGNORECASE), text
        assert "!" not in text, text


@BY_NAME
def test_typography_is_that_of_a_book(exercise: Exercise) -> None:
    for text in said(exercise):
        assert not re.search(r"""['"]|\.\.\.|--| {2}|^\s|\s$""", text), text


@BY_NAME
def test_sentences_are_short_enough_to_read_when_tired(exercise: Exercise) -> None:
    sentences = [
        sentence
        for text in (exercise.purpose, exercise.caution, exercise.stop, *exercise.steps, *exercise.alone_steps)
        for sentence in re.split(r"[.?!:;]", text)
    ]
    assert max(len(sentence.split()) for sentence in sentences) <= 32


@BY_NAME
def test_a_heavy_page_says_when_to_stop_and_every_page_names_others_that_are_there(exercise: Exercise) -> None:
    assert bool(exercise.stop) >= exercise.heavy
    assert set(exercise.see) <= set(LIBRARY.exercise_ids()) - {exercise.id}


@BY_NAME
def test_one_person_alone_finds_something_to_do_on_every_page(exercise: Exercise) -> None:
    own = for_one(exercise)
    assert list(own.fields())
    assert len(own.steps) >= 2
    assert short_form(own).parts, "the short form is not empty for one person"
    assert not any(field.partner for _part, field in own.fields())


@BY_NAME
def test_every_label_fits_on_a_line_or_two(exercise: Exercise) -> None:
    assert all(len(field.label) <= 90 for _part, field in exercise.fields())


@BY_NAME
def test_hints_show_an_answer_of_people_who_write_something(exercise: Exercise) -> None:
    for _part, field in exercise.fields():
        if field_kind(field) in ("long", "short", "list"):
            assert field.hint, field.id


@BY_NAME
def test_steps_are_all_used_or_explained_in_order(exercise: Exercise) -> None:
    used = [field.step for _part, field in exercise.fields() if field.step is not None]
    assert used, "no field belongs to a step"


def test_the_unsent_letter_is_private_and_printed_only_by_itself() -> None:
    letter = LIBRARY.exercise("unsent-letter")
    assert {part.privacy for part in letter.parts} == {"private"}
    assert letter.print == "one-by-one"


def test_of_the_weekly_pulse_only_one_word_is_ever_offered() -> None:
    pulse = LIBRARY.exercise("weekly-pulse")
    offered = [field.id for part, field in pulse.fields() if part.privacy == "offer"]
    scales = [(part.privacy, field) for part, field in pulse.fields() if isinstance(field, ScaleField)]
    assert offered == ["word"]
    assert len(scales) == 5
    assert {privacy for privacy, _field in scales} == {"private"}
    assert {(field.minimum, field.maximum) for _privacy, field in scales} == {(0, 10)}


@pytest.mark.parametrize("name", ["weekly-pulse", "weekly-meeting", "milestone", "gentle-opening"])
def test_what_comes_back_gets_a_new_entry_each_time(name: str) -> None:
    assert LIBRARY.exercise(name).repeat == "dated"


@BY_NAME
def test_the_short_form_holds_one_to_three_fields_and_all_that_protects(exercise: Exercise) -> None:
    short = short_form(exercise)
    if not exercise.short:
        assert short == exercise
        return
    core = {field.id for _part, field in exercise.fields() if field.core}
    protecting = {field.id for _part, field in exercise.fields() if field.protects}
    assert {field.id for _part, field in short.fields()} == core
    assert protecting <= core
    assert len(core - protecting) <= 3
    assert {part.who for part in short.parts} == {part.who for part in exercise.parts}
