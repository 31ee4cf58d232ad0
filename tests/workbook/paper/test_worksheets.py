"""Blank sheets without a workbook: sets, chapters with their text, cards, everything; and paper for one person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.documents.samples import page_texts
from tests.each import a_few
from tests.workbook.world import PULSE, World, exercise, make_library, part
from trustbook.documents.composing.compose import compose
from trustbook.documents.composing.compose_sheet import sheet_pages
from trustbook.documents.document import SheetPages
from trustbook.documents.pdf.blocks import TextBlock
from trustbook.documents.pdf.layout import LaidSheet, lay_out
from trustbook.documents.pdf.marks import WritingBlock
from trustbook.documents.pdf.style import PAPERS, PaperName
from trustbook.documents.sheets import Binder, Sheet
from trustbook.domain.problems import NothingToPrint, UnknownName
from trustbook.exercises.content import Content
from trustbook.exercises.sets import PaperSets
from trustbook.exercises.text_ids import FOR_COUNSELLOR, HELP, SAFETY, SETTLE, TEXT_IDS
from trustbook.exercises.texts import Guide
from trustbook.workbook.paper import worksheets
from trustbook.workbook.paper.paper_choice import PaperChoice
from trustbook.workbook.paper.paper_files import composed, make_pdf
from trustbook.workbook.paper.paper_texts import with_help
from trustbook.workbook.sitting import parts

TODAY = date(2026, 11, 22)
CONTENT = Content()
BOTH_PAPERS = a_few(["a4", "letter"], of=2)
"""Of all sets: the other paper is looked at with the other sweeps."""

_CARD = """
card = { title = "The card", lines = ["Breathe."], fields = ["sign", "calm"] }
"""
PAUSE = exercise("pause", part("mine", "each", "offer", "calm:short"), part("ours", "together", "joint", "sign:short"))
PAUSE = PAUSE.replace('steps = ["Write."]', 'steps = ["Write."]' + _CARD)
LEDGER = exercise("ledger", part("mine", "each", "offer", "what"), part("ours", "together", "joint", "plan")).replace(
    'id = "plan"\nkind = "long"', 'id = "plan"\npartner = true\nkind = "long"'
)


def sheets(binder: Binder) -> list[Sheet]:
    return [sheet for chapter in binder.chapters for sheet in chapter.sheets]


def laid_sheets(binder: Binder, paper: PaperName) -> list[LaidSheet]:
    chapters = lay_out(compose(binder), PAPERS[paper], lambda _share: None)
    return [sheet for chapter in chapters for sheet in chapter.sheets]


def bound(**choice: Any) -> Binder:
    return worksheets.worksheets(CONTENT, PaperChoice("workbook", style="blank", **choice), TODAY)


@pytest.mark.thorough
@pytest.mark.parametrize("name", a_few((each.id for each in PaperSets().sets()), of=3))
@pytest.mark.parametrize("paper", BOTH_PAPERS)
def test_each_set_is_printed_without_a_workbook(name: str, paper: Any) -> None:
    binder = bound(set_id=name)
    assert binder.title == PaperSets().one(name).title
    assert not any(sheet.answers for sheet in sheets(binder))
    assert make_pdf(binder, paper).startswith(b"%PDF")


def test_a_set_keeps_its_order_and_its_copies() -> None:
    names = [sheet.exercise.id for sheet in sheets(bound(set_id="weekly-pad"))]
    assert names[:8] == ["weekly-pulse"] * 8
    assert names.count("weekly-meeting") == 4
    assert [names.count(name) for name in ("appreciation", "promise-ledger", "effort-log")] == [8, 8, 8]
    alone = [sheet.exercise.id for sheet in sheets(bound(set_id="weekly-pad", alone=True))]
    assert alone.count("weekly-pulse") == 4


def test_the_first_evening_and_the_pad_have_short_forms_and_the_other_sets_when_asked() -> None:
    evening, pad = sheets(bound(set_id="first-evening")), sheets(bound(set_id="weekly-pad"))
    weeks = sheets(bound(set_id="first-weeks", short=True))
    assert all(sheet.short for sheet in (*evening, *pad, *weeks))
    shown = [(sheet, field) for sheet in (*evening, *pad, *weeks) for _part, field in sheet.exercise.fields()]
    assert all(field.core or not sheet.exercise.short for sheet, field in shown)
    assert not any(sheet.short for sheet in sheets(bound(set_id="first-weeks")))


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_pad_is_one_that_would_be_printed_for_four_weeks(paper: PaperName) -> None:
    found = laid_sheets(bound(set_id="weekly-pad"), paper)
    assert sum(len(each.pages) for each in found) <= 25, "for two people, with “Getting help”"
    assert sum(not each.pages for each in found) >= 8, "several of a kind stand on a page"
    pulses = [each for each in found if each.sheet.title == "Weekly pulse"]
    assert [bool(each.pages) for each in pulses] == [True, True, False, False] * 2, "one person’s never below another’s"


def test_a_further_copy_for_the_same_person_has_room_for_all_of_it() -> None:
    _help, first, again = laid_sheets(bound(set_id="weekly-pad"), "a4")[:3]
    (page,) = again.pages
    assert page.placed
    fields = [{node.field for node in nodes if node.field} for nodes in (first.sheet.nodes, again.sheet.continued)]
    assert fields[0] == fields[1]


HELP_BEGINS = "Getting help Your local emergency number If somebody is in danger now"


@pytest.mark.thorough
@pytest.mark.parametrize("paper", BOTH_PAPERS)
@pytest.mark.parametrize("name", a_few((each.id for each in PaperSets().sets()), of=3))
def test_getting_help_comes_first_in_every_set_and_once_only(name: str, paper: PaperName) -> None:
    binders = [bound(set_id=name), bound(set_id=name, alone=True), bound(set_id=name, short=True)]
    for binder in binders:
        (chapter,) = binder.chapters
        assert [text.id for text in chapter.texts] == [HELP, *PaperSets().one(name).texts]
        assert laid_sheets(binder, paper)[0].sheet.title == "Getting help"
    first = " ".join(page_texts(make_pdf(binders[0], paper))[0].split())
    assert HELP_BEGINS in first
    assert text_of(binder).count(HELP_BEGINS) == 1


@pytest.mark.thorough
@pytest.mark.parametrize(
    "choice",
    [
        pytest.param({"set_id": worksheets.EVERYTHING}, marks=pytest.mark.sweep),
        {"tabs": ("boundaries",)},
        {"chapters": ("infidelity",)},
        pytest.param({"short": True}, marks=pytest.mark.sweep),
    ],
)
def test_getting_help_is_in_front_wherever_sheets_that_point_to_it_are_bound(choice: dict[str, Any]) -> None:
    binder = bound(**choice)
    assert [text.id for text in binder.chapters[0].texts] == [HELP]
    assert text_of(binder).count(HELP_BEGINS) == 1


@pytest.mark.parametrize("choice", [{}, {"tabs": ("boundaries",)}, {"short": True, "alone": True}], ids=str)
def test_blank_sheets_are_composed_once_but_for_those_that_are_asked_whether_they_point_to_help(
    choice: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    def counting(sheet: Sheet, *more: Any, **ways: Any) -> Iterator[SheetPages]:
        made.append(sheet.exercise.id)
        return sheet_pages(sheet, *more, **ways)

    monkeypatch.setattr("trustbook.documents.composing.compose.sheet_pages", counting)
    binder = bound(**choice)
    asked = len(made)
    composed(binder)
    assert asked <= 3
    assert len(made) - asked == len(sheets(binder)) > 3 * asked


def test_a_single_worksheet_stays_a_single_worksheet() -> None:
    binder = bound(exercises=("first-weeks-plan",))
    assert not [text for chapter in binder.chapters for text in chapter.texts]


def test_getting_help_is_not_added_where_it_is_there_or_where_nothing_points_to_it() -> None:
    there = bound(set_id="first-weeks")
    assert with_help(there, CONTENT.guide, TODAY) == there
    apart = worksheets.guide_binder(CONTENT, Guide().text(SETTLE, TODAY))
    assert with_help(apart, CONTENT.guide, TODAY) == apart


def test_working_alone_is_for_one_person() -> None:
    found = sheets(bound(set_id="working-alone"))
    assert found and all(sheet.solo for sheet in found)
    assert not [field.id for sheet in found for _part, field in sheet.exercise.fields() if field.partner]
    assert not [each.id for sheet in found for each in sheet.exercise.parts if not each.alone]


def test_the_cards_begin_with_the_break_the_repair_and_the_support_card() -> None:
    (chapter,) = bound(set_id="pocket-cards").chapters
    first = list(dict.fromkeys(card.exercise.id for card in chapter.cards))
    assert first[:3] == ["time-out-agreement", "repair-phrases", "support-card"]
    with_card = {name for name in CONTENT.library.exercise_ids() if CONTENT.library.exercise(name).card}
    assert with_card == set(first)


def test_a_single_card_fills_a_sheet_and_an_exercise_without_one_has_nothing_to_print() -> None:
    (chapter,) = bound(exercises=("time-out-agreement",), cards=True).chapters
    assert [card.exercise.id for card in chapter.cards] == ["time-out-agreement"] * 4
    with pytest.raises(NothingToPrint):
        bound(exercises=("weekly-pulse",), cards=True)


def test_a_chapter_begins_with_what_there_is_to_read() -> None:
    binder = bound(chapters=("boundaries",))
    _help, chapter = binder.chapters
    assert binder.title == chapter.title == CONTENT.library.chapter_title("boundaries")
    assert [text.id for text in chapter.texts] == ["boundaries"]
    assert {sheet.exercise.chapter for sheet in chapter.sheets} == {"boundaries"}
    assert not bound(exercises=("weekly-pulse",)).chapters[0].texts


def test_everything_has_every_chapter_with_its_text_and_ends_with_the_credits() -> None:
    binder = bound(set_id=worksheets.EVERYTHING)
    first, *chapters, last = binder.chapters
    assert [text.id for text in first.texts] == [HELP]
    assert [text.id for text in last.texts] == ["credits"]
    assert all(len(chapter.texts) == 1 for chapter in chapters), [each.title for each in chapters if not each.texts]
    printed = {sheet.exercise.id for sheet in sheets(binder)}
    assert printed == set(CONTENT.library.exercise_ids()), "also letters: a blank one tells nothing"
    assert binder.title_page and binder.settle is not None


def test_a_set_that_is_not_there_is_refused() -> None:
    with pytest.raises(UnknownName):
        bound(set_id="second-evening")


def test_exercises_of_a_set_that_are_not_there_are_left_out(tmp_path: Path) -> None:
    library = make_library(tmp_path, PULSE.replace('"pulse"', '"weekly-pulse"'))
    choice = PaperChoice("workbook", style="blank", set_id="weekly-pad")
    found = sheets(worksheets.worksheets(Content(library=library), choice, TODAY))
    assert {sheet.exercise.id for sheet in found} == {"weekly-pulse"}
    with pytest.raises(NothingToPrint):
        worksheets.worksheets(Content(library=make_library(tmp_path / "other", PULSE)), choice, TODAY)


def test_a_text_of_the_guide_is_printed_alone() -> None:
    text = Guide().text(SAFETY, TODAY)
    binder = worksheets.guide_binder(CONTENT, text)
    assert binder.title == text.title and not binder.title_page
    assert make_pdf(binder).startswith(b"%PDF")


def text_of(binder: Binder) -> str:
    return " ".join("\n".join(page_texts(make_pdf(binder))).split())


def test_getting_help_is_printed_with_the_own_number_and_no_other_text_is() -> None:
    number = "0800 1234 (home)"
    found = text_of(worksheets.guide_binder(CONTENT, Guide().text(HELP, TODAY), number))
    assert found.index("Your local emergency number 0800 1234 (home)") < found.index("If somebody is in danger now")
    for name in set(TEXT_IDS) - {HELP}:
        binder = worksheets.guide_binder(CONTENT, Guide().text(name, TODAY), number)
        assert binder.emergency_number == ""
        assert number not in text_of(binder)


def test_for_your_counsellor_is_one_page_of_either_paper() -> None:
    binder = worksheets.guide_binder(CONTENT, Guide().text(FOR_COUNSELLOR, TODAY))
    for paper in PAPERS:
        assert len(page_texts(make_pdf(binder, paper))) == 1


def test_getting_help_has_a_line_for_the_number_where_none_is_known() -> None:
    help_text = worksheets.guide_binder(CONTENT, Guide().text(HELP, TODAY))
    for binder in (help_text, bound(set_id="first-weeks"), bound(set_id="working-alone")):
        assert binder.emergency_number == ""
        first = next(sheet for sheet in laid_sheets(binder, "a4") if sheet.sheet.title == "Getting help")
        label, line = (placed.block for placed in first.pages[0].placed[1:3])
        assert isinstance(label, TextBlock) and label.lines == ["Your local emergency number"]
        assert isinstance(line, WritingBlock) and line.lines == 1


# --- a workbook of one person


@pytest.fixture
def one(tmp_path: Path) -> World:
    world = World(tmp_path / "Mine.trustbook", make_library(tmp_path / "resources", PAUSE, LEDGER))
    world.create()
    return world


def test_blank_and_filled_paper_of_one_person_has_no_room_for_another(one: World) -> None:
    page = one.write("ledger", what="I said it.")
    blank = PaperChoice("page", style="blank", exercises=("ledger",))
    (sheet,) = sheets(one.session.paper.prepare(one.viewer, blank))
    assert sheet.solo and [field.id for _part, field in sheet.exercise.fields()] == ["what"]
    filled = PaperChoice("page", entry_id=page.entry_id, private=True)
    (sheet,) = sheets(one.session.paper.prepare(one.viewer, filled))
    assert sheet.solo and [field.id for _part, field in sheet.exercise.fields()] == ["what"]
    one.close()


def test_an_answer_is_printed_even_where_one_person_would_not_be_asked(one: World) -> None:
    whole = one.library.exercise("ledger")
    assert parts.for_one_writer(whole, {"what": "x", "plan": ""}) != whole
    assert parts.for_one_writer(whole, {"what": "x", "plan": "from another workbook"}) == whole
    one.close()


def test_the_card_of_a_page_has_its_answers_four_times(one: World) -> None:
    page = one.write("pause", calm="the window", sign="green")
    choice = PaperChoice("page", entry_id=page.entry_id, private=True, cards=True)
    (chapter,) = one.session.paper.prepare(one.viewer, choice).chapters
    assert [dict(card.answers or {}) for card in chapter.cards] == [{"calm": "the window", "sign": "green"}] * 4
    one.close()


def test_the_card_of_two_holds_own_answers_only_when_they_are_asked_for(one: World) -> None:
    one.join()
    page = one.write("pause", calm="the window", sign="green")
    one.session.sharing.put_on_our_page(one.viewer, page.entry_id)

    def answers(*, private: bool) -> dict[str, object]:
        choice = PaperChoice("page", entry_id=page.entry_id, private=private, cards=True)
        return dict(one.session.paper.prepare(one.viewer, choice).chapters[0].cards[0].answers or {})

    assert answers(private=False) == {"sign": "green"}
    assert answers(private=True) == {"calm": "the window", "sign": "green"}
    one.close()


def test_a_page_without_a_card_prints_none(one: World) -> None:
    page = one.write("ledger", what="I said it.")
    choice = PaperChoice("page", entry_id=page.entry_id, private=True, cards=True)
    with pytest.raises(NothingToPrint):
        one.session.paper.prepare(one.viewer, choice)
    one.close()


def test_what_is_not_there_in_a_language_is_marked_as_english_on_paper() -> None:
    german = Content("de")
    for choice in (PaperChoice("workbook", style="blank"), PaperChoice("workbook", style="blank", set_id="everything")):
        binder = worksheets.worksheets(german, choice, TODAY)
        assert binder.language == "de"
        assert {sheet.language for sheet in sheets(binder)} == {"en"}
        texts = [text for chapter in binder.chapters for text in chapter.texts if text.id != german.credits.id]
        assert texts and {text.language for text in texts} == {"en"}
    cards = worksheets.worksheets(german, PaperChoice("workbook", style="blank", cards=True), TODAY)
    assert {card.language for chapter in cards.chapters for card in chapter.cards} == {"en"}
    assert worksheets.written_in(german.library, "no-such-exercise") == ""
