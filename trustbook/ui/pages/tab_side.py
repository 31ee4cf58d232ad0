"""The side of a tab: its pages, and how much time there is tonight."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QMenu

from trustbook.exercises.model import Tab
from trustbook.language import _
from trustbook.ui.dialogs.telling import teller
from trustbook.ui.kit import Space, colour, column, note
from trustbook.ui.kit.menus import calm_menu
from trustbook.ui.pages.exercise_list import ExerciseList
from trustbook.ui.pages.time_choice import NOTHING, TimeChoice, fill_time_menu, nothing_words
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.sitting.views import ExerciseLine


class TabSide(QFrame):
    """Asks for the lines of its tab when it is told to."""

    lines_shown = Signal(object)
    """The tuple of `ExerciseLine`s as they stand now."""

    def __init__(self, services: WorkbookServices, tab: Tab, time: TimeChoice) -> None:
        super().__init__()
        self._services = services
        self._tab = tab
        library, solo = services.program.content().library, services.client.sitting.solo
        self.exercises = ExerciseList(
            services.program.theme, tab, library, time, services.program.clock.today, solo=solo
        )
        self.exercises.time_chosen.connect(self._open_time)
        self._time = time
        self._words = note("")
        self._words.setObjectName("nothing-tonight")
        self._words.setContentsMargins(Space.PART, Space.FIELD, Space.CARD, Space.STEP)
        self._words.hide()
        time.changed.connect(self._tell_fitting)
        self.setProperty("role", "side")
        layout = column(self.exercises, self._words, spacing=0)
        layout.setStretch(0, 1)
        layout.setContentsMargins(0, 0, 1, 0)
        self.setLayout(layout)

    def time_menu(self) -> QMenu:
        """How much time there may be tonight, to choose from."""
        menu = calm_menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(_("By the time I have"))
        fill_time_menu(self._time, menu)
        return menu

    def _open_time(self) -> None:
        place = self.exercises.visualItemRect(self.exercises.currentItem()).bottomLeft()
        self.time_menu().popup(self.exercises.viewport().mapToGlobal(place))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter.fillRect(QRect(0 if mirrored else self.width() - 1, 0, 1, self.height()), colour("rule", self))
        painter.end()

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
        text = _("Nothing here fits into that time. Another tab may have something.") if empty else ""
        if self._time.minutes == NOTHING:
            text = nothing_words()
        self._words.setText(text)
        self._words.setVisible(bool(text))
