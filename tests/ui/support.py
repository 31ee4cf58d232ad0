"""A whole program in one process for tests: real window, worker and workbooks; questions and restarts scripted."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from tests import ready_workbooks
from tests.ui.stand_ins import ClipboardOfTests, ScriptedPrompts, Speaking, TestClock
from trustbook.domain.times import random_id
from trustbook.ui.frame.flow_screen import FlowScreen
from trustbook.ui.frame.window import Window
from trustbook.ui.kit import LineInput, PassphraseInput
from trustbook.ui.kit.buttons import Button
from trustbook.ui.pages.tab_page import TabPage
from trustbook.ui.pages.today_page import TodayPage
from trustbook.ui.printing.port import Printer
from trustbook.ui.program import Program
from trustbook.ui.runtime.idle_watch import IdleWatch
from trustbook.ui.runtime.look import Look
from trustbook.ui.runtime.settings import DeviceSettings, SettingsFile
from trustbook.ui.runtime.theme import Theme, add_later_fonts
from trustbook.ui.runtime.workbook_opener import LazyWorkbookOpener
from trustbook.ui.runtime.worker import SerialWorker, WorkerPool
from trustbook.ui.services import Services
from trustbook.ui.start.folders import free_place
from trustbook.ui.workbook.controller import WorkbookController
from trustbook.ui.workbook.view import WorkbookView
from trustbook.workbook.opener import WorkbookOpener
from trustbook.workbook.session import Session

ANA, BEN = ready_workbooks.ANA, ready_workbooks.BEN

T = TypeVar("T", bound=QWidget)


def run_until(qtbot: QtBot, condition: Callable[[], object], what: str = "") -> None:
    """Run the event loop until `condition()`, at most ten seconds. Looks every millisecond: most waits are short."""
    ends = time.monotonic() + 10
    while not condition():
        if time.monotonic() > ends:
            raise AssertionError(f"never came: {what or condition}")
        qtbot.wait(1)


@dataclass
class Stage:
    """The running program of a test and ways to act on it as a person does."""

    qtbot: QtBot
    folder: Path
    window: Window
    services: Services
    program: Program
    prompts: ScriptedPrompts
    clock: TestClock
    speaking: Speaking
    ended: list[Path | None] = field(default_factory=list)
    mistakes: list[BaseException] = field(default_factory=list)
    rung: list[str] = field(default_factory=list)
    """Each sound that was heard."""

    @property
    def controller(self) -> WorkbookController:
        assert self.program.controller is not None
        return self.program.controller

    @property
    def view(self) -> WorkbookView:
        return self.controller.view

    def wait(self, condition: Callable[[], object], what: str = "") -> None:
        """Run the event loop until `condition()`, at most ten seconds."""
        run_until(self.qtbot, condition, what)

    def settle(self) -> None:
        """Run until the worker has nothing to do and all events are handled."""
        self.wait(lambda: self.services.worker.is_idle and self.services.pool.is_idle)
        for _round in range(5):
            QApplication.processEvents()
        self.wait(lambda: self.services.worker.is_idle)

    def screen(self) -> FlowScreen:
        """The flow on the screen, once it shows a form and does nothing else."""

        def ready() -> bool:
            top = self._top()
            return isinstance(top, FlowScreen) and top.view is not None and not top.is_working

        self.wait(ready)
        top = self._top()
        assert isinstance(top, FlowScreen)
        return top

    def _top(self) -> QWidget | None:
        return self.window.shown

    def note(self, form_id: str) -> str:
        """What the form says was not right."""
        form = self.form(form_id).form
        assert form is not None
        return form.note

    def form(self, form_id: str) -> FlowScreen:
        """The flow on the screen when it shows this form."""

        def shown() -> bool:
            top = self._top()
            return isinstance(top, FlowScreen) and top.form is not None and top.form.id == form_id

        try:
            self.wait(shown)
        except AssertionError as error:
            now = self._top()
            seen = now.form.id if isinstance(now, FlowScreen) and now.form else type(now).__name__
            raise AssertionError(f"expected the form {form_id}, saw {seen}; {self.prompts.surprises}") from error
        return self.screen()

    def fill(self, form_id: str, button: str, **texts: str) -> None:
        """Type into the fields of a form (with _ for -) and press a button."""
        screen = self.form(form_id)
        assert screen.view is not None
        fields = screen.view.findChildren(LineInput)
        named = {spec.id: spec.label for spec in screen.view.form.fields}
        for name, text in texts.items():
            line = next(each for each in fields if each.edit.accessibleName() == named[name.replace("_", "-")])
            line.edit.clear()
            line.edit.insert(text)
        screen.view.press(button)

    def first_tab(self) -> WorkbookView:
        """The open workbook at its first tab, beyond Today, once its lists are there."""
        self.wait(lambda: isinstance(self._top(), WorkbookView) and self.view.tabs.current is not None)
        if isinstance(self.view.tabs.current, TodayPage):
            self.view.tabs.show_number(0)
        self.settle()
        return self.view

    def at_today(self) -> TodayPage:
        """Today, where every sitting begins, once it says what there is."""
        self.wait(lambda: isinstance(self._top(), WorkbookView) and self.view.tabs.current is not None)
        self.settle()
        page = self.view.tabs.current
        assert isinstance(page, TodayPage)
        return page

    def create(self, name: str = "Ana", passphrase: str = ANA) -> WorkbookView:
        """A new workbook, open, as `create_by_forms` leaves it."""
        start, opener = self.program.start_controller, self.services.opener()
        target = free_place(self.folder, "Workbook")
        start.let_go()

        def create() -> object:
            if (name, passphrase) != ("Ana", ANA):
                return opener.create(target, name, passphrase)
            ready_workbooks.copy_ready("solo", target, self.clock)
            return opener.sign_in(target, passphrase)

        self.services.worker.do(create, start.opened.emit)
        return self.first_tab()

    def create_couple(self) -> WorkbookView:
        """A workbook of Ana and Ben, both here; as `create` and `join` leave it."""
        start, opener = self.program.start_controller, self.services.opener()
        target = free_place(self.folder, "Workbook")
        start.let_go()

        def create() -> object:
            ready_workbooks.copy_ready("couple", target, self.clock)
            return opener.sign_in_together(opener.first_of_two(target, ANA), BEN)

        self.services.worker.do(create, start.opened.emit)
        return self.first_tab()

    def join(self, name: str = "Ben", passphrase: str = BEN) -> WorkbookView:
        """The second person has joined, both are here; as `join_by_forms` leaves it."""

        def joined(session: Session) -> None:
            session.people.take_second_seat(name, passphrase)
            session.people.go_together()

        client = self.controller.client
        client.do(joined, lambda _done: client.refresh_sitting())
        self.wait(lambda: client.sitting.me is None)
        return self.first_tab()

    def create_by_forms(self, name: str = "Ana", passphrase: str = ANA) -> WorkbookView:
        """Make a workbook through the forms."""
        self.choose("create")
        self.fill("safety", "go-on")
        self.fill("name", "named", name=name)
        self.fill("offered-passphrase", "own")
        self.fill("own-passphrase", "set", own_1=passphrase, own_2=passphrase)
        return self.first_tab()

    def join_by_forms(self, name: str = "Ben", passphrase: str = BEN) -> WorkbookView:
        """Let the second person join through the forms; ends at Together."""
        self.view.actions_["hand-over"].trigger()
        self.fill("hand-over", "here")
        self.fill("safety", "go-on")
        self.fill("name", "named", name=name)
        self.fill("offered-passphrase", "own")
        self.fill("own-passphrase", "set", own_1=passphrase, own_2=passphrase)
        self.wait(lambda: self.controller.client.sitting.me is None)
        return self.first_tab()

    def go_together(self, passphrase: str) -> None:
        """From a person's seat to Together, where the other one signs in with this passphrase."""
        self.view.actions_["together"].trigger()
        self.fill("sit-down-together", "open", passphrase=passphrase)
        self.wait(lambda: self.controller.client.sitting.me is None)
        self.settle()

    def start_again(self) -> None:
        """The program ended; start it anew, as another process would."""
        self.services.watch.cover_requested.disconnect()
        self.program.deleteLater()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # it was covered, and covers no other
        self.window = window = Window()
        self.program = Program(window, self.services)
        self.program.ended.connect(self.ended.append)
        self.program.begin(None)
        window.show()
        self.qtbot.waitExposed(window)

    def choose(self, choice: str) -> None:
        """Press a tile of the start page."""
        top = self._top()
        assert top is not None
        button = top.findChild(Button, choice)
        assert isinstance(button, Button), choice
        button.click()

    def sign_in(self, folder: Path, passphrase: str) -> WorkbookView:
        """Sign in on the sign-in screen."""
        self.program.start_controller.show_sign_in(folder)
        self.fill("sign-in", "open", passphrase=passphrase)
        return self.first_tab()

    def sign_in_together(self, folder: Path, first: str, second: str) -> WorkbookView:
        """Both sign in, one after the other."""
        self.program.start_controller.show_sign_in(folder)
        self.fill("sign-in", "together", passphrase=first)
        self.fill("sign-in-second", "both", other=second)
        return self.first_tab()


