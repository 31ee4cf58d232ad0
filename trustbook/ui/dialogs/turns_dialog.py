"""A dialog at Together in which each in turn shows that it is them, looks at what is their own, and says ready."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from trustbook.domain.people import Partner
from trustbook.domain.problems import Problem
from trustbook.domain.typed_secret import is_blank
from trustbook.language import _
from trustbook.ui.dialogs.telling import teller
from trustbook.ui.kit import CalmDialog, PassphraseInput, TextLabel, clear_layout, column, paragraph, subheading
from trustbook.ui.runtime.owned import while_alive
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.sentences.problem_sentences import told
from trustbook.workbook.session import Session

NARROW = 62
"""Width while somebody shows who they are, in average characters."""


@dataclass(frozen=True, slots=True)
class TurnWords:
    """What is said: at the beginning, and on the button before one's turn and once both are ready."""

    explained: str
    look: str
    open: str


class TurnsDialog(CalmDialog):
    """Closed before both are ready, nothing was placed. What one person looks at in their turn goes when the window is
    covered: whoever comes back shows who they are.
    """

    def __init__(self, parent: QWidget | None, name: str, services: WorkbookServices, words: TurnWords) -> None:
        self._body = column(spacing=10)
        super().__init__(parent, name, self._body)
        self._services = services
        self._words = words
        self._waiting = list(services.client.sitting.partners)
        self._is_looking = False
        self._is_first = True
        self._working = False
        self._away = self.add_way_out(_("Not today"))
        self._on = self.add_primary("", self._on_primary)
        self.finished.connect(lambda _result: self._tell_theme(self._not_today))
        self._ask_passphrase()

    # --- what a subclass says

    @abstractmethod
    def _unlock(self, session: Session, partner_id: str, passphrase: str) -> Any:
        """On the worker: what this person may look at."""

    @abstractmethod
    def _show_own(self, turn: Any) -> None:
        """Put what is this person's own into the dialog."""

    @abstractmethod
    def _ready_with(self) -> Callable[[Session], bool]:
        """What is to be done on the worker with what is chosen now; it gives whether both are ready."""

    @abstractmethod
    def _open(self, session: Session) -> Any:
        """On the worker: place what both are ready for."""

    @abstractmethod
    def _on_opened(self, outcome: Any) -> None:
        """It lies there."""

    @abstractmethod
    def _not_today(self, session: Session) -> None:
        """On the worker: whatever was held ready goes, unless it lies there already."""

    @abstractmethod
    def _put_away(self, session: Session) -> None:
        """On the worker: nobody looks at their own any more."""

    def _in_words(self, problem: Problem) -> str:
        return told(problem).text

    # --- showing who one is

    @property
    def partner(self) -> Partner:
        """Whose turn it is."""
        return self._waiting[0]

    def _ask_passphrase(self) -> None:
        self._clear()
        self._services.program.clipboard.clear()
        if self._is_first:
            self._body.addWidget(paragraph(self._words.explained))
        name = self.partner.name
        self._body.addWidget(subheading(_("{name}’s turn").format(name=name)))
        away = _("Only {name} looks at the screen now, until it says otherwise.")
        self._body.addWidget(paragraph(away.format(name=name)))
        self._line = PassphraseInput(_("{name}’s passphrase").format(name=name))
        self._note = TextLabel("", "caution")
        self._note.hide()
        self._body.addWidget(self._line)
        self._body.addWidget(self._note)
        self._body.addStretch(1)
        self._on.setText(self._words.look)
        self.hold_back(self._on, "")
        self._on.setDefault(True)
        self._width_of(NARROW)
        self._line.edit.setFocus()

    def _on_passphrase(self) -> None:
        passphrase, partner_id = self._line.text(), self.partner.id
        if is_blank(passphrase):
            self._say(_("Please type your passphrase."))
            return
        self._busy(True)
        self._services.client.do(
            lambda session: self._unlock(session, partner_id, passphrase),
            while_alive(self, self._show_turn),
            while_alive(self, self._not_unlocked),
            owner=self,
        )

    def _not_unlocked(self, problem: Problem) -> None:
        self._busy(False)
        self._line.edit.selectAll()
        self._say(self._in_words(problem))

    def _say(self, words: str) -> None:
        self._note.setText(words)
        self._note.show()
        self._line.edit.setFocus()
        QTimer.singleShot(0, self, self.fit)

    # --- one's own turn

    def _show_turn(self, turn: Any) -> None:
        self._busy(False)
        self._line.take()
        if not self.isVisible():  # covered meanwhile: what is private does not come up on its own
            self._step_back()
            return
        clear_layout(self._body)
        self._is_looking = True
        self._on.setText(_("I am ready"))
        self._on.setDefault(False)  # one Enter too many must not give anything away
        self._show_own(turn)
        self._away.setFocus()

    def _on_own_ready(self) -> None:
        self._busy(True)
        self._services.client.do(
            self._ready_with(),
            while_alive(self, self._on_ready),
            while_alive(self, self._failed),
            owner=self,
        )

    def _on_ready(self, both: bool) -> None:
        self._busy(False)
        self._is_first = False
        self._waiting = self._waiting[1:]
        if not both and self._waiting:
            self._ask_passphrase()
        else:
            self._open_now()

    def _open_now(self) -> None:
        self._clear()
        self._body.addWidget(paragraph(_("Both of you are ready.")))
        self._on.setText(self._words.open)
        self._width_of(NARROW)
        self._busy(True)
        self._services.client.do(
            self._open, while_alive(self, self._on_opened), while_alive(self, self._failed)
        )  # without an owner: a failure is told also when the dialog was closed

    def _failed(self, problem: Problem) -> None:
        """Nothing is placed; what is ready stays so, and it can be tried again."""
        self._busy(False)
        teller(self._services.program.prompts, "turns-failed")(problem)

    # --- around it

    def _on_primary(self) -> None:
        if self._working:
            return
        if self._is_looking:
            self._on_own_ready()
        elif self._waiting:
            self._on_passphrase()
        else:
            self._open_now()

    def _busy(self, working: bool) -> None:
        self._working = working
        self._on.setEnabled(not working)

    def _tell_theme(self, work: Callable[[Session], object]) -> None:
        self._services.client.do(work, failed=lambda _problem: None)

    def _step_back(self) -> None:
        self._tell_theme(self._put_away)
        self._ask_passphrase()

    def hideEvent(self, event: QHideEvent) -> None:
        """Covered in somebody's turn: what they looked at goes."""
        super().hideEvent(event)
        if self._is_looking and self.result() == 0:
            self._step_back()

    def _clear(self) -> None:
        self._is_looking = False
        clear_layout(self._body)

    def _width_of(self, characters: int) -> None:
        self.use_width(characters)
        if self.isVisible():
            QTimer.singleShot(0, self, self.fit)
