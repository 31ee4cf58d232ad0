"""Draws the forms of a flow, runs its work on the worker and hands its answers back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from trustbook.domain.problems import Problem
from trustbook.ui.frame.block_widgets import FieldWidget, block_widgets, field_widget
from trustbook.ui.frame.flow_steps import Choose, Finished, Flow, Form, FormButton, Left, Move, Say, Show, Work
from trustbook.ui.kit import (
    Banner,
    FlowLayout,
    LineInput,
    Rule,
    ScrollPage,
    button,
    column,
    heading,
    link_button,
    primary_button,
    row,
    title,
)
from trustbook.ui.kit.announcing import StatusLabel, announce
from trustbook.ui.kit.buttons import Button
from trustbook.ui.runtime.prompts import Prompts
from trustbook.ui.runtime.worker import Reply, SerialWorker, Task

_WAIT_BEFORE_SAYING_MS = 300
_BACK = ("back", "cancel", "passphrase", "offered")
HELP = "help"
"""Id of the button that opens "getting help" from any form; the flow never hears of it."""
CHECK = "check"
"""The same for the page "Is this book right for us?"."""


class FormView(ScrollPage):
    """One form on a sheet of paper."""

    pressed = Signal(str)
    """Id of the button."""

    def __init__(self, form: Form, *, bare: bool = False) -> None:
        """`bare`: on paper up to its edges, beside something; else a sheet that lies on the desk."""
        content: QVBoxLayout = column(title(form.title) if bare else heading(form.title), spacing=14)
        super().__init__(content, 52 if bare else 64, lowered=not bare, bare=bare)
        self._bare = bare
        self.form = form
        self._note = Banner()
        self._waiting = StatusLabel("", "soft")
        self._busy_with: str | None = None
        self._fields: dict[str, FieldWidget] = {field.id: field_widget(field) for field in form.fields}
        self._buttons: dict[str, Button] = {}
        pieces = [*block_widgets(form.blocks), *self._fields.values()]
        for piece in [*pieces, self._note] if bare else [self._note, *pieces]:
            content.addWidget(piece)
        content.addWidget(self._waiting)
        content.addSpacing(6)
        content.addLayout(self._button_line())
        self._connect_enter()
        if form.note:
            self._note.show_text(form.note)
            self._describe()

    def values(self) -> dict[str, str]:
        """What stands in the fields."""
        return {field_id: widget.text() for field_id, widget in self._fields.items()}

    def take_focus(self) -> None:
        """The first line to fill in gets the focus, else the way on. A note is read out."""
        target: QWidget | None = next((w for w in self._fields.values() if isinstance(w, LineInput)), None)
        if target is None:
            target = next((self._buttons[each.id] for each in self.form.buttons if each.primary), None)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        self.verticalScrollBar().setValue(0)
        if self.form.note:
            announce(self._note, self.form.note, urgent=True)

    def _describe(self) -> None:
        """The lines carry the note as well: that is said by screen readers that hear no announcements."""
        first = next((widget for widget in self._fields.values() if isinstance(widget, LineInput)), None)
        if first is not None:
            first.describe(self.form.note)

    def set_busy(self, waiting: str | None) -> None:
        """Nothing can be pressed while work runs; None ends that."""
        for widget in (*self._fields.values(), *self._buttons.values()):
            widget.setEnabled(waiting is None)
        self._waiting.setText("")
        self._busy_with = waiting
        if waiting:
            QTimer.singleShot(_WAIT_BEFORE_SAYING_MS, self, self._say_waiting)

    def _say_waiting(self) -> None:
        if self._busy_with is not None:  # else it is done already, or something went wrong
            self._waiting.say(self._busy_with)

    def say(self, note: str) -> None:
        """Say this on the form. The lines that are typed into stay as they are."""
        self.form = replace(self.form, note=note)
        self._note.show_text(note)
        self._describe()

    def ask_again(self, note: str) -> None:
        """Say what was not right. What was typed stays, and is selected: it can be typed over, or mended."""
        self.say(note)
        self.take_focus()
        focused = self.focusWidget()
        if isinstance(focused, QLineEdit):
            focused.selectAll()

    def press(self, button_id: str) -> None:
        """As if the button had been pressed."""
        self._buttons[button_id].click()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            back = next((each.id for each in self.form.buttons if each.id in _BACK), None)
            if back is not None:
                self.press(back)
                return
        super().keyPressEvent(event)

    def _button_line(self) -> QVBoxLayout:
        quiet = [self._make(each) for each in self.form.buttons if each.quiet]
        plain = [self._make(each) for each in self.form.buttons if not each.quiet]
        if self._bare:
            plain.sort(key=lambda made: made.property("role") != "primary")
            lines = column(FlowLayout(*plain), spacing=16)
            if quiet:
                lines.addWidget(Rule())
                lines.addLayout(FlowLayout(*quiet, spacing=16))
            return lines
        return column(ButtonLine(quiet, plain))

    def _make(self, spec: FormButton) -> Button:
        make = primary_button if spec.primary else link_button if spec.quiet else button
        made = make(spec.label, lambda: self.pressed.emit(spec.id))
        made.setObjectName(spec.id)
        self._buttons[spec.id] = made
        return made

    def _connect_enter(self) -> None:
        lines = [widget for widget in self._fields.values() if isinstance(widget, LineInput)]
        primary = next((each.id for each in self.form.buttons if each.primary), None)
        for line, following in pairwise(lines):
            line.entered.connect(following.setFocus)
        if lines and primary is not None:
            lines[-1].entered.connect(lambda: self.press(primary))


class ButtonLine(QWidget):
    """Quiet buttons at the start, the others at the end; stacked where there is no room for a line."""

    def __init__(self, quiet: list[Button], plain: list[Button]) -> None:
        super().__init__()
        self._items = [*quiet, *plain]
        self._quiet, self._plain = quiet, plain
        self._stacked = False
        self._line = row(*quiet, None, *plain, spacing=10)
        self.setLayout(self._line)
        self.setMinimumWidth(1)

    def resizeEvent(self, event: object) -> None:
        self._fit()

    def _fit(self) -> None:
        needed = sum(item.sizeHint().width() for item in self._items) + 10 * len(self._items)
        stacked = needed > self.width()
        if stacked == self._stacked:
            return
        self._stacked = stacked
        for before, after in pairwise(reversed(self._items) if stacked else self._items):
            QWidget.setTabOrder(before, after)  # Tab goes as the eye does
        while self._line.takeAt(0) is not None:
            pass
        if stacked:
            self._line.setDirection(self._line.Direction.TopToBottom)
            for item in reversed(self._items):
                self._line.addWidget(item)
            return
        self._line.setDirection(self._line.Direction.LeftToRight)
        for item in self._quiet:
            self._line.addWidget(item)
        self._line.addStretch(1)
        for item in self._plain:
            self._line.addWidget(item)


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
        if isinstance(move, Show):
            self._show(move.form)
        elif isinstance(move, Say):
            self.say(move.note)
        elif isinstance(move, Work):
            self._work(move)
        elif isinstance(move, Choose):
            self._choose(move)
        elif isinstance(move, Finished):
            self.finished.emit(move.outcome)
        elif isinstance(move, Left):
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
        elif self._view is not None:
            self._go(self._flow.answer(button_id, self._view.values()))

    def _work(self, move: Work) -> None:
        if self._view is None:
            self._show(Form("waiting", move.waiting))
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

    def _choose(self, move: Choose) -> None:
        def chosen(path: str) -> None:
            if not self._abandoned:
                self._go(self._flow.chosen(path))

        if move.what == "folder":
            self._prompts.choose_folder(move.title, chosen)
        elif move.what == "open":
            self._prompts.choose_open_path(move.title, move.kinds, chosen)
        else:
            self._prompts.choose_save_path(move.title, move.suggested, move.kinds, chosen)
