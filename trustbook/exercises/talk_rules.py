"""What a `talk` block has to keep beyond its shape. Each rule yields a key and a sentence for the writer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from trustbook.exercises.bounds import MOST_TALK_STEPS
from trustbook.exercises.fields import ShortField
from trustbook.exercises.model import Exercise
from trustbook.exercises.talk_block import TalkBlock, TalkRound, TalkStep, planned

NAMES: Final = ("first", "second")
_BRACES: Final = re.compile(r"\{([^{}]*)\}|[{}]")


def check_talk(exercise: Exercise) -> Iterator[tuple[str, str]]:
    """Every broken rule of the talk of a definition, if it has one."""
    talk = exercise.talk
    if talk is None:
        return
    yield from _check_kept(exercise, talk)
    yield from _check_names("talk.opening", talk.opening, known=())
    for n, each in enumerate(talk.rounds):
        yield from _check_round(f"talk.rounds[{n}]", each)
    if sum(1 for _step in planned(talk)) > MOST_TALK_STEPS:
        yield "talk.rounds", f"there are more than {MOST_TALK_STEPS} steps, all turns together"


def _check_kept(exercise: Exercise, talk: TalkBlock) -> Iterator[tuple[str, str]]:
    """What is kept of a talk goes where both can see it, and is one line."""
    if talk.subject == talk.closing:
        yield "talk.closing", "is the field of the subject"
    fields = {field.id: (part, field) for part, field in exercise.fields()}
    for key, name in (("talk.subject", talk.subject), ("talk.closing", talk.closing)):
        if name not in fields:
            yield key, f"there is no field “{name}”"
            continue
        part, field = fields[name]
        if part.privacy != "joint" or not isinstance(field, ShortField):
            yield key, f"“{name}” is no short field of a joint part"


def _check_round(key: str, each: TalkRound) -> Iterator[tuple[str, str]]:
    for n, step in enumerate(each.steps):
        yield from _check_step(f"{key}.steps[{n}]", step, each.steps[:n])


def _check_step(key: str, step: TalkStep, before: tuple[TalkStep, ...]) -> Iterator[tuple[str, str]]:
    for name, text in (("what", step.what), ("how", step.how), ("other", step.other)):
        yield from _check_names(f"{key}.{name}", text, NAMES)
    if step.who == "both" and step.other:
        yield f"{key}.other", "there is no other one where both do it"
    if step.mirror:
        other = "second" if step.who == "first" else "first"
        if step.who == "both" or all(each.who != other for each in before):
            yield f"{key}.mirror", "nobody spoke before in this turn who could say whether that is it"
        if step.minutes is not None:
            yield f"{key}.minutes", "saying back has no clock: it takes as long as it takes"


def _check_names(key: str, text: str, known: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for found in _BRACES.finditer(text):
        if found[1] not in known:
            said = " and ".join(f"{{{name}}}" for name in known) or "no name"
            yield key, f"“{found[0]}” is not known here; {said} may stand there"
