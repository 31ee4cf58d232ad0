"""The kinds of fields that a definition can ask with.

Unknown keys are refused. Every id is permanent: answers are stored under it. All text is plain.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from trustbook.exercises import bounds
from trustbook.exercises.shapes import Data, Hint, Id, Label, OneLabel, ScaleEnd


class Option(Data, frozen=True, kw_only=True):
    """One answer that can be chosen."""

    id: Id
    label: Label
    alone_label: OneLabel = ""


class FixedRow(Data, frozen=True, kw_only=True):
    """A fixed row of a table, or an item of a list."""

    id: Id
    label: Label
    alone_label: OneLabel = ""


class TableColumn(Data, frozen=True, kw_only=True):
    """A column of a table. `width` is its share of the table's width."""

    id: Id
    label: Label
    kind: Literal["short", "choice", "date", "scale", "yes-no"] = "short"
    options: Annotated[tuple[Option, ...], Meta(max_length=bounds.MOST_CELL_OPTIONS)] = ()
    width: Annotated[int, Meta(ge=1, le=12)] = 3
    partner: bool = False
    """Written by or for the other person: left out where one person works alone."""


class _Field(Data, frozen=True, kw_only=True, tag_field="kind"):
    id: Id
    label: Label
    hint: Hint = ""
    core: bool = False
    """Belongs to the short form."""
    protects: bool = False
    """Keeps somebody from harm, such as a check before a yes. No short form is without it: it has to be `core`."""
    step: int | None = None
    """Number (from 1) of the step of the exercise that this field belongs to."""
    partner: bool = False
    """Written by or for the other person: left out where one person works alone."""
    alone_label: OneLabel = ""
    alone_hint: Hint = ""
    """In place of `hint`, likewise."""


class _Written(_Field, frozen=True, kw_only=True):
    openers: Annotated[tuple[Label, ...], Meta(max_length=bounds.MOST_OPENERS)] = ()
    """How a sentence of it may begin, for whoever cannot find the first words."""


class LongField(_Written, frozen=True, kw_only=True, tag="long"):
    """Text of any length. `lines` is the room on paper."""

    lines: Annotated[int, Meta(ge=2, le=40)] = 5


class ShortField(_Written, frozen=True, kw_only=True, tag="short"):
    """One or two lines of text."""

    lines: Annotated[int, Meta(ge=1, le=3)] = 1


class ListField(_Written, frozen=True, kw_only=True, tag="list"):
    """Short texts one below the other. `rows` is the room on paper and what the screen starts with."""

    rows: Annotated[int, Meta(ge=1, le=20)] = 3


class TableField(_Field, frozen=True, kw_only=True, tag="table"):
    """Rows and columns. With fixed `rows` nothing can be added; else `blank_rows` is the room on paper."""

    columns: Annotated[tuple[TableColumn, ...], Meta(min_length=1, max_length=6)]
    rows: Annotated[tuple[FixedRow, ...], Meta(max_length=bounds.MOST_ROWS)] = ()
    blank_rows: Annotated[int, Meta(ge=1, le=30)] = 5


class ScaleField(_Field, frozen=True, kw_only=True, tag="scale"):
    """A whole number between two ends that have words."""

    low: Label
    high: Label
    minimum: ScaleEnd = 0
    maximum: ScaleEnd = 10


class ChoiceField(_Field, frozen=True, kw_only=True, tag="choice"):
    """One of some options, or none."""

    options: Annotated[tuple[Option, ...], Meta(min_length=2, max_length=bounds.MOST_OPTIONS)]


class MultiField(_Field, frozen=True, kw_only=True, tag="multi"):
    """Any number of options."""

    options: Annotated[tuple[Option, ...], Meta(min_length=2, max_length=bounds.MOST_OPTIONS)]


class YesNoField(_Field, frozen=True, kw_only=True, tag="yes-no"):
    """Yes, no, or nothing said."""


class DateField(_Field, frozen=True, kw_only=True, tag="date"):
    """A day. `past`: one that has been, so that a weekday means the last one."""

    past: bool = False


class LetterField(_Written, frozen=True, kw_only=True, tag="letter"):
    """A letter: text of any length, set like one. `greeting` and `closing` are hints at its two ends."""

    greeting: Hint = ""
    closing: Hint = ""
    lines: Annotated[int, Meta(ge=6, le=40)] = 22


class TimerField(_Field, frozen=True, kw_only=True, tag="timer"):
    """Turns of some minutes each, for talking or for being quiet. The answer is whether it was done.

    `prompts` says what each turn is for: none, one for all turns, or one per turn.
    """

    turns: Annotated[int, Meta(ge=1, le=bounds.MOST_TURNS)] = 1
    minutes: Annotated[int, Meta(ge=1, le=60)]
    prompts: Annotated[tuple[Label, ...], Meta(max_length=bounds.MOST_TURNS)] = ()


class SignoffField(_Field, frozen=True, kw_only=True, tag="signoff"):
    """Each partner says for themselves that it stands as it is written, with the day. `label` is what they say.

    It stands last in its part: it ends when another answer of the part is changed (`exercises/signatures.py`).
    """


class WordGroup(Data, frozen=True, kw_only=True):
    """Some words of one kind, such as words for being afraid."""

    id: Id
    label: Label
    options: Annotated[tuple[Option, ...], Meta(min_length=2, max_length=bounds.MOST_OPTIONS)]


class FeelingsField(_Field, frozen=True, kw_only=True, tag="feelings"):
    """Any number of words for feelings. Without `groups` it gets those of `feelings.toml` when it is loaded."""

    groups: Annotated[tuple[WordGroup, ...], Meta(max_length=bounds.MOST_GROUPS)] = ()


class PairsField(_Field, frozen=True, kw_only=True, tag="pairs"):
    """Two ratings beside each other for each row, such as “how much it matters” and “how I live it”."""

    rows: Annotated[tuple[FixedRow, ...], Meta(min_length=1, max_length=15)]
    first: Label
    second: Label
    low: Label
    high: Label
    minimum: ScaleEnd = 0
    maximum: ScaleEnd = 10


class ChecklistField(_Field, frozen=True, kw_only=True, tag="checklist"):
    """Things to tick off, each with the day when it was done. With `own`, lines of one's own can be added."""

    items: Annotated[tuple[FixedRow, ...], Meta(max_length=bounds.MOST_ROWS)] = ()
    own: bool = True
    blank_rows: Annotated[int, Meta(ge=0, le=12)] = 2
    """Empty lines for own items on paper."""


Field = (
    LongField
    | ShortField
    | ListField
    | TableField
    | ScaleField
    | ChoiceField
    | MultiField
    | YesNoField
    | DateField
    | LetterField
    | TimerField
    | SignoffField
    | FeelingsField
    | PairsField
    | ChecklistField
)
"""All kinds. With a further one mypy stops at every match that does not know it."""
