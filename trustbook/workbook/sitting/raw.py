"""Answers as they lie in a book, for the page that cannot be shown as it should: nothing of them is hidden or lost."""

from __future__ import annotations

import json
from typing import Any, cast, get_args

from trustbook.domain.answers import AS_IT_LIES, Answers, is_empty
from trustbook.exercises.bounds import LONGEST_LABEL
from trustbook.exercises.fields import LongField
from trustbook.exercises.model import ChapterId, Exercise, Part
from trustbook.language import _

_PART = "kept"


def definition(exercise_id: str, title: str, chapter: str, answers: Answers) -> Exercise:
    """A definition that asks for nothing and shows `texts(answers)`, each under its id. Never stored."""
    labels = {AS_IT_LIES: _("As it was found"), "": "–"}
    fields = tuple(LongField(id=key, label=labels.get(key, key[:LONGEST_LABEL])) for key in texts(answers))
    return Exercise(
        id=exercise_id,
        chapter=cast(ChapterId, chapter if chapter in get_args(ChapterId) else "questions"),
        version=1,
        title=title,
        minutes=1,
        rhythm="–",
        purpose=_("This page is damaged, or another program has changed it, so it cannot be shown as it should be."),
        steps=(
            _("What is kept of it stands below, as it was found. It can be read, but not changed."),
            _("An earlier version, or a backup from before, may still hold the whole page."),
        ),
        parts=(Part(id=_PART, title=_("What is kept"), who="each", privacy="private", fields=fields),),
        print="normal",
    )


def texts(answers: Answers) -> dict[str, str]:
    """Every answer that says something as one text: text as it was written, anything else as JSON."""
    return {str(key): _text(value) for key, value in answers.items() if not is_empty(value)}


def is_raw(exercise: Exercise) -> bool:
    """Whether `definition` made it."""
    return [part.id for part in exercise.parts] == [_PART]


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, indent=1)
