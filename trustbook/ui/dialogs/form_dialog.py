"""Answers out of a filled form: looked at, page by page, before any of them is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from trustbook.language import _, ngettext
from trustbook.ui.dialogs.form_page_card import FormPageCard
from trustbook.ui.dialogs.telling import teller
from trustbook.ui.fields.marks import MarkRow
from trustbook.ui.kit import (
    CalmDialog,
    CheckMark,
    PrivacySign,
    Sees,
    Space,
    clear_layout,
    column,
    note,
    paragraph,
)
from trustbook.ui.runtime.owned import while_alive
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.forms.form_views import FormPreview, form_words
from trustbook.workbook.sitting.views import Changed

_WIDE: Final = 104


class FormDialog(CalmDialog):
    """Nothing is written before the last button, and then all of it at once. `brought` is told what was."""

    def __init__(
        self,
        parent: QWidget | None,
        services: WorkbookServices,
        preview: FormPreview,
        brought: Callable[[Changed], object],
    ) -> None:
        self._services = services
        self._preview = preview
        self._brought = brought
        self.cards: list[FormPageCard] = []
        self._pages = column(spacing=Space.STEP)
        content = column(
            paragraph(_first_words(preview)),
            *_who_sees(preview),
            *self._mending(),
            *map(note, form_words(preview.form)),
            self._pages,
            None,
            spacing=Space.CARD,
        )
        super().__init__(parent, _("Answers from a filled form"), content, width_characters=_WIDE)
        self._leave = self.add_way_out(_("Leave everything as it is") if preview.changes else _("Close"))
        self._bring = self.add_primary(_("Bring these answers in"), self._on_bring)
        self._bring.setDefault(False)  # one Enter too many must not change anything
        self._show()
        self._leave.setFocus()

    def _mending(self) -> list[QWidget]:
        lost = self._preview.form.lost
        if not lost:
            return []
        words = ngettext(
            "In one answer the program that you typed in has lost half of an emoji. Put it right",
            "In {number} answers the program that you typed in has lost half of an emoji. Put them right",
            lost,
        ).format(number=lost)
        self.mend = CheckMark()
        self.mend.setAccessibleName(words)
        self.mend.setChecked(self._preview.mend)
        self.mend.toggled.connect(self._on_mend)
        return [MarkRow(self.mend, words)]

    def _on_mend(self, mend: bool) -> None:
        form, viewer = self._preview.form, self._preview.viewer
        self._bring.setEnabled(False)
        self._services.client.do(
            lambda session: session.forms.preview(viewer, form, mend=mend),
            self._show_anew,
            teller(self._services.program.prompts, "form-failed", self.reject),
            owner=self,
        )

    def _show_anew(self, preview: FormPreview) -> None:
        self._preview = preview
        self._show()

    def _show(self) -> None:
        clear_layout(self._pages)
        pages = self._preview.pages
        self.cards = [FormPageCard(number, page, self._refit) for number, page in enumerate(pages)]
        for card in self.cards:
            self._pages.addWidget(card)
        self._bring.setVisible(self._preview.changes)
        self._bring.setEnabled(self._preview.changes)
        self._refit()

    def _refit(self) -> None:
        if self.isVisible():
            QTimer.singleShot(0, self, self.fit)

    def _on_bring(self) -> None:
        choices = [choice for choice in map(FormPageCard.choice, self.cards) if choice is not None]
        self._bring.setEnabled(False)
        preview = self._preview
        self._services.client.do(
            lambda session: session.forms.bring_in(preview.viewer, preview, choices),
            while_alive(self, self._on_brought),
            teller(self._services.program.prompts, "form-failed", while_alive(self, self._look_again)),
        )  # without an owner: a failure is told also when the dialog was closed

    def _on_brought(self, changed: Changed) -> None:
        self.accept()
        self._brought(changed)

    def _look_again(self) -> None:
        """After something went wrong: how it stands now."""
        self._on_mend(self._preview.mend)


def _first_words(preview: FormPreview) -> str:
    if not preview.changes:
        return _("There is nothing in “{file}” that can be brought in here.").format(file=preview.form.path.name)
    return _(
        "Out of “{file}”. Nothing is written before you say so, and what stands on a page now is kept among its"
        " earlier versions."
    ).format(file=preview.form.path.name)


def _who_sees(preview: FormPreview) -> list[QWidget]:
    if not preview.changes:
        return []
    return [PrivacySign(Sees.BOTH if preview.viewer.is_together else Sees.ME)]
