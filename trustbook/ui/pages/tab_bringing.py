"""What of a tab can go to counselling: the line of its list, the open page, or what its overview says."""

from __future__ import annotations

from trustbook.ui.navigation import ToBring
from trustbook.ui.pages.bringing import to_bring
from trustbook.ui.pages.exercise.exercise_page import ExercisePage
from trustbook.ui.pages.exercise.open_page import OpenPage
from trustbook.ui.pages.exercise_list import ExerciseList
from trustbook.ui.pages.overview import Overview


class TabBringing:
    """As the tab stands now."""

    def __init__(self, exercises: ExerciseList, place: OpenPage, *, in_list: bool) -> None:
        """`in_list`: the focus is in the list of pages."""
        self._exercises, self._place, self._in_list = exercises, place, in_list

    def page(self) -> ToBring | None:
        """As `Bringing` says."""
        if self._in_list:
            return self._exercises.to_bring()
        if self._place.page is not None:
            return to_bring(self._place.page.page)
        return self._place.shown.to_bring() if isinstance(self._place.shown, Overview) else None

    def choose(self) -> bool:
        """As `Bringing` says."""
        return isinstance(self._place.shown, Overview) and self._place.shown.choose_to_bring()

    def say(self, words: str) -> bool:
        """As `Bringing` says."""
        page = self._place.page
        if self._in_list or not isinstance(page, ExercisePage):
            return False
        page.say(words, "bringing")
        return True
