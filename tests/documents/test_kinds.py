"""Letters, timers, sign-offs, feelings, pairs and checklists on blank and on filled paper."""

from __future__ import annotations

from typing import Any

import pytest

from tests.documents.one_kind import FIELDS, VALUES, exercise_with
from tests.documents.samples import all_words, document, filled_sheet, plain
from trustbook.documents import nodes
from trustbook.documents.nodes import Node
from trustbook.documents.pdf import render
from trustbook.documents.sheets import Sheet, blank_sheet


def nodes_below_label(sheet: Sheet) -> list[Node]:
    found = document([sheet]).chapters[0].sheets[0].nodes
    return [node for node in plain(found) if node.field == "it" and not isinstance(node, nodes.Label)]


def blank(kind: str, *, solo: bool = False, **more: Any) -> list[Node]:
    return nodes_below_label(blank_sheet(exercise_with(kind, **more), solo=solo))


def filled(kind: str, value: Any, **more: Any) -> Node:
    (node,) = nodes_below_label(filled_sheet({"it": value}, exercise_with(kind, **more)))
    return node


def test_a_blank_letter_is_a_ruled_page_with_room_for_greeting_and_closing() -> None:
    (room,) = blank("letter")
    assert isinstance(room, nodes.WritingSpace) and room.fill
    assert (room.opening, room.closing) == ("Dear …,", "Yours,")


def test_a_written_letter_is_set_like_one() -> None:
    answer = filled("letter", VALUES["letter"])
    assert isinstance(answer, nodes.LetterPaper)
    assert (answer.text, answer.name) == ("Dear you,\n\nI stay.", "Me")


def test_each_turn_has_a_box_its_minutes_and_what_it_is_for() -> None:
    (turns,) = blank("timer")
    assert isinstance(turns, nodes.Checks)
    assert [(check.text, check.beside) for check in turns.checks] == [
        ("Turn 1: One speaks", "10 minutes"),
        ("Turn 2: Then the other", "10 minutes"),
    ]
    assert turns.alternative == "2 turns of 10 minutes each."
    (one,) = blank("timer", turns=1, prompts=[])
    assert isinstance(one, nodes.Checks) and [check.text for check in one.checks] == ["Done"]


@pytest.mark.parametrize(("value", "words"), [(True, "Done"), (False, "Not done")])
def test_a_filled_timer_says_whether_it_was_done(value: bool, words: str) -> None:
    answer = filled("timer", value)
    assert isinstance(answer, nodes.Answer) and answer.text == words


def test_two_people_have_two_lines_to_sign_and_one_person_has_one() -> None:
    assert [list(node.texts()) for node in blank("signoff")] == [["Name", "Day"]] * 2
    assert len(blank("signoff", solo=True)) == 1


def test_who_confirmed_stands_with_the_day() -> None:
    signed = filled("signoff", VALUES["signoff"])
    assert isinstance(signed, nodes.AnswerList) and signed.items == ("Robin, 3 October 2026", "Alex, 5 October 2026")


def test_feelings_stand_in_groups_with_boxes_and_only_the_chosen_ones_when_filled() -> None:
    (words,) = blank("feelings")
    assert isinstance(words, nodes.Words)
    assert [(group.title, [word.text for word in group.words]) for group in words.groups] == [
        ("Low", ["sad", "flat"]),
        ("Warm", ["glad", "calm"]),
    ]
    assert "Low: sad, flat." in words.alternative
    chosen = filled("feelings", [*VALUES["feelings"], "an-older-word"])
    assert isinstance(chosen, nodes.Answer) and chosen.text == "sad, calm, an-older-word"


def test_each_pair_has_two_rows_of_numbers_and_both_values_when_filled() -> None:
    (pairs,) = blank("pairs")
    assert isinstance(pairs, nodes.Pairs) and [row.text for row in pairs.rows] == ["Work", "Rest"]
    assert "It matters" in pairs.alternative and "not at all" in pairs.alternative
    table = filled("pairs", [*VALUES["pairs"], {"row": "gone", "cells": {"first": 1, "second": 2}}])
    assert isinstance(table, nodes.Table)
    assert [column.text for column in table.columns] == [
        "0 = not at all, 10 = fully",
        "It matters",
        "I live it",
    ]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Work", "9", "3"],
        ["Rest", "4", ""],
        ["–", "1", "2"],
    ]
    assert "Work: It matters 9, I live it 3." in table.alternative


def test_a_blank_checklist_has_a_box_and_a_day_for_each_item_and_lines_of_ones_own() -> None:
    (checks,) = blank("checklist", blank_rows=2)
    assert isinstance(checks, nodes.Checks)
    assert [(check.text, check.day) for check in checks.checks] == [
        ("Call the bank", "on"),
        ("Tell the aunt", "on"),
        ("", "on"),
        ("", "on"),
    ]
    (fixed,) = blank("checklist", own=False)
    assert isinstance(fixed, nodes.Checks) and len(fixed.checks) == 2
    (own,) = blank("checklist", items=[], blank_rows=0)
    assert isinstance(own, nodes.Checks) and len(own.checks) == 1


def test_a_filled_checklist_shows_what_is_done_with_the_day_and_the_own_lines() -> None:
    checks = filled("checklist", VALUES["checklist"])
    assert isinstance(checks, nodes.AnswerList)
    assert checks.items == ("Call the bank · 3 October 2026", "My own line · not yet"), "what is not ticked stays away"


@pytest.mark.parametrize("kind", list(FIELDS))
def test_every_word_of_a_blank_and_of_a_filled_field_is_on_the_paper(kind: str) -> None:
    exercise = exercise_with(kind)
    for sheet in (blank_sheet(exercise), filled_sheet({"it": VALUES[kind]}, exercise)):
        made = document([sheet])
        text = all_words(render(made))
        shown = [word for node in made.chapters[0].sheets[0].nodes if node.field for word in node.texts()]
        assert not [
            word for words in shown for word in words.split() if word not in text and word.strip("-") != "0123456789"
        ]


@pytest.mark.parametrize("kind", list(FIELDS))
def test_a_field_that_is_longer_than_a_page_goes_on_on_the_next(kind: str) -> None:
    sizes: dict[str, dict[str, Any]] = {
        "letter": {"lines": 40},
        "timer": {"turns": 12, "prompts": []},
        "signoff": {},
        "feelings": {
            "groups": [
                {
                    "id": f"g{group}",
                    "label": f"Group {group}",
                    "options": [{"id": f"o{group}-{word}", "label": f"word {word} of {group}"} for word in range(20)],
                }
                for group in range(20)
            ]
        },
        "pairs": {"rows": [{"id": f"r{row}", "label": f"The row with number {row}"} for row in range(15)]},
        "checklist": {"items": [{"id": f"i{item}", "label": f"Item number {item}"} for item in range(60)]},
    }
    made = document([blank_sheet(exercise_with(kind, **sizes[kind]))])
    text = all_words(render(made))
    (node,) = [node for node in made.chapters[0].sheets[0].nodes if node.field == "it"][1:2]
    assert not [
        word for words in node.texts() for word in words.split() if word not in text and word.strip("-") != "0123456789"
    ]
