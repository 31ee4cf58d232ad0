"""The side of a tab: how much time there is tonight, and below it the exercises."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from trustbook.exercises.model import Tab
from trustbook.language import _
from trustbook.ui.dialogs.telling import teller
from trustbook.ui.kit import column
from trustbook.ui.pages.exercise_list import ExerciseList
from trustbook.ui.pages.time_choice import TimeChoice, TimeRow
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.views import ExerciseLine


class TabSide(QWidget):
    """Asks for the lines of its tab when it is told to."""

    lines_shown = Signal(object)
    """The tuple of `ExerciseLine`s as they stand now."""

    def __init__(self, services: WorkbookServices, tab: Tab, time: TimeChoice) -> None:
        super().__init__()
        self._services = services
        self._tab = tab
        library, solo = services.program.content().library, services.client.sitting.solo
        self.exercises = ExerciseList(services.program.theme, library.chapter_title, time, solo=solo)
        self._time_row = TimeRow(time)
        time.changed.connect(self._tell_fitting)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "paper")
        layout = column(self._time_row, self.exercises, spacing=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def refresh(self) -> None:
        """Show how the exercises stand now."""
        viewer, tab_id = self._services.client.viewer, self._tab.id
        self._services.client.do(
            lambda session: session.lists.exercise_lines(viewer, tab_id),
            self._show_lines,
            teller(self._services.program.prompts, "lines-failed"),
            owner=self,
        )

    def show_changed(self, lines: tuple[ExerciseLine, ...]) -> None:
        """Show how these exercises stand now; the others are as they were."""
        new = {line.exercise_id: line for line in lines}
        self._show_lines(tuple(new.get(line.exercise_id, line) for line in self.exercises.lines()))

    def holds(self, exercise_ids: frozenset[str]) -> bool:
        """Whether one of these stands here."""
        return any(line.exercise_id in exercise_ids for line in self.exercises.lines())

    def clear(self) -> None:
        """Show nothing: somebody else sits here now."""
        self.exercises.show_open("")
        self.exercises.show_lines(())

    def _show_lines(self, lines: tuple[ExerciseLine, ...]) -> None:
        self.exercises.show_lines(lines)
        self._tell_fitting()
        self.lines_shown.emit(lines)

    def _tell_fitting(self) -> None:
        empty = bool(self.exercises.lines()) and not self.exercises.shown_lines()
        self._time_row.say(_("Nothing here fits into that time. Another tab may have something.") if empty else "")
