"""A new passphrase, from one's own seat."""

from __future__ import annotations

from collections.abc import Callable, Mapping

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
from trustbook.ui.start.flows.passphrase import Chosen, PassphraseSteps
from trustbook.ui.start.flows.recovery_code import SAVED, RecoveryCodeFlow


class ChangePassphraseFlow(Flow):
    """The present passphrase, then a new one; a new recovery code is shown when there was one.

    `change(current, new)` runs on the worker and gives the new code or None.
    """

    def __init__(
        self,
        *,
        suggest: Callable[[], str],
        change: Callable[[str, str], str | None],
        showing: RecoveryCodeFlow,
    ) -> None:
        self._change = change
        self._current = ""
        self._step = "current"
        self._phrases = PassphraseSteps(
            suggest,
            _("A new passphrase"),
            _("The old passphrase stops working here. Copies made elsewhere before today still open with it."),
        )
        self._showing = showing

    @property
    def holds_code(self) -> bool:
        return self._step in ("changing", "code")

    def start(self) -> Move:
        return self._ask_current()

    def answer(self, button: str, values: Mapping[str, str]) -> Move:
        if self._step == "current":
            self._current = values.get("passphrase", "")
            if button != "go-on":
                return FlowLeft()
            if is_blank(self._current):
                return self._ask_current(_("Please type your passphrase."))
            self._step = "new"
            return self._phrases.start()
        if self._step == "code":
            return self._showing.answer(button, values)
        outcome = self._phrases.answer(button, values)
        if isinstance(outcome, FlowLeft):
            return self._ask_current()
        if not isinstance(outcome, Chosen):
            return outcome
        self._step = "changing"
        current, new = self._current, outcome.passphrase
        return RunOnWorker(lambda: self._change(current, new), _("Changing the passphrase…"))

    def worked(self, result: object) -> Move:
        if self._step == "code":
            return self._showing.worked(result)
        if self._step == "new":
            return self._phrases.worked(result)
        self._current = ""
        if result is None:
            return FlowFinished(SAVED)
        self._step = "code"
        return self._showing.show(str(result))

    def failed(self, problem: Problem) -> Move:
        if self._step == "code":
            return self._showing.failed(problem)
        return self._ask_current(in_words(problem))

    def chosen(self, path: str) -> Move:
        return self._showing.chosen(path)

    def _ask_current(self, note: str = "") -> Move:
        self._step = "current"
        return ShowForm(
            Form(
                "current-passphrase",
                _("Change the passphrase"),
                text(_("First the passphrase that you have now.")),
                (FlowField("passphrase", FieldKind.PASSPHRASE, _("Your passphrase")),),
                (FormButton("cancel", _("Back")), FormButton("go-on", _("Go on"), primary=True)),
                note,
            )
        )
