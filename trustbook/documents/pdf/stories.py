"""Filled exercises that go on below each other, page after page. Overleaf it is said again what goes on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from trustbook.documents import nodes
from trustbook.documents.pdf import style as s
from trustbook.documents.pdf.beside import OneBlock, names_blocks
from trustbook.documents.pdf.blocks import Block, TextBlock
from trustbook.documents.pdf.build import blocks_of
from trustbook.documents.pdf.fitting import fill_close
from trustbook.documents.pdf.flow import PageColumn
from trustbook.documents.pdf.lines import one_line
from trustbook.documents.pdf.meaning import Origin
from trustbook.documents.pdf.place import Spot
from trustbook.documents.pdf.run_in import with_brief_answers
from trustbook.documents.pdf.style import Paper

_LITTLE: Final = 0.7
"""Share of a page up to which the last one is avoided."""
_BETWEEN: Final = 30.0
"""Between two exercises on one page."""


@dataclass(frozen=True)
class LaidStories:
    """Pages, and for each exercise on which of them it begins, counted from 0."""

    pages: list[PageColumn]
    begins: list[int]

    @cached_property
    def _pages_of(self) -> dict[int, list[PageColumn]]:
        found: dict[int, list[PageColumn]] = {}
        for index, page in enumerate(self.pages):
            found.setdefault(self._owner(index), []).append(page)
        return found

    def own(self, number: int) -> list[PageColumn]:
        """The pages at whose top this exercise stands."""
        return self._pages_of.get(number, [])

    def _owner(self, index: int) -> int:
        """The exercise to which the first block of a page belongs."""
        first, later = self.pages[index].placed[0].block, bisect_left(self.begins, index)
        if first.anchor is not None and later < len(self.begins) and self.begins[later] == index:
            return later
        return max(0, later - 1)


def lay_stories(stories: Sequence[Sequence[Block]], room: float, above: Sequence[Block] = ()) -> LaidStories:
    """One below the other, and below what is `above`; a last page with little on it is avoided by a closer setting."""
    blocks = [
        replace(block, before=_BETWEEN) if (first or above) and place == 0 else block
        for first, story in enumerate(stories)
        for place, block in enumerate(story)
    ]
    pages = fill_close([*above, *blocks], room, _LITTLE)
    keys = [next(block.anchor.key for block in story if block.anchor) for story in stories]
    found = {anchor.key: index for index, page in enumerate(pages) for anchor, _down in page.anchors()}
    return LaidStories(pages, [found[key] for key in keys])


def story_blocks(
    found: Sequence[nodes.Node], paper: Paper, origins: Callable[[int], Origin], continued: str
) -> Iterator[Block]:
    """Blocks of the nodes of one exercise. `continued` has the place {what}: it stands where one goes on overleaf."""
    return with_brief_answers(_blocks(found, paper, origins, continued))


def _blocks(
    found: Sequence[nodes.Node], paper: Paper, origins: Callable[[int], Origin], continued: str
) -> Iterator[tuple[nodes.Node, Block]]:
    running = _Running(paper, continued)
    named = {node.names for node in found if isinstance(node, nodes.Beside)} if paper.print == "large" else set()
    for number, node in enumerate(found, 1):
        origin = origins(number)
        again = running.before(node, origin)
        if isinstance(node, nodes.BesideNames) and (node.first, node.second) in named:
            continue  # each answer has its name, and no day is told with it
        for block in blocks_of(node, paper, origin):
            if isinstance(block, OneBlock) and isinstance(node, nodes.Beside):
                again = running.of_one(node.names[block.double], origin)
            yield node, replace(block, again=again) if again else block


class _Running:
    """What is said again at the top of a page: the title or the day, and whose answers these are."""

    def __init__(self, paper: Paper, continued: str) -> None:
        self._paper = paper
        self._continued = continued
        self._what = ""
        self._names: nodes.BesideNames | None = None
        self._name = ""
        self._said: tuple[str, str, nodes.BesideNames | None] | None = None
        self._above: tuple[Block, ...] = ()

    def before(self, node: nodes.Node, origin: Origin) -> tuple[Block, ...]:
        """For the blocks of this node; nothing for what begins something."""
        match node:
            case nodes.Heading():
                self._what, self._names, self._name = node.text, None, ""
                return ()
            case nodes.LargeTitle(own=True):  # words of their own are their title, however long they are
                self._what = one_line(node.text, s.QUIET, self._paper.measure / 2)
            case nodes.BesideNames():
                self._names = node
                return ()
            case nodes.Hairline():
                self._names, self._name = None, ""
            case nodes.Said(inner=nodes.Label(field="") as name):  # it goes on by another person
                self._name = ""
                above = self._said_again(origin)
                self._name = name.text
                return above
            case nodes.Paragraph(tone="lead"):
                return ()
            case nodes.Said():
                pass
            case _:
                self._name = ""
        return self._said_again(origin)

    def _said_again(self, origin: Origin) -> tuple[Block, ...]:
        if not self._what:
            return ()
        said = (self._what, self._name, self._names)
        if said != self._said:  # set once for all that it stands above
            self._said, self._above = said, tuple(self._blocks(origin))
        return self._above

    def of_one(self, name: str, origin: Origin) -> tuple[Block, ...]:
        """For one of two answers that has the whole width, and goes on as that."""
        return (self._line(name, origin),)

    def _blocks(self, origin: Origin) -> Iterator[Block]:
        yield self._line(self._name, origin)
        if self._names is not None and self._paper.print != "large":  # where each answer has its name
            again = replace(self._names, role=nodes.Role.DECORATION)
            yield from names_blocks(again, Spot.of(again, self._paper, origin))

    def _line(self, name: str, origin: Origin) -> Block:
        what = " · ".join(word for word in (self._what, name) if word)
        line = nodes.Paragraph(text=self._continued.format(what=what), ours=True, role=nodes.Role.DECORATION)
        spot = Spot.of(line, self._paper, origin)
        return TextBlock.of(line.text, spot.style(s.QUIET), spot.place)
