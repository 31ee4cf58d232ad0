"""What of a tab can go to counselling: the line of its list, the open page, or what its overview says."""

from __future__ import annotations

from trustbook.ui.navigation import ToBring
from trustbook.ui.pages.exercise.open_page import OpenPage
from trustbook.ui.pages.exercise_list import ExerciseList


class TabBringing:
    """As the tab stands now."""

    def __init__(self, exercises: ExerciseList, place: OpenPage, *, in_list: bool) -> None:
        """`in_list`: the focus is in the list of pages."""
        self._exercises, self._place, self._in_list = exercises, place, in_list

    def page(self) -> ToBring | None:
        """As `Bringing` says."""
        if self._in_list:
            return self._exercises.to_bring()
        return self._place.shown.to_bring()

    def choose(self) -> bool:
        """As `Bringing` says."""
        return self._place.shown.choose_to_bring()

    def say(self, words: str) -> bool:
        """As `Bringing` says."""
        return not self._in_list and self._place.shown.say_of_bringing(words)
