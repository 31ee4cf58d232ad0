"""The sheet that somebody writes on, in the place of everything else on the tab of counselling."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from trustbook.domain.counselling import Appointment, Homework
from trustbook.domain.problems import Problem
from trustbook.ui.kit import Column, clear_layout, column
from trustbook.ui.pages.counselling.after_session import AfterSessionForm
from trustbook.ui.pages.counselling.forms import AppointmentForm, Command, HomeworkForm, SheetForm
from trustbook.ui.pages.counselling.topic_form import TopicForm
from trustbook.ui.runtime.once import Once
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.counselling.counselling_views import CounsellingView, OwnTopic


class OpenSheet(Column):
    """Hidden while nobody writes. `opened`: a sheet stands here now. `closed`: it was kept, or left without keeping."""

    opened = Signal()
    closed = Signal()
    edited = Signal()

    def __init__(self, services: WorkbookServices, once: Once, failed: Callable[[Problem], None]) -> None:
        """`failed` tells that a sheet could not be kept; it stays open then."""
        place = QWidget()
        self._layout = column()
        place.setLayout(self._layout)
        super().__init__(place)
        self.hide()
        self._services, self._once, self._failed = services, once, failed
        self.form: SheetForm | None = None
        """What is written on."""

    @property
    def is_open(self) -> bool:
        """Whether a sheet stands here."""
        return self.form is not None

    @property
    def is_written(self) -> bool:
        """Whether somebody wrote something on it."""
        return self.form is not None and self.form.is_written

    def half(self) -> Command | None:
        """What keeps it where its person was interrupted; None where nothing was written."""
        return self.form.half() if self.form is not None else None

    def appointment(self, stood: Appointment | None, last: Appointment | None) -> None:
        """A new appointment, with the counsellor of the `last` one filled in, or this one."""
        self._open(AppointmentForm(self._services.client.sitting, self._services.program.clock.today, stood, last))

    def homework(self, stood: Homework | None, *, way: bool) -> None:
        """Something new that was taken on, or this; `way`: begin at what got in the way."""
        sitting, today = self._services.client.sitting, self._services.program.clock.today
        self._open(HomeworkForm(sitting, today, stood, way=way))

    def after_session(self, view: CounsellingView) -> None:
        """What is noted after a session, with the topics that this seat sees."""
        self._open(AfterSessionForm(self._services.client.sitting, self._services.program.clock.today, view))

    def topic(self, stood: OwnTopic) -> None:
        """An own sentence, to be changed."""
        self._open(TopicForm(self._services.client.sitting, stood))

    def close_sheet(self) -> None:
        """Go back to everything else; nothing is kept by it."""
        if self.form is None:
            return
        self.form = None
        self.hide()
        clear_layout(self._layout)
        self.closed.emit()

    def leave(self) -> None:
        """Go back by Esc: nothing that was written is lost by it, and what cannot be kept yet stays open."""
        form = self.form
        if form is not None and not form.is_written:
            self.close_sheet()
        elif form is not None and form.keeping() is not None:
            self._keep()

    def _open(self, form: SheetForm) -> None:
        self.form = form
        form.kept.connect(self._keep)
        form.dropped.connect(self.close_sheet)
        form.edited.connect(self.edited)
        clear_layout(self._layout)
        self._layout.addWidget(form)
        self.show()
        self.opened.emit()
        form.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        """Also where nothing was written on it: a session may be held without a word."""
        command = self.form.keeping() if self.form is not None else None
        if command is not None:
            self._once.do(command, lambda _changed: self.close_sheet(), self._failed, self)
