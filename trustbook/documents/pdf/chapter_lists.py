"""Large print: each chapter begins with what is in it, so that the contents of a long file stand on one or two pages.

The lines are laid out before anybody knows their pages, and numbered when all pages are there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

import msgspec

from trustbook.documents.document import ChapterPages, Document, SheetPages
from trustbook.documents.nodes import Role
from trustbook.documents.pdf import style as s
from trustbook.documents.pdf.blocks import Block, TextBlock
from trustbook.documents.pdf.flow import PageColumn
from trustbook.documents.pdf.front import ContentsEntry, ContentsLine, contents_line
from trustbook.documents.pdf.meaning import Meaning, of_document
from trustbook.documents.pdf.place import Place
from trustbook.documents.pdf.style import Paper

_MOST_LINES: Final = 40
"""Lines of large print that stand on two pages of contents."""
_BEGINNINGS: Final = ("story", "opening")


def key_of(number: int) -> str:
    """The name of a sheet in the file; they are counted from 1."""
    return f"sheet-{number}"


def have_lists(document: Document, paper: Paper) -> bool:
    """Whether chapters begin with what is in them: the contents would be too long without that."""
    lines = len(document.chapters) + sum(sheet.in_contents for sheet in document.sheets())
    return document.front and paper.print == "large" and lines > _MOST_LINES


def list_of(chapter: ChapterPages, before: int, paper: Paper, language: str) -> list[Block]:
    """What stands above all else in a chapter, or in its text to read below its title.

    `before` is the number of sheets before the chapter. Nothing where it begins with a page that has no room for it.
    """
    first = chapter.sheets[0]
    if not chapter.title or len(chapter.sheets) < 2 or first.look not in _BEGINNINGS:
        return []
    place = Place(_of_sheet(Role.TITLE, key_of(before + 1), language), paper.left, paper.column)
    title = TextBlock.of(chapter.title, paper.style(s.TITLE), place, keep=True)
    lines: list[Block] = list(_lines(chapter, before, paper, language))
    return lines if first.look == "opening" else [title, *lines]


def _lines(chapter: ChapterPages, before: int, paper: Paper, language: str) -> Iterator[ContentsLine]:
    place = Place(_of_sheet(Role.ENTRY, key_of(before + 1), language), paper.left, paper.column)
    for number, sheet in enumerate(chapter.sheets, before + 1):
        if sheet.look != "opening" and (sheet.in_contents or (sheet.for_one and not sheet.blank)):
            entry = ContentsEntry(sheet.title, _beside(sheet), 0, key_of(number))
            yield replace(contents_line(entry, place, paper, 0), pending=True)


def _beside(sheet: SheetPages) -> str:
    """Days stand on the pages themselves."""
    return (sheet.listed or sheet.line) if sheet.for_one and not sheet.blank else ""


def _of_sheet(role: Role, key: str, language: str) -> Meaning:
    return msgspec.structs.replace(of_document(role, language), sheet=key)


def number_lists(pages: Iterable[PageColumn], firsts: Mapping[str, int]) -> None:
    """Writes the numbers of the pages into all lists. `firsts` has the first page of each sheet by its key."""
    for page in pages:
        for place, item in enumerate(page.placed):
            block = item.block
            if isinstance(block, ContentsLine) and block.pending:
                page.placed[place] = replace(item, block=block.at_page(firsts[block.key]))
