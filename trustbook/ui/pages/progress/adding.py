"""A small form that puts something on the line: its day, and one question."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from trustbook.domain.timeline import Kind
from trustbook.language import _
from trustbook.ui.fields.date_field import DayEdit
from trustbook.ui.kit import CalmDialog, PrivacySign, Sees, Space, column, label, note
from trustbook.ui.kit.inputs import TextArea
from trustbook.workbook.progress.timeline_adding import AddForm


class AddDialog(CalmDialog):
    """Calls `add` with the words and the day. Closed by its person before, nothing is written."""

    def __init__(
        self,
        parent: QWidget | None,
        form: AddForm,
        today: Callable[[], date],
        add: Callable[[str, date, bool], object],
        sees: Sees | None,
    ) -> None:
        """`add`: with the words, the day, and whether its page is to be gone on with. `sees`: who will see it; None
        where that is no question."""
        self._add, self._today = add, today
        self.words = TextArea(form.question, lines=2, own_undo=True)
        self.day = DayEdit(_("When"), today, past=form.is_past)
        self.day.show_day(today())
        self._lacks = note("")
        self._lacks.hide()
        content = column(
            label(form.question, self.words),
            self.words,
            Space.STATE,
            label(_("When"), self.day.line),
            self.day,
            self._lacks,
            spacing=Space.FIELD,
        )
        if sees is not None:
            content.addWidget(PrivacySign(sees))
        super().__init__(parent, form.title, content)
        self.add_way_out(_("Not now"))
        if form.kind is Kind.SETBACK:
            self.add_button(_("Add it"), self._on_add)
            self.add_primary(_("Add it, and what next"), lambda: self._on_add(go_on=True))
        else:
            self.add_primary(_("Add it"), self._on_add)
        self.words.setFocus()

    def begun(self) -> tuple[str, date] | None:
        """What was typed so far, for the day that is chosen or for today; None for nothing. Words that mean no day
        are kept with the others."""
        unclear = "" if self.day.day() is not None else self.day.said() or ""
        words = "\n".join(filter(None, (self.words.toPlainText().strip(), unclear)))
        return (words, self.day.day() or self._today()) if words else None

    def _on_add(self, *, go_on: bool = False) -> None:
        words, day = self.words.toPlainText().strip(), self.day.day()
        if words and day is not None:
            self.accept()
            self._add(words, day, go_on)
            return
        self._lacks.setText(_("A few words are enough.") if not words else _("Please say on which day."))
        self._lacks.show()
        self.fit()
        (self.words if not words else self.day).setFocus()
