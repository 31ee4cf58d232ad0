"""What of the answers to an exercise says something."""

from __future__ import annotations

from typing import Any

from trustbook.domain import openers
from trustbook.domain.answers import Answers, is_empty
from trustbook.domain.letter_text import LetterText
from trustbook.exercises.fields import LetterField
from trustbook.exercises.hints import openers_of
from trustbook.exercises.model import Exercise


def only_said(exercise: Exercise, answers: Answers) -> dict[str, Any]:
    """The answers that say something, of any field: none that are empty, and none where only a sentence is begun.

    A letter with nothing but a salutation says nothing either: it stands there before anybody writes.

    What stands on the page stays as it is: this is for what is shared, printed, found and counted as begun.
    """
    offered = {field.id: openers_of(field) for _part, field in exercise.fields()}
    letters = {field.id for _part, field in exercise.fields() if isinstance(field, LetterField)}
    begun = {name for name in letters & answers.keys() if LetterText.of(answers[name]).is_begun_only}
    found = {name: openers.said(value, offered.get(name, ())) for name, value in answers.items() if name not in begun}
    return {name: value for name, value in found.items() if not is_empty(value)}
