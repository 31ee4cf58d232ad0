"""Taking the cover away: by the passphrase of somebody who may see what lies under it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from trustbook.domain.problems import NotForThisSeat, Problem, WrongPassphrase
from trustbook.domain.typed_secret import is_blank
from trustbook.language import _
from trustbook.ui.frame.flow_steps import (
    FieldKind,
    Finished,
    Form,
    FormButton,
    FormField,
    Move,
    Show,
    Work,
    in_words,
)

UNCOVERED = "uncovered"
LOCK = "lock"


class UncoverFlow:
    """Ends with `UNCOVERED` or `LOCK`. `confirm(passphrase)` runs on the worker and raises for a wrong one."""

    def __init__(self, confirm: Callable[[str], object], note: str = "") -> None:
        self._confirm = confirm
        self._first_note = note

    def start(self) -> Move:
        return self._ask(self._first_note)

    def answer(self, button: str, values: Mapping[str, str]) -> Move:
        if button == "lock":
            return Finished(LOCK)
        passphrase = values.get("passphrase", "")
        if is_blank(passphrase):
            return self._ask()
        return Work(lambda: self._confirm(passphrase), _("One moment…"))

    def worked(self, result: object) -> Move:
        return Finished(UNCOVERED)

    def failed(self, problem: Problem) -> Move:
        wrong = WrongPassphrase() if isinstance(problem, NotForThisSeat) else problem
        return self._ask(in_words(wrong))

    def chosen(self, path: str) -> Move:
        return self._ask()

    def _ask(self, note: str = "") -> Move:
        return Show(
            Form(
                "covered",
                _("One moment"),
                fields=(FormField("passphrase", FieldKind.PASSPHRASE, _("Passphrase")),),
                buttons=(
                    FormButton("lock", _("Lock")),
                    FormButton("uncover", _("Go on"), primary=True),
                ),
                note=note,
            )
        )
