"""The shape of an exercise definition. One definition gives the page on screen, the filled and the blank page on paper.

Unknown keys are refused. Every id is permanent: answers are stored under it. All text is plain.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

Id = Annotated[str, Meta(pattern="^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Label = Annotated[str, Meta(min_length=1, max_length=90)]
Text = Annotated[str, Meta(min_length=1, max_length=600)]


class _Data(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    pass


class Option(_Data, frozen=True, kw_only=True):
    """One answer that can be chosen."""

    id: Id
    label: Label


class Row(_Data, frozen=True, kw_only=True):
    """A fixed row of a table."""

    id: Id
    label: Label


class Column(_Data, frozen=True, kw_only=True):
    """A column of a table. `width` is its share of the table's width."""

    id: Id
    label: Label
    kind: Literal["short", "choice", "date", "scale", "yes-no"] = "short"
    options: tuple[Option, ...] = ()
    width: Annotated[int, Meta(ge=1, le=12)] = 3
    partner: bool = False
    """Written by or for the other person: left out where one person works alone."""


class _Field(_Data, frozen=True, kw_only=True, tag_field="kind"):
    id: Id
    label: Label
    hint: str = ""
    core: bool = False
    """Belongs to the short form."""
    step: int | None = None
    """Number (from 1) of the step of the exercise that this field belongs to."""
    partner: bool = False
    """Written by or for the other person: left out where one person works alone."""
    alone_label: Annotated[str, Meta(max_length=90)] = ""
    """In place of `label` where one person works alone, if that should read differently. The same for the hint."""
    alone_hint: str = ""


class LongField(_Field, frozen=True, kw_only=True, tag="long"):
    """Text of any length. `lines` is the room on paper."""

    lines: Annotated[int, Meta(ge=2, le=40)] = 5


class ShortField(_Field, frozen=True, kw_only=True, tag="short"):
    """One or two lines of text."""

    lines: Annotated[int, Meta(ge=1, le=3)] = 1


class ListField(_Field, frozen=True, kw_only=True, tag="list"):
    """Short texts one below the other. `rows` is the room on paper and what the screen starts with."""

    rows: Annotated[int, Meta(ge=1, le=20)] = 3


class TableField(_Field, frozen=True, kw_only=True, tag="table"):
    """Rows and columns. With fixed `rows` nothing can be added; else `blank_rows` is the room on paper."""

    columns: Annotated[tuple[Column, ...], Meta(min_length=1, max_length=6)]
    rows: tuple[Row, ...] = ()
    blank_rows: Annotated[int, Meta(ge=1, le=30)] = 5


class ScaleField(_Field, frozen=True, kw_only=True, tag="scale"):
    """A whole number between two ends that have words."""

    low: Label
    high: Label
    minimum: int = 0
    maximum: int = 10


class ChoiceField(_Field, frozen=True, kw_only=True, tag="choice"):
    """One of some options, or none."""

    options: Annotated[tuple[Option, ...], Meta(min_length=2)]


class MultiField(_Field, frozen=True, kw_only=True, tag="multi"):
    """Any number of options."""

    options: Annotated[tuple[Option, ...], Meta(min_length=2)]


class YesNoField(_Field, frozen=True, kw_only=True, tag="yes-no"):
    """Yes, no, or nothing said."""


class DateField(_Field, frozen=True, kw_only=True, tag="date"):
    """A day."""


class LetterField(_Field, frozen=True, kw_only=True, tag="letter"):
    """A letter: text of any length, set like one. `greeting` and `closing` are hints at its two ends."""

    greeting: str = ""
    closing: str = ""
    lines: Annotated[int, Meta(ge=6, le=40)] = 22


class TimerField(_Field, frozen=True, kw_only=True, tag="timer"):
    """Turns of some minutes each, for talking or for being quiet. The answer is whether it was done.

    `prompts` says what each turn is for: none, one for all turns, or one per turn.
    """

    turns: Annotated[int, Meta(ge=1, le=12)] = 1
    minutes: Annotated[int, Meta(ge=1, le=60)]
    prompts: tuple[Label, ...] = ()


class SignoffField(_Field, frozen=True, kw_only=True, tag="signoff"):
    """Each partner says for themselves that it stands as it is written, with the day. `label` is what they say."""


class WordGroup(_Data, frozen=True, kw_only=True):
    """Some words of one kind, such as words for being afraid."""

    id: Id
    label: Label
    options: Annotated[tuple[Option, ...], Meta(min_length=2)]


class FeelingsField(_Field, frozen=True, kw_only=True, tag="feelings"):
    """Any number of words for feelings. Without `groups` it gets those of `feelings.toml` when it is loaded."""

    groups: tuple[WordGroup, ...] = ()


class PairsField(_Field, frozen=True, kw_only=True, tag="pairs"):
    """Two ratings beside each other for each row, such as “how much it matters” and “how I live it”."""

    rows: Annotated[tuple[Row, ...], Meta(min_length=1, max_length=15)]
    first: Label
    second: Label
    low: Label
    high: Label
    minimum: int = 0
    maximum: int = 10


