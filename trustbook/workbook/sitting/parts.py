"""Which parts of an exercise a seat writes, keeps, offers and places. Pure rules over a definition."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from trustbook.domain.answers import Answers, is_empty
from trustbook.exercises.model import Exercise, Part
from trustbook.exercises.solo import for_one, shows_all


def writable_at_together(exercise: Exercise) -> frozenset[str]:
    """Parts that are written at Together: our page, and what is never stored and done by both."""
    return frozenset(
        part.id
        for part in exercise.parts
        if part.privacy == "joint" or (part.privacy == "unsaved" and part.who == "together")
    )


def writable_at_own_seat(exercise: Exercise, *, solo: bool, joint_open: bool) -> frozenset[str]:
    """Parts that a person writes alone.

    Alone in the workbook: all. Else own parts, and joint ones while `joint_open`: our page does not exist yet, or was
    begun here alone.
    """
    return frozenset(part.id for part in exercise.parts if solo or _mine(part) or (joint_open and _joint(part)))


def _mine(part: Part) -> bool:
    return part.privacy in ("private", "offer") or (part.privacy == "unsaved" and part.who == "each")


def _joint(part: Part) -> bool:
    return part.privacy == "joint"


def kept_fields(exercise: Exercise, parts: Collection[str]) -> frozenset[str]:
    """Fields of these parts that may be written to disk."""
    return frozenset(field.id for part, field in exercise.fields() if part.id in parts and part.privacy != "unsaved")


def joint_fields(exercise: Exercise) -> frozenset[str]:
    """Fields of our page."""
    return frozenset(field.id for part, field in exercise.fields() if _joint(part))


def offered_fields(exercise: Exercise) -> tuple[str, ...]:
    """Fields that their writer may share, in order."""
    return tuple(field.id for part, field in exercise.fields() if part.privacy == "offer")


def opens_together(exercise: Exercise) -> bool:
    """Whether two people may open what each answered here, side by side."""
    return exercise.open_together and bool(offered_fields(exercise))


def answered(answers: Answers, fields: Collection[str]) -> dict[str, object]:
    """The answers to these fields that say something."""
    return {key: value for key, value in answers.items() if key in fields and not is_empty(value)}


def only(exercise: Exercise, fields: Collection[str]) -> Exercise:
    """The same exercise with these fields alone, for showing. Never take a snapshot of it."""
    parts = (
        msgspec.structs.replace(part, fields=tuple(field for field in part.fields if field.id in fields))
        for part in exercise.parts
    )
    return msgspec.structs.replace(exercise, parts=tuple(part for part in parts if part.fields))


def for_one_writer(exercise: Exercise, answers: Answers) -> Exercise:
    """The exercise as one person alone sees it, or the whole of it when an answer would then not be shown."""
    one = for_one(exercise)
    kept = {field.id: field for _part, field in one.fields()}
    for name, value in answers.items():
        field = kept.get(name)
        if is_empty(value):
            continue
        if field is None or not shows_all(field, value):
            return exercise
    return one


def merged(
    stored: Answers, draft: Answers, *, replaced: Collection[str], accepted: Collection[str]
) -> dict[str, object]:
    """What to store: `draft` decides about `replaced` fields; the others keep what is stored.

    So an answer to a question that a newer definition no longer asks is never lost by saving the page. Of `draft` only
    `accepted` fields are taken.
    """
    kept = {key: value for key, value in stored.items() if key not in replaced}
    return {**kept, **{key: value for key, value in draft.items() if key in accepted}}
