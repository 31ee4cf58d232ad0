"""One open workbook on the screen, from signing in until it is put away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from trustbook.domain.entries import RevisionReason
from trustbook.domain.problems import Problem
from trustbook.exercises.text_ids import HELP, PRIVACY
from trustbook.language import _
from trustbook.ui.frame.flow_screen import FlowScreen
from trustbook.ui.frame.flow_steps import Flow, in_words
from trustbook.ui.frame.surfaces import LayerAbove
from trustbook.ui.frame.window import Window
from trustbook.ui.reading.reader import Reader
from trustbook.ui.runtime.client import WorkbookClient
from trustbook.ui.runtime.prompts import News, Question
from trustbook.ui.runtime.workbook_opener import Opened
from trustbook.ui.services import Services, WorkbookServices
from trustbook.ui.start.covering import Covering
from trustbook.ui.workbook.closing import Closing
from trustbook.ui.workbook.navigator import WorkbookNavigator
from trustbook.ui.workbook.seat_changes import SeatChanges
from trustbook.ui.workbook.tour import cover_words, make_tour, passphrases_of
from trustbook.ui.workbook.view import Handlers, WorkbookView
from trustbook.workbook.reports import BackupLine
from trustbook.workbook.views import Changed, Sitting


class WorkbookController(QObject):
    """Holds the client of the open workbook, its view, and the ways out. `left` carries whether to restart."""

    left = Signal(bool)

    def __init__(self, window: Window, services: Services, opened: Opened, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._program = services
        self.folder = opened.folder
        self.invented_passphrases = passphrases_of(opened.example)
        self.client = WorkbookClient(services.worker, opened.session, opened.sitting, self)
        self.covering = Covering(window, services, opened.session.people.confirm, self, cover_words(opened.example))
        self.closing = Closing(window, services, self, self)
        self.seats = SeatChanges(services, self, self)
        self.wrote = False
        """Whether something was saved since signing in."""
        self._flows: list[FlowScreen] = []
        self._viewer = opened.sitting.viewer
        self._backup_problem: Problem | None = None
        self._tour = make_tour(self, opened.example)
        self.view = self._make_desk()
        self._connect()
        if self._tour is not None:
            self._tour.begin()
        self.back_up_if_due()

    # what the view shows

    def rebuild(self, sitting: Sitting | None = None) -> None:
        """A new view for whoever sits here now; nothing of the old one stays in the window."""
        self.view = self._make_desk()
        if self._tour is not None:
            self._tour.enter()
        if self._backup_problem is not None:
            self.view.backup_failed(self._backup_problem, self.back_up)

    def run(
        self, flow: Flow, finished: Callable[[object], object], left: Callable[[], object] | None = None
    ) -> Callable[[], None]:
        """A flow above the view; it goes before `finished` or `left` is called. Gives what goes back from it."""
        screen = FlowScreen(flow, self._program.worker, self._program.prompts)
        self._flows.append(screen)

        def ended(outcome: object) -> None:
            self._take_away(screen)
            finished(outcome)

        def gone_back() -> None:
            self._take_away(screen)
            if left is not None:
                left()

        screen.finished.connect(ended)
        screen.left.connect(gone_back)
        above = Reader(self._program, LayerAbove(self._window), screen)
        screen.help_requested.connect(lambda: above.text(HELP))
        screen.check_requested.connect(above.unsaved)
        self._window.push(screen)
        return screen.left.emit

    def _take_away(self, screen: FlowScreen) -> None:
        self._flows.remove(screen)
        self._window.pop(screen)

    @property
    def holds_code(self) -> bool:
        """Whether a recovery code is being made or shown that nobody has copied yet."""
        return any(screen.holds_code for screen in self._flows)

    def remind_of_code(self) -> None:
        """Say, where the code is shown, that it is shown only once."""
        for screen in self._flows:
            screen.say(_("Please copy the code first. It is shown only this once."))

    def tell(self, problem: Problem) -> None:
        """Say what went wrong."""
        title, _newline, text = in_words(problem).partition("\n")
        self._program.prompts.tell(News("problem", title, text))

    # backups

    def back_up_if_due(self) -> None:
        """The daily backup, unless there is one."""
        self.client.do(lambda session: session.keeping.back_up_if_due(), self._on_backup, self._on_backup_failed, self)

    def back_up(self) -> None:
        """A backup now."""
        self.client.do(lambda session: session.keeping.back_up(), self._on_backup, self._on_backup_failed, self)

    def backup_made(self) -> None:
        """There is a backup: the banner goes."""
        self._backup_problem = None
        if not self.closing.is_saved:
            self.view.backup_made()

    def _on_backup(self, line: BackupLine | None) -> None:
        if line is not None:
            self.backup_made()
            if line.problems and not self.closing.is_saved:
                self.view.backup_noted(line.problems)

    def _on_backup_failed(self, problem: Problem) -> None:
        self._backup_problem = problem
        if not self.closing.is_saved:
            self.view.backup_failed(problem, self.back_up)

    # wishes

    def cover(self) -> None:
        self.covering.cover()

    def lock(self) -> None:
        self.closing.lock()

    def close(self) -> None:
        self.closing.close()

    def end(self) -> None:
        self.left.emit(False)

    def _handlers(self, navigator: WorkbookNavigator) -> Handlers:
        look = self._program.look
        return {
            "today": navigator.open_today,
            "where": navigator.open_where,
            "find": navigator.open_find,
            "print": self._print,
            "worksheets": self._worksheets,
            "together": self.seats.go_together,
            "seat-first": lambda: self.seats.go_to("first"),
            "seat-second": lambda: self.seats.go_to("second"),
            "hand-over": self.seats.hand_over,
            "leave": self.seats.leave,
            "backups": self._backups,
            "settings": self._settings,
            "larger": lambda: look.step_text(1),
            "smaller": lambda: look.step_text(-1),
            "usual-size": look.reset_text,
            "help": lambda: navigator.open_text(HELP),
            "guide": navigator.open_guide,
            "check": navigator.open_check,
            "privacy": lambda: navigator.open_text(PRIVACY),
            "cover": self.cover,
            "lock": self.lock,
            "close": self.close,
        }

    @property
    def is_example(self) -> bool:
        """Whether it is the invented people's workbook, which opens without a passphrase."""
        return bool(self.invented_passphrases)

    def _make_desk(self) -> WorkbookView:
        self._navigator = navigator = WorkbookNavigator(self._program, self.client)
        view = WorkbookView(navigator.services, self._program.content().tabs, self._handlers(navigator))
        navigator.lead(view)
        self._window.show_base(view)
        return view

    @property
    def services(self) -> WorkbookServices:
        """What the pages of the view are given."""
        return self._navigator.services

    @property
    def reader(self) -> Reader:
        """What can be read beside the workbook."""
        return self._navigator.reader

    def _connect(self) -> None:
        self.client.seat_changed.connect(self._on_seat)
        self.client.changed.connect(self._on_changed)
        self.covering.lock_requested.connect(self.lock)
        self.covering.uncovered.connect(self.closing.stay)
        self.closing.gone.connect(self.left)
        watch = self._program.watch
        watch.cover_requested.connect(self.cover)
        watch.lock_requested.connect(self.lock)
        watch.idle.connect(self.lock)
        watch.soon_idle.connect(self._on_soon_idle)

    def _on_seat(self, sitting: Sitting) -> None:
        if sitting.viewer != self._viewer:  # not only another name
            self._viewer = sitting.viewer
            self._program.clipboard.clear()
        self.rebuild(sitting)

    def _on_changed(self, changed: Changed) -> None:
        self.wrote = self.wrote or bool(changed.entries)
        if changed.people:
            self.client.refresh_sitting()

    def _on_soon_idle(self, seconds: int) -> None:
        if self.closing.is_under_way:
            return
        self.view.footer.say(_("Locks in {seconds} seconds").format(seconds=seconds) if seconds else "")

    def _print(self) -> None:
        from trustbook.ui.workbook.paper import workbook_paper

        workbook_paper(self.services, self.view)

    def _worksheets(self) -> None:
        from trustbook.ui.start.blank_paper import blank_paper

        blank_paper(self._window, self._program, alone=self.client.sitting.solo)

    def _backups(self) -> None:
        from trustbook.ui.dialogs.backups_dialog import BackupsDialog

        BackupsDialog(
            self._window, self.client, self._program.prompts, restore=self._restore, made=self.backup_made
        ).open()

    def _restore(self, source: Path) -> None:
        from trustbook.ui.start.flows.restore import RestoreFlow

        name = _("{name} restored").format(name=self.client.sitting.workbook_name)
        self.run(RestoreFlow(self._program.opener, self.folder.parent, name, source), self._on_restored)

    def _on_restored(self, folder: object) -> None:
        if not isinstance(folder, Path):
            return
        question = Question(
            "restored",
            _("The copy is restored"),
            _("It is beside this workbook as “{name}”. This one is as it was.").format(name=folder.stem),
            (("open", _("Close this one and open it")), ("stay", _("Stay here"))),
            escape="stay",
            primary="stay",
        )
        self._program.prompts.ask(question, lambda answer: self._on_open_restored(answer, folder))

    def _on_open_restored(self, answer: str, folder: Path) -> None:
        if answer == "open":
            self.folder = folder
            self.lock()

    def _settings(self) -> None:
        from trustbook.ui.dialogs.settings_dialog import SettingsDialog

        SettingsDialog(self._window, self._program.look.settings, self.change_setting, self.seats.personal()).open()

    def change_setting(self, name: str, value: object) -> None:
        """Change how it looks on this device; with another language everything is drawn anew."""
        if self._program.look.change(name, value):
            language = str(value)
            self.view.flush(lambda saved: self._speak(language) if saved else None, RevisionReason.LEAVING)

    def _speak(self, language: str) -> None:
        self._program.speak(language)
        content = self._program.content()
        self.client.do(lambda session: session.use_content(content))
        self.rebuild()
