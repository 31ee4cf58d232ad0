"""One test for very many small things of a kind: a test for each of them would cost more than what it looks at."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any


def for_each(argument: str, values: Sequence[Any], name: Callable[[Any], str] = str) -> Callable[..., Any]:
    """Call the test with each of these as `argument`. It looks at all of them, and names every one that fails."""

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
