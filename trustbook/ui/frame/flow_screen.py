"""Draws the forms of a flow, runs its work on the worker and hands its answers back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from trustbook.domain.problems import Problem
from trustbook.language import _
from trustbook.ui.frame.flow_steps import (
    ChoosePlace,
    Flow,
    FlowFinished,
    FlowLeft,
    Form,
    FormButton,
    Move,
    RunOnWorker,
    SayOnForm,
    ShowForm,
    text,
)
from trustbook.ui.frame.form_view import FormView
from trustbook.ui.kit import (
    column,
)
from trustbook.ui.runtime.prompts import Prompts
from trustbook.ui.runtime.worker import Reply, SerialWorker, Task

HELP = "help"
"""Id of the button that opens "getting help" from any form; the flow never hears of it."""
BACK = "back"
"""Leaves what is waited for without a form, and the flow with it."""
CHECK = "check"
"""The same for the page "Is this book right for us?"."""


class FlowScreen(QWidget):
    """A flow on the screen. `finished` carries its outcome, `left` says that the person went back."""

    finished = Signal(object)
    left = Signal()
    help_requested = Signal()
    check_requested = Signal()

    def __init__(
        self, flow: Flow, worker: SerialWorker, prompts: Prompts, around: Callable[[QWidget], QWidget] | None = None
    ) -> None:
        """`around(forms)` gives the screen in which the forms stand; None: they are the screen."""
        super().__init__()
        self._bare = around is not None
        self._flow = flow
        self._worker = worker
        self._prompts = prompts
        self._view: FormView | None = None
        self._task: Task | None = None
        self._abandoned = False
        self._layout = column()
        if around is None:
            self.setLayout(self._layout)
        else:
            forms = QWidget()
            forms.setLayout(self._layout)
            self.setLayout(column(around(forms), spacing=0))
        QTimer.singleShot(0, self, self._begin)

    @property
    def form(self) -> Form | None:
        """The form on the screen."""
        return None if self._view is None else self._view.form

    @property
    def view(self) -> FormView | None:
        """The drawn form."""
        return self._view

    @property
    def is_working(self) -> bool:
        """Whether work of the flow is on the worker."""
        return self._task is not None

    @property
    def holds_code(self) -> bool:
        """Whether a recovery code that nobody has copied yet would be lost with this screen."""
        return self._flow.holds_code

    def say(self, note: str) -> None:
        """Say this on the form that is there, without touching what is typed into it."""
        if self._view is not None:
            self._view.say(note)

    def abandon(self) -> None:
        """Nobody waits for this flow any more: what it opened is closed, also what arrives late."""
        self._abandoned = True
        if self._task is not None:
            self._task.cancel()
            self._task = None
        held = self._flow.let_go()
        if held is not None:
            self._worker.do(held)

    def showEvent(self, event: QShowEvent) -> None:
        """It comes back from under a cover or another page: one goes on where one types."""
        super().showEvent(event)
        if self._view is not None:
            self._view.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F1:
            self.help_requested.emit()
            return
        super().keyPressEvent(event)

    def _begin(self) -> None:
        if not self._abandoned:
            self._go(self._flow.start())

    def _go(self, move: Move) -> None:
        if self._abandoned:
            return
        if isinstance(move, ShowForm):
            self._show(move.form)
        elif isinstance(move, SayOnForm):
            self.say(move.note)
        elif isinstance(move, RunOnWorker):
            self._work(move)
        elif isinstance(move, ChoosePlace):
            self._choose(move)
        elif isinstance(move, FlowFinished):
            self.finished.emit(move.outcome)
        elif isinstance(move, FlowLeft):
            self.left.emit()

    def _show(self, form: Form) -> None:
        if self._view is not None and form.note and replace(self._view.form, note=form.note) == form:
            self._view.ask_again(form.note)
            return
        view = FormView(form, bare=self._bare)
        view.pressed.connect(self._on_pressed)
        if self._view is not None:
            self._layout.removeWidget(self._view)
            self._view.hide()
            self._view.deleteLater()
        self._view = view
        self._layout.addWidget(view)
        view.show()
        view.take_focus()

    def _on_pressed(self, button_id: str) -> None:
        if button_id == HELP:
            self.help_requested.emit()
        elif button_id == CHECK:
            self.check_requested.emit()
        elif self.is_working:
            self.left.emit()  # nobody waits for it any more; the flow asked for nothing yet
        elif self._view is not None:
            self._go(self._flow.answer(button_id, self._view.values()))

    def _work(self, move: RunOnWorker) -> None:
        if self._view is None:
            back = FormButton(BACK, _("Back"), quiet=True)
            self._show(Form("waiting", move.waiting, text(move.about) if move.about else (), buttons=(back,)))
        else:
            self._view.set_busy(move.waiting)
        reply = Reply(self._on_worked, self._on_failed, self, unwanted=move.put_away)
        self._task = self._worker.submit(move.command, reply)

    def _on_worked(self, result: object) -> None:
        self._task = None
        self._rest()
        self._go(self._flow.worked(result))

    def _on_failed(self, problem: Problem) -> None:
        self._task = None
        self._rest()
        self._go(self._flow.failed(problem))

    def _rest(self) -> None:
        if self._view is not None:
            self._view.set_busy(None)

    def _choose(self, move: ChoosePlace) -> None:
        def chosen(path: str) -> None:
            if not self._abandoned:
                self._go(self._flow.chosen(path))

        if move.what == "folder":
            self._prompts.choose_folder(move.title, chosen)
        elif move.what == "open":
            self._prompts.choose_open_path(move.title, move.kinds, chosen)
        else:
            self._prompts.choose_save_path(move.title, move.suggested, move.kinds, chosen)
