"""Blocks as Markdown (CommonMark, with pipes for tables). No sign that somebody wrote becomes markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, assert_never

from trustbook.documents.plain.blocks import Block, Grid, Head, Items, Quoted, Room, TextLine, Ticks

_MARKUP: Final = re.compile(r"([\\`*_{}\[\]<>#|~&$^])")
_AT_START: Final = re.compile(r"^(\s*)([-+=]|\d{1,9}(?=[.)]))")
_HARD: Final = "  \n"
"""A line end that stays one."""
_BLANK: Final = "\u00a0"


def write(blocks: Iterable[Block]) -> str:
    """The text, with an empty line between the blocks."""
    return "\n\n".join(_in_markdown(block) for block in blocks) + "\n"


def escaped(text: str) -> str:
    """The text so that Markdown shows it as it is, line by line."""
    return _HARD.join(_line(line) for line in text.split("\n"))


def _line(line: str) -> str:
    safe = _MARKUP.sub(r"\\\1", line)
    safe = _AT_START.sub(_not_at_start, safe)
    start = len(safe) - len(safe.lstrip(" "))
    return _BLANK * start + safe[start:]


def _not_at_start(found: re.Match[str]) -> str:
    """A dash or a number at the start of a line would begin a list, a row of them a rule."""
    blank, sign = found.groups()
    return f"{blank}\\{sign}" if not sign[0].isdigit() else f"{blank}{sign}\\"


def _in_markdown(block: Block) -> str:
    match block:
        case Head():
            return f"{'#' * block.level} {_one_line(block.text)}"
        case TextLine():
            words = escaped(block.text)
            return f"**{_one_line(block.text)}**" if block.strong else _quiet(words) if block.quiet else words
        case Quoted():
            return "\n".join(_quoted(block.text.split("\n")))
        case Items():
            return "\n".join(_items(block))
        case Ticks():
            return "\n".join(f"- [{'x' if done else ' '}] {_one_line(words)}" for done, words in block.ticks)
        case Grid():
            return "\n".join(_grid(block))
        case Room():
            return _HARD.join(["\\_" * 20] * block.lines)
        case _:
            assert_never(block)


def _quoted(lines: list[str]) -> Iterator[str]:
    """Lines of the quotation; an empty one begins a paragraph."""
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        goes_on = line.strip() and following.strip()
        yield f"> {_line(line)}".rstrip() + ("  " if goes_on else "")


def _quiet(words: str) -> str:
    return _HARD.join(f"*{line}*" for line in words.split(_HARD) if line.strip())


def _items(block: Items) -> Iterator[str]:
    for number, item in enumerate(filter(str.strip, block.items)):
        mark = "-" if block.first is None else f"{block.first + number}."
        yield f"{mark} " + escaped(item).replace("\n", "\n" + " " * (len(mark) + 1))


def _grid(block: Grid) -> Iterator[str]:
    yield _row(block.columns)
    yield _row(["---"] * len(block.columns), safe=True)
    for row in block.rows:
        yield _row(row)


def _row(cells: Iterable[str], *, safe: bool = False) -> str:
    shown = (cell if safe else "<br>".join(_line(line) for line in cell.split("\n")) for cell in cells)
    return "| " + " | ".join(shown) + " |"


def _one_line(text: str) -> str:
    return _line(" ".join(text.split()))
