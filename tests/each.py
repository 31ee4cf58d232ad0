"""Very many things of a kind: all of them in one test, or a few of them beside the sweeps that have them all."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from typing import Any

import pytest


def a_few(values: Iterable[Any], *, of: int) -> list[Any]:
    """For `parametrize`: the first of every `of` of these. The others are looked at with the sweeps."""
    several = [each if isinstance(each, tuple) else (each,) for each in values]
    return [pytest.param(*each, marks=pytest.mark.sweep if n % of else ()) for n, each in enumerate(several)]


def for_each(argument: str, values: Sequence[Any], name: Callable[[Any], str] = str) -> Callable[..., Any]:
    """Call the test with each of these as `argument`. It looks at all of them, and names every one that fails."""
    assert values, "a test of nothing"

    def decorate(test: Callable[..., None]) -> Callable[..., None]:
        @wraps(test)
        def looks_at_all(**others: Any) -> None:
            faults: dict[str, AssertionError] = {}
            for value in values:
                try:
                    test(**others, **{argument: value})
                except AssertionError as fault:
                    faults[name(value)] = fault
                except Exception as fault:
                    fault.add_note(f"{argument}: {name(value)}")
                    raise
            if faults:
                raise AssertionError("\n".join(f"{which}: {fault}" for which, fault in faults.items())) from next(
                    iter(faults.values())
                )

        asked = inspect.signature(test)
        kept = [each for each in asked.parameters.values() if each.name != argument]
        looks_at_all.__signature__ = asked.replace(parameters=kept)  # type: ignore[attr-defined]  # pytest reads it
        return looks_at_all

    return decorate
