"""The steps that stand above a question. A short form tells one of many at once, and the others when somebody asks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from trustbook.exercises.model import Exercise
from trustbook.language import _, ngettext, number
from trustbook.ui.kit import column, link_button, row
from trustbook.ui.pages.exercise.steps import StepText, step_line

_LEAST = 2
"""So many steps are put away at least; one alone takes no more room than the way to it."""
_INDENT = 12
"""The words of a step begin about here, beside its number; in pixels."""


class StepLines(QWidget):
    """Steps one below the other. `own`: the step that the question below belongs to, if it names one."""

    def __init__(
        self, exercise: Exercise, steps: Sequence[StepText], own: int | None = None, *, fold: bool = True
    ) -> None:
        super().__init__()
        self._lines = [(step_line(exercise, told.step), told) for told in steps]
        self._core_only = False
        self._open = False
        short = [told.step for told in steps if told.in_short]
        folded = _folded(exercise, short, own) if fold else frozenset()
        self._folded = folded if len(folded) >= _LEAST else frozenset()
        """What the short form tells only on request."""
        layout = column(*(line for line, _told in self._lines), spacing=6)
        self._toggle = link_button("", self._on_toggle) if self._folded else None
        if self._toggle is not None:
            layout.addLayout(row(_INDENT, self._toggle, None))
            self._name_toggle()
        self.setLayout(layout)

    def show_core_only(self, core_only: bool) -> None:
        """Show those that are told in the short form, or in all of it. Called once they stand on their page."""
        self._core_only = core_only
        self._show()

    def _on_toggle(self) -> None:
        self._open = not self._open
        self._name_toggle()
        self._show()

    def _show(self) -> None:
        told = [self._is_told(each) for _line, each in self._lines]
        for (line, _told), shown in zip(self._lines, told, strict=True):
            line.setVisible(shown)
        if self._toggle is not None:
            self._toggle.setVisible(self._core_only)
        self.setVisible(any(told))

    def _name_toggle(self) -> None:
        assert self._toggle is not None
        count = len(self._folded)
        more = ngettext("{count} more step", "{count} more steps", count).format(count=number(count))
        text = _("Fewer steps") if self._open else more
        self._toggle.setText(text)
        self._toggle.setAccessibleName(text)

    def _is_told(self, told: StepText) -> bool:
        if not self._core_only:
            return told.in_whole
        return told.in_short and (self._open or told.step not in self._folded)


def _folded(exercise: Exercise, short: Sequence[int], own: int | None) -> frozenset[int]:
    """All but the step of the question, or the first one; what leads to help is always told."""
    told = own if own in short else next(iter(short), None)
    help_title = _("Getting help")
    return frozenset(step for step in short if step != told and help_title not in exercise.steps[step - 1])
