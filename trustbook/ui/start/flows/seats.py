"""Going to another seat: always by the passphrase of whoever sits down."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from trustbook.domain.problems import Problem
from trustbook.domain.typed_secret import is_blank
from trustbook.language import _
from trustbook.ui.frame.flow_steps import (
    FieldKind,
    Flow,
    FlowField,
    FlowFinished,
    FlowLeft,
    Form,
    FormButton,
    Move,
    RunOnWorker,
    ShowForm,
    in_words,
    text,
)


class SeatFlow(Flow):
    """Ends with the viewer at that seat. `go(passphrase)` runs on the worker."""

    def __init__(self, form: Form, go: Callable[[str], object]) -> None:
        self._form = form
        self._go = go

    def start(self) -> Move:
        return self._ask()

    def answer(self, button: str, values: Mapping[str, str]) -> Move:
        if button != "open":
            return FlowLeft()
        passphrase = values.get("passphrase", "")
        if is_blank(passphrase):
            return self._ask(_("Please type your passphrase."))
        return RunOnWorker(lambda: self._go(passphrase), _("Opening…"))

    def worked(self, result: object) -> Move:
        return FlowFinished(result)

    def failed(self, problem: Problem) -> Move:
        return self._ask(in_words(problem))

    def chosen(self, path: str) -> Move:
        return self._ask()

    def _ask(self, note: str = "") -> Move:
        return ShowForm(replace(self._form, note=note))


def to_seat(name: str, go: Callable[[str], object]) -> SeatFlow:
    """From Together to the seat of the person with this name."""
    form = Form(
        "go-to-seat",
        _("To {name}’s seat").format(name=name),
        text(_("Going to a person’s seat always asks for that person’s passphrase.")),
        (FlowField("passphrase", FieldKind.PASSPHRASE, _("Passphrase")),),
        (FormButton("cancel", _("Back")), FormButton("open", _("Go to this seat"), primary=True)),
    )
    return SeatFlow(form, go)


def to_together(name: str, go: Callable[[str], object]) -> SeatFlow:
    """From one’s own seat to Together, where the person with this name sits down too."""
    form = Form(
        "sit-down-together",
        _("Together"),
        text(
            _("You are here. Now {name} sits down too, with their own passphrase.").format(name=name),
            _("Your own pages are put away first. Then only what is for both of you is open."),
        ),
        (FlowField("passphrase", FieldKind.PASSPHRASE, _("{name}’s passphrase").format(name=name)),),
        (FormButton("cancel", _("Back")), FormButton("open", _("Sit down together"), primary=True)),
    )
    return SeatFlow(form, go)
