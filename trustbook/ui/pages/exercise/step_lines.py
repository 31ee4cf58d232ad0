"""Steps above a question: their numbers hang in the margin, their words stand in small letters above the label."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QWidget

from trustbook.exercises.model import Exercise
from trustbook.language import number
from trustbook.ui.kit import Space, TextLabel
from trustbook.ui.kit.scale import CONTROL, NOTE, font
from trustbook.ui.pages.exercise.margin import is_about_margin, margin_of
from trustbook.ui.pages.exercise.steps import StepText


class StepLines(QWidget):
    """Steps one below the other, with the numbers that they have in the form that is shown."""

    def __init__(self, exercise: Exercise, steps: Sequence[StepText]) -> None:
        super().__init__()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(Space.FIELD)
        self._grid.setColumnStretch(1, 1)
        self._lines = [(_number_label(told), TextLabel(exercise.steps[told.step - 1], "step"), told) for told in steps]
        for line, (place, words, _told) in enumerate(self._lines):
            self._grid.addWidget(place, line, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(words, line, 1)
        self.setLayout(self._grid)
        self._fit()

    def show_core_only(self, core_only: bool) -> None:
        """Show those that are told in the short form, or in all of it. Called once they stand on their page."""
        for place, words, told in self._lines:
            counted = told.short_number if core_only else told.whole_number
            place.setText(number(counted) if counted else "")
            place.setVisible(bool(counted))
            words.setVisible(bool(counted))
        self.setVisible(any(told.short_number if core_only else told.whole_number for *_labels, told in self._lines))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_about_margin(event):
            self._fit()

    def _fit(self) -> None:
        self._grid.setColumnMinimumWidth(0, margin_of(self))
        above, below = _beyond_line()
        for place, _words, _told in self._lines:
            place.setContentsMargins(0, -above, 0, -below)


def every_step(exercise: Exercise) -> StepLines:
    """All steps of an exercise, one below the other."""
    numbers = range(1, len(exercise.steps) + 1)
    return StepLines(exercise, [StepText(step, short_number=step, whole_number=step) for step in numbers])


def _number_label(told: StepText) -> TextLabel:
    place = TextLabel(number(told.whole_number), "step-number")
    place.setWordWrap(False)
    return place


def _beyond_line() -> tuple[int, int]:
    """What a number has above and below the first line of its words when it stands on that line, in pixels."""
    place, line = QFontMetrics(font(CONTROL, bold=True)), QFontMetrics(font(NOTE))
    return place.ascent() - line.ascent(), place.descent() - line.descent()
