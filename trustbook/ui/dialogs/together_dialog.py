"""Opening together: each in turn looks at their own answers and says ready or not today."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from trustbook.domain.people import Partner
from trustbook.domain.problems import NothingToShare, Problem
from trustbook.domain.typed_secret import is_blank
from trustbook.exercises.model import Exercise
from trustbook.exercises.text_ids import HELP
from trustbook.language import _
from trustbook.ui.dialogs.telling import teller
from trustbook.ui.dialogs.together_turn import TogetherTurn
from trustbook.ui.kit import (
    CalmDialog,
    PassphraseInput,
    Space,
    TextLabel,
    clear_layout,
    column,
    note,
    note_link,
    paragraph,
    row,
    subheading,
)
from trustbook.ui.runtime.owned import while_alive
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.opening_together import OwnTurn
from trustbook.workbook.sentences import told

_WIDE: Final = 112


class TogetherDialog(CalmDialog):
    """At Together. `opened` is called once both answers lie side by side; closed before, nothing was placed.

    What one person looks at in their turn goes when the window is covered: whoever comes back shows who they are.
    """

    def __init__(
        self, parent: QWidget | None, services: WorkbookServices, exercise: Exercise, opened: Callable[[], object]
    ) -> None:
        self._body = column(spacing=10)
        super().__init__(parent, _("Open together: {title}").format(title=exercise.title), self._body)
        self._services = services
        self._exercise = exercise
        self._opened = opened
        self._waiting = list(services.client.sitting.partners)
        self.turn: TogetherTurn | None = None
        """What the person whose turn it is looks at."""
        self._is_first = True
        self._working = False
        self.add_above_buttons(self._for_the_afraid())
        self._away = self.add_way_out(_("Not today"))
        self._on = self.add_primary("", self._on_primary)
        self.finished.connect(lambda _result: self._let_go())
        self._ask_passphrase()

    @property
    def partner(self) -> Partner:
        """Whose turn it is."""
        return self._waiting[0]

    # --- showing who one is

    def _ask_passphrase(self, said: str = "") -> None:
        self._clear()
        self._services.program.clipboard.clear()
        if self._is_first:
            self._body.addWidget(paragraph(_explained()))
        self._body.addWidget(subheading(_("{name}’s turn").format(name=self.partner.name)))
        away = _("Only {name} looks at the screen now, until it says otherwise.")
        self._body.addWidget(paragraph(away.format(name=self.partner.name)))
        self._line = PassphraseInput(_("{name}’s passphrase").format(name=self.partner.name))
        self._note = TextLabel(said, "caution")
        self._note.setVisible(bool(said))
        self._body.addWidget(self._line)
        self._body.addWidget(self._note)
        self._body.addStretch(1)
        self._on.setText(_("Look at my answers"))
        self._on.setEnabled(True)
        self._on.setDefault(True)
        self._width_of(wide=False)
        self._line.edit.setFocus()

    def _unlock(self) -> None:
        passphrase, partner_id = self._line.text(), self.partner.id
        if is_blank(passphrase):
            self._say(_("Please type your passphrase."))
            return
        self._busy(True)
        viewer, exercise_id = self._services.client.viewer, self._exercise.id
        self._services.client.do(
            lambda session: session.together.unlock(viewer, exercise_id, partner_id, passphrase),
            while_alive(self, self._show_turn),
            while_alive(self, self._not_unlocked),
            owner=self,
        )

    def _not_unlocked(self, problem: Problem) -> None:
        self._busy(False)
        self._line.edit.selectAll()
        empty = _("There is nothing in your own book on this page yet that could be opened. Another day is fine.")
        self._say(empty if isinstance(problem, NothingToShare) else told(problem).text)

    def _say(self, words: str) -> None:
        self._note.setText(words)
        self._note.show()
        self._line.edit.setFocus()
        QTimer.singleShot(0, self, self.fit)

    # --- one's own turn

    def _show_turn(self, turn: OwnTurn) -> None:
        self._busy(False)
        self._line.take()
        if not self.isVisible():  # covered meanwhile: what is private does not come up on its own
            self._step_back()
            return
        clear_layout(self._body)
        self.turn = TogetherTurn(self._services, turn)
        self.turn.shown.connect(self._on_shown)
        self._body.addWidget(self.turn)
        self._on.setText(_("I am ready"))
        self._on.setDefault(False)  # one Enter too many must not give anything away
        self._width_of(wide=True)
        self.turn.ask_preview()
        self._away.setFocus()

    def _on_shown(self, something: bool) -> None:
        self._on.setEnabled(something)
        QTimer.singleShot(0, self, self.fit)  # once the preview has its height

    def _ready(self) -> None:
        if self.turn is None:
            return
        chosen, viewer = self.turn.chosen(), self._services.client.viewer
        self._busy(True)
        self._services.client.do(
            lambda session: session.together.ready(viewer, chosen),
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
            self._place()

    def _place(self) -> None:
        self._show_placing()
        viewer = self._services.client.viewer
        self._busy(True)
        self._services.client.do(
            lambda session: session.together.place(viewer),
            while_alive(self, lambda _changed: self._on_placed()),
            while_alive(self, self._failed),
        )  # without an owner: a failure is told also when the dialog was closed

    def _show_placing(self) -> None:
        self._clear()
        self._body.addWidget(paragraph(_("Both of you are ready.")))
        self._on.setText(_("Open side by side"))
        self._width_of(wide=False)

    def _on_placed(self) -> None:
        self.accept()
        self._opened()

    def _failed(self, problem: Problem) -> None:
        """Nothing is placed; what is ready stays so, and it can be tried again."""
        self._busy(False)
        teller(self._services.program.prompts, "together-failed")(problem)

    # --- around it

    def _on_primary(self) -> None:
        if self._working:
            return
        if self.turn is not None:
            self._ready()
        elif self._waiting:
            self._unlock()
        else:
            self._place()

    def _busy(self, working: bool) -> None:
        self._working = working
        self._on.setEnabled(not working)

    def _let_go(self) -> None:
        """Whatever was held ready goes, unless it lies there already."""
        viewer = self._services.client.viewer
        self._services.client.do(lambda session: session.together.not_today(viewer), failed=lambda _problem: None)

    def _step_back(self) -> None:
        viewer = self._services.client.viewer
        self._services.client.do(lambda session: session.together.put_away(viewer), failed=lambda _problem: None)
        self._ask_passphrase()

    def hideEvent(self, event: QHideEvent) -> None:
        """Covered in somebody's turn: what they looked at goes."""
        super().hideEvent(event)
        if self.turn is not None and self.result() == 0:
            self._step_back()

    def _clear(self) -> None:
        self.turn = None
        clear_layout(self._body)

    def _width_of(self, *, wide: bool) -> None:
        self.use_width(_WIDE if wide else 62)
        if self.isVisible():
            QTimer.singleShot(0, self, self.fit)

    def _for_the_afraid(self) -> QWidget:
        holder = QWidget()
        words = note(_("If you are afraid of how it will be taken, say “Not today”."))
        holder.setLayout(row(words, note_link(_("Getting help"), self._get_help), None, spacing=Space.FIELD))
        return holder

    def _get_help(self) -> None:
        self.reject()
        self._services.navigator.open_text(HELP)


def _explained() -> str:
    return _(
        "What each of you answered in your own book is opened side by side once both of you are ready. Each looks at"
        " their own answers first, in turn. Until then nothing of it is placed. “Not today” needs no reason and leaves"
        " no mark."
    )
