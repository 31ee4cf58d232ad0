"""Taking the second seat: the keyboard changes hands, then the safety page, one name and one passphrase."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from trustbook.domain.problems import Problem
from trustbook.language import _
from trustbook.ui.frame.flow_steps import (
    Flow,
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
from trustbook.ui.start.flows.new_seat import Body, NewSeat, NewSeatSteps
from trustbook.ui.start.flows.passphrase import PassphraseSteps


class SecondSeatFlow(Flow):
    """Ends with the new partner. `take(name, passphrase)` and `suggest()` run on the worker."""

    def __init__(
        self,
        *,
        inviter: str,
        safety: Callable[[], tuple[str, Body]],
        suggest: Callable[[], str],
        take: Callable[[str, str], object],
    ) -> None:
        self._inviter = inviter
        self._take = take
        self._at = "hand-over"
        phrases = PassphraseSteps(
            suggest,
            _("A passphrase that only you know"),
            _("It opens your own pages, which nobody else can read. It is not the passphrase of {name}.").format(
                name=inviter
            ),
        )
        self._steps = NewSeatSteps(safety=safety, phrases=phrases, title=_("Your seat"), others=(inviter,))

    def start(self) -> Move:
        self._at = "hand-over"
        return ShowForm(
            Form(
                "hand-over",
                _("Hand over the keyboard"),
                text(
                    _("The next pages are for the one who joins. {name}, please look away until they are done.").format(
                        name=self._inviter
                    ),
                    _(
                        "Joining starts with an empty shelf: what {name} wrote alone stays with {name} until it is "
                        "shared page by page."
                    ).format(name=self._inviter),
                    _("Taking part is free. “Not now” is a good answer, and nobody is asked for a reason."),
                ),
                buttons=(
                    FormButton("cancel", _("Not now")),
                    FormButton("here", _("I am here now"), primary=True),
                ),
            )
        )

    def answer(self, button: str, values: Mapping[str, str]) -> Move:
        if self._at == "hand-over":
            if button != "here":
                return FlowLeft()
            self._at = "steps"
            return self._steps.start()
        outcome = self._steps.answer(button, values)
        if isinstance(outcome, NewSeat):
            return self._join(outcome)
        return self.start() if isinstance(outcome, FlowLeft) else outcome

    def worked(self, result: object) -> Move:
        return FlowFinished(result) if self._at == "joining" else self._steps.worked(result)

    def failed(self, problem: Problem) -> Move:
        self._at = "steps"
        return self._steps.ask_name(in_words(problem))

    def chosen(self, path: str) -> Move:
        return self.start()

    def _join(self, seat: NewSeat) -> Move:
        self._at = "joining"
        return RunOnWorker(lambda: self._take(seat.name, seat.passphrase), _("Making your seat…"))
