"""Opening the jar of good things: each in turn shows that it is them, looks at their own slips, and says ready."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from trustbook.language import _, day_words
from trustbook.ui.dialogs.turns_dialog import NARROW, TurnsDialog, TurnWords
from trustbook.ui.fields.marks import MarkRow
from trustbook.ui.kit import CheckMark, PrivacySign, Sees, note, paragraph, subheading
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.session import Session
from trustbook.workbook.sitting.views import Changed
from trustbook.workbook.together.jar_views import JarTurn


class JarDialog(TurnsDialog):
    """At Together, once its day has come. `opened` is called with ids of what lies with both now, there may be none."""

    def __init__(
        self, parent: QWidget | None, services: WorkbookServices, opened: Callable[[frozenset[str]], object]
    ) -> None:
        self._viewer = services.client.viewer
        self._opened = opened
        self._marks: dict[str, CheckMark] = {}
        """Of the slips of whoever looks at theirs now."""
        words = TurnWords(_explained(), _("Look at my slips"), _("Open it"))
        super().__init__(parent, _("Open the jar"), services, words)

    def _unlock(self, session: Session, partner_id: str, passphrase: str) -> JarTurn:
        return session.jar.unlock(self._viewer, partner_id, passphrase)

    def _show_own(self, turn: Any) -> None:
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
        self._width_of(NARROW)

    def _ready_with(self) -> Callable[[Session], bool]:
        chosen, viewer = [entry_id for entry_id, mark in self._marks.items() if mark.isChecked()], self._viewer
        return lambda session: session.jar.ready(viewer, chosen)

    def _open(self, session: Session) -> Changed:
        return session.jar.open(self._viewer)

    def _on_opened(self, outcome: Any) -> None:
        self.accept()
        self._opened(outcome.entries)

    def _not_today(self, session: Session) -> None:
        session.jar.not_today(self._viewer)

    def _put_away(self, session: Session) -> None:
        session.jar.put_away(self._viewer)


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
