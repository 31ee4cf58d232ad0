"""What one person answers for themself alone is never on a page that both write on: looked at on the pages drawn."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pytest

from bench_parts.paper import answers_for
from tests.documents.samples import page_texts, reader
from trustbook.documents.composing.compose import compose
from trustbook.documents.pdf import render
from trustbook.documents.pdf.style import PAPERS, PaperName
from trustbook.documents.sheets import Binder, BinderChapter, Sheet, blank_sheet
from trustbook.exercises.content import Content
from trustbook.exercises.library import Library
from trustbook.exercises.model import Exercise
from trustbook.exercises.sets import PaperSets
from trustbook.exercises.text_ids import SETTLE
from trustbook.exercises.texts import Guide
from trustbook.workbook.paper.paper_choice import PaperChoice
from trustbook.workbook.paper.paper_files import make_pdf
from trustbook.workbook.paper.worksheets import EVERYTHING, worksheets

pytestmark = pytest.mark.sweep

LIBRARY = Library()
NAMES = LIBRARY.exercise_ids()
TODAY = date(2026, 11, 22)
FORMS: dict[str, dict[str, Any]] = {
    "whole": {},
    "short": {"short": True},
    "alone": {"solo": True},
    "short and alone": {"short": True, "solo": True},
}


@cache
def exercise(name: str) -> Exercise:
    return LIBRARY.exercise(name)


def one_line(text: str) -> str:
    return " ".join(text.split())


def printed(*sheets: Sheet, paper: PaperName = "a4") -> list[str]:
    """The words of each page that is drawn."""
    binder = Binder("Pages", "", (BinderChapter("", sheets),), title_page=False, settle=Guide().text(SETTLE, TODAY))
    return [one_line(text) for text in page_texts(render(compose(binder), paper=paper))]


def said(shown: Exercise, privacy: str) -> set[str]:
    """Titles and questions of the parts of this kind, but for those that another kind has as well."""
    of_kind: dict[str, set[str]] = {"private": set(), "joint": set(), "offer": set(), "unsaved": set()}
    for part in shown.parts:
        of_kind[part.privacy] |= {one_line(part.title), *(one_line(field.label) for field in part.fields)}
    others = set[str]().union(*(words for kind, words in of_kind.items() if kind != privacy))
    return {words for words in of_kind[privacy] - others if not any(words in other for other in others)}


def mixed(shown: Exercise) -> bool:
    return {"private", "joint"} <= {part.privacy for part in shown.parts}


def pages_of(pages: list[str], words: set[str]) -> set[int]:
    return {number for number, text in enumerate(pages, 1) if any(each in text for each in words)}


MIXED = [name for name in NAMES if mixed(LIBRARY.exercise(name))]
"""The others have nothing that could come together on a page."""


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", MIXED)
def test_no_page_asks_one_person_alone_and_both(name: str, paper: PaperName) -> None:
    for kind, form in FORMS.items():
        sheet = blank_sheet(exercise(name), **form)
        pages = printed(sheet, paper=paper)
        own, ours = (pages_of(pages, said(sheet.exercise, privacy)) for privacy in ("private", "joint"))
        assert not own & ours, kind
        if mixed(sheet.exercise):
            assert own and ours, kind
            heads = ("for one person only", "For one person only")
            assert all(any(head in pages[number - 1] for head in heads) for number in own), kind
            assert not any(any(head in pages[number - 1] for head in heads) for number in ours), kind


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", MIXED)
def test_nor_does_a_page_that_is_filled_in(name: str, paper: PaperName) -> None:
    found = exercise(name)
    kinds = {privacy: frozenset(part.id for part in found.parts if part.privacy == privacy) for privacy in _KINDS}
    everything = Sheet(found, frozenset(part.id for part in found.parts), answers_for(found), TODAY, "Ana")
    own = replace(everything, part_ids=kinds["private"], private=True)
    ours = replace(everything, part_ids=kinds["joint"], by="")
    shared = replace(everything, part_ids=kinds["offer"], note="Shared by Ana")
    for sheets in (
        (everything,),
        (replace(everything, private=True, solo=True),),
        (own, ours, own, shared),
        (ours, own, ours),
    ):
        pages = printed(*sheets, paper=paper)
        private, joint = (pages_of(pages, said(found, privacy)) for privacy in ("private", "joint"))
        assert private and joint
        assert not private & joint


_KINDS = ("private", "offer", "joint")


SETS: list[tuple[str, PaperName]] = [(each.id, paper) for each in PaperSets().sets() for paper in PAPERS]


@pytest.mark.parametrize(("name", "paper"), [*SETS, (EVERYTHING, "a4")])
def test_nor_does_a_page_of_any_set(name: str, paper: PaperName) -> None:
    whole = PaperChoice("workbook", style="blank", set_id=name)
    for choice in (whole, replace(whole, alone=True), replace(whole, short=True)):
        binder = worksheets(Content(), choice, TODAY)
        pages = [one_line(text) for text in page_texts(make_pdf(binder, paper))]
        shown = {sheet.exercise.id: sheet.exercise for chapter in binder.chapters for sheet in chapter.sheets}
        for each in shown.values():
            here = [text if each.title in text else "" for text in pages]
            private, joint = (pages_of(here, said(each, privacy)) for privacy in ("private", "joint"))
            assert not private & joint, (each.id, choice)


def test_each_of_two_has_pages_of_their_own_in_a_set() -> None:
    binder = worksheets(Content(), PaperChoice("workbook", style="blank", set_id="first-weeks"), TODAY)
    found = [page for chapter in compose(binder).chapters for page in chapter.sheets]
    own = [page for page in found if page.title == exercise("first-weeks-plan").title and page.for_one]
    ours = [page for page in found if page.title == exercise("first-weeks-plan").title and page.for_both]
    assert (len(own), len(ours)) == (2, 1)
    assert not [page for page in found if page.for_one and page.for_both]


def test_paper_with_both_asks_to_be_printed_on_one_side() -> None:
    def sides(name: str) -> Any:
        document = compose(Binder("Pages", "", (BinderChapter("", (blank_sheet(exercise(name)),)),), title_page=False))
        wishes: Any = reader(render(document)).root_object["/ViewerPreferences"]
        return wishes.get("/Duplex")

    assert sides("first-weeks-plan") == "/Simplex"
    assert sides("weekly-meeting") is None
    assert sides("journal") is None


def test_a_sheet_for_both_has_room_for_names_and_says_when_it_is_not_for_two() -> None:
    own, ours, *_more = printed(blank_sheet(exercise("first-weeks-plan")))
    assert "Name Date" in own and "Names Date" in ours
    assert "not for the two of you" in own and "not for the two of you" in ours


def test_every_step_is_told_once_where_the_sheets_are_kept_apart() -> None:
    for name in NAMES:
        if not mixed(exercise(name)):
            continue
        text = " ".join(printed(blank_sheet(exercise(name))))
        counts: dict[str, Any] = {step: text.count(one_line(step)) for step in exercise(name).steps}
        assert {step: count for step, count in counts.items() if count > 1} == {}, name
