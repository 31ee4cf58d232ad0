"""What no bundled font has: found before a file is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from trustbook.documents.document import Document, SheetPages
from trustbook.documents.pdf.fonts import chain
from trustbook.documents.pdf.shaping.clusters import script
from trustbook.documents.text import INVISIBLE
from trustbook.domain.signs import MissingSigns


def missing_signs(document: Document) -> tuple[MissingSigns, ...]:
    """What is drawn as a hollow square, by script and page, in order of appearance."""
    found: dict[tuple[str, str], list[str]] = {}
    known: dict[str, bool] = dict.fromkeys(chain("Literata-Regular").primary.characters, True)
    known |= dict.fromkeys({*INVISIBLE, "\n"}, True)
    for title, texts in _pages(document):
        for text in texts:
            for sign in _unknown(text, known):
                found.setdefault((script(sign), title), []).append(sign)
    return tuple(
        MissingSigns(kind, title, len(signs), tuple(dict.fromkeys(signs))) for (kind, title), signs in found.items()
    )


def _pages(document: Document) -> Iterator[tuple[str, Iterable[str]]]:
    yield "", (document.title, document.subtitle)
    for chapter in document.chapters:
        yield "", (chapter.title,)
        for sheet in chapter.sheets:
            yield sheet.title, _texts(sheet)


def _texts(sheet: SheetPages) -> Iterator[str]:
    yield from (sheet.title, sheet.line)
    for node in sheet.nodes:
        yield from node.texts()


def _unknown(text: str, known: dict[str, bool]) -> Iterator[str]:
    for character in text:
        there = known.get(character)
        if there is None:
            there = known[character] = chain("Literata-Regular").has(character)
        if not there:
            yield character
