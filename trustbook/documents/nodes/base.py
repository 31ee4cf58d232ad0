"""What every node has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self


class Role(StrEnum):
    """What a node, or a piece of one, is to somebody who hears the document read aloud."""

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

    # pieces of nodes
    GROUP = "group"
    """Things that belong together."""
    HINT = "hint"
    """Quiet words beside or below something."""
    ITEM = "item"
    """One of a list; the items of one node are the list."""
    MARKER = "marker"
    """The dot or number before an item."""
    ROW = "row"
    COLUMN_HEAD = "column head"
    ROW_HEAD = "row head"
    CELL = "cell"
    OPTION = "option"
    """Something to choose: its mark and its words."""
    CHECK = "check"
    """A line to tick off: its mark and its words."""
    MARK = "mark"
    """The box or circle that a hand marks."""
    BLANK = "blank"
    """Room for a few words."""
    ENTRY = "entry"
    """A line of the contents."""
    DECORATION = "decoration"
    """Nothing to a reader: rules, grounds, frames, what comes again on every page."""


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
    """One thing on the page. `field` is the id of the exercise field that it belongs to, "" if to none.

    `language` is that of the definition whose words stand here. `ours`: they are no words of a definition, but of the
    program or of the people, in the language of the document. An alternative text always is.
    """

    role: Role
    language: str = ""
    ours: bool = False
    alternative: str = ""
    field: str = ""

    def texts(self) -> Iterator[str]:
        """Every text that is drawn."""
        return iter(())

    def in_language(self, language: str) -> Self:
        """The same with this language, unless it has one."""
        return self if self.language or not language else replace(self, language=language)
