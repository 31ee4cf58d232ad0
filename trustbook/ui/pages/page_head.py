"""The top of a page: what it is about, why, and how it goes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from trustbook.exercises.model import Exercise
from trustbook.language import _, number
from trustbook.ui.kit import Words, caution, column, link_button, row, soft, title
from trustbook.ui.pages.words import joined, minutes_words, who_words


class PageHead(QWidget):
    """Title, minutes · who · rhythm, purpose, caution, and the steps on request.

    Steps that belong to a field stand beside it; those that belong to none are always shown here.
    """

    def __init__(self, exercise: Exercise, *, solo: bool) -> None:
        super().__init__()
        facts = joined(minutes_words(exercise.minutes), who_words(exercise.who, solo=solo), exercise.rhythm)
        self._exercise = exercise
        self._all_steps = _steps(exercise, range(1, len(exercise.steps) + 1))
        self._all_steps.hide()
        self._toggle = link_button(_("Show all steps"), self._on_toggle)
        layout = column(title(exercise.title), soft(facts), 6, Words(exercise.purpose, "reading"), spacing=6)
        if exercise.caution:
            layout.addSpacing(6)
            layout.addWidget(caution(exercise.caution))
        if solo and exercise.alone:
            layout.addWidget(soft(exercise.alone))
        loose = _loose_steps(exercise)
        if loose:
            layout.addSpacing(4)
            layout.addWidget(_steps(exercise, loose))
        if len(loose) < len(exercise.steps):
            layout.addLayout(row(self._toggle, None))
            layout.addWidget(self._all_steps)
        else:
            self._toggle.hide()
            self._toggle.setParent(self)
            self._all_steps.setParent(self)
        self.setLayout(layout)

    def _on_toggle(self) -> None:
        shown = self._all_steps.isHidden()
        self._all_steps.setVisible(shown)
        text = _("Hide the steps") if shown else _("Show all steps")
        self._toggle.setText(text)
        self._toggle.setAccessibleName(text)


def step_line(exercise: Exercise, step: int) -> QWidget:
    """A step with its number, as it stands above the field that it belongs to."""
    place = Words(number(step), "step-number")
    place.setWordWrap(False)
    line = QWidget()
    layout = row(place, Words(exercise.steps[step - 1], "step"), spacing=10)
    layout.setAlignment(place, Qt.AlignmentFlag.AlignTop)
    layout.setStretch(1, 1)
    line.setLayout(layout)
    return line


def _steps(exercise: Exercise, steps: range | list[int]) -> QWidget:
    holder = QWidget()
    holder.setLayout(column(*(step_line(exercise, step) for step in steps), spacing=6))
    return holder


def _loose_steps(exercise: Exercise) -> list[int]:
    told = {field.step for _part, field in exercise.fields()}
    return [step for step in range(1, len(exercise.steps) + 1) if step not in told]
