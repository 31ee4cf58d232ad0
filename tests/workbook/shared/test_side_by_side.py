"""Which copies are set side by side, and in which order the questions stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import msgspec

from tests.workbook.world import exercise, part
from trustbook.domain.answers import Answers
from trustbook.domain.people import Partner
from trustbook.exercises.model import Exercise
from trustbook.workbook.shared.side_by_side import pairs
from trustbook.workbook.sitting import parts

ANA, BEN = Partner("a", "Ana", "first"), Partner("b", "Ben", "second")
WALK = msgspec.toml.decode(exercise("walk", part("mine", "each", "offer", "one", "two", "three")), type=Exercise)


@dataclass(frozen=True)
class Copy:
    author: Partner
    on: date
    answers: Answers = field(default_factory=lambda: {"one": "words"})
    exercise: Exercise = WALK


def _only(*fields: str) -> Exercise:
    return parts.only(WALK, fields)


def test_the_first_person_stands_first_whoever_shared_last() -> None:
    (pair,) = pairs([Copy(BEN, date(2026, 9, 3)), Copy(ANA, date(2026, 9, 1))])
    assert (pair.first.author, pair.second.author) == (ANA, BEN) and pair.on == date(2026, 9, 3)


def test_what_only_one_has_shared_is_not_set_beside_anything() -> None:
    assert pairs([Copy(ANA, date(2026, 9, 1)), Copy(ANA, date(2026, 9, 3))]) == ()
    assert pairs([]) == ()


def test_each_day_on_which_both_shared_is_a_pair_and_the_newest_comes_first() -> None:
    old, new = date(2026, 9, 1), date(2026, 10, 20)
    copies = [Copy(ANA, new), Copy(BEN, old, {"one": "his"}), Copy(ANA, old, {"one": "hers"})]
    found = pairs(copies)
    assert [(pair.first.on, pair.second.on) for pair in found] == [(new, old), (old, old)]


def test_of_several_on_one_day_the_last_counts_and_no_pair_comes_twice() -> None:
    on = date(2026, 9, 1)
    (pair,) = pairs([Copy(ANA, on, {"one": "second try"}), Copy(BEN, on), Copy(ANA, on, {"one": "first try"})])
    assert pair.first.answers == {"one": "second try"}


def test_questions_stand_in_the_order_of_the_page_and_an_open_one_has_no_answer() -> None:
    on = date(2026, 9, 1)
    hers, his = {"one": "a", "three": "c"}, {"two": "b", "three": "d", "one": ""}
    (pair,) = pairs([Copy(ANA, on, hers, _only("one", "three")), Copy(BEN, on, his, _only("two", "three"))])
    shown = [
        (each.label, each.first and each.first.value, each.second and each.second.value)
        for each in pair.questions(WALK)
    ]
    assert shown == [("About one", "a", None), ("About two", None, "b"), ("About three", "c", "d")]
