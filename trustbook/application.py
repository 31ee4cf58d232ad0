"""The composition root behind the window: everything is made and wired here, by hand.

Until the first screen can be seen, Qt and little else is imported. The rest follows: the books' part on the worker, the
window's part on the GUI thread, for classes of widgets must not be made anywhere else.
"""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, QObject, Qt
from PySide6.QtWidgets import QApplication

from trustbook.domain.problems import BrokenDefinition, UnknownName
from trustbook.domain.times import SystemClock, random_id
from trustbook.language import ask_country_by, current_language, is_right_to_left, use_language, weekday_words
from trustbook.ui.frame.first_look import FirstLook
from trustbook.ui.frame.window import Window
from trustbook.ui.program import Program
from trustbook.ui.runtime.faults import Faults
from trustbook.ui.runtime.gateway import DialogPrompts
from trustbook.ui.runtime.idle_watch import IdleWatch
from trustbook.ui.runtime.look import Look
from trustbook.ui.runtime.own_clipboard import SystemClipboard
from trustbook.ui.runtime.preloading import Preloader
from trustbook.ui.runtime.theme import add_first_fonts, add_later_fonts
from trustbook.ui.runtime.tidying import Tidier
from trustbook.ui.runtime.worker import SerialWorker, WorkerPool
from trustbook.ui.services import Services
from trustbook.ui.start.folders import default_folder

if TYPE_CHECKING:
    from trustbook.exercises.content import Content
    from trustbook.ui.runtime.end_signals import EndingSignals
    from trustbook.ui.runtime.system_events import SystemEvents
    from trustbook.ui.runtime.workbook_opener import LazyWorkbookOpener
    from trustbook.workbook.opener import WorkbookOpener

BOOK_PARTS: Final = (
    "cryptography.hazmat.primitives.ciphers.aead",
    "cryptography.hazmat.primitives.kdf.argon2",
    "cryptography.hazmat.primitives.hashes",
    "cryptography.hazmat.primitives.kdf.hkdf",
    "trustbook.storage.books.book",
    "trustbook.storage.books.recovery",
    "trustbook.storage.secrets_change",
    "trustbook.storage.shared_key",
    "trustbook.storage.sqlite.telling",
    "trustbook.storage.workbook_folder",
    "zoneinfo",
)
"""What signing in needs, also where it is taken in only when it is first called."""

OPEN_WORKBOOK_PARTS: Final = (
    "trustbook.ui.fields.factory",
    "trustbook.ui.pages.exercise.entry_form",
    "trustbook.ui.pages.exercise.exercise_page",
    "trustbook.ui.pages.tab_page",
    "trustbook.ui.pages.tab_overview",
    "trustbook.ui.pages.today_page",
    "trustbook.ui.workbook.view",
    "trustbook.ui.workbook.controller",
)
"""What an open workbook shows, in steps of about 10 ms: the last is the whole, the others are taken out of it."""

PATIENCE_SECONDS = 2
"""How long the end waits for a thread. All is saved by then."""


class CompositionRoot(QObject):
    """All parts of the program that live as long as the window."""

    def __init__(self, application: QApplication, look: FirstLook) -> None:
        super().__init__()
        self._application = application
        add_first_fonts()
        self.begins_again = False
        self.next_workbook: Path | None = None
        self._faults = Faults(self)
        self._faults.install()
        settings = look.settings
        self._speak(settings.language)
        clock = SystemClock()
        self._worker = SerialWorker(self._faults.take)
        self._pool = WorkerPool(self._faults.take)
        self.window = look.window
        self._watch = IdleWatch(application, clock, settings.lock_minutes)
        services = Services(
            worker=self._worker,
            pool=self._pool,
            prompts=DialogPrompts(self._asking_window, default_folder),
            theme=look.theme,
            look=Look(settings, look.file, look.theme, self._watch),
            watch=self._watch,
            clock=clock,
            folder=default_folder,
            opener=opener,
            content=content,
            speak=self._speak,
            clipboard=SystemClipboard(),
        )
        self.program = Program(self.window, services, self)
        self.program.ended.connect(self._on_ended)
        self._faults.noticed.connect(self.program.tell_mistake)
        self._tidier = Tidier(self)
        self._preloader = Preloader(OPEN_WORKBOOK_PARTS, self)
        self._ending: EndingSignals | None = None
        self._away: SystemEvents | None = None

    def close(self) -> bool:
        """Take the window away, end the threads and give the hooks back. False if a thread is still at work."""
        self._watch.stop()
        if self._ending is not None:
            self._ending.stop()
        self.window.deleteLater()
        self._application.processEvents()
        self._faults.uninstall()
        return self._worker.stop(PATIENCE_SECONDS) and self._pool.stop(PATIENCE_SECONDS)

    def settle_in(self) -> None:
        """What can wait until the first screen is there."""
        from trustbook.hardening import harden
        from trustbook.ui.frame.icon import neutral_icon
        from trustbook.ui.runtime.end_signals import EndingSignals, save_at_logout
        from trustbook.ui.runtime.system_events import system_away

        harden()  # nothing secret was on the screen until now
        self._tidier.start()
        add_later_fonts()
        self.window.setWindowIcon(neutral_icon())
        self._ending = EndingSignals(self.program.end, self)
        save_at_logout(self._application, self.program.flush_now)
        self._away = system_away(self)
        self._away.went_away.connect(self.program.went_away)
        self._warm_up()

    def _warm_up(self) -> None:
        opener()  # a module of the window, though the worker uses it
        self._worker.do(warm_up, lambda _nothing: self._preloader.start(), owner=self)

    def _asking_window(self) -> Window:
        return self.window

    def _speak(self, language: str) -> None:
        ask_country_by(lambda: QLocale.territoryToCode(QLocale.system().territory()))
        use_language(language)
        content.cache_clear()
        opener.cache_clear()
        direction = Qt.LayoutDirection.RightToLeft if is_right_to_left() else Qt.LayoutDirection.LeftToRight
        self._application.setLayoutDirection(direction)

    def _on_ended(self, workbook: Path | None) -> None:
        self.begins_again, self.next_workbook = self.program.begins_again, workbook
        self._application.quit()


@cache
def content() -> Content:
    """Everything to read and to fill in, in the language in use."""
    from trustbook.exercises.content import Content

    return Content(current_language())


@cache
def opener() -> LazyWorkbookOpener:
    """The way to workbooks, with the machine's clock and random ids."""
    from trustbook.ui.runtime.workbook_opener import LazyWorkbookOpener

    def make() -> WorkbookOpener:
        from trustbook.workbook.opener import WorkbookOpener

        return WorkbookOpener(content(), SystemClock(), random_id)

    return LazyWorkbookOpener(make)


def warm_up() -> None:
    """Import what signing in needs, nothing of Qt, and read what Today speaks of; runs on the worker."""
    opener().warm()
    from trustbook.workbook.agreed.agreement_form import AGREEMENT
    from trustbook.workbook.today.today_offers import OFFERED

    for name in (AGREEMENT, *OFFERED):
        with suppress(BrokenDefinition, UnknownName):
            content().library.exercise(name)
    with suppress(BrokenDefinition):  # told where it is opened
        content().paths  # noqa: B018 – read once, and kept
    with suppress(BrokenDefinition):
        for first in content().tabs[:1]:
            content().library.exercise_ids(tab=first.id)
    for name in BOOK_PARTS:
        import_module(name)
    weekday_words(SystemClock().today())  # the names of days and months are read with the first day that is said
