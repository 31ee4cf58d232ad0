"""What found no room on a session brief, whole, on pages after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from trustbook.documents.nodes import BriefText, Role
from trustbook.documents.pdf.blocks import Block, TextBlock
from trustbook.documents.pdf.brief_style import BOTTOM, TOP, Styles
from trustbook.documents.pdf.flow import PageColumn, fill
from trustbook.documents.pdf.place import Place
from trustbook.documents.pdf.style import Paper


@dataclass(frozen=True, slots=True)
class AppendixWords:
    """Its title, and what stands above a text that goes on overleaf; that has the place {what}."""

    title: str
    continued: str


def appendix(
    further: Sequence[BriefText], words: AppendixWords, styles: Styles, whole: Place, paper: Paper
) -> list[PageColumn]:
    """Pages with all that was cut, each text whole under its number; none where nothing was cut."""
    if not further:
        return []
    lifted = TOP - paper.top
    pages = fill(_blocks(further, words, styles, whole), paper.height - TOP - BOTTOM - 40)
    return [PageColumn([replace(item, down=item.down + lifted) for item in each.placed]) for each in pages]


def _blocks(further: Sequence[BriefText], words: AppendixWords, styles: Styles, whole: Place) -> Iterator[Block]:
    meaning = whole.meaning

    def again(what: str) -> tuple[Block, ...]:
        line = whole.with_meaning(meaning.part(Role.DECORATION, ours=True))
        return (TextBlock.of(words.continued.format(what=what), replace(styles.note, after=10), line),)

    def place(role: Role, number: int) -> Place:
        return whole.with_meaning(meaning.part(role, ours=True, number=1000 + number))

    yield TextBlock.of(words.title, replace(styles.head, after=4), place(Role.HEADING, 0), keep=True)
    number = 0
    for count, text in enumerate(further, 1):
        number += 1
        title, head = f"{count}  {text.heading}", replace(styles.head, before=18, after=2)
        heading = TextBlock.of(title, head, place(Role.HEADING, number), keep=True)
        yield replace(heading, again=again(words.title))
        above = again(title)
        for said in text.paragraphs:
            number += 1
            block = TextBlock.of(said, replace(styles.text, before=2, after=5), place(Role.PARAGRAPH, number))
            yield replace(block, again=above)
