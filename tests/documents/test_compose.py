"""What stands in a document, before anything is drawn."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from tests.documents.samples import ANSWERS, EVERY_KIND, WRITTEN, document, filled_sheet, many_sheets, plain
from trustbook.documents import nodes
from trustbook.documents.composing.compose import compose
from trustbook.documents.document import Document
from trustbook.documents.nodes import Node
from trustbook.documents.sheets import Binder, BinderChapter, Sheet, blank_sheet, page_code
from trustbook.exercises.library import Library
from trustbook.exercises.model import Exercise
from trustbook.language import PSEUDO, use_language


def nodes_of(sheet: Sheet) -> tuple[Node, ...]:
    return tuple(plain(document([sheet]).chapters[0].sheets[0].nodes))


def with_steps(sheet: Sheet) -> tuple[Node, ...]:
    return tuple(plain(document([sheet], with_steps=True).chapters[0].sheets[0].nodes))


def of_kind(found: tuple[Node, ...], kind: type[Any]) -> list[Any]:
    return [node for node in found if isinstance(node, kind)]


def for_field(found: tuple[Node, ...], field: str) -> Any:
    """The node below the label of a field."""
    return [node for node in found if node.field == field][-1]


BLANK = nodes_of(blank_sheet(EVERY_KIND))
FILLED = nodes_of(filled_sheet(ANSWERS))


def test_a_blank_page_says_why_how_long_with_whom_and_what_to_take_care_of() -> None:
    title, names, purpose, care, alone, afraid = BLANK[:6]
    assert isinstance(title, nodes.Heading) and title.text == "Every kind of field"
    assert title.quiet == "About 20 minutes · first each alone, then together · as needed"
    assert isinstance(names, nodes.Blanks) and list(names.texts()) == ["Name", "Date"]
    assert isinstance(purpose, nodes.Paragraph) and purpose.tone == "lead"
    assert isinstance(care, nodes.Note) and care.strong and care.text == "Stop when it is too much."
    assert isinstance(alone, nodes.Note) and not alone.strong
    assert isinstance(afraid, nodes.Paragraph) and afraid.tone == "care"


def test_the_line_about_being_afraid_is_on_each_sheet_once_for_two_and_for_one() -> None:
    for sheet, said in (
        (blank_sheet(EVERY_KIND), "If you are afraid of the other person, this page is not for the two of you."),
        (blank_sheet(EVERY_KIND, short=True), "If you are afraid of the other person"),
        (blank_sheet(EVERY_KIND, solo=True), "If you are afraid of somebody, your safety comes before this page."),
    ):
        (line,) = (each for each in of_kind(nodes_of(sheet), nodes.Paragraph) if "afraid" in each.text)
        assert line.text.startswith(said)
        assert "“Getting help”" in line.text
    unafraid = msgspec.structs.replace(EVERY_KIND, safety=False)
    for sheet in (blank_sheet(unafraid), filled_sheet(ANSWERS)):
        assert not [each for each in of_kind(nodes_of(sheet), nodes.Paragraph) if "afraid" in each.text]


def test_a_short_form_tells_the_steps_of_its_questions_and_what_leads_to_help() -> None:
    told = [
        step.text for step in of_kind(nodes_of(blank_sheet(Library().exercise("first-night"), short=True)), nodes.Step)
    ]
    assert told[0].startswith("Look first whether everyone is safe")
    assert not [step for step in told if step.startswith("Choose where you sleep")]


def test_what_concerns_somebody_who_was_forced_stands_on_no_sheet_for_both() -> None:
    sheets = document([blank_sheet(Library().exercise("sexual-health"))]).chapters[0].sheets
    told = [
        any("sex was not wanted" in step.text for step in of_kind(tuple(plain(s.nodes)), nodes.Step)) for s in sheets
    ]
    assert len(sheets) == 2 and told == [True, False]


def test_each_step_is_told_once_before_the_field_it_belongs_to() -> None:
    order = [
        node.number if isinstance(node, nodes.Step) else node.text
        for node in BLANK
        if isinstance(node, nodes.Step | nodes.Label)
    ]
    assert order[:7] == [1, 2, "The long one", "The short one", 3, 4, "A list"]
    assert order[-2:] == ["We look again on", 5]


def test_all_steps_come_first_when_no_field_names_one() -> None:
    plain = msgspec.to_builtins(EVERY_KIND)
    for part in plain["parts"]:
        for field in part["fields"]:
            field.pop("step", None)
    found = nodes_of(blank_sheet(msgspec.convert(plain, Exercise)))
    kinds = [type(node) for node in found if isinstance(node, nodes.Step | nodes.Label)]
    assert kinds[:6] == [nodes.Step] * 5 + [nodes.Label]


def test_steps_hints_and_what_was_not_chosen_stay_away_unless_they_are_asked_for() -> None:
    assert of_kind(FILLED, nodes.Step) == [] and of_kind(FILLED, nodes.Options) == []
    assert not any(label.hint for label in of_kind(FILLED, nodes.Label))
    told = with_steps(filled_sheet(ANSWERS))
    assert [step.text for step in of_kind(told, nodes.Step)] == [EVERY_KIND.steps[1], EVERY_KIND.steps[3]]
    assert [step.number for step in of_kind(told, nodes.Step)] == [1, 2], "numbered without holes"
    some = for_field(told, "some")
    assert isinstance(some, nodes.Options) and [option.chosen for option in some.options] == [True, False, True]
    assert some.alternative == "Marked: A walk, An early night."
    assert "For example: A Tuesday." in [label.hint for label in of_kind(told, nodes.Label)]


def test_parts_that_are_not_asked_for_are_nowhere() -> None:
    texts = [text for node in nodes_of(Sheet(EVERY_KIND, frozenset({"ours"}), ANSWERS)) for text in node.texts()]
    assert "My own part" not in texts
    assert not any("I woke at four" in text for text in texts)


@pytest.mark.parametrize(
    ("privacy", "words"),
    [("private", "Private. For you alone."), ("offer", "Yours first."), ("joint", "Ours."), ("unsaved", "never saved")],
)
def test_the_privacy_of_a_part_is_said_in_words(privacy: str, words: str) -> None:
    plain = msgspec.to_builtins(EVERY_KIND)
    plain["parts"][0]["privacy"] = privacy
    heading = of_kind(nodes_of(blank_sheet(msgspec.convert(plain, Exercise))), nodes.Heading)[1]
    assert words in heading.quiet


def test_a_filled_page_says_whose_it_is_and_from_when() -> None:
    shared = document([filled_sheet(ANSWERS)]).chapters[0].sheets[0]
    assert shared.line == "3 May 2026" and of_kind(shared.nodes, nodes.Heading)[0].quiet == "3 May 2026"
    name = shared.nodes[2]
    assert isinstance(name, nodes.Said) and list(name.texts()) == ["Ana", ""]
    private = document([filled_sheet(ANSWERS, private=True)]).chapters[0].sheets[0]
    assert of_kind(private.nodes, nodes.Heading)[0].quiet == "Ana · 3 May 2026 · private"


def test_every_kind_of_field_has_room_on_a_blank_page() -> None:
    kinds = {field.id: type(for_field(BLANK, field.id)) for _part, field in EVERY_KIND.fields()}
    assert kinds == {
        "story": nodes.WritingSpace,
        "line": nodes.WritingSpace,
        "things": nodes.WritingSpace,
        "some": nodes.Options,
        "ease": nodes.Scale,
        "plan": nodes.Table,
        "topics": nodes.Table,
        "where": nodes.Options,
        "again": nodes.Options,
        "when": nodes.Blanks,
    }
    plan = for_field(BLANK, "plan")
    assert isinstance(plan, nodes.Table) and len(plan.rows) == 6
    assert all(not cell.text for row in plan.rows for cell in row.cells)


def test_a_blank_page_holds_nobodys_words() -> None:
    texts = "\n".join(document([blank_sheet(EVERY_KIND)]).texts())
    assert not [word for word in WRITTEN if word in texts]
    assert not any(option.chosen for node in of_kind(BLANK, nodes.Options) for option in node.options)
    assert [scale.chosen for scale in of_kind(BLANK, nodes.Scale)] == [None]


def test_a_filled_page_holds_every_answer() -> None:
    story, things, some = (for_field(FILLED, name) for name in ("story", "things", "some"))
    assert isinstance(story, nodes.Answer) and story.text == ANSWERS["story"]
    assert isinstance(things, nodes.AnswerList) and list(things.items) == ANSWERS["things"]
    assert isinstance(some, nodes.Answer) and some.text == "A walk, An early night" and not some.ours
    plan, topics, when = (for_field(FILLED, name) for name in ("plan", "topics", "when"))
    assert isinstance(plan, nodes.Table)
    assert [[cell.text for cell in row.cells] for row in plan.rows] == [
        ["Paint the hall", "1 June 2026", "No"],
        ["Call the landlord", "", "Yes"],
    ]
    assert isinstance(topics, nodes.Table)
    assert [[cell.text for cell in row.cells] for row in topics.rows] == [["Money", "open still"]]
    assert isinstance(when, nodes.Answer) and when.text == "14 July 2026"


def test_a_scale_says_in_words_what_it_shows() -> None:
    scale = for_field(with_steps(filled_sheet(ANSWERS)), "ease")
    assert scale.alternative == "Scale from 0 (hard) to 10 (light). Marked: 7."


@pytest.mark.parametrize("empty", [{}, {"story": "", "things": [], "plan": []}])
def test_what_was_left_open_stays_away_or_is_one_quiet_line(empty: dict[str, Any]) -> None:
    assert not of_kind(nodes_of(filled_sheet(empty)), nodes.Unanswered)
    (line,) = of_kind(with_steps(filled_sheet(empty)), nodes.Unanswered)
    assert line.text.startswith("Left open: The long one; The short one; A list;")


def test_no_and_nought_are_answers() -> None:
    found = nodes_of(filled_sheet({"again": False, "ease": 0}))
    assert (for_field(found, "again").text, for_field(found, "ease").text) == ("No", "0, hard")


def test_answers_of_an_older_definition_are_not_dropped() -> None:
    old = {
        "where": "gone",
        "some": ["walk", "swim"],
        "ease": 70,
        "when": "in spring",
        "topics": [{"row": "dogs", "cells": {"state": "barking"}}],
    }
    texts = [text for node in nodes_of(filled_sheet(old)) for text in node.texts()]
    assert {"gone", "A walk, swim", "70", "in spring", "barking"} <= set(texts)


def test_an_empty_binder_still_gives_a_document() -> None:
    empty = compose(Binder("", "", (BinderChapter("Nothing", ()),)))
    assert empty.chapters == ()
    assert empty.title == "Workbook pages"


def test_every_node_has_a_role_and_knows_its_field() -> None:
    assert all(node.role for node in FILLED)
    fields = {node.field for node in FILLED if isinstance(node, nodes.Label) and node.field}
    assert fields == {field.id for _part, field in EVERY_KIND.fields()}


def test_drawings_on_a_filled_page_have_an_alternative_text() -> None:
    found = with_steps(filled_sheet(ANSWERS))
    drawings = of_kind(found, nodes.Scale) + of_kind(found, nodes.Options)
    assert drawings and all(node.alternative for node in drawings)


def test_a_page_code_is_the_same_for_ever() -> None:
    assert page_code(EVERY_KIND) == "SV9PB"
    assert page_code(msgspec.structs.replace(EVERY_KIND, version=2)) != page_code(EVERY_KIND)


def test_page_codes_of_all_exercises_differ() -> None:
    library = Library()
    codes = [page_code(library.exercise(name)) for name in library.exercise_ids()]
    assert len(set(codes)) == len(codes)


def test_a_letter_is_set_as_a_letter() -> None:
    plain = msgspec.to_builtins(EVERY_KIND)
    plain["print"] = "letter"
    plain["parts"][0]["fields"][0]["lines"] = 14
    letter = msgspec.convert(plain, Exercise)
    room = for_field(nodes_of(blank_sheet(letter)), "story")
    assert isinstance(room, nodes.WritingSpace) and room.fill
    answer = for_field(nodes_of(filled_sheet(ANSWERS, letter)), "story")
    assert isinstance(answer, nodes.Answer) and answer.letter


def test_every_sentence_of_the_pages_can_be_translated() -> None:
    def own_words(found: Document) -> set[str]:
        return {text for text in found.texts() if text}

    english = own_words(many_sheets(2, blank=True))
    use_language(PSEUDO)
    try:
        pseudo = own_words(many_sheets(2, blank=True))
    finally:
        use_language("en")
    from_data = set(msgspec.json.encode(EVERY_KIND).decode().split('"')) | {
        "Our workbook", "Ana and Ben", "First half", "Second half", "Sheet 1", "Sheet 2", "-0123456789", "0123456789",
        "0123456789ivxlcdm", "1", "2", "3", "4", "5",
        *(page_code(msgspec.structs.replace(EVERY_KIND, id=f"sheet-{number}")) for number in (1, 2)),
    }  # fmt: skip
    assert english & pseudo <= from_data


def test_a_sheet_that_nobody_is_to_keep_asks_for_no_name_and_no_date() -> None:
    found = nodes_of(blank_sheet(Library().exercise("suitability-check")))
    assert not of_kind(found, nodes.Blanks)
