"""What the use cases give back: frozen plain objects for a screen, a page of paper or the command line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from trustbook.domain.answers import Answers
from trustbook.domain.entries import EntryState, RevisionReason
from trustbook.domain.people import Partner, Viewer
from trustbook.domain.times import Moment
from trustbook.exercises.model import Exercise


@dataclass(frozen=True, slots=True)
class ExerciseLine:
    """One exercise in the list of a tab, as this viewer sees it."""

    exercise_id: str
    title: str
    minutes: int
    who: Literal["each", "together", "both"]
    state: EntryState
    on: date | None
    """Date of the newest entry that the viewer may see."""
    repeat: Literal["once", "dated"]
    broken: bool = False
    """The definition cannot be read; its answers stay."""
    shared: bool = False
    """A copy of the entry of this line, placed by the viewer, lies with both; at Together, of any."""
    shared_by: str = ""
    """Name of the other one, where a copy that they placed lies there; never at Together."""
    short_minutes: int = 5
    """How long its short form takes."""
    chapter: str = ""
    """Id of its chapter."""
    lead: str = ""
    """In one sentence what it is for."""
    keeps: bool = True
    """False: nothing of it is ever kept, so it has no state."""
    brought: bool = False
    """The entry of this line, or what the other one shared, is on the list of pages to bring to counselling."""
    at_hand: bool = False
    """The viewer keeps this page at hand."""


@dataclass(frozen=True, slots=True)
class PathStep:
    """One page of a suggested path: its line, and why it may help."""

    line: ExerciseLine
    why: str


@dataclass(frozen=True, slots=True)
class StartPath:
    """What a person said of their situation, and what may help with it."""

    possible: tuple[tuple[str, str], ...]
    """Everything that can be said: id and words."""
    chosen: frozenset[str]
    """Ids of what was said; empty: nothing yet, or it was deleted."""
    notes: tuple[str, ...] = ()
    """A sentence for each thing that was said."""
    said_on: Mapping[str, date] = field(default_factory=dict)
    """The day on which something was said that is true for some days only, by its id."""
    stages: tuple[tuple[str, tuple[PathStep, ...]], ...] = ()
    """Title of a stage and its pages."""
    next_id: str = ""
    """The first page that is neither finished, done on paper, skipped nor put off; "" when there is none."""

    @property
    def near(self) -> int:
        """How many of the stages are shown at first, to the one with the next page; all where nothing waits."""
        here = (
            n
            for n, (_title, steps) in enumerate(self.stages, start=1)
            if any(s.line.exercise_id == self.next_id for s in steps)
        )
        return next(here, len(self.stages))


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One earlier entry of an exercise."""

    entry_id: str
    on: date
    state: EntryState
    at: Moment | None = None
    """When it was begun, where another one of the same seat has the same day, if that is known."""
    first_words: str = ""
    """Of an entry of the seat that looks: how it begins. "" where nothing was written in words."""
    shared: bool = False
    """A copy of this very entry, placed by the viewer, lies with both."""


@dataclass(frozen=True, slots=True)
class SharedCopy:
    """A frozen copy on the shelf of both. `exercise` is the definition it was written with."""

    copy_id: str
    author: Partner
    on: date
    exercise: Exercise
    answers: Answers
    mine: bool
    """Placed by the viewer, who may take it back."""
    made_of: str = ""
    """Of one that the viewer placed, at their own seat: id of the entry that it is a copy of, as far as it is known."""
    is_news: bool = False
    """Placed by the other one since the viewer was here last, and not said on its page yet."""


@dataclass(frozen=True, slots=True)
class ChangedCopy:
    """A copy that is not as its author shared it: another program changed it. Its words are not shown."""

    copy_id: str
    author: Partner
    on: date
    mine: bool


@dataclass(frozen=True, slots=True)
class OurPage:
    """The joint parts as they stand in the shared book, to read from a person's seat."""

    entry_id: str
    on: date
    answers: Answers
    to_sign_anew: Mapping[str, str] = field(default_factory=dict)
    """As on a `Page`."""
    news_of: str = ""
    """Name of the other one, who put something on it since the viewer was here last."""


