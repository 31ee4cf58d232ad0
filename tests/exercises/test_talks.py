"""How a talk is held stands in its definition: its steps in their order, and what a definition of one has to keep."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exercises.made_definition import GOOD
from trustbook.domain.problems import BrokenDefinition
from trustbook.exercises.library import Library
from trustbook.exercises.model import Exercise
from trustbook.exercises.solo import for_one
from trustbook.exercises.talk_block import planned

TALKS = ("speaker-listener", "mirror-dialogue", "outside-stress-talk", "weekly-meeting", "contained-talk")

TALK = """
[[parts.fields]]
id = "topic"
kind = "short"
label = "Subject"

[[parts.fields]]
id = "close"
kind = "short"
label = "Last line"

[talk]
opening = "Sit down."
subject = "topic"
closing = "close"

[[talk.rounds]]
turns = 2
steps = [
    { who = "first", what = "{first} speaks", how = "Briefly.", other = "{second} listens.", minutes = 3 },
    { who = "second", what = "{second} says it back", how = "“Is that it?”", spoken = true, mirror = true },
]

[[talk.rounds]]
title = "To end"
steps = [{ who = "both", what = "Enough" }]
"""


def read(tmp_path: Path, text: str) -> Exercise:
    folder = tmp_path / "exercises" / "en" / "trust"
    folder.mkdir(parents=True)
    (folder / "good.toml").write_text(text, encoding="utf-8")
    return Library(tmp_path).exercise("good")


def test_turns_follow_one_another_and_the_two_change_over_after_each(tmp_path: Path) -> None:
    talk = read(tmp_path, GOOD + TALK).talk
    assert talk is not None
    steps = list(planned(talk))
    assert [(each.step.what, each.turn, each.turns, each.changed) for each in steps] == [
        ("{first} speaks", 1, 2, False),
        ("{second} says it back", 1, 2, False),
        ("{first} speaks", 2, 2, True),
        ("{second} says it back", 2, 2, True),
        ("Enough", 1, 1, False),
    ]
    assert steps[-1].title == "To end"


# what is wrong: (old, new, piece of where, piece of the message)
BROKEN = {
    "the subject is no field": ('subject = "topic"', 'subject = "nothing"', "talk.subject", "no field “nothing”"),
    "the subject is private": ('subject = "topic"', 'subject = "line"', "talk.subject", "joint part"),
    "the closing line is a choice": (
        'closing = "close"',
        'closing = "pick"',
        "talk.closing",
        "short field of a joint part",
    ),
    "the subject is a long text": ('subject = "topic"', 'subject = "sentence"', "talk.subject", "short field"),
    "the closing line is the subject": ('closing = "close"', 'closing = "topic"', "talk.closing", "of the subject"),
    "a name that is not known": ("{first} speaks", "{name} speaks", "steps[0].what", "“{name}” is not known"),
    "a lonely brace": ("{second} listens.", "{second listens.", "steps[0].other", "is not known here"),
    "a name before anybody begins": ("Sit down.", "{first}, sit down.", "talk.opening", "no name may stand"),
    "another one where both do it": ('what = "Enough"', 'what = "Enough", other = "Hm."', ".other", "both do it"),
    "back what nobody said": ('"both", what', '"second", mirror = true, what', ".mirror", "nobody spoke before"),
    "back with a clock": ("mirror = true", "mirror = true, minutes = 2", ".minutes", "has no clock"),
    "no minutes": ("minutes = 3", "minutes = 0", "steps[0].minutes", ">= 1"),
    "a headline that is long": ('what = "Enough"', f'what = "{"Enough " * 9}"', "steps[0].what", "length <= 40"),
    "a sentence that is long": ("Briefly.", "Briefly. " * 20, "steps[0].how", "length <= 120"),
    "no step": ('[{ who = "both", what = "Enough" }]', "[]", "rounds[1].steps", "length >= 1"),
    "an evening without an end": ("turns = 2", "turns = 13", "rounds[0].turns", "<= 12"),
    "a word that nobody knows": ("spoken = true", "sung = true", "steps[1]", "unknown field"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_talk_that_cannot_be_held_is_refused_with_its_key(tmp_path: Path, what: str) -> None:
    old, new, where, message = BROKEN[what]
    text = GOOD + TALK
    assert old in text
    with pytest.raises(BrokenDefinition) as refused:
        read(tmp_path, text.replace(old, new, 1))
    assert where in refused.value.where
    assert message in refused.value.message


def test_a_talk_of_more_steps_than_an_evening_holds_is_refused(tmp_path: Path) -> None:
    endless = TALK + "\n[[talk.rounds]]\nturns = 12\nsteps = [" + '{ who = "both", what = "Go on" },' * 11 + "]\n"
    with pytest.raises(BrokenDefinition, match="more than 120 steps"):
        read(tmp_path, GOOD + endless)


@pytest.mark.parametrize("name", TALKS)
def test_each_talk_that_ships_gives_both_the_same_turns_and_clocks(name: str) -> None:
    exercise = Library().exercise(name)
    talk = exercise.talk
    assert talk is not None
    spoken = {True: [0, 0], False: [0, 0]}
    for each in planned(talk):
        if each.step.who != "both":
            spoken[each.changed ^ (each.step.who == "second")][0] += 1
            spoken[each.changed ^ (each.step.who == "second")][1] += each.step.minutes or 0
    assert spoken[True] == spoken[False]
    minutes = sum(each.step.minutes or 0 for each in planned(talk))
    assert minutes <= exercise.minutes


def test_whoever_works_alone_is_given_no_talk_for_two() -> None:
    assert for_one(Library().exercise("speaker-listener")).talk is None