WINDOW = (1180, 728)
"""As it opens on a screen of 1366×768; the screen of these tests is smaller."""


def make_services(
    folder: Path,
    mistakes: list[BaseException],
    *,
    settings: DeviceSettings | None = None,
    printer: Printer | None = None,
    speaking: Speaking | None = None,
) -> Services:
    """What the program works with, with scripted prompts; settings and workbooks lie in `folder`."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    settings, speaking = settings or DeviceSettings(theme="light", lock_minutes=0), speaking or Speaking()
    clock, theme = TestClock(), Theme(application, settings)
    watch = IdleWatch(application, clock, settings.lock_minutes)
    opener = LazyWorkbookOpener(lambda: WorkbookOpener(speaking.content, clock, random_id))
    made = Services(
        worker=SerialWorker(mistakes.append),
        pool=WorkerPool(mistakes.append),
        prompts=ScriptedPrompts(),
        theme=theme,
        look=Look(settings, SettingsFile(folder / "settings" / "settings.toml"), theme, watch),
        watch=watch,
        clock=clock,
        folder=lambda: folder / "workbooks",
        opener=lambda: opener,
        content=lambda: speaking.content,
        speak=speaking.speak,
        clipboard=ClipboardOfTests(),
    )
    return made if printer is None else made._replace(printer=lambda: printer)


def end_services(services: Services) -> None:
    """End the threads and take the hooks back."""
    services.watch.stop()
    services.worker.stop()
    services.pool.stop()
    services.watch.deleteLater()
    services.theme.deleteLater()


def make_stage(qtbot: QtBot, tmp_path: Path, *, settings: DeviceSettings | None = None) -> Stage:
    """A program whose window is shown on the start page. The default folder is empty."""
    mistakes: list[BaseException] = []
    speaking = Speaking()
    rung: list[str] = []
    services = make_services(tmp_path, mistakes, settings=settings, speaking=speaking)
    services = services._replace(bell=lambda: rung.append("bell"))
    prompts, clock = services.prompts, services.clock
    assert isinstance(prompts, ScriptedPrompts) and isinstance(clock, TestClock)
    add_later_fonts()
    window = Window()
    program = Program(window, services)
    folder = services.folder()
    stage = Stage(qtbot, folder, window, services, program, prompts, clock, speaking, mistakes=mistakes, rung=rung)
    program.ended.connect(stage.ended.append)
    program.begin(None)
    window.show()
    qtbot.waitExposed(window)
    return stage


def strike(stage: Stage) -> None:
    """Take the program of a test down: books closed, threads ended, nothing unexpected left."""
    if stage.program.controller is not None:
        stage.services.worker.do(stage.program.controller.client.session.keeping.close)
    for each in QApplication.topLevelWidgets():
        if isinstance(each, QDialog):
            each.close()
    stage.program.deleteLater()
    QApplication.processEvents()
    stage.window.deleteLater()
    end_services(stage.services)
    QApplication.sendPostedEvents(None, 52)  # QEvent.DeferredDelete
    assert not stage.mistakes, stage.mistakes
    assert not stage.prompts.surprises, stage.prompts.surprises


def current_tab(view: WorkbookView) -> TabPage | None:
    """The tab that is shown; None while something lies above the tabs."""
    page = view.current_page
    return page if isinstance(page, TabPage) else None


def shown_widgets(root: QWidget, kind: type[T]) -> Iterator[T]:
    """Every widget of a kind that is visible below `root`."""
    for each in root.findChildren(kind):
        if each.isVisible():
            yield each


def focusable(root: QWidget) -> list[QWidget]:
    """Everything that Tab or a click can give the focus to, visible and enabled."""
    return [
        each
        for each in shown_widgets(root, QWidget)
        if each.isEnabled() and each.focusPolicy() != Qt.FocusPolicy.NoFocus and each.focusProxy() is None
    ]


def place_in(widget: QWidget, window: QWidget) -> QRect:
    """Where a widget lies in its window."""
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


__all__ = ["ANA", "BEN", "PassphraseInput", "ScriptedPrompts", "Stage", "TestClock", "make_stage", "strike"]
