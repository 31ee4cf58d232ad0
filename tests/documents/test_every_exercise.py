"""Each exercise of the workbook on paper: blank and whole, blank and short, blank for one, filled; A4 and Letter."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.documents.every_exercise import LIBRARY, NAMES, blanks, bound, exercise, filled
from tests.documents.samples import all_words, page_texts, reader, words
from trustbook.documents.composing.compose_letters import without_letters
from trustbook.documents.document import Document
from trustbook.documents.nodes import Heading, WritingSpace
from trustbook.documents.pdf import render
from trustbook.documents.pdf.blocks import Block
from trustbook.documents.pdf.cells import CellOptions
from trustbook.documents.pdf.flow import PageColumn, PlacedBlock
from trustbook.documents.pdf.kinds import ChecksBlock
from trustbook.documents.pdf.layout import lay_out
from trustbook.documents.pdf.marks import WritingBlock
from trustbook.documents.pdf.style import PAPERS, PITCH, ROW, TICK_ROW, PaperName
from trustbook.documents.pdf.tables import TableBlock, TableRow
from trustbook.documents.sheets import blank_sheet, page_code
from trustbook.exercises.fields import FeelingsField, LetterField, TableField

pytestmark = pytest.mark.sweep

LEAST_COLUMN = 42.0
"""Points, 15 mm: a narrower column cannot be written in."""


def laid(document: Document, paper: PaperName) -> tuple[PageColumn, ...]:
    (chapter,) = lay_out(document, PAPERS[paper], lambda _share: None)
    return tuple(page for sheet in chapter.sheets for page in sheet.pages)


def most_pages(document: Document, paper: PaperName) -> int:
    """Of the sheets for one and for both, which are kept apart, the pages of the longer one."""
    (chapter,) = lay_out(document, PAPERS[paper], lambda _share: None)
    return max(len(sheet.pages) for sheet in chapter.sheets)


def blocks(pages: tuple[PageColumn, ...]) -> Iterator[Block]:
    for placed in on(pages):
        yield placed.block


def on(pages: tuple[PageColumn, ...]) -> Iterator[PlacedBlock]:
    for page in pages:
        yield from page.placed


def only_ticked(row: TableRow) -> bool:
    return all(isinstance(cell, CellOptions) or any(cell.lines) for cell in row.cells)


def headings_alone(document: Document) -> list[int]:
    """Numbers of pages on which there are only headings beside head and foot."""
    titles = {words(node.text) for sheet in document.sheets() for node in sheet.nodes if isinstance(node, Heading)}
    quiet = {words(node.quiet) for sheet in document.sheets() for node in sheet.nodes if isinstance(node, Heading)}
    data = render(document)
    found = []
    for number, text in enumerate(page_texts(data), 1):
        rest = [words(line) for line in text.splitlines()]
        inside = [line for line in rest if line and line != "The chapter" and "Page " not in line]
        heads = [line for line in inside if line in titles or line in quiet]
        if heads and len(heads) == len(inside) and not draws_rules(data, number - 1):
            found.append(number)
    return found


def draws_rules(data: bytes, page: int) -> bool:
    """Whether there is anything to write on: more lines than the one above the foot."""
    contents = reader(data).pages[page].get_contents()
    assert contents is not None
    return contents.get_data().count(b" l S") > 1


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("name", NAMES)
def test_no_page_ends_with_something_that_belongs_to_the_next(name: str, paper: PaperName) -> None:
    for kind, sheet in {**blanks(name), "filled": filled(name)}.items():
        pages = laid(bound(sheet), paper)
        assert pages and all(page.placed for page in pages), kind
        assert not [number for number, page in enumerate(pages, 1) if page.placed[-1].block.keep], kind
        assert all(page.height <= PAPERS[paper].closer().room for page in pages), f"{kind}: runs over the foot"
        highest = PAPERS[paper].closer().top - PAPERS[paper].top
        assert all(page.placed[0].down >= highest for page in pages), f"{kind}: over the head"


@pytest.mark.parametrize("name", NAMES)
def test_no_page_has_only_a_heading(name: str) -> None:
    for kind, sheet in {"whole": blank_sheet(exercise(name)), "filled": filled(name)}.items():
        assert headings_alone(bound(sheet)) == [], kind


@pytest.mark.parametrize("name", NAMES)
def test_every_label_title_and_the_page_code_are_on_the_paper(name: str) -> None:
    for kind, sheet in {**blanks(name), "filled": filled(name)}.items():
        text = all_words(render(bound(sheet)))
        shown = without_letters(sheet).exercise  # a letter has paper of its own, without a word of the program
        wanted = [shown.title, *(field.label for _part, field in shown.fields())]
        if sheet.answers is None:
            wanted += [page_code(exercise(name)), *(part.title for part in shown.parts), shown.caution, shown.stop]
        assert not [each for each in wanted if each and words(each) not in text], kind


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("name", NAMES)
def test_there_is_room_for_a_hand_wherever_something_is_to_be_written(name: str, paper: PaperName) -> None:
    for kind, sheet in blanks(name).items():
        for placed in on(laid(bound(sheet), paper)):
            match block := placed.block:
                case TableBlock():
                    least = [TICK_ROW if only_ticked(row) else ROW for row in block.rows]
                    low = [row for row, high in zip(block.rows, least, strict=True) if row.height < high]
                    assert not low, f"{kind}: a low row"
                    gaps = [right - left for left, right in zip(block.edges, block.edges[1:], strict=False)]
                    assert min(gaps) >= LEAST_COLUMN, f"{kind}: a narrow column"
                case WritingBlock():
                    assert block.lines >= 1 and block.height >= block.lines * PITCH - 0.1, kind
                case ChecksBlock():
                    for row, height in zip(block.rows, block.heights, strict=True):
                        assert height >= (PITCH if row.check.day else 18.0), kind
                case _:
                    pass  # nobody writes in it


@pytest.mark.parametrize("name", NAMES)
def test_a_table_keeps_at_least_three_rows_to_write_in(name: str) -> None:
    found = exercise(name)
    wanted = [field for _part, field in found.fields() if isinstance(field, TableField) and not field.rows]
    tables = [block for block in blocks(laid(bound(blank_sheet(found)), "a4")) if isinstance(block, TableBlock)]
    free = sum(len(block.rows) for block in tables)
    assert free >= sum(min(3, field.blank_rows) for field in wanted)


@pytest.mark.parametrize("name", NAMES)
def test_a_sheet_for_one_person_waits_for_nobody(name: str) -> None:
    shown = blank_sheet(exercise(name), solo=True).exercise
    fields = [field for _part, field in shown.fields()]
    assert fields and not [field.id for field in fields if field.partner]
    assert not [part.id for part in shown.parts if not part.alone]
    tables = [field for field in fields if isinstance(field, TableField)]
    assert not [column.id for field in tables for column in field.columns if column.partner]
    text = all_words(render(bound(blank_sheet(exercise(name), solo=True))))
    for words_for_two in ("You write it together", "first each alone", "choose to share it"):
        assert words_for_two not in text
    assert text.count("Names ") == 0


@pytest.mark.parametrize("name", [name for name in NAMES if LIBRARY.exercise(name).heavy])
def test_a_heavy_page_says_when_to_stop_and_ends_with_a_moment_to_settle(name: str) -> None:
    for sheet in blanks(name).values():
        text = all_words(render(bound(sheet)))
        assert "When to stop" in text
        assert "A moment to settle" in text


def test_every_feelings_field_has_words() -> None:
    fields = [field for name in NAMES for _part, field in exercise(name).fields() if isinstance(field, FeelingsField)]
    assert all(field.groups for field in fields)


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_few_last_pages_are_nearly_empty(paper: PaperName) -> None:
    pages = {name: laid(bound(blank_sheet(exercise(name))), paper) for name in NAMES}
    last = {name: found[-1].height / PAPERS[paper].room for name, found in pages.items() if len(found) > 1}
    empty = {name: round(share, 2) for name, share in last.items() if share < 0.25}
    assert len(empty) <= max(2, len(NAMES) // 15), empty


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_short_form_stands_on_one_page_but_for_letters_large_tables_or_much_that_protects(paper: PaperName) -> None:
    pages = {name: most_pages(bound(blank_sheet(exercise(name), short=True)), paper) for name in NAMES}
    longer = [name for name, count in pages.items() if count > 1 and not has_a_letter(name)]
    assert len(longer) <= len(NAMES) // 4, longer
    assert max(pages.values()) == 2


def has_a_letter(name: str) -> bool:
    """Whether its short form holds a letter, which has paper of its own."""
    return any(isinstance(field, LetterField) and field.core for _part, field in exercise(name).fields())


@pytest.mark.parametrize("name", NAMES)
def test_a_short_form_keeps_half_of_its_lines(name: str) -> None:
    document = bound(blank_sheet(exercise(name), short=True))
    wanted = sum(node.lines for sheet in document.sheets() for node in sheet.nodes if isinstance(node, WritingSpace))
    for paper in PAPERS:
        placed = list(on(laid(document, paper)))
        lines = sum(each.block.lines for each in placed if isinstance(each.block, WritingBlock))
        assert lines >= wanted / 2 - 0.5, paper
