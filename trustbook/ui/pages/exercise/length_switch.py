"""The switch between the short form of a page and all of it."""

from __future__ import annotations

from trustbook.exercises.model import Exercise
from trustbook.language import _
from trustbook.ui.kit import Switch
from trustbook.ui.pages.words import minutes_short

_SHORT, _WHOLE = "short", "whole"


class LengthSwitch(Switch):
    """Says how long each takes."""

    def __init__(self, exercise: Exercise) -> None:
        choices = (
            (_SHORT, _("Short, {minutes}").format(minutes=minutes_short(exercise.short_minutes))),
            (_WHOLE, _("All, {minutes}").format(minutes=minutes_short(exercise.minutes))),
        )
        super().__init__(_("How much of this page"), choices, _SHORT)

    def show_core_only(self, core_only: bool) -> None:
        """Show which of the two is on the page."""
        self.choose(_SHORT if core_only else _WHOLE)

    @staticmethod
    def is_core_only(choice: str) -> bool:
        """Whether the choice that was made is the short form."""
        return choice == _SHORT
