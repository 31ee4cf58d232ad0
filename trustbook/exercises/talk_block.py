"""The `talk` block of a definition: how two people hold this talk at the table, step by step.

A talk is made of rounds. A round of several turns is gone through as often as that, and after each turn the two change
over: `first` is whoever begins the turn. In a sentence `{first}` and `{second}` stand for their names. All of it is
read from across a room, so each sentence is short.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from msgspec import Meta

from trustbook.exercises import bounds
from trustbook.exercises.shapes import Data, Id, OneLabel

Headline = Annotated[str, Meta(min_length=1, max_length=bounds.LONGEST_HEADLINE)]
FarSentence = Annotated[str, Meta(max_length=bounds.LONGEST_FAR)]


class TalkStep(Data, frozen=True, kw_only=True):
    """One thing to do. `what`: who does what, in a few words. `how`: one sentence. `other`: what the other one does."""

    who: Literal["first", "second", "both"]
    what: Headline
    how: FarSentence = ""
    spoken: bool = False
    """`how` is a sentence to be said."""
    other: FarSentence = ""
    minutes: Annotated[int, Meta(ge=1, le=bounds.MOST_TALK_MINUTES)] | None = None
    """How long it takes at most; a step without has no clock."""
    mirror: bool = False
    """`who` says back what was heard, and the one who spoke says whether that is it; as often as it takes."""


class TalkRound(Data, frozen=True, kw_only=True):
    """Some steps, gone through `turns` times. `title` stands above a round of one turn."""

    title: OneLabel = ""
    turns: Annotated[int, Meta(ge=1, le=bounds.MOST_TURNS)] = 1
    steps: Annotated[tuple[TalkStep, ...], Meta(min_length=1, max_length=bounds.MOST_STEPS)]


class TalkBlock(Data, frozen=True, kw_only=True):
    """`opening`: what to settle before it begins. `subject`, `closing`: ids of the fields where these are kept."""

    opening: FarSentence = ""
    subject: Id
    closing: Id
    rounds: Annotated[tuple[TalkRound, ...], Meta(min_length=1, max_length=bounds.MOST_PARTS)]


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A step in its place. `changed`: the two have changed over, so that its `first` is who came second."""

    step: TalkStep
    title: str
    turn: int
    """Number of its turn, from 1."""
    turns: int
    changed: bool


def planned(talk: TalkBlock) -> Iterator[PlannedStep]:
    """Every step of a talk in the order in which it comes."""
    for each in talk.rounds:
        for turn in range(each.turns):
            for step in each.steps:
                yield PlannedStep(step, each.title, turn + 1, each.turns, changed=turn % 2 == 1)
