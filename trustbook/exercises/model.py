"""The shape of an exercise definition. One definition gives the page on screen, the filled and the blank page on paper.

Unknown keys are refused. Every id is permanent: answers are stored under it. All text is plain.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from msgspec import Meta

from trustbook.exercises import bounds
from trustbook.exercises.fields import Field
from trustbook.exercises.shapes import Data, Id, Label, Lead, OneLabel, Passage, Text
from trustbook.exercises.talk_block import TalkBlock
from trustbook.exercises.timeline_block import MOST_BLOCKS, TimelineBlock


class Part(Data, frozen=True, kw_only=True):
    """A section with its own writer and privacy.

    private: never offered for sharing. offer: starts private, its writer may share it. joint: our page.
    unsaved: never written to disk.
    """

    id: Id
    title: Label
    who: Literal["each", "together"]
    privacy: Literal["private", "offer", "joint", "unsaved"]
    intro: Passage = ""
    fields: Annotated[tuple[Field, ...], Meta(min_length=1, max_length=bounds.MOST_FIELDS)]
    alone: bool = True
    """One person can do something with it. False: left out where one person works alone."""
    alone_title: OneLabel = ""
    """In place of `title` where one person works alone, if that should read differently. The same for the intro."""
    alone_intro: Passage = ""


class CardDefinition(Data, frozen=True, kw_only=True):
    """A pocket card: a few lines, and fields of the exercise with their answers or room to write."""

    title: Label
    lines: Annotated[tuple[Label, ...], Meta(max_length=6)] = ()
    fields: Annotated[tuple[Id, ...], Meta(max_length=5)] = ()
    alone_lines: Annotated[tuple[Label, ...], Meta(max_length=6)] = ()
    """In place of `lines` where one person works alone."""
    alone_title: OneLabel = ""


class Letter(Data, frozen=True, kw_only=True):
    """What the desk of letters says of an exercise whose letter lies there."""

    name: Label
    """What kind of letter it is, as one says it: “A thank-you”."""
    line: Label
    """What it is about, in a few words, below its name."""
    to: Literal["other", "self", "nobody"] = "other"
    """Whom it speaks to, where the letter does not say."""
    either: OneLabel = ""
    """Kinds with the same words here stand in one line of the desk, which asks which of them."""
    either_line: OneLabel = ""
    """Below these words."""
    questions: Annotated[tuple[Label, ...], Meta(max_length=4)] = ()
    """What to ask oneself when reading it again from the side of whoever will read it."""
    before_giving: Annotated[tuple[Text, ...], Meta(max_length=2)] = ()
    """What the desk asks before this kind is given."""


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


class Exercise(Data, frozen=True, kw_only=True):
    """What is asked. `minutes` is the usual time; `rhythm` says in words how often."""

    id: Id
    chapter: ChapterId
    version: Annotated[int, Meta(ge=1, le=bounds.HIGHEST_VERSION)]
    title: Label
    also: Annotated[tuple[Label, ...], Meta(max_length=bounds.MOST_NAMES)] = ()
    """Other words for it, which somebody might look for. Shown only where they were looked for."""
    minutes: Annotated[int, Meta(ge=1, le=120)]
    rhythm: Label
    lead: Lead = ""
    """In one calm sentence what the page is for and gives. Definitions kept by a book from before there were leads have
    none."""
    alone_lead: Lead = ""
    """In place of `lead` where one person works alone, if that should read differently."""
    purpose: Text
    steps: Annotated[tuple[Text, ...], Meta(min_length=1, max_length=bounds.MOST_STEPS)]
    parts: Annotated[tuple[Part, ...], Meta(min_length=1, max_length=bounds.MOST_PARTS)]
    repeat: Literal["once", "dated"] = "once"
    print: Literal["normal", "card", "letter", "one-by-one", "reading"] = "normal"
    """reading: on paper a text with nothing to mark, because a marked sheet that is found could be held against
    somebody. For what is never saved."""
    lifecycle: Literal["none", "agreement", "letter", "talk", "check-in", "milestone"] = "none"
    caution: Passage = ""
    """When to be careful with this page. What is said of every page for two comes with `safety`."""
    caution_on_fear: bool = False
    """The caution itself says what to do when one is afraid of the other: the usual line about that is left out."""
    safety: bool = False
    """One quiet line, the same everywhere, says that it is not for somebody who is afraid, and leads to help."""
    alone: Passage = ""
    """What one person can do with it when the other does not take part."""
    alone_purpose: Passage = ""
    """In place of `purpose` where one person works alone, if that should read differently."""
    alone_steps: Annotated[tuple[Text, ...], Meta(max_length=bounds.MOST_STEPS)] = ()
    """The steps for one person, in place of `steps` where one person works alone."""
    short_minutes: Annotated[int, Meta(ge=1, le=30)] = 5
    """How long the short form takes."""
    short: bool = True
    """False: every question of it is needed, so it has no short form, and no field is `core`."""
    short_is_enough: bool = True
    """False: the short form is a beginning, and the page does not say that it is enough."""
    heavy: bool = False
    """It can stir people up: it says when to stop, and ends with a moment to settle."""
    stop: Passage = ""
    """When to stop, in a sentence or two."""
    at_once: bool = False
    """For hours in which hardly anybody reads: it begins with its questions on the first visit too, although it is
    heavy. What has to be known first stands in its caution."""
    see: Annotated[tuple[Id, ...], Meta(max_length=bounds.MOST_REFERENCES)] = ()
    """Other exercises that help before or after."""
    read: Annotated[tuple[Id, ...], Meta(max_length=bounds.MOST_REFERENCES)] = ()
    """Texts of the Guide that it speaks of. Links on the page lead there."""
    open_together: bool = True
    """Both may answer it apart and open their answers together, side by side, where it has a part that may be offered.
    False where that would press somebody, or where it is one person's to give: letters, disclosure, limits."""
    each_another: bool = False
    """Each entry is another thing, such as a promise or a topic, so two are never read as then and now."""
    card: CardDefinition | None = None
    letter: Letter | None = None
    """Of a kind of letter. The first letter field that is not on our page is the letter."""
    talk: TalkBlock | None = None
    """How two people hold it as a talk, step by step."""
    timeline: Annotated[tuple[TimelineBlock, ...], Meta(max_length=MOST_BLOCKS)] = ()
    """What an entry of it puts on the line through time; where there is none, its lifecycle decides."""
    basis: Literal["trial", "programme", "practice", "own"] = "practice"
    """What it rests on: tested by itself, part of a tested programme, common practice, or made for this workbook."""
    credits: Annotated[tuple[Text, ...], Meta(max_length=bounds.MOST_REFERENCES)] = ()
    order: Annotated[int, Meta(ge=0, le=bounds.HIGHEST_ORDER)] = 100
    """Place within the chapter."""

    def fields(self) -> Iterator[tuple[Part, Field]]:
        """Every field with its part, in order."""
        for part in self.parts:
            for field in part.fields:
                yield part, field

    @property
    def least_minutes(self) -> int:
        """How long it takes in its shortest form."""
        return self.short_minutes if self.short else self.minutes

    @property
    def asks_again(self) -> bool:
        """Whether a further entry answers the same questions once more."""
        return not self.each_another and self.lifecycle not in ("letter", "milestone")

    @property
    def who(self) -> Literal["each", "together", "both"]:
        """Who writes: each alone, together, or first each and then together."""
        writers = {part.who for part in self.parts}
        return "both" if len(writers) == 2 else writers.pop()


class Tab(Data, frozen=True, kw_only=True):
    """One tab of the window: the exercises that it names itself, then those of its chapters.

    An exercise that a tab names stands only there. `overview`: a built-in page of `overviews.OVERVIEWS` that the tab
    begins with; such a tab needs no exercises. `formerly`: ids that it had, by which it is still found.
    """

    id: Id
    title: Label
    formerly: tuple[Id, ...] = ()
    chapters: tuple[ChapterId, ...] = ()
    exercises: tuple[Id, ...] = ()
    overview: Id | None = None
    overview_title: OneLabel = ""
    """What its first line at the side is called, where two people work; else “Overview”."""
    sign: Id = ""
    """The sign beside its overview, one of the kit's."""


class Chapter(Data, frozen=True, kw_only=True):
    """One of the fifteen themes. `about` says in a sentence or two what it is about."""

    id: ChapterId
    title: Label
    about: Lead = ""


class Tabs(Data, frozen=True, kw_only=True):
    """The file `resources/tabs.toml`. Each chapter stands in exactly one tab."""

    tabs: tuple[Tab, ...]
    chapters: tuple[Chapter, ...]
