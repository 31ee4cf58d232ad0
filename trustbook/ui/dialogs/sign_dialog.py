"""At Together, before somebody signs for the first time: their passphrase shows that it is them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from trustbook.domain.people import Partner
from trustbook.domain.problems import Problem
from trustbook.domain.typed_secret import is_blank
from trustbook.language import _
from trustbook.ui.kit import CalmDialog, PassphraseInput, TextLabel, column, paragraph
from trustbook.ui.runtime.owned import while_alive
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.sentences.problem_sentences import told

if TYPE_CHECKING:
    from trustbook.workbook.session import Session


Act = Callable[["Session", str], object]
"""What a passphrase is for. Raises WrongPassphrase for one of somebody else."""


class SignDialog(CalmDialog):
    """Calls `proven` once the passphrase was that of this person. Closed before, nobody has signed."""

    def __init__(
        self,
        parent: QWidget | None,
        services: WorkbookServices,
        partner: Partner,
        proven: Callable[[], object],
        *,
        act: Act | None = None,
    ) -> None:
        """`act` is done with the passphrase, once; without it this person is known until somebody else sits here."""
        self._line = PassphraseInput(_("{name}’s passphrase").format(name=partner.name))
        self._note = TextLabel("", "caution")
        self._note.hide()
        words = _("Nobody signs for the other one. You are asked once, until somebody else sits down here.")
        if act is not None:
            words = _("Nobody says this for the other one. It stands once {name} has signed.").format(name=partner.name)
        content = column(paragraph(words), self._line, self._note, spacing=10)
        super().__init__(parent, _("{name} signs").format(name=partner.name), content)
        self._services = services
        self._act: Act = act or (lambda session, passphrase: session.people.prove(partner.id, passphrase))
        self._proven = proven
        services.program.clipboard.clear()
        self.add_way_out(_("Not now"))
        self._sign = self.add_primary(_("Sign"), self._on_sign)
        self._line.edit.setFocus()

    def _on_sign(self) -> None:
        passphrase = self._line.text()
        if is_blank(passphrase):
            self._say(_("Please type your passphrase."))
            return
        self._sign.setEnabled(False)
        act = self._act

        def done(_result: object) -> None:
            self._line.take()
            self.accept()
            self._proven()

        def failed(problem: Problem) -> None:
            self._sign.setEnabled(True)
            self._line.edit.selectAll()
            self._say(told(problem).text)

        self._services.client.do(
            lambda session: act(session, passphrase),
            while_alive(self, done),
            while_alive(self, failed),
            owner=self,
        )

    def _say(self, words: str) -> None:
        self._note.setText(words)
        self._note.show()
        self.fit()
        self._line.edit.setFocus()
