"""Answers of a few words on the line of their question, where both fit on it. Lengths in points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from trustbook.documents import nodes
from trustbook.documents.pdf.beside import RuledBlock
from trustbook.documents.pdf.blocks import Block, TextBlock
from trustbook.documents.pdf.lines import line_width
from trustbook.documents.pdf.panels import JoinedBlock

_BETWEEN: Final = 10.0
_ABOVE: Final = 8.0
_BELOW: Final = 5.0


def with_brief_answers(found: Iterable[tuple[nodes.Node, Block]]) -> Iterator[Block]:
    """The blocks of the nodes in their order, with each brief answer on the line of the label before it."""
    label: Block | None = None
    for node, block in found:
        inner = node.inner if isinstance(node, nodes.Said) else node
        pair = _pair(label, block) if label and isinstance(inner, nodes.Answer) and inner.brief else None
        if label is not None and pair is None:
            yield label
        label = block if isinstance(inner, nodes.Label) and not inner.hint else None
        if label is None:
            yield pair or block
    if label is not None:
        yield label


def _pair(label: Block, answer: Block) -> Block | None:
    """Both on one line; None where it is too short."""
    if isinstance(label, RuledBlock) and isinstance(answer, RuledBlock):
        inner = _pair(label.inner, answer.inner)
        return inner and replace(label, inner=inner, height=inner.height, before=_ABOVE, keep=False)
    if not (isinstance(label, TextBlock) and isinstance(answer, TextBlock)):
        return None
    start = line_width(label.lines[0], label.style) + _BETWEEN
    if (
        len(label.lines) + len(answer.lines) > 2
        or start + line_width(answer.lines[0], answer.style) > answer.place.width
    ):
        return None
    made = JoinedBlock.of(label, replace(answer, beside=label.place.x + start))
    return replace(made, before=_ABOVE, after=_BELOW, again=label.again)
