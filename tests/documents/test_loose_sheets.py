"""What stands on a worksheet that is printed by itself, and the ways to begin on every worksheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.documents.drawn import drawn
from tests.documents.samples import DAY
from trustbook.documents.composing.compose import compose
from trustbook.documents.document import Document, SheetPages
from trustbook.documents.nodes import Blanks, Role
from trustbook.documents.pdf.layout import lay_out
from trustbook.documents.pdf.style import PAPERS
from trustbook.documents.sheets import Binder, BinderChapter, blank_sheet
from trustbook.exercises.content import Content
from trustbook.exercises.fields import LetterField, ListField, LongField, ShortField
from trustbook.exercises.text_ids import HELP
from trustbook.workbook.paper.paper_choice import PaperChoice
from trustbook.workbook.paper.worksheets import worksheets

CALL = "A number I can call"


@pytest.fixture(scope="module")
def content() -> Content:
    return Content()


def loose(content: Content, exercise: str, *, large: bool = False) -> Document:
    choice = PaperChoice("page", style="blank", exercises=(exercise,))
    return compose(replace(worksheets(content, choice, DAY), large=large))


def blanks(sheet: SheetPages) -> Iterator[str]:
    return (word.text for node in sheet.nodes if isinstance(node, Blanks) for word in node.words)


def test_each_loose_sheet_that_points_to_help_has_a_line_for_a_number(content: Content) -> None:
    for name in content.library.exercise_ids():
        exercise = content.library.exercise(name)
        for sheet in loose(content, name).sheets():
            points = any("Getting help" in text for node in sheet.nodes for text in node.texts())
            wanted = (points or exercise.safety) and exercise.print != "reading"
            assert list(blanks(sheet)).count(CALL) == int(wanted), name


def test_what_comes_with_getting_help_and_what_nobody_may_find_has_no_such_line(content: Content) -> None:
    several = PaperChoice("tab", style="blank", chapters=("infidelity",))
    made = compose(worksheets(content, several, DAY))
    assert any(sheet.title == "Getting help" for sheet in made.sheets())
    assert not [sheet.title for sheet in made.sheets() if CALL in blanks(sheet)]
    (check,) = loose(content, "suitability-check").sheets()
    assert CALL not in blanks(check)


def test_the_line_costs_no_page(content: Content) -> None:
    def pages(made: Document) -> int:
        laid = lay_out(made, PAPERS["letter"], lambda _share: None)
        return sum(len(sheet.pages) for chapter in laid for sheet in chapter.sheets)

    help_text = content.guide.text(HELP, DAY)
    for name in ("if-crossed", "impact-letter", "kind-to-myself", "my-questions"):
        sheet = blank_sheet(content.library.exercise(name))
        with_help = Binder("", "", (BinderChapter("", (sheet,), texts=(help_text,)),), title_page=False, style="blank")
        without = Binder("", "", (BinderChapter("", (), texts=(help_text,)),), title_page=False, style="blank")
        assert pages(loose(content, name)) == pages(compose(with_help)) - pages(compose(without))


@pytest.mark.parametrize("large", [False, True])
def test_the_line_is_long_enough_for_a_number(content: Content, large: bool) -> None:
    parts = drawn(loose(content, "sex-afterwards", large=large))
    rooms = [part.box for part in parts if part.meaning.role is Role.BLANK and part.meaning.column == "call"]
    assert len(rooms) == 2, "one on the sheet of each, one on that of both"
    assert min(box.right - box.left for box in rooms) > (200 if large else 100)


def test_ways_to_begin_stand_on_every_blank_page_that_has_them(content: Content) -> None:
    found = 0
    for name in content.library.exercise_ids():
        exercise = content.library.exercise(name)
        said = " ".join(loose(content, name).texts())
        for _part, field in exercise.fields():
            if isinstance(field, LetterField | ShortField | LongField | ListField):
                assert all(f"“{opener}”" in said for opener in field.openers), (name, field.id)
                found += len(field.openers)
    assert found > 50
