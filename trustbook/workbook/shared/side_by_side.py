"""Two answers to the same exercise beside each other, field by field: what both have shared of it. Pure rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, Protocol, TypeVar

from trustbook.domain.answers import Answers, is_empty
from trustbook.domain.people import Partner
from trustbook.exercises.fields import Field
from trustbook.exercises.model import Exercise


class Shared(Protocol):
    """A frozen copy on the shelf of both."""

    @property
    def author(self) -> Partner: ...

    @property
    def on(self) -> date: ...

    @property
    def exercise(self) -> Exercise: ...

    @property
    def answers(self) -> Answers: ...


S = TypeVar("S", bound=Shared)


@dataclass(frozen=True, slots=True)
class Answered:
    """What one of the two answered, with the field as it was asked then."""

    field: Field
    value: Any


@dataclass(frozen=True, slots=True)
class ComparedQuestion:
    """One question, and what each answered; None where it was left open, or not shared."""

    label: str
    first: Answered | None
    second: Answered | None


@dataclass(frozen=True, slots=True)
class Pair(Generic[S]):
    """What both have shared of one exercise. `first` is by the partner of that colour, whoever looks."""

    first: S
    second: S

    @property
    def on(self) -> date:
        """The day since which both lie there."""
        return max(self.first.on, self.second.on)

    def questions(self, asked: Exercise) -> tuple[ComparedQuestion, ...]:
        """In the order in which this definition asks; what it does not ask any more comes last."""
        first, second = _answered(self.first), _answered(self.second)
        order = {field.id: place for place, (_part, field) in enumerate(asked.fields())}
        names = sorted({**first, **second}, key=lambda name: order.get(name, len(order)))
        return tuple(ComparedQuestion(_label(first, second, name), first.get(name), second.get(name)) for name in names)


def pairs(copies: Iterable[S]) -> tuple[Pair[S], ...]:
    """What can be set side by side, newest first: of each day on which both shared, the last of each; else the newest.

    `copies` are those of one exercise, newest first.
    """
    known = list(copies)
    days = sorted({copy.on for copy in known}, reverse=True)
    found = [pair for on in days for pair in _pair([copy for copy in known if copy.on == on])]
    newest = list(_pair(known))
    return tuple(newest + [pair for pair in found if pair not in newest])


def _pair(copies: list[S]) -> Iterator[Pair[S]]:
    first = next((copy for copy in copies if copy.author.colour == "first"), None)
    second = next((copy for copy in copies if copy.author.colour != "first"), None)
    if first is not None and second is not None:
        yield Pair(first, second)


def _label(first: Mapping[str, Answered], second: Mapping[str, Answered], name: str) -> str:
    return (first.get(name) or second[name]).field.label


def _answered(copy: Shared) -> dict[str, Answered]:
    values = ((field, copy.answers.get(field.id)) for _part, field in copy.exercise.fields())
    return {field.id: Answered(field, value) for field, value in values if not is_empty(value)}
