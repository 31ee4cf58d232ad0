"""Opening together: each in turn looks at their own answers and says ready or not today."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from trustbook.domain.problems import NothingToShare, Problem
from trustbook.exercises.model import Exercise
from trustbook.exercises.text_ids import HELP
from trustbook.language import _
from trustbook.ui.dialogs.together_turn import TogetherTurn
from trustbook.ui.dialogs.turns_dialog import TurnsDialog, TurnWords
from trustbook.ui.kit import note, note_link
from trustbook.ui.kit.beside import text_then_link
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.session import Session
from trustbook.workbook.shared.opening_together import OwnTurn

_WIDE: Final = 112


class TogetherDialog(TurnsDialog):
    """At Together. `opened` is called once both answers lie side by side; closed before, nothing was placed."""

    def __init__(
        self, parent: QWidget | None, services: WorkbookServices, exercise: Exercise, opened: Callable[[], object]
    ) -> None:
        words = TurnWords(_explained(), _("Look at my answers"), _("Open side by side"))
        self._viewer = services.client.viewer
        self._exercise = exercise
        self._opened = opened
        self.turn: TogetherTurn | None = None
        """What the person whose turn it is looks at."""
        super().__init__(parent, _("Open together: {title}").format(title=exercise.title), services, words)
        self.add_before_buttons(self._for_the_afraid())

    def _unlock(self, session: Session, partner_id: str, passphrase: str) -> OwnTurn:
        return session.together.unlock(self._viewer, self._exercise.id, partner_id, passphrase)

    def _in_words(self, problem: Problem) -> str:
        if isinstance(problem, NothingToShare):
            return _("There is nothing in your own book on this page yet that could be opened. Another day is fine.")
        return super()._in_words(problem)

    def _show_own(self, turn: Any) -> None:
        self.turn = TogetherTurn(self._services, turn)
        name = turn.partner.name
        self.turn.waiting.connect(lambda: self._on.setEnabled(False))
        self.turn.nothing.connect(lambda: self._on_shown(_("Tick what {name} opens.").format(name=name)))
        self.turn.shown.connect(self._on_shown)
        self._body.addWidget(self.turn)
        self._width_of(_WIDE)
        self.turn.ask_preview()

    def _on_shown(self, reason: str = "") -> None:
        self.hold_back(self._on, reason)
        QTimer.singleShot(0, self, self.fit)  # once the preview has its height

    def _ready_with(self) -> Callable[[Session], bool]:
        assert self.turn is not None
        chosen, viewer = self.turn.chosen(), self._viewer
        return lambda session: session.together.ready(viewer, chosen)

    def _open(self, session: Session) -> object:
        return session.together.place(self._viewer)

    def _on_opened(self, outcome: Any) -> None:
        self.accept()
        self._opened()

    def _not_today(self, session: Session) -> None:
        session.together.not_today(self._viewer)

    def _put_away(self, session: Session) -> None:
        session.together.put_away(self._viewer)

    def _clear(self) -> None:
        self.turn = None
        super()._clear()

    def _for_the_afraid(self) -> QWidget:
        words = note(_("If you are afraid of how it will be taken, say “Not today”."))
        return text_then_link(words, note_link(_("Getting help"), self._get_help))

    def _get_help(self) -> None:
        self.reject()
        self._services.navigator.open_text(HELP)


def _explained() -> str:
    return _(
        "What each of you answered in your own book is opened side by side once both of you are ready. Each looks at"
        " their own answers first, in turn. Until then nothing of it is placed. “Not today” needs no reason and leaves"
        " no mark."
    )