class ChecklistField(_Field, frozen=True, kw_only=True, tag="checklist"):
    """Things to tick off, each with the day when it was done. With `own`, lines of one's own can be added."""

    items: tuple[Row, ...] = ()
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
"""Add a kind here, a widget in `ui/fields`, a drawing in `documents`, and its shape in `domain/answers`."""


class Part(_Data, frozen=True, kw_only=True):
    """A section with its own writer and privacy.

    private: never offered for sharing. offer: starts private, its writer may share it. joint: our page.
    unsaved: never written to disk.
    """

    id: Id
    title: Label
    who: Literal["each", "together"]
    privacy: Literal["private", "offer", "joint", "unsaved"]
    intro: str = ""
    fields: Annotated[tuple[Field, ...], Meta(min_length=1)]
    alone: bool = True
    """One person can do something with it. False: left out where one person works alone."""
    alone_title: Annotated[str, Meta(max_length=90)] = ""
    """In place of `title` where one person works alone, if that should read differently. The same for the intro."""
    alone_intro: str = ""


class Card(_Data, frozen=True, kw_only=True):
    """A pocket card: a few lines, and fields of the exercise with their answers or room to write."""

    title: Label
    lines: Annotated[tuple[Label, ...], Meta(max_length=6)] = ()
    fields: Annotated[tuple[Id, ...], Meta(max_length=5)] = ()
    alone_lines: Annotated[tuple[Label, ...], Meta(max_length=6)] = ()
    """In place of `lines` where one person works alone."""


ChapterId = Literal[
    "trust",
    "trust-issues",
    "communication",
    "rebuilding",
    "forgiveness",
    "boundaries",
    "connection",
    "professional-help",
    "patience",
    "self-reflection",
    "infidelity",
    "maintaining",
    "setbacks",
    "celebrating",
    "questions",
]


class Exercise(_Data, frozen=True, kw_only=True):
    """What is asked. `minutes` is the usual time; `rhythm` says in words how often."""

    id: Id
    chapter: ChapterId
    version: Annotated[int, Meta(ge=1)]
    title: Label
    minutes: Annotated[int, Meta(ge=1, le=120)]
    rhythm: Label
    purpose: Text
    steps: Annotated[tuple[Text, ...], Meta(min_length=1)]
    parts: Annotated[tuple[Part, ...], Meta(min_length=1)]
    repeat: Literal["once", "dated"] = "once"
    print: Literal["normal", "card", "letter", "one-by-one"] = "normal"
    lifecycle: Literal["none", "agreement", "letter", "talk", "check-in", "milestone"] = "none"
    caution: str = ""
    """When to be careful with this page. What is said of every page for two comes with `safety`."""
    safety: bool = False
    """One quiet line, the same everywhere, says that it is not for somebody who is afraid, and leads to help."""
    alone: str = ""
    """What one person can do with it when the other does not take part."""
    alone_purpose: str = ""
    """In place of `purpose` where one person works alone, if that should read differently."""
    alone_steps: tuple[Text, ...] = ()
    """The steps for one person, in place of `steps` where one person works alone."""
    short_minutes: Annotated[int, Meta(ge=1, le=30)] = 5
    """How long the short form takes."""
    heavy: bool = False
    """It can stir people up: it says when to stop, and ends with a moment to settle."""
    stop: str = ""
    """When to stop, in a sentence or two."""
    see: tuple[Id, ...] = ()
    """Other exercises that help before or after."""
    card: Card | None = None
    basis: Literal["trial", "programme", "practice", "own"] = "practice"
    """What it rests on: tested by itself, part of a tested programme, common practice, or made for this workbook."""
    credits: tuple[str, ...] = ()
    order: int = 100
    """Place within the chapter."""

    def fields(self) -> Iterator[tuple[Part, Field]]:
        """Every field with its part, in order."""
        for part in self.parts:
            for field in part.fields:
                yield part, field

    @property
    def who(self) -> Literal["each", "together", "both"]:
        """Who writes: each alone, together, or first each and then together."""
        writers = {part.who for part in self.parts}
        return "both" if len(writers) == 2 else writers.pop()


class Tab(_Data, frozen=True, kw_only=True):
    """One tab of the window: the exercises of its chapters, then those it names itself.

    An exercise that a tab names stands only there.
    """

    id: Id
    title: Label
    chapters: tuple[ChapterId, ...] = ()
    exercises: tuple[Id, ...] = ()


class Chapter(_Data, frozen=True, kw_only=True):
    """One of the fifteen themes."""

    id: ChapterId
    title: Label


class Tabs(_Data, frozen=True, kw_only=True):
    """The file `resources/tabs.toml`. Each chapter stands in exactly one tab."""

    tabs: tuple[Tab, ...]
    chapters: tuple[Chapter, ...]
