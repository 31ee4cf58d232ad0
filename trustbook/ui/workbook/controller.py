"""One open workbook on the screen, from signing in until it is put away."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from trustbook.domain.entries import RevisionReason
from trustbook.domain.problems import Problem
from trustbook.exercises.text_ids import HELP, PRIVACY
from trustbook.language import _
from trustbook.ui.frame.flow_steps import in_words
from trustbook.ui.frame.window import Window
from trustbook.ui.reading.reader import Reader
from trustbook.ui.runtime.client import WorkbookClient
from trustbook.ui.runtime.prompts import News
from trustbook.ui.runtime.workbook_opener import Opened
from trustbook.ui.services import Services, WorkbookServices
from trustbook.ui.start.covering import Covering
from trustbook.ui.workbook.backup_care import BackupCare
from trustbook.ui.workbook.closing import Closing
from trustbook.ui.workbook.flows_above import FlowsAbove
from trustbook.ui.workbook.navigator import WorkbookNavigator
from trustbook.ui.workbook.seat_changes import SeatChanges
from trustbook.ui.workbook.tour import cover_words, make_tour, passphrases_of
from trustbook.ui.workbook.view import Handlers, WorkbookView
from trustbook.workbook.sitting.views import Changed, Sitting
from trustbook.workbook.today.today_views import TodayView


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
        self.backups = BackupCare(window, services, self, self)
        self.wrote = False
        """Whether something was saved since signing in."""
        self.flows = FlowsAbove(window, services)
        self._viewer = opened.sitting.viewer
        self._tour = make_tour(self, opened.example, self)
        self.view = self._make_view(opened.today)
        self._connect()
        if self._tour is not None:
            self._tour.begin()
        self.backups.back_up_if_due()

    # what the view shows

    def rebuild(self) -> None:
        """A new view for whoever sits here now; nothing of the old one stays in the window."""
        self.view = self._make_view()
        if self._tour is not None:
            self._tour.enter()
        self.backups.say_again()

    def tell(self, problem: Problem) -> None:
        """Say what went wrong."""
        title, _newline, text = in_words(problem).partition("\n")
        self._program.prompts.tell(News("problem", title, text))

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
            "today": lambda: navigator.open_today(),
            "where": navigator.open_where,
            "find": navigator.open_find,
            "good-thing": navigator.note_good_thing,
            "jar": navigator.open_jar,
            "at-hand": self._keep_at_hand,
            "print": self._print,
            "bring": self._bring,
            "worksheets": self._worksheets,
            "filled-form": self._filled_form,
            "together": self.seats.go_together,
            "seat-first": lambda: self.seats.go_to("first"),
            "seat-second": lambda: self.seats.go_to("second"),
            "hand-over": self.seats.hand_over,
            "leave": self.seats.leave,
            "backups": self.backups.show,
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

    def _make_view(self, today: TodayView | None = None) -> WorkbookView:
        self._navigator = navigator = WorkbookNavigator(self._program, self.client, in_example=self.is_example)
        view = WorkbookView(navigator.services, self._program.content().tabs, self._handlers(navigator))
        navigator.lead(view)
        self._window.show_base(view)
        navigator.open_today(today)
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
        self.rebuild()

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

    def _keep_at_hand(self) -> None:
        from trustbook.ui.workbook.at_hand_key import keep_at_hand

        keep_at_hand(self.services, self.view)

    def _bring(self) -> None:
        from trustbook.ui.workbook.bring_key import bring_here

        bring_here(self.services, self.view)

    def _worksheets(self) -> None:
        from trustbook.ui.start.blank_paper import blank_paper

        blank_paper(self._window, self._program, alone=self.client.sitting.solo)

    def _filled_form(self) -> None:
        from trustbook.ui.workbook.filled_form import read_filled_form

        read_filled_form(self.services, self.view)

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
