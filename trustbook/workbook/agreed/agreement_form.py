"""The page on which an agreement is written: ids of its fields, and what it needs before it can be placed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any, Final, Literal, get_args

from trustbook.domain.answers import Answers, canonical, is_empty
from trustbook.domain.entries import Entry, EntryRole
from trustbook.domain.problems import AgreementIncomplete, Lack
from trustbook.domain.values import day_of
from trustbook.exercises.model import Exercise
from trustbook.exercises.signatures import plain_words

AGREEMENT: Final = "agreement"
"""The exercise whose pages are agreements: drafts in a private book, all others in the shared one."""
KIND, AREA, WORDS, SCOPE = "kind", "area", "words", "scope"
NEXT_LOOK, ENDS_ON = "next-look", "ends-on"
BACKGROUND: Final = ("value", "limit", "request", "in-return", "my-step")
"""Where it comes from. Its writer chooses which of these go along."""
_BEGINS_FROM: Final = frozenset({"limit", "our-words"})
"""Questions of a page that can become an agreement."""
_ALWAYS: Final = (KIND, AREA, WORDS, SCOPE, NEXT_LOOK, ENDS_ON)

Kind = Literal["both", "limit", "openness"]


def kind_of(answers: Answers) -> Kind:
    """What it is to be; an agreement of both where nothing is said."""
    found = answers.get(KIND)
    return next((kind for kind in get_args(Kind) if kind == found), "both")


def becomes_agreement(exercise: Exercise) -> bool:
    """Whether a page of this exercise says what an agreement can begin with, such as “Build one boundary”."""
    asked = {field.id for _part, field in exercise.fields()}
    return exercise.id != AGREEMENT and asked >= _BEGINS_FROM


def is_agreement(entry: Entry) -> bool:
    """Whether it is an agreement or a limit that lies with both; drafts are own pages."""
    return entry.exercise_id == AGREEMENT and entry.role is EntryRole.JOINT


def words_of(answers: Answers) -> str:
    """The words of it, "" where there are none."""
    found = answers.get(WORDS)
    return found.strip() if isinstance(found, str) else ""


def digest_of_words(answers: Answers) -> str:
    """What a consent stands under: SHA-256 of all that the page says, empty answers and spacing aside."""
    return sha256(f"trustbook-words|1|{canonical(plain_words(answers))}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Days:
    """The days that the page names."""

    next_look: date | None
    ends_on: date | None

    @classmethod
    def of(cls, answers: Answers) -> Days:
        ends_on = day_of(answers.get(ENDS_ON)) if kind_of(answers) == "openness" else None
        return cls(day_of(answers.get(NEXT_LOOK)), ends_on)


def to_place(answers: Answers, background: Collection[str]) -> dict[str, Any]:
    """What of a draft goes to both: its words and days, and of where it comes from only what was chosen."""
    wanted = {*_ALWAYS, *(name for name in BACKGROUND if name in background)}
    if kind_of(answers) != "openness":
        wanted -= {SCOPE, ENDS_ON}
    return {KIND: kind_of(answers), **{name: answers[name] for name in answers if name in wanted}}


def must_be_complete(answers: Answers, today: date) -> None:
    """Raises AgreementIncomplete: without words nothing can be agreed, and openness has a scope and an end."""
    lacks = list(_lacks(answers, today))
    if lacks:
        raise AgreementIncomplete(tuple(lacks))


def _lacks(answers: Answers, today: date) -> list[Lack]:
    days = Days.of(answers)
    found: list[Lack] = [] if words_of(answers) else ["words"]
    if days.next_look is not None and days.next_look < today:
        found.append("next-look-past")
    if kind_of(answers) != "openness":
        return found
    if is_empty(answers.get(SCOPE)):
        found.append("scope")
    if days.next_look is None:
        found.append("next-look")
    if days.ends_on is None:
        found.append("ends-on")
    elif days.ends_on < today:
        found.append("ends-on-past")
    elif days.next_look is not None and days.next_look > days.ends_on:
        found.append("next-look-after-end")
    return found
