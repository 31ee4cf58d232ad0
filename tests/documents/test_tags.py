"""Who hears a file read aloud finds its way: headings, lists, tables, figures, links, in the order of reading."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import outloud
import pikepdf
import pytest

from bench_parts.blank_paper import whole_workbook
from bench_parts.paper import filled_pages
from tests.documents.printed_kinds import KINDS, agreement, beside, fridge, pocket_cards
from tests.documents.samples import (
    ANSWERS,
    EVERY_KIND,
    all_words,
    document,
    filled_sheet,
    many_sheets,
    one_text,
    page_texts,
    words,
)
from tests.documents.structure import Node, Structure
from trustbook.documents.document import Document
from trustbook.documents.nodes import Role
from trustbook.documents.pdf import render
from trustbook.documents.pdf.meaning import of_document
from trustbook.documents.pdf.read_back import read_back
from trustbook.documents.pdf.tags.headings import Headings, is_heading
from trustbook.documents.sheets import blank_sheet


@pytest.fixture(scope="module", params=KINDS)
def data(request: pytest.FixtureRequest) -> bytes:
    return render(KINDS[request.param]())


@pytest.fixture(scope="module")
def kind(data: bytes) -> Structure:
    return Structure(data)


def structure(made: Document) -> Structure:
    return Structure(render(made))


def tags(node: Node) -> list[str]:
    return [kid.tag for kid in node.kids]


# --- of every kind


@pytest.mark.thorough
def test_a_checker_of_pdf_ua_finds_no_error_and_no_program_a_fault(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "pages.pdf"
    file.write_bytes(data)
    result = outloud.check(str(file), layers=["conformance"])
    assert not result.error and result.stats["pages"]
    assert [(found.rule, found.message) for found in result.findings if found.severity == "error"] == []
    with pikepdf.open(file) as opened:
        assert opened.check_pdf_syntax() == []  # what qpdf --check looks at


@pytest.mark.sweep
@pytest.mark.parametrize("made", [whole_workbook, filled_pages], ids=["blank", "filled"])
def test_every_exercise_on_paper_has_sound_tags(made: Callable[[int], Document], tmp_path: Path) -> None:
    file = tmp_path / "pages.pdf"
    file.write_bytes(render(made(1 if made is whole_workbook else 200)))
    result = outloud.check(str(file), layers=["conformance"])
    assert not result.error and result.stats["pages"] > 100
    assert [(found.rule, found.message) for found in result.findings if found.severity == "error"] == []
    assert Structure(file.read_bytes()).root.kids


@pytest.mark.thorough
def test_a_file_says_that_it_is_tagged_in_which_language_and_shows_its_title(kind: Structure) -> None:
    catalog = kind.catalog
    assert bool(catalog.MarkInfo.Marked) and str(catalog.Lang) in ("en", "de")
    assert bool(catalog.ViewerPreferences.DisplayDocTitle)
    told = bytes(catalog.Metadata.read_bytes()).decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in told and "<dc:title>" in told


def test_levels_of_headings_begin_at_one_and_leave_none_out(kind: Structure) -> None:
    levels = [int(node.tag[1]) for node in kind.root.walk() if node.tag in ("H1", "H2", "H3", "H4", "H5", "H6")]
    assert not levels or levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_what_belongs_into_something_stands_in_it(kind: Structure) -> None:
    inside = {"L": {"LI"}, "LI": {"Lbl", "LBody"}, "Table": {"TR"}, "TR": {"TH", "TD"}, "TOC": {"TOCI"}}
    needed = {"LI": "L", "Lbl": "LI", "LBody": "LI", "TR": "Table", "TH": "TR", "TD": "TR", "TOCI": "TOC"}
    for node in kind.root.walk():
        assert set(tags(node)) <= inside.get(node.tag, set(tags(node))), node.tag
        assert all(needed.get(kid.tag, node.tag) == node.tag for kid in node.kids), node.tag


def test_every_row_of_a_table_has_as_many_cells_and_every_head_says_of_what(kind: Structure) -> None:
    for table in kind.root.all("Table"):
        assert len({len(row.kids) for row in table.kids}) == 1
        heads = table.all("TH")
        assert heads and all(str(head.attributes["Scope"]) in ("/Column", "/Row") for head in heads)


def test_a_figure_is_told_in_words_and_has_its_place(kind: Structure) -> None:
    for figure in kind.root.all("Figure"):
        assert figure.alternative
        left, bottom, right, top = (float(edge) for edge in figure.attributes["BBox"])
        assert 0 <= left < right <= 596 and 0 <= bottom < top <= 842


def test_nothing_holds_nothing_but_an_empty_cell(kind: Structure) -> None:
    empty = [node.tag for node in kind.root.walk() if not node.kids and not node.pages and not node.annotations]
    assert set(empty) <= {"TD", "TH"}


# --- what is read


def test_a_filled_page_is_read_as_its_parts_questions_and_answers() -> None:
    root = structure(document([filled_sheet(ANSWERS)])).root
    (sheet,) = root.kids
    headings = [(node.tag, words(node.words)) for node in sheet.all("H1", "H2", "H3")]
    assert headings[:4] == [
        ("H1", "Every kind of field"),
        ("H2", "My own part"),
        ("H3", "The long one"),
        ("H3", "The short one"),
    ]
    paragraphs = [words(node.words) for node in sheet.all("P")]
    assert "I woke at four." in paragraphs, "each paragraph of an answer is one"
    assert "Καλημέρα, ὁ κόσμος. Я хочу это помнить." in paragraphs
    assert "A walk, An early night" in paragraphs
    plan, topics = sheet.all("Table")
    assert [[words(cell.text) for cell in row.kids] for row in plan.kids] == [
        ["What", "By when", "Done"],
        ["Paint the hall", "1 June 2026", "No"],
        ["Call the landlord", "", "Yes"],
    ]
    assert [[cell.tag for cell in row.kids] for row in topics.kids] == [["TH", "TH"], ["TH", "TD"]]
    assert [str(row.kids[0].attributes["Scope"]) for row in topics.kids] == ["/Column", "/Row"]


def test_with_steps_what_was_ticked_and_what_was_not_is_told_apart() -> None:
    (sheet,) = structure(document([filled_sheet(ANSWERS)], with_steps=True)).root.kids
    ticked = [(item.kids[0].alternative, item.kids[1].text) for item in sheet.all("LI") if item.kids[0].alternative]
    assert ticked[:3] == [("☑", "A walk"), ("☐", "Tea together"), ("☑", "An early night")]
    (scale,) = sheet.all("Figure")
    assert scale.text.startswith("Scale from 0 (hard) to 10 (light). Marked: 7.")


def test_all_that_is_on_paper_is_read_but_for_what_is_on_every_page() -> None:
    data = render(document([filled_sheet(ANSWERS), blank_sheet(EVERY_KIND)]))
    found = Structure(data)
    read = "".join("".join(node.words for node in found.root.walk()).split())
    assert sorted(read + "".join("".join(page.artifacts) for page in found.pages).replace(" ", "")) == sorted(
        "".join(all_words(data).split())
    )
    for page in found.pages:
        (on_every_page,) = [text for text in page.artifacts if text]
        assert "Page " in on_every_page and "Every kind of field" in on_every_page


def test_steps_and_bullets_have_their_numbers_and_dots_as_labels() -> None:
    sheet = structure(document([blank_sheet(EVERY_KIND)])).root
    numbered = [item for item in sheet.all("L") if item.attributes.get("ListNumbering") == "/Decimal"]
    steps = [(words(item.kids[0].words), words(item.kids[1].words)) for each in numbered for item in each.kids]
    assert ("1", "Sit down first.") in steps and ("5", "Put it away.") in steps
    lines = [item for each in numbered for item in each.kids if item.kids[1].all("Form")]
    assert [words(item.kids[0].words) for item in lines] == ["1", "2", "3", "4"], "numbered lines to write on"


def test_room_to_write_on_paper_is_told_as_such() -> None:
    forms = structure(document([blank_sheet(EVERY_KIND)])).root.all("Form")
    assert {str(form.attributes["O"]) for form in forms} == {"/PrintField"}
    assert {form.alternative for form in forms} == {"Room to write", "Room for a date"}


def test_answers_beside_each_other_are_told_with_the_name_of_who_gave_them() -> None:
    said = [node.text for node in structure(beside("A walk.\n\nAnd tea.", "Nothing.")).root.all("P")]
    start = said.index("A walk.")
    assert said[start - 1 : start + 4] == ["Robin", "A walk.", "And tea.", "Alex", "Nothing."]
    assert said[-2:] == ["Alex", "Sleep."]


def test_on_a_card_to_cut_out_the_quiet_words_belong_to_its_agreement() -> None:
    items = structure(fridge(cards=True)).root.all("LI")
    assert [item.text for item in items] == ["Hello first, coat off, then money. look again 6 December"] * 5


def test_a_pocket_card_is_read_and_not_told_as_a_picture() -> None:
    root = structure(pocket_cards()).root
    assert not root.all("Figure")
    assert [(node.tag, words(node.words)) for node in root.all("H1", "H2")][:3] == [
        ("H1", "When it gets hot"),
        ("H2", "The short one"),
        ("H2", "Once more?"),
    ]
    assert "only this" in root.text


# --- over page breaks


def test_a_paragraph_that_goes_on_on_the_next_page_stays_one_element() -> None:
    text = "First words of it. " + "And then it goes on and on. " * 600 + "\nA second one."
    root = structure(document([one_text(text)])).root
    long, second = root.all("P")[-2:]
    assert len(set(long.pages)) > 2
    assert words(long.words).startswith("First words of it.") and words(second.words) == "A second one."


def test_a_table_that_goes_on_stays_one_and_its_heads_are_read_once() -> None:
    cell = " ".join(f"word{number}" for number in range(2000))
    plan = [{"row": "", "cells": {"what": "before", "done": True}}, {"row": "", "cells": {"what": cell}}]
    found = structure(document([filled_sheet({"plan": plan})]))
    (table,) = (each for each in found.root.all("Table") if "before" in each.text)
    assert [len(row.kids) for row in table.kids] == [2, 2, 2]
    assert words(table.kids[2].kids[0].words) == cell
    assert len(set(table.kids[2].kids[0].pages)) > 2
    assert any("What" in text for page in found.pages for text in page.artifacts), "heads that come again"


# --- links, languages


def test_each_line_of_the_contents_is_a_link_that_says_where_it_leads() -> None:
    found = structure(many_sheets(3))
    entries = found.root.all("TOCI")
    assert len(entries) == 3
    for number, entry in enumerate(entries, 1):
        (link,) = entry.all("Link")
        (annotation,) = link.annotations
        assert str(annotation.Contents).startswith(f"Sheet {number} · ") and int(annotation.F) == 4
        assert link.words.startswith(f"Sheet {number} "), "and the page is told apart from it"


def test_a_title_on_two_lines_of_its_own_is_read_as_words_apart() -> None:
    (title,) = structure(agreement()).root.all("H1")
    assert words(title.words) == "We say hello first. Then money."


def test_a_definition_in_another_language_says_so_and_peoples_words_do_not() -> None:
    root = structure(document([filled_sheet(ANSWERS, language="en")], language="de")).root
    said = {words(node.words): node.language for node in root.walk() if node.words}
    assert {said[text] for text in ("Every kind of field", "The long one", "A walk, An early night", "What")} == {"en"}
    assert {said[text] for text in ("I woke at four.", "bread and butter", "Paint the hall")} == {"de"}


def test_levels_are_counted_from_what_stands_above() -> None:
    headings = Headings()
    found = [headings.level(role) for role in (Role.TITLE, Role.LABEL, Role.HEADING, Role.LABEL, Role.TITLE)]
    assert found == [1, 2, 2, 3, 1]
    headings.begin_sheet()
    assert [headings.level(role) for role in (Role.HEADING, Role.LABEL, Role.HEADING)] == [1, 2, 1]


def test_what_a_field_asks_is_a_heading_and_the_word_beside_a_blank_is_none() -> None:
    question = of_document(Role.LABEL, "en").part(Role.LABEL, field="story")
    name, hint = of_document(Role.LABEL, "en"), of_document(Role.HINT, "en")
    other = name.part(Role.LABEL)
    assert is_heading(question, alone=False) and is_heading(other, alone=True)
    assert not is_heading(name, alone=True), "whose words follow"
    assert not is_heading(question.part(Role.LABEL, column="day"), alone=False)
    assert not is_heading(other, alone=False) and not is_heading(hint, alone=True)


# --- the file


def test_what_is_read_in_place_of_a_picture_is_looked_at_before_a_file_is_given_away() -> None:
    found = read_back(render(document([filled_sheet(ANSWERS)], with_steps=True)))
    assert "Scale from 0 (hard) to 10 (light). Marked: 7." in found.beside


def test_tags_change_neither_text_nor_bytes_of_the_same_document() -> None:
    made = many_sheets(2)
    data = render(made)
    assert data == render(made)
    assert data.startswith(b"%PDF-1.7")
    assert page_texts(data) == page_texts(render(made, password="river stone"), "river stone")


def test_a_file_with_a_password_keeps_its_tags() -> None:
    with pikepdf.open(BytesIO(render(many_sheets(2), password="river stone")), password="river stone") as file:
        assert bool(file.Root.MarkInfo.Marked) and "/ParentTree" in file.Root.StructTreeRoot
        assert file.encryption.R == 6 and file.check_pdf_syntax() == []
