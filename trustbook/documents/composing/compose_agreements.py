"""Agreements on paper: to hang up where both see them, cut up as cards, or one by itself with its names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from trustbook.documents import nodes
from trustbook.documents.document import SheetPages
from trustbook.documents.sheets import AgreedLine, AgreementSheet, Fridge
from trustbook.documents.text import printable
from trustbook.language import _

MOST_ON_A_LIST: Final = 7
"""More than these are cut up as cards, in letters of the same size."""


def fridge_pages(fridge: Fridge) -> SheetPages:
    """Only the words and the day to look again."""
    cut_up = fridge.cards or len(fridge.lines) > MOST_ON_A_LIST
    content = tuple(_cards(fridge) if cut_up else _list(fridge))
    return SheetPages(
        title=printable(fridge.title),
        code="",
        line="" if cut_up else printable(fridge.foot),
        nodes=content,
        look="fridge",
    )


def _list(fridge: Fridge) -> Iterator[nodes.Node]:
    if fridge.title:
        yield nodes.LargeTitle(text=printable(fridge.title))
    yield from (_words(line) for line in fridge.lines)
    if fridge.pause is not None:
        yield nodes.FramedWord(word=printable(fridge.pause.word), text=printable(fridge.pause.meaning))


def _cards(fridge: Fridge) -> Iterator[nodes.Node]:
    cards = [_words(line) for line in fridge.lines]
    for start in range(0, len(cards), 2):
        yield nodes.AgreedCards(cards=tuple(cards[start : start + 2]))


def _words(line: AgreedLine) -> nodes.AgreedWords:
    return nodes.AgreedWords(text=printable(line.words), quiet=printable(line.quiet))


def agreement_pages(sheet: AgreementSheet) -> SheetPages:
    """One agreement: its words as title, the names under exactly these words, and where it comes from."""
    words = printable(sheet.words)
    return SheetPages(
        title=words, code="", line="", nodes=tuple(_agreement(words, sheet)), look="fridge", for_both=True
    )


def _agreement(words: str, sheet: AgreementSheet) -> Iterator[nodes.Node]:
    if sheet.state:
        yield nodes.Paragraph(text=printable(sheet.state), tone="quiet", leads=True, ours=True)
    yield nodes.LargeTitle(text=words, own=True)
    for name in sheet.names:
        yield nodes.Paragraph(text=printable(name.who), tone="reading", leads=True, ours=True)
        yield nodes.Paragraph(text=printable(name.when), tone="quiet", ours=True)
    if sheet.note:
        yield nodes.Paragraph(text=printable(sheet.note), ours=True)
    if sheet.origin:
        yield nodes.Heading(text=_("Where it comes from"), level=2, ours=True)
    for asked, said in sheet.origin:
        yield nodes.Label(text=printable(asked), ours=True)
        yield nodes.Answer(text=printable(said))
