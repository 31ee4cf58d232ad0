"""Pages at a real, open workbook, without the window around them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.ready_workbooks import copy_ready
from tests.ui.stand_ins import ScriptedPrompts, Speaking, TestClock
from tests.ui.support import ANA, BEN, end_services, make_services, run_until, shown_widgets
from trustbook.domain.letter_text import LetterText
from trustbook.domain.problems import Problem
from trustbook.exercises.content import Content
from trustbook.exercises.library import Library
from trustbook.ui.frame.save_state import SaveKind, SaveState
from trustbook.ui.navigation import FoundAt
from trustbook.ui.pages.exercise.exercise_page import ExercisePage
from trustbook.ui.pages.tab_page import TabPage
from trustbook.ui.printing.port import PrintJob
from trustbook.ui.runtime.client import WorkbookClient
from trustbook.ui.runtime.worker import SerialWorker, WorkerPool
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.letters.letter_views import LetterToRead
from trustbook.workbook.session import Session
from trustbook.workbook.sitting.views import PagePosition
from trustbook.workbook.together.jar_views import OpenedSlip

D = TypeVar("D", bound=QDialog)


class FakeTimer:
    """A timer whose time the test tells. Remembers the wish; `fire` lets it come."""

    def __init__(self, fired: Callable[[], None]) -> None:
        self._fired = fired
        self.seconds: float | None = None

    def start(self, seconds: float) -> None:
        self.seconds = seconds

    def stop(self) -> None:
        self.seconds = None

    def fire(self) -> None:
        assert self.seconds is not None, "the timer is not running"
        self.seconds = None
        self._fired()


@dataclass
class FakePrinter:
    """Takes every job, or fails with a problem."""

    jobs: list[PrintJob] = field(default_factory=list)
    problem: Problem | None = None

    def print(
        self,
        job: PrintJob,
        parent: QWidget,
        pool: WorkerPool,
        done: Callable[[bool], None],
        failed: Callable[[Problem], None],
    ) -> None:
        if self.problem is not None:
            failed(self.problem)
            return
        self.jobs.append(job)
        done(True)


class AskedFor:
    """A navigator that goes nowhere, and notes what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, ...]] = []
        self.letter: LetterToRead | None = None
        """The one that was last to be read."""

    def open_exercise(self, exercise_id: str) -> None:
        self.asked.append(("exercise", exercise_id))

    def open_entry(
        self, exercise_id: str, entry_id: str, found: FoundAt | None = None, *, returns: bool = False
    ) -> None:
        self.asked.append(("entry", exercise_id, entry_id, *((found.field_id, found.word) if found else ())))

    def begin_short(self, exercise_id: str) -> None:
        self.asked.append(("short", exercise_id))

    def open_text(self, text_id: str, word: str = "") -> None:
        self.asked.append(("text", text_id, *filter(None, [word])))

    def open_chapter(self, chapter_id: str, word: str = "") -> None:
        self.asked.append(("chapter", chapter_id, *filter(None, [word])))

    def print_blank(self, exercise_id: str) -> None:
        self.asked.append(("blank", exercise_id))

    def open_talk(self, exercise_id: str) -> None:
        self.asked.append(("talk", exercise_id))

    def open_tab(self, tab_id: str) -> None:
        self.asked.append(("tab", tab_id))

    def open_overview(self, name: str, item: str = "", *, returns: bool = False) -> None:
        self.asked.append(("overview", name, *filter(None, [item])))

    def open_letters(self, entry_id: str = "", *, returns: bool = False) -> None:
        self.asked.append(("letters", *filter(None, [entry_id])))

    def read_aloud(self, letter: LetterText) -> None:
        self.asked.append(("aloud", letter.whole))

    def read_letter(self, read: LetterToRead) -> None:
        self.asked.append(("letter", read.letter.copy_id))
        self.letter = read

    def open_side_by_side(self, exercise_id: str) -> None:
        self.asked.append(("side-by-side", exercise_id))

    def open_then_and_now(self, exercise_id: str = "") -> None:
        self.asked.append(("then-and-now", *filter(None, [exercise_id])))

    def open_jar(self) -> None:
        self.asked.append(("jar",))

    def note_good_thing(self) -> None:
        self.asked.append(("good-thing",))

    def read_slips(self, slips: tuple[OpenedSlip, ...]) -> None:
        self.asked.append(("slips", *(slip.what for slip in slips)))

    def open_guide(self) -> None:
        self.asked.append(("guide",))

    def open_check(self) -> None:
        self.asked.append(("check",))

    def open_place(self, place: PagePosition) -> None:
        self.asked.append(("place", place.exercise_id, place.entry_id))

    def open_today(self) -> None:
        self.asked.append(("today",))

    def open_brief(self, *, alone: bool = False) -> None:
        self.asked.append(("brief", *(("alone",) if alone else ())))

    def open_look_first(self) -> None:
        self.asked.append(("look-first",))

    def open_where(self) -> None:
        self.asked.append(("where",))

    def open_find(self) -> None:
        self.asked.append(("find",))

    def back(self) -> None:
        self.asked.append(("back",))


