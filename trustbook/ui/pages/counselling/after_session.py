"""After a session: what was agreed, what was taken on and the next day, on one sheet, in under a minute."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from trustbook.language import _
from trustbook.ui.fields.date_field import DayEdit
from trustbook.ui.fields.marks import MarkRow
from trustbook.ui.kit import (
    CheckMark,
    LineInput,
    Space,
    TextArea,
    column,
    link_button,
    note,
    subheading,
)
from trustbook.ui.pages.counselling.forms import Command, HomeworkLine, SheetForm, asked, next_like, written
from trustbook.workbook.counselling.counselling_views import CounsellingView, SessionToKeep
from trustbook.workbook.sitting.views import Sitting


class AfterSessionForm(SheetForm):
    """Everything on it may stay empty. What is written goes where it belongs in one step."""

    def __init__(self, sitting: Sitting, today: Callable[[], date], view: CounsellingView) -> None:
        waits = view.waits
        super().__init__(_("After a session"), sitting, ours=waits.ours if waits is not None else None)
        self._view, self._today = view, today
        self.agreed = TextArea(_("What was agreed"), 3, own_undo=True)
        self._on = waits.on if waits is not None else today()
        self._lines = column(spacing=Space.STEP)
        self.lines: list[HomeworkLine] = []
        self._another_line()
        self.day = DayEdit(_("Day of the next appointment"), today)
        self.time = LineInput(_("Time"))
        if waits is not None:
            self.time.set_text(waits.at)
        self.stays: dict[str, CheckMark] = {}
        self.agreed.textChanged.connect(self.wrote)
        self.day.typed.connect(self.wrote)
        self.time.changed.connect(self.wrote)
        self.lay(
            note(_("Write what you still know. Anything may stay empty.")),
            asked(_("What was agreed"), self.agreed),
            subheading(_("What was taken on until next time")),
            self._homework(),
            subheading(_("The next appointment")),
            asked(_("Day"), self.day),
            self.time,
            *self._topics(view),
            keep=_("Keep it"),
        )

    def first(self) -> QWidget:
        return self.agreed

    def command(self, *, ours: bool) -> Command | None:
        return None if self._day_unclear() else self._keeping(ours=ours, is_done=True)

    def missing(self) -> str:
        return _("The next appointment has no day yet.")

    def half(self) -> Command | None:
        """The words are kept; the list and the appointment stay as they are until somebody is done with it."""
        return self._keeping(ours=self.sitting.viewer.is_together, is_done=False) if self.is_written else None

    def _day_unclear(self) -> str:
        """What stands where the day of the next appointment should, and means none; "" for a day, or for nothing."""
        return "" if self.day.day() is not None else self.day.said() or ""

    def _keeping(self, *, ours: bool, is_done: bool) -> Command:
        on = self.day.day()
        coming = next_like(self._view.waits or self._view.last, on, self.time.text().strip()) if on else None
        unclear = self._day_unclear()
        about_next = _("The next appointment: {when}").format(when=unclear) if unclear else ""
        held = SessionToKeep(
            on=self._on,
            agreed="\n".join(filter(None, (self.agreed.toPlainText().strip(), about_next))),
            homework=written(self.lines),
            next=coming,
            still_listed=frozenset(name for name, mark in self.stays.items() if mark.isChecked()),
            ours=ours,
            is_done=is_done,
        )
        return lambda session: session.counselling.after_session(session.viewer, held)

    def _homework(self) -> QWidget:
        more = link_button(_("Another line"), self._on_another)
        holder = QWidget()
        holder.setLayout(column(self._lines, more, spacing=Space.FIELD))
        self._more = more
        return holder

    def _on_another(self) -> None:
        line = self._another_line()
        QWidget.setTabOrder(line.by.pick, self._more)
        line.what.edit.setFocus()

    def _another_line(self) -> HomeworkLine:
        line = HomeworkLine(self.sitting, self._today)
        line.edited.connect(self.wrote)
        self.lines.append(line)
        self._lines.addWidget(line)
        return line

    def _topics(self, view: CounsellingView) -> list[QWidget]:
        """What was not spoken of yet stays on the list, if somebody says so."""
        if not view.listed:
            return []
        made: list[QWidget] = [subheading(_("Which topics stay on the list for next time?"))]
        for topic in view.listed:
            mark = CheckMark()
            mark.setAccessibleName(topic.text)
            mark.toggled.connect(self.wrote)
            self.stays[topic.copy_id] = mark
            made.append(MarkRow(mark, topic.text))
        return made
