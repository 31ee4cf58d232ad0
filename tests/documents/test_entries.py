"""Rows of a filled table: whole while a page has room for them, and across the page where columns would be narrow."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest

from tests.documents.drawn import Part, Recorder, drawn, record, spot, with_role
from tests.documents.printed_kinds import meetings
from trustbook.documents.nodes import Besides, Cell, Named, Role, Row, Table
from trustbook.documents.pdf.blocks import Block
from trustbook.documents.pdf.canvas import Canvas
from trustbook.documents.pdf.entries import EntriesBlock, filled_table
from trustbook.documents.pdf.file import PdfFile
from trustbook.documents.pdf.stacked import stacked_block
from trustbook.documents.pdf.style import PAPERS
from trustbook.documents.pdf.tables import TableBlock, TableRow

PAPER = PAPERS["a4"]
COLUMNS = (Named("Day", ours=True), Named("What went well", "good"), Named("What was hard", "hard"))


def table(*cells: Cell, rows: int = 1) -> Table:
    row = Row((Cell("14 Oct", heading=True), *cells))
    columns, widths = COLUMNS[: len(row.cells)], (1.0, 3.0, 3.0)[: len(row.cells)]
    return Table(columns=columns, widths=widths, rows=(row,) * rows, blank=False, continued="{what}, continued")


def many(words: str) -> Cell:
    return Cell(words, more=tuple(Besides(f"And {number}?", words) for number in range(3)))


def heard(block: Block) -> list[Part]:
    recorder = Recorder()
    block.draw(Canvas(PdfFile(BytesIO()), recorder), 800.0)
    return recorder.parts


def test_each_day_is_a_heading_and_what_was_said_has_the_greater_part_of_the_page() -> None:
    parts = drawn(meetings())
    days = [part for part in with_role(parts, Role.HEADING) if part.texts[0].endswith(("Sep", "Oct"))]
    assert [day.texts for day in days][:4] == [["4 Sep"], ["11 Sep"], ["18 Sep"], ["25 Sep"]] and len(days) == 9
    said = list(with_role(parts, Role.ANSWER))
    assert len(said) == 8 * 9 + 1 and all(part.box.right - part.box.left > PAPER.column / 2 for part in said)
    asked = [part for part in with_role(parts, Role.LABEL) if part.texts[0].startswith("About")]
    assert [part.box.top for part in asked] == [part.box.top for part in said], "each beside what was said to it"


def test_no_day_is_divided_between_two_pages_while_it_fits_on_one() -> None:
    found: dict[int | None, set[int]] = {}
    for part in with_role(drawn(meetings()), Role.ANSWER):
        (row,) = (around.number for around in part.within if around.role is Role.GROUP and around.number)
        found.setdefault(row, set()).add(part.page)
    assert len(found) == 9 and all(len(pages) == 1 for pages in found.values())
    assert len(set.union(*found.values())) > 1


def test_a_day_that_is_higher_than_a_page_goes_on_with_its_name_and_loses_nothing() -> None:
    block = filled_table(table(many("One word and one more. " * 60), many("Two. " * 90)), spot())
    assert isinstance(block, EntriesBlock) and block.height > 700
    for room in range(60, int(block.height), 61):
        pieces = block.divide(float(room))
        assert pieces is not None and pieces[0].height <= room
        first, rest = (heard(piece) for piece in pieces)
        whole = [line for part in (*first, *rest) if part.meaning.role is Role.ANSWER for line in part.texts]
        assert whole == [line for part in heard(block) if part.meaning.role is Role.ANSWER for line in part.texts]
        assert "".join(rest[2].texts) == "14 Oct, continued" and rest[2].is_decoration, "and is told once"


def test_a_table_in_which_little_was_said_besides_stays_one() -> None:
    assert isinstance(
        filled_table(table(Cell("A word", more=(Besides("And?", "So."),)), Cell("Two")), spot()), TableBlock
    )
    assert isinstance(filled_table(table(many("Much in one wide column. ")), spot()), TableBlock)


def test_a_high_row_of_a_table_goes_overleaf_whole_and_one_higher_than_a_page_says_its_day_again() -> None:
    block = filled_table(table(Cell("A word. " * 100), Cell("Two."), rows=3), spot())
    assert isinstance(block, TableBlock) and 250 < block.rows[0].height < 400
    for room in range(100, int(block.height), 23):
        pieces = block.split(float(room))
        assert pieces is None or all(row.piece == 1 for piece in pieces for row in rows_of(piece))
    high = filled_table(table(Cell("A word. " * 500), Cell("Two.")), spot())
    pieces = high.split(400.0)
    assert pieces is not None and high.height > 842
    assert ["".join(part.texts) for part in heard(pieces[1]) if "Oct" in "".join(part.texts)] == ["14 Oct, continued"]


def rows_of(block: Block) -> tuple[TableRow, ...]:
    assert isinstance(block, TableBlock)
    return block.rows


@pytest.mark.parametrize("width", [300.0, 475.0])
def test_in_large_print_the_day_is_said_again_overleaf_and_pages_always_get_on(width: float) -> None:
    block: Block = stacked_block(table(many("One. " * 30), many("Two. " * 90), rows=3), spot(width))
    whole, told, pages = heard(block), [], 0
    while block.height > 150.0:
        pieces = block.split(150.0) or block.divide(150.0)
        assert pieces is not None
        told += [line for part in heard(pieces[0]) if part.meaning.role is Role.CELL for line in part.texts]
        block, pages = pieces[1], pages + 1
        first = " ".join(next(part for part in heard(block) if part.texts).texts)
        assert first in ("14 Oct", "14 Oct, continued")
    told += [line for part in heard(block) if part.meaning.role is Role.CELL for line in part.texts]
    assert pages > 5 and told == [line for part in whole if part.meaning.role is Role.CELL for line in part.texts]


def test_in_large_print_a_day_that_has_only_an_answer_besides_keeps_it() -> None:
    said = [line for part in record(replace(meetings(), large=True)).parts for line in part.texts]
    assert "Everybody had a cold." in said
