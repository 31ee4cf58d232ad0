"""What a thing that is drawn means: which field, option, row or column it stands for, and how it is read aloud.

It goes with every block to the last line drawn, across page breaks. Forms and tags are made from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, TypedDict, Unpack

import msgspec

from trustbook.documents.nodes import Node, Role


class Box(NamedTuple):
    """A place on the paper: distances from its left and its lower edge, in points."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place that contents and outline point to. `key` is its name in the file, `level` counts from 0."""

    key: str
    title: str
    level: int


class Ids(TypedDict, total=False):
    """What tells one piece of a node from the others; see Meaning."""

    field: str
    row: str
    column: str
    option: str
    number: int | None
    alternative: str


class Meaning(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What something on the page is. There is one for each mark: it has to cost next to nothing, also the collector.

    `said` is the language of the definition, `home` that of the document: the text is in this one if it is `ours`,
    the program's own words or what people wrote. `sheet` is the key of the sheet, `node` the number of the neutral node
    in it. The ids are those under which answers are stored: `row` is also a group of words or an item to tick off,
    `column` also one of two ratings, or a part of a date or signature. `number` is the value of a mark on a scale, else
    it counts what has no id: lines, turns, rows of one's own. `piece` is 1 for what begins here, 2 and more for what
    goes on after a page break.
    """

    role: Role
    said: str
    home: str
    ours: bool = False
    sheet: str = ""
    node: int = 0
    field: str = ""
    row: str = ""
    column: str = ""
    option: str = ""
    number: int | None = None
    piece: int = 1
    alternative: str = ""

    @property
    def language(self) -> str:
        """Code of the language that its text is in; the alternative text is in that of the document."""
        return self.home if self.ours else self.said

    def part(self, role: Role, *, ours: bool = False, **ids: Unpack[Ids]) -> Meaning:
        """A piece of it. `ours`: its text is in the language of the document."""
        told: Ids = {"alternative": "", **ids}
        return msgspec.structs.replace(self, role=role, ours=ours, piece=1, **told)

    def at_piece(self, piece: int) -> Meaning:
        """The same, going on after a break."""
        return msgspec.structs.replace(self, piece=piece)


class Origin(NamedTuple):
    """Where a node comes from: its sheet, the language of the document, and its number in the sheet."""

    sheet: Anchor
    language: str
    number: int


def meaning_of(node: Node, origin: Origin) -> Meaning:
    """Of the whole of a node."""
    return Meaning(
        role=node.role,
        said=node.language or origin.language,
        home=origin.language,
        ours=node.ours,
        sheet=origin.sheet.key,
        node=origin.number,
        field=node.field,
        alternative=node.alternative,
    )


def of_document(role: Role, language: str) -> Meaning:
    """Of something that belongs to no sheet."""
    return Meaning(role=role, said=language, home=language, ours=True)
