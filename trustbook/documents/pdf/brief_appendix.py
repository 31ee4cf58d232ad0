"""What found no room on a session brief, whole, on pages after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from trustbook.documents.nodes import BriefText, Role
from trustbook.documents.pdf.blocks import Block, TextBlock
from trustbook.documents.pdf.brief_style import BOTTOM, TOP, Styles
from trustbook.documents.pdf.flow import PageColumn, fill
from trustbook.documents.pdf.place import Place
from trustbook.documents.pdf.style import Paper


def appendix(further: Sequence[BriefText], title: str, styles: Styles, whole: Place, paper: Paper) -> list[PageColumn]:
    """Pages with all that was cut, each text whole under its number; none where nothing was cut."""
    if not further:
        return []
    lifted = TOP - paper.top
    pages = fill(_blocks(further, title, styles, whole), paper.height - TOP - BOTTOM - 40)
    return [PageColumn([replace(item, down=item.down + lifted) for item in each.placed]) for each in pages]


def _blocks(further: Sequence[BriefText], title: str, styles: Styles, whole: Place) -> Iterator[Block]:
    meaning = whole.meaning

    def place(role: Role, number: int) -> Place:
        return whole.with_meaning(meaning.part(role, ours=True, number=1000 + number))

    yield TextBlock.of(title, replace(styles.head, after=4), place(Role.HEADING, 0), keep=True)
    number = 0
    for count, text in enumerate(further, 1):
        number += 1
        head = replace(styles.head, before=18, after=2)
        yield TextBlock.of(f"{count}  {text.heading}", head, place(Role.HEADING, number), keep=True)
        for words in text.paragraphs:
            number += 1
            yield TextBlock.of(words, replace(styles.text, before=2, after=5), place(Role.PARAGRAPH, number))
