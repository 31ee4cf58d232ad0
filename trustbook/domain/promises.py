"""Small promises: what is said of one, by whom, and in which order they stand. Pure rules over what was noted.

Only who promised says how it went; the other one may say that they noticed. Nothing is added up, no promise is late,
and none stands higher because it was kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar

from trustbook.domain.entries import OpenWords

T = TypeVar("T")


class PromiseWord(OpenWords):
    """What is said of a promise."""

    KEPT = "kept"
    PARTLY = "partly"
    MISSED = "missed"
    PUT_RIGHT = "put-right"
    """It was missed, and then put right."""
    OPEN = "open"
    """Nothing is said any more: it stands as before."""
    NOTICED = "noticed"
    """By the other one: they saw it."""


MARKS: Final = (PromiseWord.KEPT, PromiseWord.PARTLY, PromiseWord.MISSED, PromiseWord.PUT_RIGHT)
"""How a promise went, as who made it may say."""


@dataclass(frozen=True, slots=True)
class PromiseSaid:
    """One thing that was said. `actor`: id of the partner who said it."""

    word: PromiseWord
    actor: str | None
    on: date


@dataclass(frozen=True, slots=True)
class PromiseStanding:
    """How a promise stands. The same words in the same order give the same standing."""

    mark: PromiseWord = PromiseWord.OPEN
    marked_on: date | None = None
    noticed_on: date | None = None
    """When the other one said that they noticed, if they did."""

    @property
    def is_open(self) -> bool:
        """Whether nothing was said of how it went."""
        return self.mark is PromiseWord.OPEN


def standing(said: Iterable[PromiseSaid], promised_by: str | None) -> PromiseStanding:
    """How a promise of this person stands. What the wrong one says, and what is not known here, is passed over."""
    mark, marked_on, noticed_on = PromiseWord.OPEN, None, None
    for each in said:
        mine = each.actor is not None and each.actor == promised_by
        if mine and each.word in (*MARKS, PromiseWord.OPEN):
            mark = each.word
            marked_on = None if mark is PromiseWord.OPEN else each.on
        elif not mine and each.actor is not None and each.word is PromiseWord.NOTICED:
            noticed_on = each.on
    return PromiseStanding(mark, marked_on, noticed_on)


def by_day(promises: Iterable[T], day: Callable[[T], date | None]) -> list[T]:
    """The promises by the day by which they are meant, the next one first; those without a day stand last."""
    return sorted(promises, key=lambda each: day(each) or date.max)
