"""What two people answered to the same question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Self

from trustbook.documents.nodes.base import Node, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside(Node):
    """Two answers beside each other, under a label that came before. `names` are said again where one stands below
    the other. Where one of the answers is "", the other stands alone and nothing is said of it.
    """

    names: tuple[str, str]
    first: str
    second: str
    ours: bool = True
    role: Role = Role.GROUP

    def texts(self) -> Iterator[str]:
        yield from self.names
        yield self.first
        yield self.second


@dataclass(frozen=True, slots=True, kw_only=True)
class BesideNames(Node):
    """Whose answers stand in which column: once above them."""

    first: str
    second: str
    ours: bool = True
    role: Role = Role.GROUP

    def texts(self) -> Iterator[str]:
        yield self.first
        yield self.second


@dataclass(frozen=True, slots=True, kw_only=True)
class Said(Node):
    """What one of the two said: `inner` with the rule of that person beside it. Made by `said`."""

    inner: Node
    second: bool

    def texts(self) -> Iterator[str]:
        yield from self.inner.texts()

    def in_language(self, language: str) -> Self:
        inner = self.inner.in_language(language)
        return replace(self, inner=inner, language=inner.language)


def said(inner: Node, *, second: bool) -> Said:
    """A node as the words of one of the two. It means what the node means."""
    return Said(
        inner=inner,
        second=second,
        role=inner.role,
        language=inner.language,
        ours=inner.ours,
        alternative=inner.alternative,
        field=inner.field,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Hairline(Node):
    """A line across; what stands below it is of both. A text has `words` in its place."""

    words: str
    role: Role = Role.DECORATION
    ours: bool = True
