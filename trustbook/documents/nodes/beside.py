"""What two people answered to the same question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

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
