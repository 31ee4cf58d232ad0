"""Texts of the guide as neutral pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from trustbook.documents import nodes
from trustbook.documents.document import SheetPages
from trustbook.documents.text import printable
from trustbook.exercises import texts
from trustbook.exercises.text_ids import HELP, TEXT_IDS
from trustbook.language import _


def reading(text: texts.Text, line: str = "", number: str = "") -> SheetPages:
    """A text to read, on pages of its own; that of a chapter on one page.

    `line` stands beside its title in the contents. `number` is the person's local emergency number, which
    “Getting help” begins with; no other text has a place for it.
    """
    title, *rest = _nodes(text)
    first = _emergency_number(number) if text.id == HELP else ()
    found = tuple(node.in_language(text.language) for node in (title, *first, *rest))
    look: Literal["normal", "opening"] = "normal" if text.id in TEXT_IDS else "opening"
    return SheetPages(title=printable(text.title), code="", line=line, nodes=found, look=look)


def settling(text: texts.Text, *, short: bool = False) -> nodes.Node:
    """A text as a small box at the end of a page. `short`: without a line for each of its items."""
    lines: list[str] = []
    for block in text.blocks:
        match block:
            case texts.Bullets():
                items = [printable(item) for item in block.items]
                lines += [" ".join(items)] if short else [f"•  {item}" for item in items]
            case _:
                lines.append(printable(block.text))
    return nodes.Note(title=printable(text.title), text="\n".join(lines), language=text.language, own_title=True)


def _emergency_number(number: str) -> Iterator[nodes.Node]:
    """The number when it is known, else a line to write it on."""
    yield nodes.Label(text=_("Your local emergency number"), ours=True)
    if number:
        yield nodes.Paragraph(text=printable(number), tone="large", ours=True)
    else:
        yield nodes.WritingSpace(lines=1, alternative=_("Room to write"))


def _nodes(text: texts.Text) -> Iterator[nodes.Node]:
    yield nodes.Heading(text=printable(text.title), level=1, role=nodes.Role.TITLE)
    for block in text.blocks:
        match block:
            case texts.Heading():
                yield nodes.Heading(text=printable(block.text), level=2)
            case texts.Paragraph():
                words = printable(block.text)
                yield nodes.Paragraph(text=words, tone="reading", leads=words.endswith(":"))
            case texts.Bullets():
                yield nodes.Bullets(items=tuple(printable(item) for item in block.items))
