"""A sheet that can be filled in on a computer."""

from __future__ import annotations

from dataclasses import dataclass

from trustbook.documents.forms.note import FormSheet
from trustbook.exercises.model import Exercise


@dataclass(frozen=True, slots=True)
class FillableSheet:
    """What can be filled in on a sheet: an exercise as it is shown there, and what the file says of it.

    `paper` counts the sheets of one exercise, from 1: where some of it is for one person and some for both, each kind
    stands on its own, and each begins with a name and a day.
    """

    exercise: Exercise
    note: FormSheet
    paper: int = 1
