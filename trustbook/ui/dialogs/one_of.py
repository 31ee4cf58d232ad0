"""A few words of which one is chosen, side by side."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from trustbook.language import _
from trustbook.ui.fields.marks import MarkRow
from trustbook.ui.kit import FlowLayout, RadioMark, TextLabel, column


class OneOfWords(QWidget):
    """A question with two or three answers, one of which always holds."""

    chosen = Signal(str)

    def __init__(self, question: str, answers: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self.marks: dict[str, RadioMark] = {}
        self._rows: dict[str, MarkRow] = {}
        flow = FlowLayout(spacing=18, between=2)
        for name, text in answers:
            mark = RadioMark()
            mark.setAccessibleName(_("{question}: {detail}").format(question=question, detail=text))
            mark.clicked.connect(lambda _checked, chosen=name: self.chosen.emit(chosen))
            self._group.addButton(mark)
            self.marks[name] = mark
            self._rows[name] = MarkRow(mark, text)
            flow.addWidget(self._rows[name])
        self.setLayout(column(TextLabel(question, "label"), flow, spacing=2))
        self.choose(answers[0][0])

    def current(self) -> str:
        """The answer that holds."""
        return next(name for name, mark in self.marks.items() if mark.isChecked())

    def choose(self, name: str) -> None:
        """Let this answer hold."""
        self.marks[name].setChecked(True)

    def offer(self, names: Collection[str]) -> None:
        """Offer only these answers; if the one that holds is not among them, the first of them holds."""
        for name, line in self._rows.items():
            line.setVisible(name in names)
        if self.current() not in names:
            self.choose(next(name for name in self.marks if name in names))
