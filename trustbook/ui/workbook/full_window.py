"""Pages in place of the whole workbook, until they are left: a talk, a letter read aloud, slips of the jar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from trustbook.exercises.text_ids import HELP
from trustbook.ui.dialogs.telling import teller
from trustbook.ui.frame.surfaces import LayerAbove
from trustbook.ui.frame.window import Window
from trustbook.ui.reading.reader import Reader
from trustbook.ui.services import WorkbookServices

if TYPE_CHECKING:
    from trustbook.domain.letter_text import LetterText
    from trustbook.ui.pages.far_page import FarPage
    from trustbook.ui.pages.talk.talk_page import TalkPage
    from trustbook.workbook.together.jar_views import OpenedSlip
    from trustbook.workbook.together.talk_views import TalkView


class FullWindow:
    """Above `view`, if that is what is on the screen."""

    def __init__(self, services: WorkbookServices, view: QWidget) -> None:
        self._services = services
        self._view = view

    def begin_talk(self, exercise_id: str) -> None:
        """Hold this talk at the table."""
        client, viewer = self._services.client, self._services.client.viewer
        failed = teller(self._services.program.prompts, "talk-failed")
        client.do(lambda session: session.talks.begin(viewer, exercise_id), self._show_talk, failed, self._view)

    def _show_talk(self, talk: TalkView) -> None:
        from trustbook.ui.pages.talk.talk_page import TalkPage

        if self._is_free():
            self._show(TalkPage(self._services, talk))

    def read_aloud(self, letter: LetterText) -> None:
        """A few lines at a time."""
        from trustbook.ui.pages.letters.read_aloud import ReadAloudPage

        if self._is_free():
            self._show(ReadAloudPage(self._services.program, letter))

    def read_slips(self, slips: tuple[OpenedSlip, ...]) -> None:
        """One at a time."""
        from trustbook.ui.pages.jar.reading import JarReadingPage

        if self._is_free():
            self._show(JarReadingPage(self._services.program, slips, self._services.client.sitting.partners))

    def _is_free(self) -> bool:
        window = self._view.window()
        return isinstance(window, Window) and window.top is self._view

    def _show(self, page: TalkPage | FarPage) -> None:
        window = self._view.window()
        assert isinstance(window, Window)
        page.left.connect(lambda: window.pop(page))
        above = Reader(self._services.program, LayerAbove(window), page)
        page.help_requested.connect(lambda: above.text(HELP))
        window.push(page)
