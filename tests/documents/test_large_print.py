"""Large print is a layout of its own, and pages that are bound have more room at the inner edge."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import outloud
import pytest

from tests.documents.drawn import Part, record, sizes, with_role
from tests.documents.printed_kinds import KINDS, beside, line
from tests.documents.printed_kinds import LONG as LONG_TEXT
from tests.documents.samples import ANSWERS, EVERY_KIND, document, filled_sheet, reader
from tests.each import a_few
from trustbook.documents.composing.compose import compose
from trustbook.documents.document import Document, Margins
from trustbook.documents.nodes import Cell, Named, Paragraph, Role, Row, Table
from trustbook.documents.pdf import render
from trustbook.documents.pdf.large_tables import in_large_print
from trustbook.documents.pdf.layout import lay_out
from trustbook.documents.pdf.meaning import of_document
from trustbook.documents.pdf.place import Spot
from trustbook.documents.pdf.style import CELL_ANSWER, CELL_HEAD, CELL_OPTION, CELL_QUIET, PAPERS, PaperName
from trustbook.documents.pdf.tables import TableBlock
from trustbook.documents.sheets import blank_sheet
from trustbook.exercises.content import Content
from trustbook.workbook.paper.paper_choice import PaperChoice, PaperLook
from trustbook.workbook.paper.worksheets import worksheets

LARGE = PAPERS["a4"].in_large_print()
LONG = {"story": "word " * 900, "plan": [{"row": "", "cells": {"what": "word " * 700}}], "line": "end"}


def _untold(_share: float) -> None:
    """Nobody waits."""


def fonts_of(file: Any) -> list[str]:
    """Names of the fonts that its pages use."""
    return [font["/BaseFont"] for page in file.pages for font in page["/Resources"]["/Font"].values()]


@cache
def of_set(name: str, **look: Any) -> Document:
    choice = PaperChoice("workbook", style="blank", set_id=name, look=PaperLook(**look))
    return compose(worksheets(Content(), choice, date(2026, 5, 3)))


@pytest.mark.thorough
@pytest.mark.parametrize("kind", KINDS)
def test_large_print_has_three_sizes(kind: str) -> None:
    assert set(sizes(replace(KINDS[kind](), large=True), PAPERS["a4"])) <= {26, 18, 15}


@pytest.mark.thorough
@pytest.mark.parametrize("paper", a_few(["a4", "letter"], of=2))
def test_nothing_in_large_print_stands_over_the_edges_of_the_paper(paper: PaperName) -> None:
    size = PAPERS[paper]
    sheets = [blank_sheet(EVERY_KIND), filled_sheet(ANSWERS), filled_sheet(LONG)]
    for made in (replace(document(sheets), large=True), of_set("weekly-pad", large=True)):
        for part in record(made, paper).parts:
            assert 20 <= part.box.left <= part.box.right <= size.width - 20, part
            assert part.box.bottom >= 20 and part.box.top <= size.height - 20, part


def test_the_cells_of_a_wide_table_stand_below_each_other_in_large_print_and_none_is_lost() -> None:
    usual, large = (record(replace(document([filled_sheet(LONG)]), large=large)) for large in (False, True))

    def words_of(parts: list[Part]) -> int:
        return sum(text.count("word") for part in parts for text in part.texts)

    assert words_of(large.parts) == words_of(usual.parts) == 1600
    cells = [part for part in with_role(large.parts, Role.CELL) if part.meaning.column == "what"]
    assert len(cells) > 1 and all(cell.box.right - cell.box.left > 400 for cell in cells)


@pytest.mark.parametrize(("margins", "wanted"), [("usual", [60, 60]), ("binding", [78, 78]), ("duplex", [78, 42])])
def test_the_room_for_binding_is_at_the_inner_edge(margins: Margins, wanted: list[int]) -> None:
    made = replace(document([blank_sheet(EVERY_KIND)]), margins=margins)
    lefts = [min(part.box.left for part in record(made).parts if part.page == page) for page in (1, 2)]
    assert lefts == wanted


@pytest.mark.thorough
def test_on_both_sides_of_a_sheet_nothing_private_is_the_back_of_something_else() -> None:
    made = of_set("first-weeks", margins="duplex")
    pages = record(made).parts
    title = {part.page: part.meaning.sheet for part in pages if part.meaning.role is Role.TITLE}
    sheets = {f"sheet-{number}": sheet for number, sheet in enumerate(made.sheets(), 1)}
    of_page = {part.page: sheets[part.meaning.sheet] for part in pages if part.meaning.sheet in sheets}
    for front in range(1, max(of_page), 2):
        one, other = of_page.get(front), of_page.get(front + 1)
        if one is not None and other is not None and one is not other:
            assert not (one.for_one and other.for_both) and not (one.for_both and other.for_one)
            assert not (one.for_one and other.for_one), "two people fill in two of these"
    assert len(title) > 5
    wishes: Any = reader(render(made)).root_object["/ViewerPreferences"]
    assert wishes["/Duplex"] == "/DuplexFlipLongEdge"


@pytest.mark.thorough
@pytest.mark.parametrize("kind", ["filled", "blank", "blank, larger kinds", "fillable", "line through time"])
def test_a_checker_of_pdf_ua_finds_no_error_in_large_print(kind: str, tmp_path: Path) -> None:
    file = tmp_path / "pages.pdf"
    file.write_bytes(render(replace(KINDS[kind](), large=True)))
    result = outloud.check(str(file), layers=["conformance"])
    assert not result.error
    assert [(found.rule, found.message) for found in result.findings if found.severity == "error"] == []


def _widgets(file: bytes) -> list[Any]:
    pages = reader(file).pages
    found = [kid.get_object() for page in pages for kid in page.get("/Annots", ())]
    return [kid for kid in found if kid.get("/Subtype") == "/Widget"]


def test_a_form_in_large_print_has_all_fields_of_the_usual_one() -> None:
    usual, large = (reader(render(replace(KINDS["fillable"](), large=large))).get_fields() for large in (False, True))
    assert usual and large and set(usual) <= set(large)
    typed = [field for field in large.values() if field.get("/FT") == "/Tx"]
    assert typed and all(" 18 Tf" in field["/DA"] for field in typed if "/DA" in field)
    boxes = [kid for kid in _widgets(render(replace(KINDS["fillable"](), large=True))) if kid.get("/FT") == "/Tx"]
    assert boxes and min(float(kid["/Rect"][3]) - float(kid["/Rect"][1]) for kid in boxes) > 18


def test_a_line_shows_where_to_write_in_cells_below_each_other_on_paper_and_in_a_form() -> None:
    for kind in ("blank", "fillable"):
        recorder = record(replace(KINDS[kind](), large=True))
        cells = [part for part in with_role(recorder.parts, Role.CELL) if part.meaning.column and not part.texts]
        blank = [part for part in cells if part.meaning.column in ("what", "by")]
        assert blank
        lines = {(page, round(box.left), round(box.bottom)) for page, box in recorder.decorations}
        for part in blank:
            assert (part.page, round(part.box.left), round(part.box.bottom)) in lines
            assert part.box.top - part.box.bottom > 28


def test_cells_below_each_other_have_the_letters_of_large_print_and_a_short_answer_stands_beside_its_head() -> None:
    cells = {"what": "Paint the hall and the stairs. " * 9, "by": "2026-06-01", "done": True}
    answers = {**ANSWERS, "plan": [{"row": "", "cells": cells}]}
    made = replace(document([filled_sheet(answers)]), large=True)
    parts = record(made).parts
    by = [part for part in parts if part.meaning.field == "plan" and part.meaning.column == "by"]
    (head,), (said,) = with_role(by, Role.ROW_HEAD), with_role(by, Role.CELL)
    assert head.texts == ["By when"] and said.texts == ["1 June 2026"]
    assert head.box.top == said.box.top and head.box.right <= said.box.left
    assert {LARGE.style(style).size for style in (CELL_HEAD, CELL_ANSWER, CELL_OPTION, CELL_QUIET)} == {18}


@pytest.mark.thorough
def test_what_protects_has_the_letters_of_the_text_in_large_print() -> None:
    made = of_set("first-weeks", large=True)
    found = [node for sheet in made.sheets() for node in sheet.nodes if isinstance(node, Paragraph)]
    said = [node.text.split() for node in found if node.tone == "care"]
    assert any("afraid" in words for words in said)
    parts = [part for part in record(made).parts if "".join(part.texts).split() in said]
    assert len(parts) >= len(said)
    assert all((part.box.top - part.box.bottom) / len(part.texts) > 24 for part in parts)


def test_a_row_that_nobody_filled_in_to_its_end_has_no_empty_heads_in_large_print() -> None:
    answers = {"plan": [{"row": "", "cells": {"what": "A long thing to do " * 9}}]}
    parts = record(replace(document([filled_sheet(answers)]), large=True)).parts
    assert {part.meaning.column for part in with_role(parts, Role.CELL)} == {"what"}


@pytest.mark.sweep
def test_no_row_of_a_table_in_large_print_has_its_first_cell_alone_at_the_end_of_a_page() -> None:
    made = of_set("everything", large=True)
    rows: dict[tuple[str, int, str, int | None], dict[int, int]] = {}
    for part in with_role(record(made, "letter").parts, Role.ROW):
        meaning = part.meaning
        if meaning.piece == 1:
            row = rows.setdefault((meaning.sheet, meaning.node, meaning.row, meaning.number), {})
            row[part.page] = row.get(part.page, 0) + 1
    assert len(rows) > 100
    assert [row for row, pages in rows.items() if len(pages) > 1 and pages[min(pages)] < 2] == []


def test_in_large_print_two_answers_stand_below_each_other_each_with_its_name_and_the_names_alone_stay_away() -> None:
    parts = [part for part in record(replace(beside("Short.", LONG_TEXT), large=True)).parts if not part.is_decoration]
    names = [part for part in with_role(parts, Role.LABEL) if part.texts in (["Robin"], ["Alex"])]
    said = list(with_role(parts, Role.ANSWER))
    assert [name.texts for name in names] == [["Robin"], ["Alex"], ["Alex"]], "to the second question only one of them"
    assert {part.box.left for part in said} == {said[0].box.left}
    for name, answer in zip(names[:2], said[:2], strict=True):
        assert (name.page, name.box.top) == (answer.page, answer.box.top)
        assert name.box.left < answer.box.left < 200
    assert max(part.page for part in said) > 1, "it goes on overleaf"


def test_large_print_has_no_slanted_letters_and_no_pale_words_or_lines() -> None:
    made = document([blank_sheet(EVERY_KIND), filled_sheet(ANSWERS)], front=True)
    pages = {large: reader(render(replace(made, large=large))) for large in (False, True)}
    fonts = {large: {str(font) for font in fonts_of(found)} for large, found in pages.items()}
    assert any("Italic" in font for font in fonts[False])
    assert not [font for font in fonts[True] if "Italic" in font]
    painted = {
        large: b"".join(content.get_data() for page in found.pages if (content := page.get_contents()) is not None)
        for large, found in pages.items()
    }
    for pale in (b"0.37 0.35 0.32 rg\nBT", b"0.725 0.694 0.643 RG"):
        assert pale in painted[False]
        assert pale not in painted[True]


def test_the_foot_of_large_print_says_the_whole_title_and_no_half_words() -> None:
    made = of_set("first-weeks", large=True)
    titles = {sheet.title for sheet in made.sheets() if not sheet.line}
    feet = [
        text
        for part in record(made).parts
        if part.meaning.role is Role.DECORATION and part.box.top < 80
        for text in part.texts
    ]
    assert len(titles) > 5 and titles <= set(feet)


def test_both_ratings_of_a_row_stand_below_its_words_in_large_print_and_inside_of_the_column() -> None:
    parts = record(replace(KINDS["blank, larger kinds"](), large=True)).parts
    circles = [part for part in with_role(parts, Role.MARK) if part.meaning.column in ("first", "second")]
    assert circles
    for row in {part.meaning.row for part in circles}:
        (label,) = (
            part for part in with_role(parts, Role.LABEL) if part.meaning.row == row and not part.meaning.column
        )
        marks = [part.box for part in circles if part.meaning.row == row]
        assert max(box.top for box in marks) <= label.box.bottom + 1
        assert max(box.right for box in marks) <= label.box.right + 0.01
        firsts = sorted(box.left for box in marks)
        assert min(b - a for a, b in zip(firsts[::2], firsts[2::2], strict=False)) > 25, "circles do not touch"


def test_pocket_cards_in_large_print_stand_two_to_a_page_unless_one_is_too_full_with_room_for_large_writing() -> None:
    made = of_set("pocket-cards", large=True)
    (cards,) = (sheet for sheet in made.sheets() if sheet.look == "cards")
    laid = [sheet for chapter in lay_out(made, LARGE, _untold) for sheet in chapter.sheets]
    (pages,) = (sheet.pages for sheet in laid if sheet.sheet is cards)
    counts = [len(page.placed) for page in pages]
    assert sum(counts) == len(cards.nodes)
    assert counts == sorted(counts, reverse=True) and 2 in counts, "the full ones come last"
    assert len(counts) < 0.75 * len(cards.nodes)
    recorder = record(made)
    last = max(part.page for part in recorder.parts if part.meaning.role is Role.WRITING_SPACE)
    lines = sorted({round(box.top, 1) for page, box in recorder.decorations if page == last and box.left == 24})
    assert len(lines) > 3 and min(b - a for a, b in itertools.pairwise(lines)) > 28


def test_a_high_cell_is_divided_rather_than_leave_most_of_a_page_empty() -> None:
    weeks = [{"row": "", "cells": {"what": f"Week {number}. " + "Paint the wall. " * 40}} for number in range(4)]
    parts = record(replace(document([filled_sheet({"plan": weeks})]), large=True)).parts
    cells = [part for part in with_role(parts, Role.CELL) if part.meaning.column == "what"]
    assert any(part.meaning.piece > 1 for part in cells)
    assert all(len(part.texts) >= 3 for part in cells)
    lowest = {page: min(part.box.bottom for part in cells if part.page == page) for page in {p.page for p in cells}}
    assert all(low < 220 for page, low in lowest.items() if page < max(lowest))


@pytest.mark.sweep
def test_few_pages_of_all_worksheets_in_large_print_stay_mostly_empty() -> None:
    laid = [sheet for chapter in lay_out(of_set("everything", large=True), LARGE, _untold) for sheet in chapter.sheets]
    fills = [page.height / LARGE.room for sheet in laid for page in sheet.pages]
    assert 500 < len(fills) < 620
    assert sum(fills) / len(fills) > 0.8
    assert sum(fill < 0.5 for fill in fills) < 0.07 * len(fills)
    assert min(fills) > 0.1, "no page holds only what stands above the first question"


def test_a_table_of_short_words_and_one_column_of_longer_ones_stays_a_table_in_large_print() -> None:
    parts = record(replace(line(), large=True)).parts
    rows = [part for part in with_role(parts, Role.ROW) if part.meaning.piece == 1]
    cells = list(with_role(parts, Role.CELL))
    assert rows and cells
    for row in rows[1:]:
        beside = [cell.box for cell in cells if cell.page == row.page and cell.box.top == row.box.top]
        assert len(beside) in (0, 4), "Day, What, In words, Who"
    assert any(len([c for c in cells if (c.page, c.box.top) == (row.page, row.box.top)]) == 4 for row in rows)


def test_two_numbers_beside_a_long_line_stay_beside_it_in_large_print_and_their_heads_wrap() -> None:
    line = Cell("What I know of your day is what you tell me of it", heading=True)
    columns = (Named("0 = not at all, 10 = fully"), Named("I can count on it"), Named("It matters to me"))
    table = Table(columns=columns, widths=(4, 2, 2), rows=(Row((line, Cell("3"), Cell("8"))),) * 4, blank=False)
    block = in_large_print(table, Spot(LARGE, of_document(Role.TABLE, "en")))
    assert isinstance(block, TableBlock)
    assert all(len(cell.lines) == 1 for row in block.rows for cell in row.cells[1:])
    assert max(len(cell.lines) for cell in block.head.cells) <= 3
