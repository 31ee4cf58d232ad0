"""Pages whose ticks could be held against somebody are on paper a text to read, with nothing to mark, on every path."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.documents.samples import all_words, words
from tests.exercises.pages_without_trace import UNSAVED
from trustbook.documents.composing.compose import compose
from trustbook.documents.nodes import (
    Answer,
    AnswerList,
    Blanks,
    Bullets,
    Checks,
    Node,
    Options,
    Pairs,
    Scale,
    Table,
    WritingSpace,
)
from trustbook.documents.pdf import render
from trustbook.documents.pdf.layout import lay_out
from trustbook.documents.pdf.marks import BlanksBlock, OptionsBlock, WritingBlock
from trustbook.documents.pdf.style import PAPERS, PaperName
from trustbook.documents.sheets import Binder, BinderChapter, Sheet, blank_sheet
from trustbook.exercises.content import Content
from trustbook.exercises.fields import ChoiceField, MultiField
from trustbook.exercises.library import Library
from trustbook.exercises.model import Exercise
from trustbook.workbook.paper.paper_choice import PaperChoice
from trustbook.workbook.paper.worksheets import EVERYTHING, worksheets

LIBRARY = Library()
TODAY = date(2026, 11, 22)
TO_READ = {
    "suitability-check": "fear, violence and control by the other person",
    "do-we-need-help": "fear, violence, thoughts of ending a life, a wish to go",
    "what-next": "fear, suspicion, what is still untold, doubt whether to stay",
}
"""What a marked sheet of each would tell whoever finds it."""
TO_MARK = {
    "belief-check": "opinions about common sentences, nothing about the two",
    "boundary-or-control": "questions to one’s own wish, which is not on the sheet; nothing about the other person",
}
"""Why these two keep their boxes."""
MARKED = Answer | AnswerList | Blanks | Checks | Options | Pairs | WritingSpace | Scale | Table


def nodes_of(*sheets: Sheet) -> list[Node]:
    document = compose(Binder("Pages", "", (BinderChapter("", sheets),), title_page=False))
    return [node for page in document.sheets() for node in page.nodes]


def exercise(name: str) -> Exercise:
    return LIBRARY.exercise(name)


def test_each_page_that_is_never_saved_was_decided_on() -> None:
    assert sorted({*TO_READ, *TO_MARK}) == sorted(UNSAVED)
    assert {name for name in LIBRARY.exercise_ids() if exercise(name).print == "reading"} == set(TO_READ)


@pytest.mark.parametrize("name", TO_READ)
def test_there_is_nothing_to_mark_in_any_form(name: str) -> None:
    found = exercise(name)
    ticked = {field.id: True for _part, field in found.fields()}
    sheets = [blank_sheet(found, short=short, solo=solo) for short in (False, True) for solo in (False, True)]
    for sheet in (*sheets, replace(sheets[0], more=True), replace(sheets[0], answers=ticked, by="Ana", on=TODAY)):
        found_nodes = nodes_of(sheet)
        assert not [node for node in found_nodes if isinstance(node, MARKED)]
        assert [node for node in found_nodes if isinstance(node, Bullets)]
        assert not [node for node in found_nodes if isinstance(node, Bullets) and node.alternative]


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", TO_READ)
def test_the_pages_drawn_have_no_box_and_no_line_but_all_the_words(name: str, paper: PaperName) -> None:
    found = exercise(name)
    document = compose(Binder("Pages", "", (BinderChapter("", (blank_sheet(found),)),), title_page=False))
    (chapter,) = lay_out(document, PAPERS[paper], lambda _share: None)
    blocks = [placed.block for sheet in chapter.sheets for page in sheet.pages for placed in page.placed]
    assert not [block for block in blocks if isinstance(block, OptionsBlock | BlanksBlock | WritingBlock)]
    text = all_words(render(document, paper=paper))
    for _part, field in found.fields():
        assert words(field.label) in text
        if isinstance(field, ChoiceField | MultiField):
            assert not [option.label for option in field.options if words(option.label) not in text]
    assert "Please mark nothing" in text


def test_it_is_so_in_every_set_and_in_everything() -> None:
    for name in ("first-evening", EVERYTHING):
        choice = PaperChoice("workbook", style="blank", set_id=name)
        for page in compose(worksheets(Content(), choice, TODAY)).sheets():
            if page.title in {exercise(each).title for each in TO_READ}:
                assert not [node for node in page.nodes if isinstance(node, MARKED)]
                assert not page.blank
