"""Pages to bring to counselling, as a screen shows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Whose = Literal["mine", "ours", "copy", "text", "weeks"]
"""An own page, our page, a copy that one shared with the other, a text that comes with the program, or own weeks."""


@dataclass(frozen=True, slots=True)
class BringablePage:
    """A page that could be brought. `author`: name of the other one, who shared it; else ""."""

    entry_id: str
    exercise_id: str
    title: str
    on: date
    """Of a text and of weeks: today."""
    whose: Whose
    author: str = ""

    @property
    def is_private(self) -> bool:
        """Whether nobody but its writer sees it."""
        return self.whose in ("mine", "weeks")


@dataclass(frozen=True, slots=True)
class BroughtQuestion:
    """A question of the page that was answered, and whether it stays out of the file."""

    field_id: str
    label: str
    left_out: bool = False


@dataclass(frozen=True, slots=True)
class BroughtPage:
    """A page of the list."""

    page: BringablePage
    questions: tuple[BroughtQuestion, ...] = ()
    """None where the page goes as a whole only."""

    @property
    def left_out(self) -> tuple[BroughtQuestion, ...]:
        """What of it stays out of the file."""
        return tuple(question for question in self.questions if question.left_out)

    @property
    def is_blank(self) -> bool:
        """Whether nothing of it goes into the file."""
        return bool(self.questions) and len(self.left_out) == len(self.questions)
