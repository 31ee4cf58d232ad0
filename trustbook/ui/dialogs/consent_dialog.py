"""“Let Alex see …”: which marks of the weekly pulse the other one may see from now on, and taking that back."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from trustbook.language import _, long_date
from trustbook.ui.dialogs.telling import teller
from trustbook.ui.fields.marks import MarkRow
from trustbook.ui.kit import CalmDialog, CheckMark, Space, column, note, paragraph
from trustbook.ui.runtime.owned import while_alive
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.chart_views import ChartConsent

_WIDE: Final = 56


class ConsentDialog(CalmDialog):
    """Nothing is ticked that was not chosen before. The focus begins on the way out, which changes nothing."""

    def __init__(self, parent: QWidget | None, services: WorkbookServices, consent: ChartConsent) -> None:
        name = consent.other.name
        self._services = services
        self._consent = consent
        self.marks: dict[str, CheckMark] = {}
        lines = []
        for question in consent.questions:
            mark = CheckMark()
            mark.setChecked(question.id in consent.chosen)
            mark.setAccessibleName(question.label)
            self.marks[question.id] = mark
            lines.append(MarkRow(mark, question.label))
        first = _(
            "Each time you finish a weekly pulse, a copy of what is ticked here is placed with both of you."
            " Nothing that you began before is ever shown."
        )
        last = _(
            "It ends by itself after eight weeks, and you can end it at any time. {name} is not told when it ends:"
            " it looks like weeks that you did not share. What {name} has seen stays with both of you until you take"
            " it back on its page."
        ).format(name=name)
        content = column(paragraph(first), *lines, note(last), *self._stands(), None, spacing=Space.CARD)
        super().__init__(parent, _("Let {name} see").format(name=name), content, width_characters=_WIDE)
        self.add_way_out(_("Leave it as it is")).setFocus()
        if consent.until is not None:
            self.add_button(_("Show nothing from now on"), self._withdraw)
        save = self.add_primary(_("For the next eight weeks"), self._let_see)
        save.setDefault(False)  # one Enter too many must not show anything

    def _stands(self) -> list[QWidget]:
        if self._consent.until is None:
            return []
        return [note(_("As it stands now, until {day}.").format(day=long_date(self._consent.until)))]

    def _let_see(self) -> None:
        chosen = [name for name, mark in self.marks.items() if mark.isChecked()]
        viewer = self._services.client.viewer
        self._services.client.do(
            lambda session: session.consent.let_see(viewer, chosen),
            while_alive(self, lambda _changed: self.accept()),
            teller(self._services.program.prompts, "consent-failed"),
            owner=self,
        )

    def _withdraw(self) -> None:
        viewer = self._services.client.viewer
        self._services.client.do(
            lambda session: session.consent.withdraw(viewer),
            while_alive(self, lambda _changed: self.accept()),
            teller(self._services.program.prompts, "consent-failed"),
            owner=self,
        )
