"""Taking the cover away: by the passphrase of somebody who may see what lies under it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from trustbook.domain.problems import NotForThisSeat, Problem, WrongPassphrase
from trustbook.domain.typed_secret import is_blank
from trustbook.language import _
from trustbook.ui.frame.flow_steps import (
    FieldKind,
    Flow,
    FlowField,
    FlowFinished,
    Form,
    FormButton,
    Move,
    RunOnWorker,
    SayOnForm,
    ShowForm,
    in_words,
)
from trustbook.ui.start.flows.pauses import Pauses

UNCOVERED = "uncovered"
LOCK = "lock"


class UncoverFlow(Flow):
    """Ends with `UNCOVERED` or `LOCK`. `confirm(passphrase)` runs on the worker and raises for a wrong one."""

    def __init__(self, confirm: Callable[[str], object], pauses: Pauses) -> None:
        """`pauses` outlive the cover: covering again begins nothing anew."""
        self._confirm = confirm
        self._pauses = pauses
        self.standing = ""
        """What the cover says until it goes, beside what was not right with a passphrase."""

    def start(self) -> Move:
        return self._ask()

    def answer(self, button: str, values: Mapping[str, str]) -> Move:
        if button == "lock":
            return FlowFinished(LOCK)
        passphrase = values.get("passphrase", "")
        if is_blank(passphrase):
            return self._ask()
        if self._pauses.is_pausing:
            return SayOnForm(
                _(
                    "After a few wrong passphrases there is a short pause. What you type stays here. Please press"
                    " “Go on” again in a moment."
                )
            )
        return RunOnWorker(lambda: self._confirm(passphrase), _("One moment…"))

    def worked(self, result: object) -> Move:
        self._pauses.right()
        return FlowFinished(UNCOVERED)

    def failed(self, problem: Problem) -> Move:
        if not isinstance(problem, NotForThisSeat | WrongPassphrase):
            return self._ask(in_words(problem))
        self._pauses.wrong()
        return self._ask(_("This passphrase did not open the workbook. Look at the caps-lock key, and try again."))

    def chosen(self, path: str) -> Move:
        return self._ask()

    def _ask(self, note: str = "") -> Move:
        return ShowForm(
            Form(
                "covered",
                _("One moment"),
                fields=(FlowField("passphrase", FieldKind.PASSPHRASE, _("Passphrase")),),
                buttons=(
                    FormButton("lock", _("Lock")),
                    FormButton("uncover", _("Go on"), primary=True),
                ),
                note="\n".join(each for each in (note, self.standing) if each),
            )
        )
