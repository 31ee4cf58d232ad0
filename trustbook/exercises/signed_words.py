"""What was signed in an earlier version of a page, in words: by whom, on which day, and how it then read."""

from __future__ import annotations

from trustbook.domain.answers import Answers, is_empty
from trustbook.exercises.fields import SignoffField
from trustbook.exercises.in_words import in_words, signature_in_words
from trustbook.exercises.model import Exercise, Part
from trustbook.exercises.signatures import signatures
from trustbook.language import _


def signed_earlier(exercise: Exercise, field_id: str, version: Answers) -> str:
    """Who signed here in this version, and below it the words of its part as they then stood. "" for nobody."""
    said = [signature_in_words(each) for each in signatures(version.get(field_id))]
    part = next((part for part in exercise.parts if any(field.id == field_id for field in part.fields)), None)
    if not said or part is None:
        return ""
    who = _("Signed in an earlier version: {names}.").format(names="; ".join(said))
    return "\n".join((who, _("It then said:"), *_words(part, version)))


def _words(part: Part, version: Answers) -> list[str]:
    lines = []
    for field in part.fields:
        value = version.get(field.id)
        if not isinstance(field, SignoffField) and not is_empty(value):
            lines.append(_("{question}: {answer}").format(question=field.label, answer=in_words(field, value)))
    return lines
