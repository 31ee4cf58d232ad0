"""What a field may know of the world around it: the day, the time, who is here. No session, no window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from trustbook.ui.runtime.awake import Awake, NothingLocks


@dataclass(frozen=True, slots=True)
class FieldContext:
    """Plain values, so that a field works without a workbook too: then nobody has a name."""

    today: Callable[[], date]
    ticks: Callable[[], float]
    """Seconds on a clock that never goes back."""
    names: tuple[str, ...] = ()
    """Display names of the partners of this workbook."""
    me: str = ""
    """Who sits here alone and speaks for nobody else; "" at Together and where nobody has a name."""
    prove: Callable[[int, Callable[[], object]], object] | None = None
    """At Together: let this one of `names` show that it is them, and call back once they have. None: not asked."""
    solo: bool = False
    """One person works alone: nothing speaks of two."""
    awake: Awake = field(default_factory=NothingLocks)
    write_letter: Callable[[], object] | None = None
    """Write the letter of this page on a sheet of its own. None: it has none, or it is not written at this seat."""
    letter: str = ""
    """Id of the field that is this letter."""
