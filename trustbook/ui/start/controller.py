"""Everything before a workbook is open: the start page and the ways that begin there."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from trustbook.language import _
from trustbook.ui.frame.window import Window
from trustbook.ui.services import Services
from trustbook.ui.start.desk import BookBesideForm
from trustbook.ui.start.folders import is_of_one, looks_like_workbook, places_of_example, workbook_title, workbooks_in
from trustbook.ui.start.spread import DeskSide, Spread
from trustbook.ui.start.start_page import StartPage, nothing_leaves

if TYPE_CHECKING:
    from trustbook.ui.frame.flow_screen import FlowScreen
    from trustbook.ui.frame.flow_steps import Flow
    from trustbook.ui.reading.reader import Reader
    from trustbook.ui.start.covering import Covering


class StartController(QObject):
    """Shows the start page and draws its flows. `opened` carries an `Opened`."""

    opened = Signal(object)

    def __init__(self, window: Window, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._services = services
        self._screen: FlowScreen | None = None
        self._covering: Covering | None = None
        self._page: StartPage | None = None

    @cached_property
    def reader(self) -> Reader:
        """What can be read without a workbook."""
        from trustbook.ui.frame.surfaces import LayerAbove
        from trustbook.ui.reading.reader import Reader

        return Reader(self._services, LayerAbove(self._window), self)

    def show_start(self) -> None:
        """The start page, with the workbooks that lie in the default folder now."""
        self.let_go()
        self._page = page = StartPage(workbooks_in(self._services.folder()), self._window.place)
        page.chosen.connect(self._on_chosen)
        page.workbook_chosen.connect(self._open_workbook)
        self._window.show_base(page)
        page.take_focus()

    # covering and going

    def cover(self) -> None:
        """The start page instead of whatever is there: it says nothing about anybody. A code is covered, not lost."""
        if not self.hide_code():
            self._services.clipboard.clear()
            self._window.close_dialogs()
            working = self._screen is not None and self._screen.is_working
            self.show_start()
            if working:
                self._services.worker.do(lambda: None, lambda _nothing: self._look_again(), owner=self)

    def hide_code(self) -> bool:
        """Cover a recovery code that was made and not copied yet. False when there is none."""
        if self._covering is None or self._screen is None or not self._screen.holds_code:
            return False
        self._covering.cover()
        return True

    def may_close(self) -> bool:
        """Whether nothing is lost when the window closes now. If something is, it says so."""
        screen = self._screen
        if screen is None or self._covering is None or not screen.holds_code:
            return True
        if self._window.is_covered:
            self._say_on_cover()
        else:
            screen.say(_("Please copy the code first. It is shown only this once."))
        return False

    def let_go(self) -> None:
        """The flow on the screen ends here. What it opened is closed, also what arrives late."""
        screen, self._screen = self._screen, None
        if screen is not None:
            screen.abandon()

    def _look_again(self) -> None:
        """Work that was under way when the cover came may have made a workbook."""
        page = self._page
        if page is None or self._window.shown is not page:
            return
        if page.workbooks != workbooks_in(self._services.folder()):
            self.show_start()

    def _say_on_cover(self) -> None:
        if self._covering is not None:
            self._covering.say(
                _("A new recovery code waits under this cover. Please copy it first; it is shown only this once.")
            )

    def show_sign_in(self, workbook: Path) -> None:
        """Ask for a passphrase of this workbook."""
        from trustbook.ui.start.covering import Covering
        from trustbook.ui.start.flows.sign_in import SignInFlow
        from trustbook.ui.start.recovery_codes import showing_only

        opener = self._services.opener
        flow = SignInFlow(
            workbook,
            opener,
            renew=lambda opened, code, passphrase: opener().renew(opened, code, passphrase),
            showing=showing_only(),
            keyboard=keyboard_name(),
            alone=is_of_one(workbook),
        )
        foot = _("Nobody can look up a passphrase. A recovery code, if you made one, opens your seat too.")
        self._run(flow, self.opened.emit, BookBesideForm(workbook_title(workbook)), foot)
        self._covering = Covering(
            self._window, self._services, lambda passphrase: flow.session.session.people.confirm(passphrase), self
        )
        self._covering.lock_requested.connect(self._say_on_cover)

    def _on_chosen(self, choice: str) -> None:
        ways: dict[str, Callable[[], object]] = {
            "create": self._create,
            "open": self._open,
            "example": self._example,
            "blank": self._blank,
            "restore": self._restore,
            "help": self.show_help,
            "guide": lambda: self.reader.guide(),
            "check": lambda: self.reader.unsaved(),
        }
        ways[choice]()

    def _create(self) -> None:
        from trustbook.exercises.text_ids import SAFETY
        from trustbook.ui.reading.guide_texts import guide_text
        from trustbook.ui.start.flows.create import CreateFlow

        opener = self._services.opener
        flow = CreateFlow(
            safety=lambda: guide_text(self._services.content(), SAFETY, self._services.clock),
            suggest=lambda: opener().suggest_passphrase(),
            create=lambda folder, name, passphrase: opener().create(folder, name, passphrase),
            put_away=lambda opened: opener().put_away(opened),
            folder=self._services.folder(),
        )
        self._run(flow, self.opened.emit)

    def _open(self) -> None:
        from trustbook.ui.runtime.prompts import News

        def chosen(path: str) -> None:
            folder = Path(path)
            inside = workbooks_in(folder)
            if looks_like_workbook(folder) or not inside:
                self.show_sign_in(folder)
            elif len(inside) == 1:
                self.show_sign_in(inside[0])
            else:
                self._services.prompts.tell(
                    News(
                        "several-workbooks",
                        _("There are several workbooks in this folder"),
                        _("Please choose one of them: a folder whose name ends in .trustbook."),
                    )
                )

        self._services.prompts.choose_folder(_("Choose the workbook’s folder"), chosen)

    def _open_workbook(self, workbook: Path) -> None:
        """The example opens without a question, if it still is one; every other workbook asks for a passphrase."""
        if workbook in places_of_example(workbook.parent):
            self._try_as_example(workbook)
        else:
            self.show_sign_in(workbook)

    def _try_as_example(self, workbook: Path) -> None:
        def opened(outcome: object) -> None:
            if outcome is None:
                self.show_sign_in(workbook)
            else:
                self.opened.emit(outcome)

        from trustbook.ui.start.flows.example import ExampleFlow

        flow = ExampleFlow(self._services.opener, workbook.parent, only=workbook)
        self._run(flow, opened, BookBesideForm(workbook_title(workbook)))

    def _example(self) -> None:
        from trustbook.ui.start.flows.example import ExampleFlow

        self._run(ExampleFlow(self._services.opener, self._services.folder()), self.opened.emit)

    def _restore(self) -> None:
        from trustbook.ui.start.flows.restore import RestoreFlow

        self._run(RestoreFlow(self._services.opener, self._services.folder()), self._on_folder)

    def _on_folder(self, folder: object) -> None:
        if isinstance(folder, Path):
            self.show_sign_in(folder)

    def _blank(self) -> None:
        from trustbook.ui.start.blank_paper import blank_paper

        blank_paper(self._window, self._services)

    def show_help(self) -> None:
        """Getting help, above whatever is shown. Nothing notes that it was opened."""
        from trustbook.exercises.text_ids import HELP

        self.reader.text(HELP)

    def _run(
        self, flow: Flow, finished: Callable[[object], object], desk: DeskSide | None = None, foot: str = ""
    ) -> None:
        """A flow on paper, beside what lies on the `desk`: an outlined book, unless told otherwise."""
        from trustbook.ui.frame.flow_screen import FlowScreen

        self.let_go()
        lying, words = desk or BookBesideForm(""), foot or nothing_leaves()
        self._screen = screen = FlowScreen(
            flow,
            self._services.worker,
            self._services.prompts,
            lambda forms: Spread(lying, forms, words, self.show_help),
        )
        screen.finished.connect(self._forget_screen)
        screen.finished.connect(finished)
        screen.left.connect(self.show_start)
        screen.help_requested.connect(self.show_help)
        screen.check_requested.connect(lambda: self.reader.unsaved())
        self._window.show_base(screen)

    def _forget_screen(self, _outcome: object) -> None:
        self._screen = None


def keyboard_name() -> str:
    """The keyboard layout in use, in its own words; "" where the system does not tell."""
    locale = QGuiApplication.inputMethod().locale()
    if locale.name() in ("C", ""):
        return ""
    return f"{locale.nativeLanguageName()} ({locale.nativeTerritoryName()})"
