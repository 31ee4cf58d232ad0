"""Signatures stand under exact words: the rules, over a definition and answers."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from trustbook.domain.times import Moment
from trustbook.exercises.fields import (
    DateField,
    ListField,
    LongField,
    ShortField,
    SignoffField,
    TableColumn,
    TableField,
)
from trustbook.exercises.library import Library
from trustbook.exercises.model import Exercise, Part
from trustbook.exercises.signatures import (
    only_known,
    same_words,
    signed_after,
    signed_under,
    to_sign_anew,
    without_outlived,
)

DEAL = Exercise(
    id="deal",
    chapter="trust",
    version=1,
    title="Deal",
    minutes=5,
    rhythm="Once",
    purpose="To agree.",
    steps=("Write.",),
    parts=(
        Part(
            id="ours",
            title="Ours",
            who="together",
            privacy="joint",
            fields=(
                LongField(id="open", label="Open"),
                ListField(id="lines", label="Lines"),
                TableField(id="rows", label="Rows", columns=(TableColumn(id="what", label="What"),)),
                DateField(id="day", label="Day"),
                SignoffField(id="stands", label="It stands"),
            ),
        ),
        Part(
            id="beside",
            title="Beside",
            who="together",
            privacy="joint",
            fields=(LongField(id="said", label="Said"), SignoffField(id="also", label="This too")),
        ),
        Part(id="mine", title="Mine", who="each", privacy="private", fields=(ShortField(id="diary", label="Diary"),)),
    ),
)
ROBIN, ALEX = {"name": "Robin", "on": "2026-03-01"}, {"name": "Alex", "on": "2026-03-01"}
BOTH = [ROBIN, ALEX]
SIGNED: dict[str, Any] = {
    "open": "We text when late",
    "lines": ["One", "Two"],
    "rows": [{"row": "", "cells": {"what": "Call"}}, {"row": "", "cells": {"what": "Write"}}],
    "stands": BOTH,
}


def rows(*what: str) -> list[dict[str, Any]]:
    return [{"row": "", "cells": {"what": each}} for each in what]


@pytest.mark.parametrize(
    "change",
    [
        {"open": "We text when very late"},
        {"open": ""},
        {"open": "We textwhen late"},
        {"open": "we text when late"},
        {"lines": ["Two", "One"]},
        {"lines": ["One"]},
        {"rows": rows("Call", "Sing")},
        {"rows": rows("Write", "Call")},
        {"day": "2026-04-01"},
    ],
)
def test_any_change_of_the_words_of_a_part_ends_its_signatures(change: dict[str, Any]) -> None:
    settled = signed_after(DEAL, SIGNED, SIGNED | change)

    assert settled.ended == {"stands"}
    assert "stands" not in settled.answers
    assert {**settled.answers, "stands": BOTH} == SIGNED | change, "nothing else is touched"


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"open": " We  text\nwhen late \n"},
        {"lines": ["One", "", "Two", " "]},
        {"rows": rows("Call", "", "Write")},
        {"day": None},
        {"said": "Another part."},
        {"diary": "What somebody keeps to themselves."},
        {"also": [ROBIN]},
        {"stands": [*BOTH, {"name": "Kim", "on": "2026-03-02"}]},
        {"stands": [ROBIN]},
    ],
)
def test_spacing_empty_lines_other_parts_and_signing_change_no_words(change: dict[str, Any]) -> None:
    settled = signed_after(DEAL, SIGNED, SIGNED | change)

    assert settled.answers == SIGNED | change
    assert settled.ended == frozenset()


def test_what_is_signed_again_after_the_change_stands_also_on_the_same_day() -> None:
    after = SIGNED | {"open": "Other words", "stands": [ROBIN]}

    assert signed_after(DEAL, SIGNED, after, {"stands"}).answers == after
    assert "stands" not in signed_after(DEAL, SIGNED, after).answers, "nobody can tell which came first"


def test_signing_and_changing_between_two_savings_ends_the_signature() -> None:
    before = {"open": "We text when late"}
    settled = signed_after(DEAL, before, {"open": "We text always", "stands": [ROBIN]})

    assert settled.answers == {"open": "We text always"}


def test_first_words_may_come_with_their_signatures() -> None:
    assert signed_after(DEAL, {}, SIGNED).answers == SIGNED


def test_a_lost_definition_is_taken_as_one_part() -> None:
    assert signed_after(None, SIGNED, SIGNED | {"unheard-of": "new"}).ended == {"stands"}
    assert signed_after(None, SIGNED, SIGNED).answers == SIGNED


def test_words_that_come_back_bring_no_signatures_along() -> None:
    now = {"open": "Other words", "stands": [ALEX]}

    settled = signed_under(DEAL, now, SIGNED)
    assert "stands" not in settled.answers
    assert settled.ended == {"stands"}
    assert signed_under(DEAL, {**SIGNED, "stands": [ALEX]}, SIGNED).answers["stands"] == [ALEX]


def test_two_wordings_laid_together_keep_only_what_was_signed_as_it_now_reads() -> None:
    page, brought = {"open": "Of the page", "stands": [ALEX]}, {"lines": ["Brought"], "stands": [ROBIN]}

    assert "stands" not in signed_under(DEAL, page, {**page, **brought}, brought).answers
    assert signed_under(DEAL, {}, brought, brought).answers == brought
    same = {"open": "Of the page", "stands": [ROBIN]}
    assert signed_under(DEAL, page, {**page, **same}, same).answers["stands"] == [ALEX, ROBIN]


def test_where_signatures_ended_is_known_until_somebody_signs() -> None:
    changed = {"open": "Other words"}

    assert to_sign_anew(DEAL, changed, [SIGNED]) == {"stands": SIGNED}
    assert to_sign_anew(DEAL, changed | {"stands": [ROBIN]}, [SIGNED]) == {}
    assert to_sign_anew(DEAL, {**SIGNED, "stands": None}, [SIGNED]) == {}, "taken back, not changed"
    assert to_sign_anew(DEAL, changed, [{"open": "Never signed"}]) == {}


def test_what_was_signed_is_known_also_where_an_earlier_program_let_the_names_stand_under_other_words() -> None:
    left_over = SIGNED | {"open": "Other words"}
    changed = {name: value for name, value in left_over.items() if name != "stands"}

    assert to_sign_anew(DEAL, changed, [SIGNED, left_over]) == {"stands": SIGNED}


def made(day: int) -> Moment:
    return Moment(datetime(2026, 3, day, 20, 0, tzinfo=UTC), "UTC")


def test_versions_show_that_a_signature_is_older_than_the_words_above_it() -> None:
    changed = SIGNED | {"open": "Other words"}

    assert without_outlived(DEAL, changed, [(SIGNED, made(1))]).ended == {"stands"}
    assert without_outlived(DEAL, changed, [(SIGNED, made(1)), (changed, made(2))]).ended == {"stands"}


def test_a_signature_that_versions_do_not_speak_against_stays() -> None:
    changed = SIGNED | {"open": "Other words"}

    assert without_outlived(DEAL, SIGNED, []).answers == SIGNED
    assert without_outlived(DEAL, SIGNED, [({"open": "Before it was signed"}, made(1))]).answers == SIGNED
    assert without_outlived(DEAL, changed, [(SIGNED, made(1)), (changed, made(1))]).answers == changed


def test_of_two_wordings_of_one_day_the_first_was_signed_where_signatures_never_ended() -> None:
    changed = SIGNED | {"open": "Other words"}
    one_day = [(SIGNED, made(1)), (changed, made(1))]

    assert without_outlived(DEAL, changed, one_day, never_ended=True).ended == {"stands"}
    assert without_outlived(DEAL, SIGNED, one_day, never_ended=True).answers == SIGNED
    unsigned = [({"open": "Other words"}, made(1)), *one_day[1:]]
    assert without_outlived(DEAL, changed, unsigned, never_ended=True).answers == changed


def test_of_a_file_only_signatures_that_stand_here_are_known() -> None:
    forged = SIGNED | {"open": "Forged"}

    assert "stands" not in only_known(DEAL, forged, [SIGNED])
    assert only_known(DEAL, SIGNED, [SIGNED | {"said": "x"}]) == SIGNED


def test_the_words_of_a_field_are_those_of_its_part() -> None:
    assert same_words(DEAL, "also", SIGNED, SIGNED | {"open": "Other"})
    assert not same_words(DEAL, "also", SIGNED, SIGNED | {"said": "Other"})


def test_what_is_signed_stands_above_the_signatures() -> None:
    """Who goes on writing below a signature would end it."""
    library = Library()
    for exercise in (library.exercise(name) for name in library.exercise_ids()):
        for part in exercise.parts:
            signed = [isinstance(field, SignoffField) for field in part.fields]
            assert signed == sorted(signed), f"{exercise.id}.{part.id}"
