"""What a field asks and what was answered, and room to write."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from trustbook.documents.nodes.base import Named, Node, Role


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
    """What somebody wrote, newlines kept. `letter` sets it like a letter.

    `brief`: no words of their own, but what was chosen or a day, which may stand on the line of what is asked.
    """

    text: str
    letter: bool = False
    brief: bool = False
    role: Role = Role.ANSWER
    ours: bool = True

    def texts(self) -> Iterator[str]:
        yield self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPaper(Node):
    """A letter that stands alone on its paper. Each block is "" where there is none; `text` has its newlines."""

    date: str
    salutation: str
    text: str
    closing: str
    name: str
    large: bool = False
    """In large print."""
    role: Role = Role.ANSWER
    ours: bool = True

    def texts(self) -> Iterator[str]:
        yield from (self.date, self.salutation, self.text, self.closing, self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerList(Node):
    """Short answers, one below the other, each with a dash before it."""

    items: tuple[str, ...]
    role: Role = Role.LIST
    ours: bool = True

    def texts(self) -> Iterator[str]:
        yield "–"
        yield from self.items


@dataclass(frozen=True, slots=True, kw_only=True)
class Unanswered(Node):
    """Says quietly that nothing was written here."""

    text: str
    role: Role = Role.PARAGRAPH
    ours: bool = True

    def texts(self) -> Iterator[str]:
        yield self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class WritingSpace(Node):
    """Room to write: `lines` ruled lines. `numbered` puts a number before each; `fill` takes the rest of the page.

    `opening` and `closing` stand quietly on the first and the last line: how a letter may begin and end. `scrolls`:
    more can be typed in it than is seen, so it stands on one page and may be smaller there.
    """

    lines: int
    numbered: bool = False
    fill: bool = False
    scrolls: bool = False
    opening: str = ""
    closing: str = ""
    role: Role = Role.WRITING_SPACE

    def texts(self) -> Iterator[str]:
        if self.numbered:
            yield "0123456789"
        yield self.opening
        yield self.closing


@dataclass(frozen=True, slots=True, kw_only=True)
class Blanks(Node):
    """Short blanks in one row, each after a word. `widths` are shares of the column's width.

    `leads` ties them to what follows. `number` counts the rows of one field, from 1.
    """

    words: tuple[Named, ...]
    widths: tuple[float, ...]
    leads: bool = False
    number: int = 1
    role: Role = Role.WRITING_SPACE
    ours: bool = True

    def texts(self) -> Iterator[str]:
        return (word.text for word in self.words)