@dataclass(frozen=True, slots=True)
class PageView:
    """An exercise opened by a viewer.

    `writable` holds the ids of the parts that this viewer writes on this page. `answers` are those parts' answers
    (of the private book at a person's seat, of the shared book at Together).
    """

    viewer: Viewer
    exercise: Exercise
    entry_id: str
    exists: bool
    """False until the first save."""
    state: EntryState
    on: date
    answers: Answers
    writable: frozenset[str]
    saved: Moment | None
    our_page: OurPage | None
    copies: tuple[SharedCopy, ...]
    earlier: tuple[EntryLine, ...]
    can_share: bool
    """There is a part that may be offered and somebody to share it with."""
    read_only: bool = False
    to_sign_anew: Mapping[str, str] = field(default_factory=dict)
    """Ids of the fields where signatures ended because the words changed, and nobody has signed since.

    With each, in words, who had signed, and what it then said."""
    changed_copies: tuple[ChangedCopy, ...] = ()
    at: Moment | None = None
    """As of an `EntryLine`."""
    last: EntryLine | None = None
    """The newest entry of this seat, where this is a new one of today that nobody began yet."""
    can_open_together: bool = False
    """At Together: both may open what each answered here. It says nothing of whether anybody did."""

    @property
    def placed(self) -> tuple[SharedCopy, ...]:
        """The copies that the viewer placed of this entry, the newest first; none of another one of the exercise."""
        return tuple(copy for copy in self.copies if copy.mine and copy.made_of == self.entry_id)


@dataclass(frozen=True, slots=True)
class PagePosition:
    """Where somebody is on a page: ids and numbers only."""

    exercise_id: str
    entry_id: str
    field_id: str = ""
    control: int = 0
    """Which of the field's controls, in the order of Tab."""
    caret: int = 0
    """Behind so many characters of its text."""
    scroll: int = 0
    """How far the sheet is scrolled, in pixels."""
    core_only: bool = False
    """The short form is shown."""
    as_letter: bool = False
    """The letter of the page is written, on a sheet of its own."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What autosave writes: the whole current state of one entry."""

    entry_id: str
    exercise_id: str
    answers: Answers
    signed: frozenset[str] = frozenset()
    """Ids of the fields that were signed by hand after all of this was written."""
    place: PagePosition | None = None
    """Where somebody writes in it, for coming back; kept for a person's own page only."""


@dataclass(frozen=True, slots=True)
class Changed:
    """What a command changed: entry ids and exercise ids. The screen refreshes what it shows of them."""

    entries: frozenset[str] = frozenset()
    exercises: frozenset[str] = frozenset()
    people: bool = False
    brought: tuple[str, ...] | None = None
    """Ids of the pages to bring to counselling, in order; None where that list is as it was."""


@dataclass(frozen=True, slots=True)
class Saved:
    """An entry as it stands after it was saved, or after there was nothing to save."""

    entry_id: str
    at: Moment
    """Of its newest commit; now, where it does not exist."""
    exists: bool
    state: EntryState
    on: date
    changed: Changed = Changed()
    """Empty where there was nothing to save."""
    lines: tuple[ExerciseLine, ...] = ()
    """Those lines in the lists that say something else now."""
    signed: tuple[tuple[str, object], ...] = ()
    """Field ids and signatures as they were saved, where fewer stand than were sent: the words had changed."""


@dataclass(frozen=True, slots=True)
class RevisionLine:
    """One version in the history of an entry, newest first."""

    revision_id: str
    made: Moment
    reason: RevisionReason


@dataclass(frozen=True, slots=True)
class SharePreview:
    """Exactly what would lie on the shelf of both: the chosen fields' answers, nothing else."""

    exercise: Exercise
    answers: Answers
    on: date


@dataclass(frozen=True, slots=True)
class Sitting:
    """Who is here: what the header of the window shows."""

    viewer: Viewer
    me: Partner | None
    """The person at the seat; None at Together."""
    partners: tuple[Partner, ...]
    """Both once the second seat is taken; only me before."""
    solo: bool
    read_only: bool
    must_change_passphrase: bool
    """A recovery code was used."""
    workbook_name: str
    damaged: bool = False
    """Part of an open book cannot be read; nothing more is written to that book."""
    strange: bool = False
    """Another program has put something into an open book that would run while writing: it is only read."""
    empty_seat: bool = False
    """The other one has left this workbook, and nobody sits there."""
    odd: bool = False
    """Some of what was read so far is not as this program writes it."""
    settings: Mapping[str, str] = field(default_factory=dict)
    """Personal settings, from the private book; empty at Together."""
    brought: tuple[str, ...] = ()
    """Ids of the pages that this seat wants to bring to counselling, in order."""
