"""Which exercises are letters, and which of their fields is the letter."""

from __future__ import annotations

from datetime import date
from typing import Final

from trustbook.domain.answers import Answers
from trustbook.domain.letter_text import LetterText
from trustbook.domain.values import day_of
from trustbook.exercises.fields import DateField, LetterField, ShortField
from trustbook.exercises.model import Exercise, Part

_TO: Final = "to"
_OPEN_ON: Final = "open-on"
_LONGEST_SALUTATION: Final = 40
_NAME: Final = "…"
"""Stands for a name in a greeting."""
_ENDS: Final = (",", "，", "،", "!")
"""What a salutation ends with, in one language or another."""


def letter_of(exercise: Exercise) -> tuple[Part, LetterField] | None:
    """The letter of an exercise and the part that it stands in; None of one that is no kind of letter."""
    if exercise.letter is None:
        return None
    for part, field in exercise.fields():
        if isinstance(field, LetterField) and part.privacy in ("private", "offer"):
            return part, field
    return None


def can_be_given(exercise: Exercise) -> bool:
    """Whether its letter may be given at all: what stays here never is."""
    found = letter_of(exercise)
    return found is not None and found[0].privacy == "offer"


def letter_in(exercise: Exercise, answers: Answers) -> LetterText:
    """The letter as it was written; an empty one where there is none."""
    found = letter_of(exercise)
    return LetterText.of(answers.get(found[1].id) if found is not None else None)


def first_line(letter: LetterText) -> str:
    """How the text of a letter begins: its first line that is no salutation."""
    lines = [line.strip() for line in letter.text.splitlines() if line.strip()]
    if len(lines) > 1 and len(lines[0]) <= _LONGEST_SALUTATION and lines[0].endswith(","):
        return lines[1]
    return lines[0] if lines else ""


def addressee(exercise: Exercise, answers: Answers) -> str:
    """Whom the page itself says that it is to; "" where it does not: by its field for that, else by its salutation."""
    for _part, field in exercise.fields():
        if isinstance(field, ShortField) and field.id == _TO:
            value = answers.get(_TO)
            return value.strip() if isinstance(value, str) else ""
    found = letter_of(exercise)
    before, sign, _after = found[1].greeting.partition("…") if found is not None else ("", "", "")
    said = letter_in(exercise, answers).salutation.strip()
    return said.removeprefix(before).strip(" ,.!:") if sign and before and said.startswith(before) else ""


def salutation_to(field: LetterField, name: str) -> str:
    """How a letter to this person begins; "" where its greeting is no salutation, or needs a name that nobody knows."""
    greeting = field.greeting
    if not greeting.endswith(_ENDS) or (_NAME in greeting and not name):
        return ""
    return greeting.replace(_NAME, name)


def opening_day(exercise: Exercise, answers: Answers) -> date | None:
    """The day on which its writer wants to open it; None where none is named."""
    for part, field in exercise.fields():
        if isinstance(field, DateField) and field.id == _OPEN_ON and part.privacy == "private":
            return day_of(answers.get(_OPEN_ON))
    return None
