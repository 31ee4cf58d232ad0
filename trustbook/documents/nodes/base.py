"""What every node has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


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
    WRITING_SPACE = "writing space"


@dataclass(frozen=True, slots=True)
class Named:
    """A text with the permanent id of what it names in the definition: a row, a column, a blank; "" if it has none.

    `ours`: a word of the program, so in the language of the document and not in that of the definition.
    """

    text: str
    id: str = ""
    ours: bool = False


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
