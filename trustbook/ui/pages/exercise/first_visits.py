"""The first visit ever to a page that can stir people up: it begins with all that there is to say about it."""

from __future__ import annotations

from typing import Final

from trustbook.ui.services import WorkbookServices
from trustbook.workbook.sitting.views import PageView

_KEY: Final = "was-read."


class FirstVisits:
    """Remembered in the book of the person who sits here; at Together by what is written on the page."""

    def __init__(self, services: WorkbookServices) -> None:
        self._services = services
        self._known: set[str] = set()

    def is_first(self, page: PageView) -> bool:
        """Whether this page is to begin unfolded. From then on it is known."""
        exercise_id, sitting = page.exercise.id, self._services.client.sitting
        key = _KEY + exercise_id
        if not page.exercise.heavy or page.exercise.at_once or page.exists or page.earlier or page.our_page is not None:
            return False
        if exercise_id in self._known or key in sitting.settings:
            return False
        self._known.add(exercise_id)
        if not sitting.viewer.is_together and not sitting.read_only:
            self._services.client.do(
                lambda session: session.people.put_setting(sitting.viewer, key, "yes"), failed=lambda _problem: None
            )  # where it cannot be kept, the page begins unfolded once more
        return True

    def forget(self) -> None:
        """Somebody else sits here now."""
        self._known.clear()
