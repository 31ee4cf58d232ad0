"""Exercises whose answers are never written anywhere."""

from __future__ import annotations

from typing import Final

from trustbook.exercises.model import Exercise

SUITABILITY: Final = "suitability-check"
"""The page “Is this right for us?”, which can be opened before there is a workbook."""


def is_unsaved(exercise: Exercise) -> bool:
    """Whether no part of it is ever written to disk. Such an exercise has no entry, no state and no date."""
    return all(part.privacy == "unsaved" for part in exercise.parts)
