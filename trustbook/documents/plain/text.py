"""Blocks as plain text, in lines of at most 78 characters where words allow it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from typing import Final, assert_never

from trustbook.documents.plain.blocks import Block, Grid, Head, Items, Quoted, Room, TextLine, Ticks

_WIDTH: Final = 78
_IN: Final = "    "
"""Before what somebody wrote: it is told from what is asked at a glance."""


def write(blocks: Iterable[Block]) -> str:
    """The text, with an empty line between the blocks."""
    return "\n\n".join("\n".join(_in_text(block)) for block in blocks) + "\n"


def _in_text(block: Block) -> Iterator[str]:
    match block:
        case Head():
            lines = _wrapped(block.text)
            yield from lines
            if block.level <= 3:
                yield {1: "=", 2: "=", 3: "-"}[block.level] * min(_WIDTH, max(map(len, lines)))
        case TextLine():
            yield from _wrapped(block.text)
        case Quoted():
            yield from _wrapped(block.text, _IN)
        case Items():
            yield from _items(block)
        case Ticks():
            for done, words in block.ticks:
                yield from _hanging(f"{_IN}[{'x' if done else ' '}] ", words)
        case Grid():
            yield from _grid(block)
        case Room():
            yield from [_IN + "_" * 40] * block.lines
        case _:
            assert_never(block)


def _items(block: Items) -> Iterator[str]:
    before = _IN if block.said else ""
    for number, item in enumerate(filter(str.strip, block.items)):
        mark = "-" if block.first is None else f"{block.first + number}."
        yield from _hanging(f"{before}{mark} ", item)


def _grid(block: Grid) -> Iterator[str]:
    """Each row as its cells one below the other: what is long stays readable."""
    for number, row in enumerate(block.rows):
        if number:
            yield ""
        for column, cell in zip(block.columns, row, strict=False):
            if cell.strip():
                yield from _hanging(f"{_IN}{column}: " if column else _IN, cell)


def _hanging(first: str, text: str) -> list[str]:
    """Words behind a mark; further lines stand below its first word, or a little further in where the mark is long."""
    room = len(first) if len(first) <= 12 else len(_IN) + 2
    lines = _wrapped(text, " " * room, first)
    return lines or [first.rstrip()]


def _wrapped(text: str, before: str = "", first: str | None = None) -> list[str]:
    """Line for line: a line end stays one, a blank at the start of a line stays too."""
    found: list[str] = []
    for line in text.split("\n"):
        start = before if found or first is None else first
        own = line[: len(line) - len(line.lstrip(" "))]
        wrapped = textwrap.wrap(
            line.strip(" "),
            _WIDTH,
            initial_indent=start + own,
            subsequent_indent=before + own,
            break_long_words=False,
            break_on_hyphens=False,
            replace_whitespace=False,
            drop_whitespace=True,
        )
        found += wrapped or [start.rstrip()]
    return found
