"""What a hand marks: options, scales, boxes, words, pairs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from trustbook.documents.nodes.base import Named, Node, Role


@dataclass(frozen=True, slots=True)
class OptionBox:
    """One thing that can be chosen. `id` is what is stored when it is; "yes" and "no" where that is true or false.

    `ours`: a word of the program, so in the language of the document and not in that of the definition.
    """

    text: str
    chosen: bool = False
    id: str = ""
    ours: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Options(Node):
    """Options with a mark before each: circles where one can be chosen, boxes where `many` can."""

    options: tuple[OptionBox, ...]
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
class Check:
    """A line with a box. Without `text` there is room to write one.

    `beside` stands at the right: minutes, or the day when it was done. `day` is the word before room for a day, "" for
    no such room. `id` is that of the item; "" for a turn and for a line of one's own, which are counted.
    `ours`: it is such a line of one's own, so no word of the definition.
    """

    text: str = ""
    done: bool = False
    beside: str = ""
    day: str = ""
    id: str = ""
    ours: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Checks(Node):
    """Lines with a box before each, to tick off."""

    checks: tuple[Check, ...]
    role: Role = Role.OPTIONS

    def texts(self) -> Iterator[str]:
        for check in self.checks:
            yield from (check.text, check.beside, check.day)


@dataclass(frozen=True, slots=True)
class BoxedWords:
    """Words of one kind under a small heading. `id` is that of their group."""

    title: str
    words: tuple[OptionBox, ...]
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words(Node):
    """Groups of words with a small box before each word, in compact columns."""

    groups: tuple[BoxedWords, ...]
    role: Role = Role.OPTIONS

    def texts(self) -> Iterator[str]:
        for group in self.groups:
            yield group.title
            yield from (word.text for word in group.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs(Node):
    """For each of `rows` two rows of numbers in circles, one for `first` and one for `second`."""

    rows: tuple[Named, ...]
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
        yield from (row.text for row in self.rows)