@dataclass
class Place:
    """Somebody sits at an open workbook."""

    qtbot: QtBot
    folder: Path
    services: WorkbookServices
    ways: AskedFor
    session: Session
    prompts: ScriptedPrompts
    clock: TestClock
    printer: FakePrinter
    worker: SerialWorker
    mistakes: list[BaseException]
    states: list[SaveState] = field(default_factory=list)
    tab_page: TabPage | None = None

    def wait(self, condition: Callable[[], object]) -> None:
        """Run the event loop until `condition()`."""
        run_until(self.qtbot, condition)

    def settle(self) -> None:
        """Run until nothing is on its way."""
        for _round in range(3):
            self.wait(lambda: self.worker.is_idle and self.services.program.pool.is_idle)
            QApplication.processEvents()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def tab(self, tab_id: str) -> TabPage:
        """A tab, shown, with its list."""
        found = next(tab for tab in self.services.program.content().tabs if tab.id == tab_id)
        page = TabPage(self.services, found)
        page.save_state.connect(self.states.append)
        self.qtbot.addWidget(page)
        page.resize(1366, 640)
        page.show()
        self.qtbot.waitExposed(page)
        self.settle()
        self.tab_page = page
        return page

    def open(self, tab_id: str, exercise_id: str, entry_id: str | None = None) -> ExercisePage:
        """An exercise, opened in its tab."""
        tab = self.tab_page if self.tab_page is not None and self.tab_page.tab.id == tab_id else self.tab(tab_id)
        tab.show_exercise(exercise_id, entry_id)
        self.wait(lambda: tab.page is not None and tab.page.page.exercise.id == exercise_id)
        self.settle()
        return self.page

    @property
    def page(self) -> ExercisePage:
        """The page that is open now."""
        assert self.tab_page is not None
        assert self.tab_page.page is not None
        return self.tab_page.page

    def save_kind(self) -> SaveKind:
        """How saving stands by what was told last."""
        return self.states[-1].kind

    def on_lane(self, work: Callable[[Session], object]) -> None:
        """Do something behind the screen's back."""
        self.worker.do(lambda: work(self.session))
        self.settle()

    def take_seat(self, passphrase: str | None) -> None:
        """Let somebody else sit down; None: Together."""
        me = self.services.client.sitting.me
        other = BEN if me is not None and me.colour == "first" else ANA
        self.on_lane(
            lambda session: session.people.go_to_seat(passphrase) if passphrase else session.people.go_together(other)
        )
        self.services.client.refresh_sitting()
        self.settle()

    def both_are_here(self) -> None:
        """At Together, each has shown by their passphrase that it is them."""
        first, second = self.services.client.sitting.partners
        self.on_lane(lambda session: session.people.prove(first.id, ANA))
        self.on_lane(lambda session: session.people.prove(second.id, BEN))

    def dialog(self, kind: type[D]) -> D:
        """The dialog of this kind that is open."""
        found = [each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()]
        assert len(found) == 1, [type(each).__name__ for each in QApplication.topLevelWidgets() if each.isVisible()]
        return found[0]


def length_button(root: QWidget, name: str) -> QAbstractButton:
    """“Short” or “All”, behind which stands how long it takes."""
    return next(each for each in shown_widgets(root, QAbstractButton) if each.text().startswith(name))


def make_place(
    qtbot: QtBot,
    folder: Path,
    *,
    couple: bool = False,
    library: Library | None = None,
    put: Callable[[Path], str] | None = None,
) -> Place:
    """A workbook with Ana at her seat; with `couple`, Ben has joined. `put` puts another one there, and gives the
    passphrase to sign in with."""
    mistakes: list[BaseException] = []
    printer = FakePrinter()
    speaking = Speaking() if library is None else Speaking(Content(library=library))
    program = make_services(folder.parent, mistakes, printer=printer, speaking=speaking)
    worker, prompts, clock = program.worker, program.prompts, program.clock
    assert isinstance(prompts, ScriptedPrompts) and isinstance(clock, TestClock)
    made: list[Session] = []

    def make() -> Session:
        if put is not None:
            return program.opener().opener().sign_in(folder, put(folder))
        copy_ready("couple" if couple else "solo", folder, clock)
        return program.opener().opener().sign_in(folder, ANA)

    worker.do(make, made.append)
    run_until(qtbot, lambda: made or mistakes)
    assert not mistakes, mistakes
    sittings: list[object] = []
    worker.do(made[0].people.sitting, sittings.append)
    run_until(qtbot, lambda: sittings)
    client = WorkbookClient(worker, made[0], sittings[0])  # type: ignore[arg-type]  # a Sitting, from the worker
    ways = AskedFor()
    services = WorkbookServices(program=program, client=client, navigator=ways)
    return Place(qtbot, folder, services, ways, made[0], prompts, clock, printer, worker, mistakes)


def leave_place(place: Place) -> None:
    """Close everything; nothing unexpected may have happened."""
    for each in QApplication.topLevelWidgets():
        if isinstance(each, QDialog):
            each.close()
    place.settle()
    place.worker.do(place.session.keeping.close)
    place.settle()
    end_services(place.services.program)
    QApplication.processEvents()
    assert not place.mistakes, place.mistakes
    assert not place.prompts.surprises, place.prompts.surprises
