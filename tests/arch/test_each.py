"""What looks at many things in one test misses none of them."""

from __future__ import annotations

import pytest

from tests.each import a_few, for_each


def test_every_one_is_looked_at_and_all_that_fail_are_named() -> None:
    seen = []

    @for_each("number", range(5), name=lambda number: f"number {number}")
    def small(number: int, most: int) -> None:
        seen.append(number)
        assert number < most, "too large"

    with pytest.raises(AssertionError) as told:
        small(most=3)

    assert seen == [0, 1, 2, 3, 4]
    assert "number 3: too large" in str(told.value) and "number 4: too large" in str(told.value)
    assert "number 2" not in str(told.value)
    small(most=5)


def test_a_mistake_names_what_it_was_made_with() -> None:
    @for_each("divisor", [1, 0])
    def halves(divisor: int) -> None:
        assert 1 / divisor

    with pytest.raises(ZeroDivisionError) as told:
        halves()

    assert told.value.__notes__ == ["divisor: 0"]


@pytest.mark.parametrize("left", ["a", "b"])
@for_each("right", ["c", "d"])
def test_what_else_a_test_asks_for_it_gets(left: str, right: str, tmp_path: object) -> None:
    assert left < right and tmp_path


def test_of_a_few_the_others_are_left_to_the_sweeps() -> None:
    params = a_few([("a", 1), ("b", 2), ("c", 3), ("d", 4)], of=3)

    assert [each.values for each in params] == [("a", 1), ("b", 2), ("c", 3), ("d", 4)]
    assert [[mark.name for mark in each.marks] for each in params] == [[], ["sweep"], ["sweep"], []]
