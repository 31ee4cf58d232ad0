"""Opening the jar of good things: each in turn shows that it is them, looks at their own slips, and says ready."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from trustbook.domain.people import Partner
from trustbook.domain.problems import Problem
from trustbook.domain.typed_secret import is_blank
from trustbook.language import _, day_words
from trustbook.ui.dialogs.telling import teller
from trustbook.ui.fields.marks import MarkRow
from trustbook.ui.kit import (
    CalmDialog,
    CheckMark,
    PassphraseInput,
    PrivacySign,
    Sees,
    TextLabel,
    clear_layout,
    column,
    note,
    paragraph,
    subheading,
)
from trustbook.ui.runtime.owned import while_alive
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.jar_views import JarTurn
from trustbook.workbook.sentences import told
from trustbook.workbook.views import Changed


class JarDialog(CalmDialog):
    """At Together, once its day has come. `opened` is called with ids of what lies with both now, there may be none.

    Closed before, nothing was placed. What one person looks at in their turn goes when the window is covered.
    """

    def __init__(
        self, parent: QWidget | None, services: WorkbookServices, opened: Callable[[frozenset[str]], object]
    ) -> None:
        self._body = column(spacing=10)
        super().__init__(parent, _("Open the jar"), self._body)
        self._services = services
        self._opened = opened
        self._waiting = list(services.client.sitting.partners)
        self._marks: dict[str, CheckMark] | None = None
        """Of the slips of whoever looks at theirs now; None while nobody does."""
        self._is_first = True
        self._working = False
        self._away = self.add_way_out(_("Not today"))
        self._on = self.add_primary("", self._on_primary)
        self.finished.connect(lambda _result: self._let_go())
        self._ask_passphrase()

    @property
    def partner(self) -> Partner:
        """Whose turn it is."""
        return self._waiting[0]

    # --- showing who one is

    def _ask_passphrase(self) -> None:
        self._clear()
        self._services.program.clipboard.clear()
        if self._is_first:
            self._body.addWidget(paragraph(_explained()))
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
        self._on.setText(_("Look at my slips"))
        self._on.setEnabled(True)
        self._on.setDefault(True)
        self._fit()
        self._line.edit.setFocus()

    def _unlock(self) -> None:
        passphrase, partner_id = self._line.text(), self.partner.id
        if is_blank(passphrase):
            self._say(_("Please type your passphrase."))
            return
        self._busy(True)
        viewer = self._services.client.viewer
        self._services.client.do(
            lambda session: session.jar.unlock(viewer, partner_id, passphrase),
            while_alive(self, self._show_turn),
            while_alive(self, self._not_unlocked),
            owner=self,
        )

    def _not_unlocked(self, problem: Problem) -> None:
        self._busy(False)
        self._line.edit.selectAll()
        self._say(told(problem).text)

    def _say(self, words: str) -> None:
        self._note.setText(words)
        self._note.show()
        self._line.edit.setFocus()
        self._fit()

    # --- one's own turn

    def _show_turn(self, turn: JarTurn) -> None:
        self._busy(False)
        self._line.take()
        if not self.isVisible():  # covered meanwhile: what is private does not come up on its own
            self._step_back()
            return
        clear_layout(self._body)
        self._marks = {}
        self._body.addWidget(subheading(_("{name}’s turn").format(name=turn.partner.name)))
        self._body.addWidget(PrivacySign(Sees.ME))
        if turn.slips:
            self._body.addWidget(paragraph(_("These slips of yours are for the jar. What is not ticked stays in it.")))
        else:
            self._body.addWidget(paragraph(_("There is no slip of yours for the jar this time. That is fine.")))
        today = self._services.program.clock.today()
        for slip in turn.slips:
            mark = self._marks[slip.entry_id] = CheckMark()
            mark.setChecked(True)
            mark.setAccessibleName(slip.what)
            self._body.addWidget(MarkRow(mark, f"{slip.what}  ({day_words(slip.on, today)})"))
        self._body.addWidget(note(_placed_words()))
        self._body.addStretch(1)
        self._on.setText(_("I am ready"))
        self._on.setDefault(False)  # one Enter too many must not give anything away
        self._fit()
        self._away.setFocus()

    def _ready(self, marks: dict[str, CheckMark]) -> None:
        chosen = [entry_id for entry_id, mark in marks.items() if mark.isChecked()]
        viewer = self._services.client.viewer
        self._busy(True)
        self._services.client.do(
            lambda session: session.jar.ready(viewer, chosen),
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
            self._open()

    def _open(self) -> None:
        self._clear()
        self._body.addWidget(paragraph(_("Both of you are ready.")))
        self._on.setText(_("Open it"))
        self._fit()
        viewer = self._services.client.viewer
        self._busy(True)
        self._services.client.do(
            lambda session: session.jar.open(viewer),
            while_alive(self, self._on_opened),
            while_alive(self, self._failed),
        )  # without an owner: a failure is told also when the dialog was closed

    def _on_opened(self, changed: Changed) -> None:
        self.accept()
        self._opened(changed.entries)

    def _failed(self, problem: Problem) -> None:
        """Nothing is placed; what is ready stays so, and it can be tried again."""
        self._busy(False)
        teller(self._services.program.prompts, "jar-failed")(problem)

    # --- around it

    def _on_primary(self) -> None:
        if self._working:
            return
        if self._marks is not None:
            self._ready(self._marks)
        elif self._waiting:
            self._unlock()
        else:
            self._open()

    def _busy(self, working: bool) -> None:
        self._working = working
        self._on.setEnabled(not working)

    def _let_go(self) -> None:
        """Whatever was held ready goes, unless it lies there already."""
        viewer = self._services.client.viewer
        self._services.client.do(lambda session: session.jar.not_today(viewer), failed=lambda _problem: None)

    def _step_back(self) -> None:
        viewer = self._services.client.viewer
        self._services.client.do(lambda session: session.jar.put_away(viewer), failed=lambda _problem: None)
        self._ask_passphrase()

    def hideEvent(self, event: QHideEvent) -> None:
        """Covered in somebody's turn: what they looked at goes."""
        super().hideEvent(event)
        if self._marks is not None and self.result() == 0:
            self._step_back()

    def _clear(self) -> None:
        self._marks = None
        clear_layout(self._body)

    def _fit(self) -> None:
        if self.isVisible():
            QTimer.singleShot(0, self, self.fit)


def _explained() -> str:
    return _(
        "Each of you looks at your own slips first, in turn. Once both are ready, they are read one at a time. Until"
        " then nothing of them is placed. “Not today” needs no reason and leaves no mark."
    )


def _placed_words() -> str:
    return _(
        "Once both of you are ready, each of you has these slips. You can take one back later from your own seat, but"
        " not out of memory."
    )
