"""The house behind the window: everything is made and wired here, by hand.

Until the first screen can be seen, Qt and little else is imported. The rest follows: the books' part on the lane, the
window's part on the GUI thread, for classes of widgets must not be made anywhere else.
"""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from trustbook.domain.problems import BrokenDefinition
from trustbook.domain.times import SystemClock, random_id
from trustbook.language import current_language, is_right_to_left, use_language
from trustbook.ui.runtime.faults import Faults
from trustbook.ui.runtime.gateway import DialogPrompts
from trustbook.ui.runtime.lane import Lane
from trustbook.ui.runtime.preloading import Preloader
from trustbook.ui.runtime.theme import add_later_fonts
from trustbook.ui.runtime.tidying import Tidier
from trustbook.ui.runtime.watch import Watch
from trustbook.ui.shell.first_look import FirstLook
from trustbook.ui.shell.places import default_folder
from trustbook.ui.shell.program import Program
from trustbook.ui.shell.tools import Look, Tools
from trustbook.ui.shell.window import Window

if TYPE_CHECKING:
    from trustbook.exercises.library import Library
    from trustbook.ui.runtime.away import Away
    from trustbook.ui.runtime.ending import EndingSignals
    from trustbook.ui.shell.doorway import Doorway
    from trustbook.workbook.door import Door

WARM_UP_MS = 150
"""How long after the first screen the rest is imported; the window has come to rest by then."""

BOOK_PARTS: Final = ("trustbook.storage.book", "trustbook.storage.workbook_folder")
"""What opening a book needs."""

OPEN_ROOM_PARTS: Final = (
    "trustbook.ui.fields.factory",
    "trustbook.ui.pages.entry_form",
    "trustbook.ui.pages.exercise_page",
    "trustbook.ui.pages.tab_page",
    "trustbook.ui.shell.desk",
    "trustbook.ui.shell.room",
)
"""What an open workbook shows, in steps of about 10 ms: the last is the whole, the others are taken out of it."""

PATIENCE_SECONDS = 2
"""How long the end waits for a thread. All is saved by then."""


class House(QObject):
    """All parts of the program that live as long as the window."""

    def __init__(self, application: QApplication, look: FirstLook) -> None:
        super().__init__()
        self._application = application
        self.next_workbook: Path | None = None
        self._faults = Faults(self)
        self._faults.install()
        settings = look.settings
        self._speak(settings.language)
        clock = SystemClock()
        self._lane = Lane(self._faults.take)
        self._pool = Lane(self._faults.take)
        self.window = look.window
        self._watch = Watch(application, clock, settings.lock_minutes)
        tools = Tools(
            window=self.window,
            lane=self._lane,
            pool=self._pool,
            prompts=DialogPrompts(self._asking_window, default_folder),
            theme=look.theme,
            look=Look(settings, look.file, look.theme, self._watch),
            watch=self._watch,
            clock=clock,
            folder=default_folder,
            doorway=doorway,
            library=library,
            speak=self._speak,
        )
        self.program = Program(tools, self)
        self.program.ended.connect(self._on_ended)
        self._faults.noticed.connect(self.program.tell_mistake)
        self._tidier = Tidier(self)
        self._preloader = Preloader(OPEN_ROOM_PARTS, self)
        self._ending: EndingSignals | None = None
        self._away: Away | None = None

    def close(self) -> bool:
        """Take the window away, end the threads and give the hooks back. False if a thread is still at work."""
        self._watch.stop()
        if self._ending is not None:
            self._ending.stop()
        self.window.deleteLater()
        self._application.processEvents()
        self._faults.uninstall()
        return self._lane.stop(PATIENCE_SECONDS) and self._pool.stop(PATIENCE_SECONDS)

    def settle_in(self) -> None:
        """What can wait until the first screen is there."""
        from trustbook.ui.runtime.away import system_away
        from trustbook.ui.runtime.ending import EndingSignals, save_at_logout
        from trustbook.ui.shell.icon import neutral_icon

        self._tidier.start()
        add_later_fonts()
        self.window.setWindowIcon(neutral_icon())
        QTimer.singleShot(WARM_UP_MS, self, self._warm_up)
        self._ending = EndingSignals(self.program.close, self)
        save_at_logout(self._application, self.program.flush_now)
        self._away = system_away(self)
        self._away.went_away.connect(self.program.went_away)

    def _warm_up(self) -> None:
        doorway()  # a module of the window, though the lane uses it
        self._lane.do(warm_up, lambda _nothing: self._preloader.start(), owner=self)

    def _asking_window(self) -> Window:
        return self.window

    def _speak(self, language: str) -> None:
        use_language(language)
        library.cache_clear()
        doorway.cache_clear()
        direction = Qt.LayoutDirection.RightToLeft if is_right_to_left() else Qt.LayoutDirection.LeftToRight
        self._application.setLayoutDirection(direction)

    def _on_ended(self, workbook: Path | None) -> None:
        self.next_workbook = workbook
        self._application.quit()


@cache
def library() -> Library:
    """The exercises in the language in use."""
    from trustbook.exercises.library import Library

    return Library(language=current_language())


@cache
def doorway() -> Doorway:
    """The way to workbooks, with the machine's clock and random ids."""
    from trustbook.ui.shell.doorway import Doorway

    def make() -> Door:
        from trustbook.workbook.door import Door

        return Door(library(), SystemClock(), random_id)

    return Doorway(make)


def warm_up() -> None:
    """Import what opening a book needs, nothing of Qt, and read the first tab; runs on the lane."""
    doorway().warm()
    with suppress(BrokenDefinition):  # told where it is opened
        for first in library().tabs()[:1]:
            library().exercise_ids(tab=first.id)
    for name in BOOK_PARTS:
        import_module(name)
