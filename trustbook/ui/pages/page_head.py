"""The top of a page: what it is about, why, and how it goes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from trustbook.exercises.model import Exercise
from trustbook.language import _, number
from trustbook.ui.kit import Flow, Words, caution, column, link_button, paragraph, row, soft, title
from trustbook.ui.pages.words import joined, minutes_words, safety_words, who_words


class PageHead(QWidget):
    """Title, minutes · who · rhythm, purpose, caution, when to stop, and the steps on request.

    Steps that belong to a field stand beside it; those that belong to none are always shown here. With the title of
    its chapter there is a way to the guide's text. A page with `safety` says one quiet line that leads to help.
    """

    guide_requested = Signal(str)
    """Id of the chapter."""
    help_requested = Signal()

    def __init__(self, exercise: Exercise, *, solo: bool, chapter_title: str = "") -> None:
        super().__init__()
        facts = joined(minutes_words(exercise.minutes), who_words(exercise.who, solo=solo), exercise.rhythm)
        self._exercise = exercise
        self._all_steps = _steps(exercise, range(1, len(exercise.steps) + 1))
        self._all_steps.hide()
        self._toggle = link_button(_("Show all steps"), self._on_toggle)
        layout = column(title(exercise.title), soft(facts), 6, Words(exercise.purpose, "reading"), spacing=6)
        if solo and exercise.alone:
            layout.addWidget(paragraph(exercise.alone))
        care = [words for words in (exercise.caution, exercise.stop) if words]
        if care:
            layout.addSpacing(6)
            layout.addLayout(column(*(caution(words) for words in care), spacing=0))
        if exercise.safety:
            layout.addLayout(self._safety_line(solo=solo))
        loose = _loose_steps(exercise)
        if loose:
            layout.addSpacing(4)
            layout.addWidget(_steps(exercise, loose))
        read = link_button(_("Read: {chapter}").format(chapter=chapter_title), self._on_read) if chapter_title else None
        some_are_beside_fields = len(loose) < len(exercise.steps)
        links = [*([self._toggle] if some_are_beside_fields else []), *([read] if read is not None else [])]
        if links:
            layout.addLayout(Flow(*links, spacing=18))
        if some_are_beside_fields:
            layout.addWidget(self._all_steps)
        else:
            self._toggle.hide()
            self._toggle.setParent(self)
            self._all_steps.setParent(self)
        self.setLayout(layout)

    def _safety_line(self, *, solo: bool) -> QHBoxLayout:
        """The same on every page, so it stands apart from what this page asks to take care of."""
        words = Words(safety_words(solo=solo), "beside-button")
        way = link_button(_("Getting help"), self.help_requested.emit)
        line = row(words, way, None, spacing=10)
        line.setAlignment(way, Qt.AlignmentFlag.AlignTop)
        return line

    def _on_read(self) -> None:
        self.guide_requested.emit(self._exercise.chapter)

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
