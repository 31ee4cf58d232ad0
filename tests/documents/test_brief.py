"""The session brief is always one page; what finds no room on it stands in a numbered appendix, in the same sizes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.documents.brief_samples import FULL, HARD, USUAL, brief_document
from tests.documents.drawn import drawn, with_role
from tests.documents.samples import all_words, page_texts, reader, words
from tests.each import a_few
from trustbook.documents.nodes import Role
from trustbook.documents.pdf import render
from trustbook.documents.pdf.agreed import FramedBlock
from trustbook.documents.pdf.blocks import TextBlock
from trustbook.documents.pdf.brief_cut import cut
from trustbook.documents.pdf.brief_style import RowBlock
from trustbook.documents.pdf.layout import lay_out
from trustbook.documents.pdf.style import PAPERS, PaperName
from trustbook.documents.sheets import Brief

SIZES = {26, 17, 15, 13, 11.5, 10, 9, 18}


def _squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("paper", a_few(["a4", "letter"], of=2))
@pytest.mark.parametrize("name", HARD)
def test_it_is_one_page_with_room_for_next_time_and_nothing_is_lost(name: str, paper: PaperName) -> None:
    document = brief_document(HARD[name])
    ((chapter,),) = (lay_out(document, PAPERS[paper], lambda _share: None),)
    page, *appendix = chapter.sheets[0].pages
    boxes = [item for item in page.placed if isinstance(item.block, FramedBlock)]
    assert [box.block.height >= 90 for box in boxes] == [True]
    lowest = max(item.down + item.block.height for item in page.placed)
    assert PAPERS[paper].top + lowest <= PAPERS[paper].height - 36 + 0.01, "it would run over the edge"
    box, *_rest = boxes
    above = max(item.down + item.block.height for item in page.placed if item.down < box.down)
    assert above <= box.down, "nothing stands in the room for next time"
    blocks = [item.block for each in (page, *appendix) for item in each.placed]
    texts = [text for block in blocks for text in (block.cells if isinstance(block, RowBlock) else (block,))]
    sizes = {text.style.size for text in texts if isinstance(text, TextBlock)}
    assert sizes <= ({18, 15, 26} if HARD[name].large else SIZES)
    text = _squeezed(" ".join(words for part in drawn(document, paper) for words in part.texts))
    for said in _said(HARD[name]):
        assert _squeezed(said) in text, said


def _said(brief: Brief) -> list[str]:
    rows = [cell for row in brief.homework for cell in (row.what, row.how_far, row.in_the_way)]
    texts = (*brief.both_named, *brief.went_well, *brief.hard, *brief.questions, *brief.names, brief.counsellor)
    return [*texts, *(topic for half in brief.topics for topic in half), *rows]


def test_the_usual_one_needs_no_appendix_and_says_everything_in_its_order() -> None:
    data = render(brief_document(USUAL))
    assert len(reader(data).pages) == 1
    text = all_words(data)
    order = ["For our session on 1 December", "What we both named", "Taken on last time", "At ease with you, 0 to 10"]
    order += ["One thing that went well", "One question", "For next time", "Our own notes, not a test or a diagnosis"]
    assert sorted(order, key=text.index) == order
    assert "Robin 4, 6, 6, 7, 3, 6, 7 (n = 7, of 8 weeks)" in text
    assert "Both agreed to this page: Robin and Alex, 24 November 2026." in text


def test_text_without_room_ends_with_its_number_and_stands_whole_under_it() -> None:
    first, *rest = (words(text) for text in page_texts(render(brief_document(FULL))))
    assert "more: 1" in first
    assert "more: 2" in first
    assert "1 What we both named" in rest[0]
    assert "What found no room on the first page" in rest[0]


def test_where_charts_find_no_room_each_has_its_values_under_its_own_name() -> None:
    first, further = (words(text) for text in page_texts(render(brief_document(HARD["large print"]))))
    assert "more: 1" in first and "more: 2" in first
    order = ["1 At ease with you, 0 to 10", "Robin 4, 6, 6, 7", "2 Hope for the two of us, 0 to 10", "Alex 5, 7, 8"]
    assert sorted(order, key=further.index) == order


@pytest.mark.parametrize("topics", [((), ("Only Alex’s.",)), (("Robin’s.",) * 4, ()), ((), ())])
def test_the_halves_are_equal_even_when_one_is_empty(topics: tuple[tuple[str, ...], ...]) -> None:
    parts = drawn(brief_document(replace(USUAL, topics=topics)))
    heads = {part.texts[0]: part.box for part in with_role(parts, Role.HEADING) if part.texts}
    robin, alex = heads["Robin"], heads["Alex"]
    assert robin.top == alex.top
    assert robin.right - robin.left == pytest.approx(alex.right - alex.left)


def test_what_was_not_agreed_leaves_no_heading_and_no_gap() -> None:
    without = render(brief_document(replace(USUAL, both_named=(), hard=(), questions=())))
    text = all_words(without)
    for heading in ("What we both named", "One hard moment", "question"):
        assert heading not in text
    assert "One thing that went well" in text


def test_a_chart_says_in_words_what_it_shows() -> None:
    figures = list(with_role(drawn(brief_document(USUAL)), Role.FIGURE))
    assert [figure.meaning.alternative[:24] for figure in figures] == [
        "At ease with you, 0 to 1",
        "Hope for the two of us, ",
    ]
    assert "Alex 5, 7, 8, 6, 7, 8" in figures[1].meaning.alternative


def test_cutting_keeps_whole_words_and_never_more_lines_than_there_are() -> None:
    def lines(text: str) -> int:
        return -(-len(text) // 20) or 1

    shown = cut(["one two three four five six seven eight nine ten"], "more: 1", lines, 2)
    assert sum(map(lines, shown)) <= 2
    assert shown == ["one two three four five six… more: 1"]
    assert cut(["short", "also short"], "more: 1", lines, 2) == ["short", "also short"]
    assert cut(["short", "also short", "third"], "more: 1", lines, 2) == ["short", "also short… more: 1"]
