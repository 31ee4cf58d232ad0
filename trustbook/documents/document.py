"""A whole neutral document: chapters of sheets, sheets of nodes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from trustbook.documents.forms.sheet import FillableSheet
from trustbook.documents.nodes import Node

Style = Literal["filled", "blank", "fillable"]
Margins = Literal["usual", "binding", "duplex"]
"""`binding`: more room at the left; `duplex`: at the inner edge of sheets that are printed on both sides."""
"""Written on, to write on by hand, or to fill in on a computer."""


@dataclass(frozen=True, slots=True)
class SheetPages:
    """One exercise on paper; it starts on a new page.

    `line` is what the contents say beside the title (who, when). `continued` is how it looks below another filling-in
    of the same exercise when there is room for all of it; empty when it always starts a page. A blank sheet that is low
    that way is always printed so, several on a page. `blank`: it is there to be written on; `short`: it had better fit
    on one page. With the look "cards" all nodes are pocket cards, four to a page; with the look "fridge" only `line`
    stands below what there is; with the look "beside" two answers share a column as wide as the sheet allows; with the
    look "story" it goes on below the sheet before, page after page, where that is one as well and both are for the same
    people; with the look "letter" its one node is a letter on paper of its own; with the look "brief" its one node is a
    session brief: one page, and what found no room on it on further ones; with the look "opening" it is the text before
    a chapter, on one page. `for_one`: some of it is what one person answers for themself only; `for_both`: some of it
    is both people's. Two sheets of which one is for one person and the other for both never share a page. `form`: what
    can be filled in on it on a computer, None for nothing.
    """

    title: str
    code: str
    line: str
    nodes: tuple[Node, ...]
    continued: tuple[Node, ...] = ()
    look: Literal["normal", "card", "letter", "cards", "fridge", "beside", "story", "brief", "opening"] = "normal"
    blank: bool = False
    short: bool = False
    days: tuple[date, date] | None = None
    """The first and the last day on it, for the contents."""
    listed: str | None = None
    """What the contents say beside title and days in place of `line`; None for `line`."""
    in_contents: bool = True
    """False where another sheet of the same exercise stands in the contents for all of them."""
    for_one: bool = False
    for_both: bool = False
    form: FillableSheet | None = None


@dataclass(frozen=True, slots=True)
class ChapterPages:
    """Sheets of one theme."""

    title: str
    sheets: tuple[SheetPages, ...]


@dataclass(frozen=True, slots=True)
class Furniture:
    """Words of the pages themselves. `page_of` has the places {page} and {pages}; `room` tells room to write."""

    file_title: str
    contents: str
    page_of: str
    empty: str
    room: str
    continued: str = "{what}"
    """Above what goes on overleaf; it has the place {what}."""
    own_pages: str = ""
    """Beside a line of the contents; it has the place {page}: where that person's own pages of it begin."""


@dataclass(frozen=True, slots=True)
class Document:
    """Everything a renderer needs. `front` asks for a title page and contents."""

    title: str
    subtitle: str
    language: str
    front: bool
    furniture: Furniture
    chapters: tuple[ChapterPages, ...]
    large: bool = False
    """All of it is set in large print."""
    margins: Margins = "usual"
    grey: bool = False
    """Nothing of it has a colour."""

    def sheets(self) -> Iterator[SheetPages]:
        """Every sheet in order."""
        for chapter in self.chapters:
            yield from chapter.sheets

    def texts(self) -> Iterator[str]:
        """Every text that is drawn, in order."""
        words = self.furniture
        yield from (self.title, self.subtitle, words.contents, words.page_of, "0123456789ivxlcdm")
        if not self.chapters:
            yield words.empty
        for chapter in self.chapters:
            yield chapter.title
            for sheet in chapter.sheets:
                yield from (sheet.title, sheet.line, sheet.code)
                for node in sheet.nodes:
                    yield from node.texts()
