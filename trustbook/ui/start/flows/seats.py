"""Going to a person’s seat: always by their passphrase."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from trustbook.domain.problems import Problem
from trustbook.domain.typed_secret import is_blank
from trustbook.language import _
from trustbook.ui.frame.flow_steps import (
    FieldKind,
    Finished,
    Flow,
    Form,
    FormButton,
    FormField,
    Left,
    Move,
    Show,
    Work,
    in_words,
    text,
)


class GoToSeatFlow(Flow):
    """Ends with the viewer at that seat. `go(passphrase)` runs on the worker."""

    def __init__(self, name: str, go: Callable[[str], object]) -> None:
        self._name = name
        self._go = go

    def start(self) -> Move:
        return self._ask()

    def answer(self, button: str, values: Mapping[str, str]) -> Move:
        if button != "open":
            return Left()
        passphrase = values.get("passphrase", "")
        if is_blank(passphrase):
            return self._ask(_("Please type your passphrase."))
        return Work(lambda: self._go(passphrase), _("Opening…"))

    def worked(self, result: object) -> Move:
        return Finished(result)

    def failed(self, problem: Problem) -> Move:
        return self._ask(in_words(problem))

    def chosen(self, path: str) -> Move:
        return self._ask()

    def _ask(self, note: str = "") -> Move:
        return Show(
            Form(
                "go-to-seat",
                _("To {name}’s seat").format(name=self._name),
                text(_("Going to a person’s seat always asks for that person's passphrase.")),
                (FormField("passphrase", FieldKind.PASSPHRASE, _("Passphrase")),),
                (FormButton("cancel", _("Back")), FormButton("open", _("Go to this seat"), primary=True)),
                note,
            )
        )
