"""What is asked to go on paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Final

from trustbook.documents.document import Style
from trustbook.domain.answers import Answers
from trustbook.exercises.model import Exercise

_CODE_LETTERS: Final = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One exercise on paper, blank when `answers` is None.

    Only the parts in `part_ids` are shown. `by` names who wrote it ("" on our page). `note`, when there is one, says
    who and when in its own words and stands in their place. `private`: it comes from that person's own pages.
    """

    exercise: Exercise
    part_ids: frozenset[str]
    answers: Answers | None = None
    on: date | None = None
    by: str = ""
    note: str = ""
    private: bool = False


@dataclass(frozen=True, slots=True)
class Chapter:
    """Sheets under one title."""

    title: str
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True, slots=True)
class Binder:
    """A whole file: chapters of sheets, with or without title page and contents. `language` is a code such as "en"."""

    title: str
    subtitle: str
    chapters: tuple[Chapter, ...]
    language: str = "en"
    title_page: bool = True
    style: Style = "filled"


def page_code(exercise: Exercise) -> str:
    """Five letters and digits that tell which exercise, in which version, a sheet of paper belongs to.

    It stays the same for one id and version. There is no I, L, O, U, 0 and 1, which hands and eyes mix up.
    """
    number = int.from_bytes(sha256(f"{exercise.id}:{exercise.version}".encode()).digest()[:8], "big")
    letters = []
    for _place in range(5):
        number, place = divmod(number, len(_CODE_LETTERS))
        letters.append(_CODE_LETTERS[place])
    return "".join(letters)


def blank_sheet(exercise: Exercise) -> Sheet:
    """All parts of an exercise with room to write."""
    return Sheet(exercise, frozenset(part.id for part in exercise.parts))
