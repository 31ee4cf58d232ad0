"""Blank pages end well: room gives a little, letters take what is left, and nothing runs over alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import msgspec
import pytest

from tests.documents.drawn import place
from tests.documents.samples import EVERY_KIND, document, filled_sheet
from trustbook.documents.pdf.blocks import Block, TextBlock
from trustbook.documents.pdf.fitting import fill_blank, fill_close, fill_short
from trustbook.documents.pdf.flow import PageColumn, fill
from trustbook.documents.pdf.layout import lay_out
from trustbook.documents.pdf.marks import WritingBlock
from trustbook.documents.pdf.style import BLANK_WORD, BODY, PAPERS, PITCH, Paper, PaperName
from trustbook.documents.sheets import Sheet, blank_sheet
from trustbook.exercises.model import Exercise

ROOM = PAPERS["a4"].room


def ruled(lines: int, *, numbered: bool = False, take_rest: bool = False) -> WritingBlock:
    first = 1 if numbered else None
    return WritingBlock(
        place=place(),
        lines=lines,
        number_style=BLANK_WORD,
        first=first,
        fill=take_rest,
        height=lines * PITCH,
        after=8,
    )


def ruled_on(paper: Paper, lines: int) -> WritingBlock:
    return replace(ruled(lines), pitch=paper.pitch, height=lines * paper.pitch)


def fill_well(blocks: list[Block], room: float) -> list[PageColumn]:
    paper = next(paper for paper in PAPERS.values() if paper.room == room)
    return fill_blank(lambda _paper: blocks, paper)


def words(height: float, **more: Any) -> Block:
    return Block(place=place(), height=height, before=10, after=10, **more)


def lines_of(pages: list[PageColumn]) -> int:
    return sum(placed.block.lines for page in pages for placed in page.placed if isinstance(placed.block, WritingBlock))


def test_room_gives_a_little_where_the_rest_would_be_alone_on_a_page() -> None:
    blocks = [words(200), ruled(12), words(200), ruled(5)]
    assert len(fill(blocks, ROOM)) == 2
    pages = fill_well(blocks, ROOM)
    assert len(pages) == 1
    assert lines_of(pages) >= 0.7 * 17 - 1


def test_a_page_with_space_gets_more_room_to_write() -> None:
    assert lines_of(fill_well([words(100), ruled(8)], ROOM)) > 8


def test_numbered_lines_and_single_lines_keep_their_number() -> None:
    pages = fill_well([words(100), ruled(3, numbered=True), ruled(1)], ROOM)
    assert lines_of(pages) == 4


def test_room_is_never_less_than_two_thirds_of_a_whole_page_and_half_of_a_short_one() -> None:
    blocks = [words(500), ruled(20), words(100), ruled(20)]
    assert lines_of(fill_well(blocks, ROOM)) >= 27
    assert lines_of(fill_short(lambda _paper: blocks, PAPERS["a4"])) >= 20


def test_a_room_for_much_keeps_most_of_its_lines_however_close_the_page() -> None:
    assert ruled(26).resized(0.5).lines >= 18
    assert ruled(12, take_rest=True).resized(0.5).lines >= 8
    assert ruled(6).resized(0.5).lines == 3


def printed(paper: Paper, count: int, lines: int) -> list[Block]:
    """So many texts, each as high as its letters ask for, and room to write."""
    text = "word " * 120
    return [*(TextBlock.of(text, paper.style(BODY), place()) for _number in range(count)), ruled_on(paper, lines)]


def sizes_of(pages: list[PageColumn]) -> set[float]:
    return {item.block.style.size for page in pages for item in page.placed if isinstance(item.block, TextBlock)}


@pytest.mark.parametrize("name", ["a4", "letter"])
def test_a_short_form_that_runs_over_is_a_step_smaller_but_written_on_as_large_as_ever(name: PaperName) -> None:
    paper, count = PAPERS[name], 6

    while len(fill_well(printed(paper, count, 3), paper.room)) == 1:
        count += 1
    (page,) = fill_short(lambda laid: printed(laid, count, 3), paper)
    written = page.placed[-1].block
    assert sizes_of([page]) == {9.0} and BODY.size == 10.0
    assert isinstance(written, WritingBlock) and written.lines >= 2
    assert written.height / written.lines == pytest.approx(PITCH)
    assert page.height <= paper.room


def test_a_short_form_with_space_is_not_set_smaller() -> None:
    assert sizes_of(fill_short(lambda paper: printed(paper, 3, 6), PAPERS["a4"])) == {BODY.size}


def test_a_short_form_that_needs_two_pages_anyway_is_not_set_smaller() -> None:
    pages = fill_short(lambda paper: printed(paper, 22, 6), PAPERS["a4"])
    assert len(pages) > 1 and sizes_of(pages) == {BODY.size}


def test_what_a_page_has_left_before_a_large_block_becomes_room_to_write() -> None:
    blocks = [words(396), ruled(5), words(616), ruled(4)]
    assert [lines_of([page]) for page in fill(blocks, ROOM)] == [5, 4]
    first, last = fill_well(blocks, ROOM)
    assert (lines_of([first]), lines_of([last])) == (10, 4)
    assert first.height <= ROOM


def test_a_page_never_gets_much_more_room_than_was_meant() -> None:
    for height in range(100, 600, 50):
        for page in fill_well([words(height), ruled(5), words(600), ruled(5)], ROOM):
            assert lines_of([page]) <= 10


def test_a_letter_takes_the_rest_of_the_page_but_leaves_room_for_the_little_that_follows() -> None:
    (page,) = fill([words(100), ruled(10, take_rest=True), words(60)], ROOM)
    assert page.height > ROOM - PITCH
    assert lines_of([page]) > 10
    assert len(page.placed) == 3


@pytest.mark.parametrize(("height", "wanted"), [(47, 1), (70, 2)])
def test_a_filled_page_is_set_closer_when_a_line_would_run_over(height: float, wanted: int) -> None:
    blocks = [words(height) for _number in range(13)]
    assert len(fill(blocks, ROOM)) == 2
    pages = fill_close(blocks, ROOM)
    assert len(pages) == wanted
    assert sum(len(page.placed) for page in pages) == 13


def test_a_filled_page_is_set_no_closer_than_it_has_to_be() -> None:
    spaced = [replace(words(46), before=10.0) for _number in range(13)]
    over = 13 * 46 + 12 * 10.0 - 6.0
    (page,) = fill_close(spaced, over)
    assert 0 <= over - page.height < 12 * 10.0 * 0.06, "the next wider way would run over"


def test_what_is_written_is_never_left_out_by_setting_it_closer() -> None:
    sheet = filled_sheet({"story": "\n".join(f"line {number}" for number in range(130))})
    (chapter,) = lay_out(document([sheet]), PAPERS["a4"], lambda _share: None)
    texts = [
        str(line)
        for page in chapter.sheets[0].pages
        for placed in page.placed
        for block in [getattr(placed.block, "inner", placed.block)]
        for line in getattr(block, "lines", ())
    ]
    assert [text for text in texts if text.startswith("line ")] == [f"line {number}" for number in range(130)]


def pages_of(sheet: Sheet) -> int:
    (chapter,) = lay_out(document([sheet]), PAPERS["letter"], lambda _share: None)
    return len(chapter.sheets[0].pages)


def test_a_short_form_has_the_fields_of_the_short_form_and_fewer_pages() -> None:
    plain = msgspec.to_builtins(EVERY_KIND)
    plain["parts"][0]["fields"][1]["core"] = True
    plain["parts"][1]["fields"][3]["core"] = True
    exercise = msgspec.convert(plain, Exercise)
    short = blank_sheet(exercise, short=True)
    assert [field.id for _part, field in short.exercise.fields()] == ["line", "again"]
    assert pages_of(short) == 1 < pages_of(blank_sheet(exercise))
    assert pages_of(replace(short, short=False)) >= 1
