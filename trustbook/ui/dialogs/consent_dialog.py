"""“Let Alex see …”: which marks of the weekly pulse the other one may see from now on, and taking that back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QLayout, QWidget

from trustbook.language import _, long_date
from trustbook.ui.dialogs.if_afraid import if_afraid
from trustbook.ui.dialogs.telling import teller
from trustbook.ui.fields.marks import MarkRow
from trustbook.ui.fields.option_grid import OptionGrid
from trustbook.ui.kit import CalmDialog, CheckMark, Space, column, note, note_link, paragraph, row
from trustbook.ui.runtime.owned import while_alive
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.pages.chart_views import ChartConsent

if TYPE_CHECKING:
    from trustbook.workbook.session import Session

_WIDE: Final = 66


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
            mark.toggled.connect(self._look)
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
        grid = OptionGrid(lines, max((len(question.label) for question in consent.questions), default=0))
        content = column(paragraph(first), note(last), *self._stands(), grid, None, spacing=Space.CARD)
        super().__init__(parent, _("Let {name} see").format(name=name), content, width_characters=_WIDE)
        self.add_above_buttons(if_afraid(self, services.navigator))
        self.add_way_out(_("Leave it as it is")).setFocus()
        if consent.until is not None:
            self.add_button(_("Show nothing from now on"), self._withdraw)
        self._save = self.add_primary(_("For the next eight weeks"), self._let_see)
        self._save.setDefault(False)  # one Enter too many must not show anything
        self._look()

    def _look(self, *_about: object) -> None:
        some = any(mark.isChecked() for mark in self.marks.values())
        tick = _("Tick what {name} may see.").format(name=self._consent.other.name)
        self.hold_back(self._save, "" if some else tick)

    def _stands(self) -> list[QWidget | QLayout]:
        consent = self._consent
        if consent.until is None or consent.renewed_until is None:
            ended = _("It ended by itself on {day}: eight weeks had passed. Nothing of what you began since was shown.")
            return [note(ended.format(day=long_date(consent.ended)))] if consent.ended is not None else []
        stands: list[QWidget | QLayout] = [
            note(_("As it stands now, until {day}.").format(day=long_date(consent.until)))
        ]
        if consent.until < consent.renewed_until:
            words = _("Leave it as it stands until {day}").format(day=long_date(consent.renewed_until))
            stands.append(row(note_link(words, self._renew), None))
        return stands

    def _renew(self) -> None:
        viewer = self._services.client.viewer
        self._do(lambda session: session.consent.renew(viewer))

    def _let_see(self) -> None:
        chosen = [name for name, mark in self.marks.items() if mark.isChecked()]
        viewer = self._services.client.viewer
        self._do(lambda session: session.consent.let_see(viewer, chosen))

    def _withdraw(self) -> None:
        viewer = self._services.client.viewer
        self._do(lambda session: session.consent.withdraw(viewer))

    def _do(self, command: Callable[[Session], object]) -> None:
        self._services.client.do(
            command,
            while_alive(self, lambda _changed: self.accept()),
            teller(self._services.program.prompts, "consent-failed"),
            owner=self,
        )
