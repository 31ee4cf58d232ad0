"""Giving a letter: a last look at exactly what will lie with both."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from trustbook.language import _
from trustbook.ui.dialogs.if_afraid import if_afraid
from trustbook.ui.dialogs.letter_reading import letter_blocks
from trustbook.ui.dialogs.telling import teller
from trustbook.ui.kit import CalmDialog, column, note, paragraph
from trustbook.ui.kit.scale import Space
from trustbook.ui.runtime.owned import while_alive
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.letters.letter_views import LetterToGive


class GiveDialog(CalmDialog):
    """Exactly what will lie with both, sealed. One Enter too many gives nothing away: the focus is on keeping it."""

    def __init__(self, parent: QWidget | None, services: WorkbookServices, what: LetterToGive) -> None:
        name = what.reader.name
        asked = [paragraph(question) for question in what.questions]
        honest = _(
            "It is put on the shelf of both, in a sealed envelope. {name} opens it when they like, or puts it away; you"
            " are not told which. You can take it back, but not from memory, from paper, or from copies of the workbook"
            " that are kept elsewhere. The envelope binds this program only: another program could read what is in it."
        ).format(name=name)
        super().__init__(
            parent,
            _("Give this letter to {name}?").format(name=name),
            column(*asked, letter_blocks(what.text), note(honest), None, spacing=Space.STEP),
            width_characters=80,
        )
        self._services = services
        self._what = what
        self._viewer = services.client.viewer
        self.add_before_buttons(if_afraid(self, services.navigator))
        self._give = self.add_button(_("Give it"), self._on_give)
        self.add_way_out(_("Do not give it")).setFocus()

    def _on_give(self) -> None:
        self._give.setEnabled(False)
        viewer, entry_id = self._viewer, self._what.entry_id
        self._services.client.do(
            lambda session: session.letters.give(viewer, entry_id),
            while_alive(self, lambda _changed: self.accept()),
            teller(self._services.program.prompts, "letter-failed", while_alive(self, self.reject)),
        )  # without an owner: a failure is told also when the dialog was closed
