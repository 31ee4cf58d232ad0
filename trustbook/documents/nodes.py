"""The neutral document: what stands on the pages, without a word about how it is drawn.

Every node has a role (what it is to a reader), a language ("" = that of the document) and an alternative text
that says in words what a drawing shows. Nothing here knows fonts, sizes or PDF. A new kind of node needs a class
here and a drawing in `documents/pdf/build.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class Role(StrEnum):
    """What a node is to somebody who hears the document read aloud."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    NOTE = "note"
    STEP = "step"
    LABEL = "label"
    ANSWER = "answer"
    LIST = "list"
    OPTIONS = "options"
    FIGURE = "figure"
    TABLE = "table"
    ROOM = "room"


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One thing on the page. `field` is the id of the exercise field that it belongs to, "" if to none."""

    role: Role
    language: str = ""
    alternative: str = ""
    field: str = ""

    def texts(self) -> Iterator[str]:
        """Every text that is drawn."""
        return iter(())


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading(Node):
    """Level 1 is the title of a sheet, level 2 that of a part. `quiet` stands below in small words.

    `again` is a title of level 1 under another sheet of the same exercise.
    """

    text: str
    level: int
    quiet: str = ""
    again: bool = False
    role: Role = Role.HEADING

    def texts(self) -> Iterator[str]:
        yield self.text
        yield self.quiet


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph(Node):
    """Text of the exercise. `tone` says how loud: `lead` opens a sheet, `reading` is a text to be read as a whole,
    `quiet` stands apart from both.

    `leads` ties it to what follows.
    """

    text: str
    leads: bool = False
    tone: Literal["lead", "body", "reading", "quiet"] = "body"
    role: Role = Role.PARAGRAPH

    def texts(self) -> Iterator[str]:
        yield self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Node):
    """A short text set apart, under its own small title."""

    title: str
    text: str
    strong: bool = False
    role: Role = Role.NOTE

    def texts(self) -> Iterator[str]:
        yield self.title
        yield self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Node):
    """One thing to do. `leads` ties it to what follows."""

    number: int
    text: str
    leads: bool = False
    quiet: bool = False
    role: Role = Role.STEP

    def texts(self) -> Iterator[str]:
        yield str(self.number)
        yield self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Label(Node):
    """What a field asks, with a hint below."""

    text: str
    hint: str = ""
    role: Role = Role.LABEL

    def texts(self) -> Iterator[str]:
        yield self.text
        yield self.hint


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Node):
    """What somebody wrote, newlines kept. `letter` sets it like a letter."""

    text: str
    letter: bool = False
    role: Role = Role.ANSWER

    def texts(self) -> Iterator[str]:
        yield self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerList(Node):
    """Short answers, one below the other."""

    items: tuple[str, ...]
    role: Role = Role.LIST

    def texts(self) -> Iterator[str]:
        return iter(self.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unanswered(Node):
    """Says quietly that nothing was written here."""

    text: str
    role: Role = Role.PARAGRAPH

    def texts(self) -> Iterator[str]:
        yield self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Room(Node):
    """Room to write: `lines` ruled lines. `numbered` puts a number before each; `fill` takes the rest of the page.

    `opening` and `closing` stand quietly on the first and the last line: how a letter may begin and end.
    """

    lines: int
    numbered: bool = False
    fill: bool = False
    opening: str = ""
    closing: str = ""
    role: Role = Role.ROOM

    def texts(self) -> Iterator[str]:
        if self.numbered:
            yield "0123456789"
        yield self.opening
        yield self.closing


@dataclass(frozen=True, slots=True, kw_only=True)
class Blanks(Node):
    """Short blanks in one row, each after a word. `widths` are shares of the column's width.

    `leads` ties them to what follows.
    """

    words: tuple[str, ...]
    widths: tuple[float, ...]
    leads: bool = False
    role: Role = Role.ROOM

    def texts(self) -> Iterator[str]:
        return iter(self.words)


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that can be chosen."""

    text: str
    chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Options(Node):
    """Options with a mark before each: circles where one can be chosen, boxes where `many` can."""

    options: tuple[Option, ...]
    many: bool = False
    role: Role = Role.OPTIONS

    def texts(self) -> Iterator[str]:
        return (option.text for option in self.options)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale(Node):
    """Numbers in circles from `low` words to `high` words. `chosen` is None on a blank page."""

    minimum: int
    maximum: int
    low: str
    high: str
    chosen: int | None = None
    role: Role = Role.FIGURE

    def texts(self) -> Iterator[str]:
        yield "-0123456789"
        yield self.low
        yield self.high


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: a text, or options to choose from, or (with neither) room to write."""

    text: str = ""
    options: tuple[Option, ...] = ()
    heading: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Node):
    """A table. `widths` are shares of its width, one for each column. Blank rows have room for a hand."""

    columns: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    blank: bool
    role: Role = Role.TABLE

    def texts(self) -> Iterator[str]:
        yield from self.columns
        for row in self.rows:
            for cell in row:
                yield cell.text
                yield from (option.text for option in cell.options)


@dataclass(frozen=True, slots=True)
class Check:
    """A line with a box. Without `text` there is room to write one.

    `beside` stands at the right: minutes, or the day when it was done. `day` is the word before room for a day, "" for
    no such room.
    """

    text: str = ""
    done: bool = False
    beside: str = ""
    day: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checks(Node):
    """Lines with a box before each, to tick off."""

    checks: tuple[Check, ...]
    role: Role = Role.OPTIONS

    def texts(self) -> Iterator[str]:
        for check in self.checks:
            yield from (check.text, check.beside, check.day)


@dataclass(frozen=True, slots=True)
class WordGroup:
    """Words of one kind under a small heading."""

    title: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words(Node):
    """Groups of words with a small box before each word, in compact columns."""

    groups: tuple[WordGroup, ...]
    role: Role = Role.OPTIONS

    def texts(self) -> Iterator[str]:
        for group in self.groups:
            yield group.title
            yield from group.words


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs(Node):
    """For each of `rows` two rows of numbers in circles, one for `first` and one for `second`."""

    rows: tuple[str, ...]
    first: str
    second: str
    minimum: int
    maximum: int
    low: str
    high: str
    role: Role = Role.FIGURE

    def texts(self) -> Iterator[str]:
        yield "-0123456789"
        yield from (self.first, self.second, self.low, self.high)
        yield from self.rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets(Node):
    """Items of a text to be read, one below the other."""

    items: tuple[str, ...]
    role: Role = Role.LIST

    def texts(self) -> Iterator[str]:
        yield "•"
        yield from self.items


@dataclass(frozen=True, slots=True)
class CardField:
    """What a card asks, with the answer, or `lines` lines to write on."""

    label: str
    text: str = ""
    lines: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PocketCard(Node):
    """A card for the pocket or the fridge. `more` says that an answer goes on elsewhere, where it had to be cut."""

    title: str
    lines: tuple[str, ...]
    fields: tuple[CardField, ...]
    code: str
    more: str
    role: Role = Role.FIGURE

    def texts(self) -> Iterator[str]:
        yield from (self.title, self.code, self.more, "…")
        yield from self.lines
        for field in self.fields:
            yield from (field.label, field.text)
