"""The program on the screen: the start, then an open workbook, then the end."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal

from trustbook.language import _
from trustbook.ui.frame.window import Window
from trustbook.ui.services import Services
from trustbook.ui.start.controller import StartController

if TYPE_CHECKING:
    from trustbook.ui.workbook.controller import WorkbookController

_LOGOUT_MS = 5_000
_SESSION_END_SECONDS = 60.0


class Program(QObject):
    """`ended` carries the workbook whose sign-in screen the next process shows, or None for the start page."""

    ended = Signal(object)

    def __init__(self, window: Window, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._services = services
        self.start_controller = StartController(window, services, self)
        self.controller: WorkbookController | None = None
        self.start_controller.opened.connect(self._on_opened)
        window.close_requested.connect(self.close)
        services.watch.cover_requested.connect(self._on_cover)
        services.watch.idle.connect(self._on_idle)
        self._session_ends_until = 0.0
        self.begins_again = False
        """Once it has ended: whether a fresh process goes on, which it does after a lock."""

    def begin(self, workbook: Path | None) -> None:
        """The start page, or the sign-in screen of a workbook."""
        if workbook is None:
            self.start_controller.show_start()
        else:
            self.start_controller.show_sign_in(workbook)

    def close(self) -> None:
        """Somebody closes the window. What the system closes while the desktop session ends is asked nothing."""
        if self._services.clock.ticks() < self._session_ends_until:
            self.end()
        elif self.controller is None:
            if self.start_controller.may_close():
                self.end()
        elif self._window.is_covered:
            self.controller.closing.lock(restart=False)  # whoever cannot look may still put everything away
        else:
            self.controller.close()

    def end(self) -> None:
        """The system asks the program to end: everything is put away, and nothing is asked."""
        if self.controller is None:
            self.start_controller.let_go()
            self._end(None)
        else:
            self.controller.closing.end()

    def went_away(self) -> None:
        """Sleep, or the desktop session was locked."""
        if self.controller is not None:
            self.controller.lock()
        else:
            self.start_controller.hide_code()

    def flush_now(self) -> bool:
        """The session ends: save before returning, within some seconds. False if that was not possible.

        Whatever closes the window soon after it is the system, not a person.
        """
        self._session_ends_until = self._services.clock.ticks() + _SESSION_END_SECONDS
        controller = self.controller
        if controller is None or controller.closing.is_saved:
            return True
        from trustbook.domain.entries import RevisionReason

        saved: list[bool] = []
        loop = QEventLoop()

        def flushed(well: bool) -> None:
            saved.append(well)
            loop.quit()

        controller.view.flush(flushed, RevisionReason.LOCK)
        if not saved:
            QTimer.singleShot(_LOGOUT_MS, loop, loop.quit)
            loop.exec()
        return bool(saved and saved[0])

    def tell_mistake(self, where: str) -> None:
        """Our own bug, told calmly, with a report that holds nothing anybody wrote."""
        from trustbook.ui.runtime.prompts import Question

        question = Question(
            "our-mistake",
            _("Something in the program went wrong"),
            _("It is a mistake of the program, not yours. Nothing you saved is lost, and you can go on.")
            + "\n"
            + _("If you want to tell the makers, the report says where it happened. It holds nothing that you wrote."),
            (("report", _("Show the report")), ("go-on", _("Go on"))),
            escape="go-on",
            primary="go-on",
        )
        self._services.prompts.ask(question, self._on_mistake_answer)

    def _on_mistake_answer(self, answer: str) -> None:
        if answer == "report":
            from trustbook.diagnostics import report
            from trustbook.ui.dialogs.report_dialog import ReportDialog

            ReportDialog(self._window, report()).open()

    def _on_opened(self, opened: object) -> None:
        from trustbook.ui.runtime.workbook_opener import Opened
        from trustbook.ui.workbook.controller import WorkbookController

        if isinstance(opened, Opened):
            self.controller = WorkbookController(self._window, self._services, opened, self)
            self.controller.left.connect(self._on_left)

    def _on_left(self, restart: bool) -> None:
        """After a lock the sign-in comes next; the example has none, it begins on the start page."""
        self.begins_again = restart
        signs_in = self.controller is not None and restart and not self.controller.is_example
        self._end(self.controller.folder if self.controller is not None and signs_in else None)

    def _on_cover(self) -> None:
        if self.controller is None:
            self.start_controller.cover()

    def _on_idle(self) -> None:
        if self.controller is None:
            self.start_controller.hide_code()

    def _end(self, workbook: Path | None) -> None:
        self._window.let_close()
        self.ended.emit(workbook)
