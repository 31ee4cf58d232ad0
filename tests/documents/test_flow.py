"""How blocks fill pages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents.drawn import place, spot
from trustbook.documents.nodes import Cell, Named, Row, Table
from trustbook.documents.pdf import style
from trustbook.documents.pdf.blocks import Block, TextBlock
from trustbook.documents.pdf.flow import PageColumn, fill
from trustbook.documents.pdf.marks import OptionsBlock, WritingBlock
from trustbook.documents.pdf.style import PITCH
from trustbook.documents.pdf.tables import TableBlock, table_block

ROOM = 700.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Solid(Block):
    """A block that cannot be divided."""

    name: int = 0


def solids(*heights: float, keep: bool = False) -> list[Block]:
    return [
        Solid(place=place(), height=height, keep=keep, before=6, after=4, name=index)
        for index, height in enumerate(heights)
    ]


def paragraph(words: int, text: str = "word") -> TextBlock:
    return TextBlock.of(" ".join([text] * words), style.ANSWER, place())


def blocks_on(page: PageColumn) -> list[Block]:
    return [item.block for item in page.placed]


blocks = st.lists(
    st.one_of(
        st.builds(
            Solid,
            place=st.just(place()),
            height=st.floats(5, 600),
            keep=st.booleans(),
            before=st.floats(0, 30),
            after=st.floats(0, 30),
        ),
        st.integers(1, 1500).map(paragraph),
    ),
    min_size=1,
    max_size=40,
)


@pytest.mark.thorough
@given(blocks)
def test_nothing_is_lost_and_nothing_hangs_over_the_edge(given_blocks: list[Block]) -> None:
    pages = fill(given_blocks, ROOM)
    lines = [line for block in given_blocks if isinstance(block, TextBlock) for line in block.lines]
    placed = [block for page in pages for block in blocks_on(page)]
    assert [line for block in placed if isinstance(block, TextBlock) for line in block.lines] == lines
    assert [block for block in placed if isinstance(block, Solid)] == [b for b in given_blocks if isinstance(b, Solid)]
    for page in pages:
        assert page.placed
        for above, below in zip(page.placed, page.placed[1:], strict=False):
            assert above.down + above.block.height <= below.down + 0.001
        assert page.placed[-1].down + page.placed[-1].block.height <= ROOM + 0.02


@given(st.lists(st.tuples(st.integers(1, 60), st.integers(1, 400)), min_size=1, max_size=15))
def test_a_heading_is_never_alone_at_the_end_of_a_page(sizes: list[tuple[int, int]]) -> None:
    chained = [
        block
        for heading, words in sizes
        for block in (Solid(place=place(), height=heading, keep=True, before=20), paragraph(words))
    ]
    for page in fill(chained, ROOM):
        assert not page.placed[-1].block.keep


@given(st.lists(st.integers(0, 120), min_size=1, max_size=30), st.floats(0, 600))
def test_a_divided_text_leaves_no_single_line_behind(paragraphs: list[int], room: float) -> None:
    text = "\n".join(" ".join(["word"] * words) for words in paragraphs)
    block = TextBlock.of(text, style.ANSWER, place())
    pieces = block.split(room)
    if pieces is None:
        return
    head, tail = pieces
    assert isinstance(head, TextBlock) and isinstance(tail, TextBlock)
    assert head.height <= room
    assert [line for line in (*head.lines, *tail.lines) if line] == [line for line in block.lines if line]
    cut = len(head.lines)
    if tail.starts[0] == 0 and block.lines[cut] == tail.lines[0] and cut not in block.starts:
        first = max(start for start in block.starts if start < cut)
        end = min([start for start in block.starts if start > cut], default=len(block.lines))
        assert cut - first >= 2 and end - cut >= 2


def test_a_long_chain_that_fits_no_page_is_placed_all_the_same() -> None:
    pages = fill(solids(*[300.0] * 7, keep=True), ROOM)
    assert [len(page.placed) for page in pages] == [2, 2, 2, 1]


def test_short_rooms_stay_whole_and_long_ones_leave_three_lines_on_either_side() -> None:
    def room(lines: int) -> WritingBlock:
        return WritingBlock(lines=lines, height=lines * PITCH, place=place(), number_style=style.BLANK_WORD)

    assert room(7).split(5 * PITCH) is None
    assert room(8).split(2.5 * PITCH) is None
    pieces = room(8).split(7 * PITCH)
    assert pieces is not None
    assert [piece.height / PITCH for piece in pieces] == [5, 3]


def test_the_room_of_a_letter_takes_the_rest_of_the_page() -> None:
    letter = WritingBlock(lines=10, height=10 * PITCH, place=place(), number_style=style.BLANK_WORD, fill=True)
    page = fill([Solid(place=place(), height=100), letter], ROOM)[0]
    stretched = page.placed[1].block
    assert 600 - PITCH < stretched.height <= 600


def test_numbered_lines_go_on_counting_on_the_next_page() -> None:
    room = WritingBlock(lines=20, height=20 * PITCH, place=place(), number_style=style.BLANK_WORD, first=1)
    pieces = room.split(12 * PITCH)
    assert pieces is not None
    assert isinstance(pieces[1], WritingBlock) and pieces[1].first == 13


def table(*texts: str, blank: bool = False) -> TableBlock:
    rows = tuple(Row((Cell(text), Cell("–"))) for text in texts)
    columns = (Named("What", "what"), Named("Who", "who"))
    return table_block(Table(columns=columns, widths=(3, 1), rows=rows, blank=blank), spot())


def test_a_table_is_divided_between_rows_and_repeats_its_head() -> None:
    whole = table(*[f"row {number} " * 12 for number in range(60)])
    pages = fill([whole], ROOM)
    pieces = [block for page in pages for block in blocks_on(page)]
    assert len(pages) > 1
    assert all(isinstance(piece, TableBlock) and piece.head == whole.head for piece in pieces)
    rows = [row for piece in pieces if isinstance(piece, TableBlock) for row in piece.rows]
    assert rows == list(whole.rows)


def test_a_row_higher_than_a_page_is_divided_inside() -> None:
    whole = table("before", " ".join(f"word{number}" for number in range(3000)), "after")
    pages = fill([Solid(place=place(), height=200), whole], ROOM)
    pieces = [block for page in pages for block in blocks_on(page) if isinstance(block, TableBlock)]
    assert len(pieces) > 2
    lines = [line for piece in pieces for row in piece.rows for line in row.cells[0].lines if line]
    assert lines == [line for row in whole.rows for line in row.cells[0].lines]


def test_an_empty_table_is_not_divided_when_it_fits_a_page() -> None:
    pages = fill([Solid(place=place(), height=550), table(*[""] * 6, blank=True)], ROOM)
    assert [len(page.placed) for page in pages] == [1, 1]


def test_empty_lines_do_not_start_a_page() -> None:
    block = TextBlock.of("one\ntwo\n\n\n\nthree\nfour", style.ANSWER, place())
    pieces = block.split(style.ANSWER.leading * 4.5)
    assert pieces is not None
    head, tail = pieces
    assert isinstance(head, TextBlock) and list(head.lines) == ["one", "two"]
    assert isinstance(tail, TextBlock) and list(tail.lines) == ["three", "four"]


def test_a_name_under_a_letter_is_not_alone_on_the_last_page() -> None:
    block = TextBlock.of("Dear Ana,\n\none\n\ntwo\n\nthank you\n\nBen", style.LETTER, place())
    pieces = block.split(style.LETTER.leading * 8.2)
    assert pieces is not None
    head, tail = pieces
    assert isinstance(head, TextBlock) and list(head.lines) == ["Dear Ana,", "", "one", "", "two"]
    assert isinstance(tail, TextBlock) and list(tail.lines) == ["thank you", "", "Ben"]


def test_the_greeting_of_a_letter_is_not_alone_on_the_first_page() -> None:
    block = TextBlock.of("Dear Ana,\n\none\n\ntwo\n\nthank you\n\nBen", style.LETTER, place())
    assert block.split(style.LETTER.leading * 2.5) is None


def test_spaces_before_and_after_are_not_added_up() -> None:
    first, second = solids(50, 50)
    page = fill([replace(first, after=20), replace(second, before=12)], ROOM)[0]
    assert page.placed[1].down == 70


@pytest.mark.parametrize("count", [2, 3, 4, 5, 12])
def test_no_row_of_what_was_written_stands_alone_on_a_page(count: int) -> None:
    whole = table(*["a row of some words " * 9] * count)
    for room in range(20, int(whole.height), 7):
        pieces = whole.split(room)
        if pieces is not None:
            assert min(len(piece.rows) for piece in pieces if isinstance(piece, TableBlock)) >= 2, room


@pytest.mark.parametrize("count", [4, 9, 30])
def test_no_option_stands_alone_on_a_page(count: int) -> None:
    rows: tuple[Any, ...] = ((),) * count
    block = OptionsBlock(place=place(), rows=rows, heights=(19.0,) * count, height=19.0 * count, many=True, least=0)
    for room in range(10, int(block.height), 6):
        pieces = block.split(room)
        if pieces is not None:
            assert min(len(piece.rows) for piece in pieces if isinstance(piece, OptionsBlock)) >= 2, room


def test_high_steps_before_a_question_begin_below_what_stands_there_and_the_question_stays_with_its_answers() -> None:
    head, first, second, label, answers = solids(200, 170, 190, 30, 120, keep=True)
    steps = [replace(step, rests=True) for step in (first, second)]
    pages = fill([replace(head, keep=False), *steps, label, replace(answers, keep=False)], ROOM)
    assert [[block.height for block in blocks_on(page)] for page in pages] == [[200, 170, 190], [30, 120]]
    low = [replace(block, height=block.height / 3) for block in steps]
    whole = fill([replace(head, height=500, keep=False), *low, label, replace(answers, keep=False)], ROOM)
    assert [len(page.placed) for page in whole] == [1, 4], "few lines stay together"
