"""All exercises, as they are laid out: what one person answers alone never shares a sheet with what both write."""

from __future__ import annotations

from datetime import date

import pytest

from tests.each import a_few
from trustbook.documents.composing.compose import compose
from trustbook.documents.document import Document, SheetPages
from trustbook.documents.nodes import Checks, Options, Paragraph
from trustbook.documents.pdf.layout import lay_out
from trustbook.documents.pdf.style import PAPERS, Paper
from trustbook.documents.text import printable
from trustbook.exercises.content import Content
from trustbook.exercises.model import Exercise
from trustbook.workbook.paper.paper_choice import PaperChoice, PaperLook
from trustbook.workbook.paper.worksheets import EVERYTHING, worksheets

CONTENT = Content()
LARGE = PAPERS["letter"].in_large_print()


def everything(*, large: bool = False) -> Document:
    choice = PaperChoice("workbook", style="blank", set_id=EVERYTHING, look=PaperLook(large=large))
    return compose(worksheets(CONTENT, choice, date(2026, 11, 22)))


def asked(sheet: SheetPages, privacy: str, shown: Exercise) -> set[str]:
    """Ids of the fields of parts of this kind that stand on a sheet."""
    of_kind = {field.id for part in shown.parts if part.privacy == privacy for field in part.fields}
    return of_kind & {node.field for node in sheet.nodes if node.field}


def test_no_sheet_of_any_exercise_asks_for_private_answers_and_for_those_of_both() -> None:
    exercises = {printable(each.title): each for each in map(CONTENT.library.exercise, CONTENT.library.exercise_ids())}
    sheets = [sheet for sheet in everything().sheets() if sheet.title in exercises]
    assert {sheet.title for sheet in sheets} == set(exercises) and len(exercises) >= 121
    apart = 0
    for sheet in sheets:
        shown = exercises[sheet.title]
        private, joint = (asked(sheet, kind, shown) for kind in ("private", "joint"))
        assert not (private and joint), sheet.title
        if {"private", "joint"} <= {part.privacy for part in shown.parts}:
            apart += 1
            assert sheet.for_one or not private, sheet.title
            assert sheet.for_both or not joint, sheet.title
    assert apart > 40


@pytest.mark.thorough
@pytest.mark.parametrize("paper", a_few([PAPERS["a4"], LARGE], of=2), ids=["usual", "large"])
def test_no_page_holds_a_sheet_for_one_and_a_sheet_for_both(paper: Paper) -> None:
    made = everything(large=paper is LARGE)
    whose: dict[int, set[tuple[bool, bool]]] = {}
    for chapter in lay_out(made, paper, lambda _share: None):
        for laid in chapter.sheets:
            for page in range(laid.first, laid.first + max(1, len(laid.pages))):
                whose.setdefault(page, set()).add((laid.sheet.for_one, laid.sheet.for_both))
    assert len(whose) > 250
    mixed = [page for page, found in whose.items() if any(one for one, _ in found) and any(both for _, both in found)]
    assert mixed == []


def test_the_check_whether_the_book_suits_has_nothing_to_mark_on_paper() -> None:
    (check,) = (sheet for sheet in everything().sheets() if sheet.title == "Is this book right for us?")
    assert not [node for node in check.nodes if isinstance(node, Options | Checks)]
    assert any(isinstance(node, Paragraph) for node in check.nodes) and not check.blank
