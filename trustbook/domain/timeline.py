"""One line through time: what happened, on the day on which it happened, by month. Pure rules; nothing is kept of it.

Nothing here counts, adds up or compares: an item says what it is, and stands on its day.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby, takewhile
from typing import Final, Literal

from trustbook.domain.folding import folded


class Kind(StrEnum):
    """What an item is. By this it is told apart, and filtered."""

    CHECK_IN = "check-in"
    PAGE = "page"
    PLACED = "placed"
    LETTER = "letter"
    AGREEMENT = "agreement"
    TALK = "talk"
    MILESTONE = "milestone"
    SETBACK = "setback"
    GOOD_THING = "good-thing"
    CELEBRATION = "celebration"
    APPOINTMENT = "appointment"
    SESSION = "session"


class LineStep(StrEnum):
    """What became of an agreement on that day."""

    NONE = ""
    OFFERED = "offered"
    AGREED = "agreed"
    TOLD = "told"
    CHANGED = "changed"
    KEPT = "kept"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class LineTarget:
    """Where an item leads: an entry, or a letter or an agreement, which lie on pages of their own."""

    exercise_id: str
    entry_id: str


@dataclass(frozen=True, slots=True)
class LineItem:
    """One thing on the line. `title` is that of its page; `words` what may be read of it here, "" where nothing may.

    `own`: the words of what is `closed`, for whoever stands on it; nothing else shows them.
    """

    kind: Kind
    on: date
    title: str
    words: str
    person: str | None
    """Id of the partner whose it is; None for both."""
    target: LineTarget
    follows: bool = False
    """It has no day of its own, and says what came of something."""
    closed: bool = False
    """Only the one who looks can see it, so its words stay closed on a list."""
    step: LineStep = LineStep.NONE
    own: str = field(default="", repr=False)
    order: tuple[int, str] = (0, "")
    """What items of one day are ordered by, oldest first."""


Span = Literal["four-weeks", "three-months", "year", "all", "from-to"]
SPANS: Final[tuple[Span, ...]] = ("four-weeks", "three-months", "year", "all", "from-to")
_DAYS: Final[dict[Span, int]] = {"four-weeks": 28, "three-months": 92, "year": 366}


@dataclass(frozen=True, slots=True)
class LineRange:
    """From this day to that one, both included; None: without an end."""

    since: date | None = None
    until: date | None = None

    def holds(self, on: date) -> bool:
        """Whether this day is one of it."""
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)


def range_of(span: Span, today: date) -> LineRange:
    """The range of a span up to today and beyond; all of it for the others."""
    days = _DAYS.get(span)
    return LineRange() if days is None else LineRange(since=today - timedelta(days=days - 1))


def between(one: date | None, other: date | None) -> LineRange:
    """From the earlier of two days to the later one, in whatever order they were given."""
    if one is not None and other is not None and other < one:
        return LineRange(other, one)
    return LineRange(one, other)


@dataclass(frozen=True, slots=True)
class LineChoice:
    """What of the line is shown. `kinds`: only these, unless it is empty; `person`: id, BOTH for what is of both."""

    kinds: frozenset[Kind] = frozenset()
    person: str = ""
    words: str = ""
    newest_first: bool = True


BOTH: Final = "*"
"""In place of the id of a person: what is of both."""


@dataclass(frozen=True, slots=True)
class Month:
    """The items of one month, in the order in which the line is read."""

    year: int
    month: int
    items: tuple[LineItem, ...]

    @property
    def first_day(self) -> date:
        """Its first day, whether something happened on it or not."""
        return date(self.year, self.month, 1)


def chosen(items: Iterable[LineItem], choice: LineChoice) -> list[LineItem]:
    """Those that are to be shown, in the order in which they are read."""
    wanted = [folded(word) for word in choice.words.split()]
    found = [item for item in items if _fits(item, choice) and _has(item, wanted)]
    return sorted(found, key=lambda item: (item.on, item.order), reverse=choice.newest_first)


_CAME_OF_IT: Final = timedelta(days=28)
"""What both changed after a setback belongs to the last one of these days."""


def each_once(items: Iterable[LineItem]) -> tuple[LineItem, ...]:
    """One thing stands there once, and the one that says more stays: what was placed of one page on a day, by one or by
    both; an appointment of a day that two pages name; a setback with what was learned from it and what both changed."""
    found: dict[tuple[object, ...], LineItem] = {}
    for item in items:
        key: tuple[object, ...] = (item.kind, item.on, item.target, item.order)
        if item.kind is Kind.PLACED:
            key = (item.kind, item.on, item.title)
        elif item.kind is Kind.APPOINTMENT and not item.closed:
            key = (item.kind, item.on)
        before = found.get(key)
        if before is None:
            found[key] = item
            continue
        person = item.person if item.person == before.person else None
        found[key] = replace(item if len(item.words) > len(before.words) else before, person=person)
    setbacks = [item for item in found.values() if item.kind is Kind.SETBACK]
    return (*(item for item in found.values() if item.kind is not Kind.SETBACK), *map(_as_one, _told_of(setbacks)))


def _told_of(setbacks: Iterable[LineItem]) -> list[list[LineItem]]:
    """What is told of each setback, what happened first."""
    groups: list[list[LineItem]] = []
    for item in sorted(setbacks, key=lambda each: (each.on, each.follows, each.order)):
        group = next((group for group in _near(item, groups) if _belongs(item, group)), None)
        if group is None:
            groups.append([item])
        else:
            group.append(item)
    return groups


def _near(item: LineItem, groups: list[list[LineItem]]) -> Iterator[list[LineItem]]:
    """What happened last comes first."""
    return takewhile(lambda group: item.on - group[0].on <= _CAME_OF_IT, reversed(groups))


def _belongs(item: LineItem, group: list[LineItem]) -> bool:
    """Whether it tells of the same setback: of one person, and no second page of the same sort."""
    people = {each.person for each in (item, *group)} - {None}
    told = {(each.target.exercise_id, each.person) for each in group}
    same_day = item.follows or item.on == group[0].on
    return len(people) <= 1 and same_day and (item.target.exercise_id, item.person) not in told


def _as_one(group: list[LineItem]) -> LineItem:
    first = group[0]
    if len(group) == 1:
        return first
    words = " · ".join(dict.fromkeys(each.words for each in group if each.words))
    closed = all(each.closed for each in group)
    own = " · ".join(dict.fromkeys(each.own for each in group if each.own)) if closed else ""
    person = next((each.person for each in group if each.person is not None), None)
    return replace(first, words=words, person=person, closed=closed, own=own)


def by_month(items: Iterable[LineItem]) -> tuple[Month, ...]:
    """Ordered items in groups by month, in the same order."""
    groups = groupby(items, key=lambda item: (item.on.year, item.on.month))
    return tuple(Month(year, month, tuple(inside)) for (year, month), inside in groups)


def kinds_of(items: Iterable[LineItem]) -> tuple[Kind, ...]:
    """The kinds that there are, in a fixed order: what a filter offers."""
    there: Collection[Kind] = {item.kind for item in items}
    return tuple(kind for kind in Kind if kind in there)


def _fits(item: LineItem, choice: LineChoice) -> bool:
    if choice.kinds and item.kind not in choice.kinds:
        return False
    if choice.person == BOTH:
        return item.person is None
    return not choice.person or item.person == choice.person


def _has(item: LineItem, wanted: list[str]) -> bool:
    if not wanted:
        return True
    text = folded(f"{item.title} {item.words}")
    return all(word in text for word in wanted)
