"""What is there to be read: titles, texts, notes, steps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from trustbook.documents.nodes.base import Node, Role


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
    `quiet` stands apart from both, `care` as well, but large print has it in full size, `large` is found at a glance,
    `part` is the small title of a part.

    `leads` ties it to what follows.
    """

    text: str
    leads: bool = False
    tone: Literal["lead", "body", "reading", "quiet", "care", "large", "part"] = "body"
    role: Role = Role.PARAGRAPH

    def texts(self) -> Iterator[str]:
        yield self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets(Node):
    """Items of a text to be read, one below the other."""

    items: tuple[str, ...]
    role: Role = Role.LIST

    def texts(self) -> Iterator[str]:
        yield "•"
        yield from self.items


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Node):
    """A short text set apart, under a small title of the program, or with `own_title` one of the same language."""

    title: str
    text: str
    strong: bool = False
    own_title: bool = False
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
