"""Everything that is asked and answered keeps its permanent ids in the neutral document."""

from __future__ import annotations

from typing import Any

from tests.documents.one_kind import VALUES, exercise_with
from tests.documents.samples import ANSWERS, EVERY_KIND, document, filled_sheet, plain
from trustbook.documents import nodes
from trustbook.documents.sheets import Sheet, blank_sheet


def below_label(sheet: Sheet, field: str) -> list[Any]:
    found = document([sheet]).chapters[0].sheets[0].nodes
    return [node for node in plain(found) if node.field == field][1:]


def test_options_carry_the_ids_under_which_they_are_stored() -> None:
    sheet = blank_sheet(EVERY_KIND)
    ids = {
        field: [option.id for node in below_label(sheet, field) for option in node.options]
        for field in ("some", "where", "again")
    }
    assert ids == {"some": ["walk", "tea", "rest"], "where": ["here", "there"], "again": ["yes", "no"]}


def test_rows_and_columns_of_tables_carry_theirs() -> None:
    for sheet in (blank_sheet(EVERY_KIND), filled_sheet(ANSWERS)):
        (plan,), (topics,) = below_label(sheet, "plan"), below_label(sheet, "topics")
        assert [column.id for column in plan.columns] == ["what", "by", "done"]
        assert {row.id for row in plan.rows} == {""}, "rows of one’s own are counted"
        assert [column.id for column in topics.columns] == ["", "state"]
        asked = ["money", "time"] if sheet.answers is None else ["money"]
        assert [row.id for row in topics.rows] == asked, "a row in which nothing was said stays away"
    (plan,), (topics,) = below_label(blank_sheet(EVERY_KIND), "plan"), below_label(blank_sheet(EVERY_KIND), "topics")
    assert [option.id for option in plan.rows[0].cells[2].options] == ["yes", "no"]
    assert [option.id for option in topics.rows[0].cells[1].options] == ["good", "open"]


def test_an_answer_to_a_row_that_is_gone_keeps_the_id_of_the_row() -> None:
    gone = {"row": "gone", "cells": {"state": "good"}}
    (topics,) = below_label(filled_sheet({"topics": [gone]}), "topics")
    assert [row.id for row in topics.rows] == ["gone"]
    rated = [*VALUES["pairs"], {"row": "gone", "cells": {"first": 1}}]
    (pairs,) = below_label(filled_sheet({"it": rated}, exercise_with("pairs")), "it")
    assert [row.id for row in pairs.rows] == ["work", "rest", "gone"]


def test_words_pairs_checks_and_signatures_carry_theirs() -> None:
    (words,) = below_label(blank_sheet(exercise_with("feelings")), "it")
    assert [(group.id, [word.id for word in group.words]) for group in words.groups] == [
        ("low", ["sad", "flat"]),
        ("warm", ["glad", "calm"]),
    ]
    (pairs,) = below_label(blank_sheet(exercise_with("pairs")), "it")
    assert [row.id for row in pairs.rows] == ["work", "rest"]
    (checks,) = below_label(blank_sheet(exercise_with("checklist", blank_rows=2)), "it")
    assert [check.id for check in checks.checks] == ["bank", "aunt", "", ""]
    signed = below_label(blank_sheet(exercise_with("signoff")), "it")
    assert [(line.number, [word.id for word in line.words]) for line in signed] == [
        (1, ["name", "on"]),
        (2, ["name", "on"]),
    ]
    (day,) = below_label(blank_sheet(EVERY_KIND), "when")
    assert [word.id for word in day.words] == ["day", "month", "year"]


def test_what_the_program_says_itself_is_told_from_the_words_of_the_definition() -> None:
    (again,), (where,) = below_label(blank_sheet(EVERY_KIND), "again"), below_label(blank_sheet(EVERY_KIND), "where")
    assert all(isinstance(option, nodes.OptionBox) and option.ours for option in again.options)
    assert not any(option.ours for option in where.options)
