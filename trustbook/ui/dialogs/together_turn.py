"""What one person sees in their own turn of opening together: what may be opened, and exactly what would be."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from trustbook.language import _
from trustbook.ui.dialogs.telling import teller
from trustbook.ui.fields.answers_view import AnswersView
from trustbook.ui.fields.marks import MarkRow
from trustbook.ui.kit import (
    CardFrame,
    CheckMark,
    PrivacySign,
    Sees,
    Space,
    clear_layout,
    column,
    label,
    note,
    note_link,
    paragraph,
    row,
    soft,
    subheading,
)
from trustbook.ui.runtime.worker import Task
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.shared.opening_together import OwnTurn
from trustbook.workbook.sitting.views import SharePreview

_TWO_COLUMNS: Final = 90
"""Least width of two columns, in average characters."""


class TogetherTurn(QWidget):
    """Nothing is ticked at first. `shown`: what is ticked is in sight, to be ready with; `nothing` is ticked."""

    shown = Signal()
    nothing = Signal()
    waiting = Signal()
    """What is ticked is not in sight yet."""

    def __init__(self, services: WorkbookServices, turn: OwnTurn) -> None:
        super().__init__()
        self._services = services
        self._asking: Task | None = None
        self.marks: dict[str, CheckMark] = {}
        self._preview = column(spacing=8)
        choosing = column(*self._choices(turn), None, spacing=10)
        showing = column(subheading(_("This is exactly what will be opened")), self._preview, None, spacing=10)
        self._halves = row(choosing, showing, spacing=Space.COLUMN)
        self._halves.setStretch(0, 2)
        self._halves.setStretch(1, 3)
        self.setLayout(self._halves)

    def chosen(self) -> tuple[str, ...]:
        """Ids of the ticked fields."""
        return tuple(field_id for field_id, mark in self.marks.items() if mark.isChecked())

    def ask_preview(self, *_about: object) -> None:
        """Show exactly what is ticked."""
        if self._asking is not None:
            self._asking.cancel()
        chosen, viewer = self.chosen(), self._services.client.viewer
        if not chosen:
            clear_layout(self._preview)
            self._preview.addWidget(soft(_("Nothing is chosen.")))
            self.nothing.emit()
            return
        self.waiting.emit()
        self._asking = self._services.client.do(
            lambda session: session.together.preview(viewer, chosen),
            self._show_preview,
            teller(self._services.program.prompts, "together-failed"),
            owner=self,
        )

    def _tick_all(self) -> None:
        for mark in self.marks.values():
            mark.setChecked(True)

    def _show_preview(self, preview: SharePreview) -> None:
        clear_layout(self._preview)
        answers = AnswersView(preview.exercise, preview.answers)
        self._preview.addWidget(CardFrame(column(label(preview.exercise.title), answers, spacing=8)))
        self.shown.emit()

    def _choices(self, turn: OwnTurn) -> list[QWidget | QBoxLayout]:
        labels = {field.id: field.label for _part, field in turn.exercise.fields()}
        lines: list[QWidget | QBoxLayout] = [
            subheading(_("{name}’s turn").format(name=turn.partner.name)),
            PrivacySign(Sees.ME),
            paragraph(_("Choose what is opened.")),
        ]
        for field_id in turn.field_ids:
            mark = self.marks[field_id] = CheckMark()
            mark.setAccessibleName(labels.get(field_id, field_id))
            mark.toggled.connect(self.ask_preview)
            lines.append(MarkRow(mark, labels.get(field_id, field_id)))
        if len(turn.field_ids) > 1:
            lines.append(row(note_link(_("Tick all"), self._tick_all), None))
        lines.append(note(_placed_words()))
        return lines

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where two columns have no room, the copy stands below the choices."""
        super().resizeEvent(event)
        narrow = self.width() < self.fontMetrics().averageCharWidth() * _TWO_COLUMNS
        below, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._halves.setDirection(below if narrow else beside)


def _placed_words() -> str:
    return _(
        "Once both of you are ready, each of you has a copy of this, and it does not change when you go on"
        " writing. You can take it back later from your own seat, but not out of memory."
    )
