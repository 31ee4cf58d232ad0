"""Exercises whose answers are never written anywhere."""

from __future__ import annotations

from trustbook.exercises.model import Exercise


def is_unsaved(exercise: Exercise) -> bool:
    """Whether no part of it is ever written to disk. Such an exercise has no entry, no state and no date."""
    return all(part.privacy == "unsaved" for part in exercise.parts)
