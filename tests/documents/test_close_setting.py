"""Pages that are set close: words beside words, notes side by side, scales beside labels. Nothing is left out."""

from __future__ import annotations

import pytest

from tests.documents.drawn import ORIGIN
from tests.documents.samples import all_words, document, words
from trustbook.documents.nodes import Label, Note, Scale
from trustbook.documents.pdf import render
from trustbook.documents.pdf.blocks import Block
from trustbook.documents.pdf.build import blocks_of
from trustbook.documents.pdf.layout import lay_out
from trustbook.documents.pdf.panels import JoinedBlock, PanelBlock, PanelPair, joined
from trustbook.documents.pdf.scales import ScaleRows, ScaleRowsBlock, with_scales_in_rows
from trustbook.documents.pdf.style import PAPERS, PaperName
from trustbook.documents.sheets import blank_sheet
from trustbook.exercises.library import Library

A4 = PAPERS["a4"]


def blocks(*nodes: Label | Note) -> list[Block]:
    return [block for node in nodes for block in blocks_of(node, A4, ORIGIN)]


def scale() -> Scale:
    return Scale(minimum=0, maximum=10, low="low", high="high")


def test_a_short_hint_comes_up_beside_its_label_and_a_long_one_stays_below() -> None:
    (close,) = joined(blocks(Label(text="One word", hint="Patchwork.")))
    assert isinstance(close, JoinedBlock) and close.keep and close.height == close.first.height
    assert len(joined(blocks(Label(text="One word", hint="A hint that is long. " * 6)))) == 2


def test_two_notes_stand_side_by_side_where_that_is_lower() -> None:
    notes = [
        Note(title="Take care", text="A short word on it. " * 7, strong=True),
        Note(title="Alone", text="It works."),
    ]
    (pair,) = joined(blocks(*notes))
    assert isinstance(pair, PanelPair)
    assert pair.panels[0].place.x < pair.panels[1].place.x and pair.panels[0].height == pair.panels[1].height
    long = [Note(title="Take care", text="A long word on it. " * 60), Note(title="Alone", text="It works.")]
    assert all(isinstance(block, PanelBlock) for block in joined(blocks(*long)))


def test_scales_that_follow_each_other_stand_beside_their_labels() -> None:
    run = [Label(text="Close"), scale(), Label(text="Heard"), scale(), Label(text="Note", hint="A hint")]
    rows, last = with_scales_in_rows(run)
    assert isinstance(rows, ScaleRows) and [label.text for label, _scale in rows.pairs] == ["Close", "Heard"]
    assert last is run[-1]
    (block,) = blocks_of(rows, A4, ORIGIN)
    assert isinstance(block, ScaleRowsBlock) and block.height < 100


def test_a_single_scale_and_one_with_a_hint_stand_below_their_labels() -> None:
    for nodes in ([Label(text="Close"), scale()], [Label(text="Close", hint="A hint"), scale()] * 2):
        assert list(with_scales_in_rows(nodes)) == nodes


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_weekly_pulse_is_one_page_with_everything_on_it(paper: PaperName) -> None:
    made = document([blank_sheet(Library().exercise("weekly-pulse"))])
    (chapter,) = lay_out(made, PAPERS[paper], lambda _share: None)
    assert len(chapter.sheets[0].pages) == 1
    text = all_words(render(made, paper=paper))
    assert not [each for node in made.chapters[0].sheets[0].nodes for each in _shown(node) if words(each) not in text]


def _shown(node: object) -> list[str]:
    return [node.low, node.high] if isinstance(node, Scale) else [node.text] if isinstance(node, Label) else []
