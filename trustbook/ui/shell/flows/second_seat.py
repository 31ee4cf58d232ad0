"""Taking the second seat: the keyboard changes hands, then the safety page, one name and one passphrase."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from trustbook.domain.problems import Problem
from trustbook.language import _
from trustbook.ui.shell.flows.create import Body, name_form, safety_form
from trustbook.ui.shell.flows.passphrase import Chosen, PassphraseSteps
from trustbook.ui.shell.flows.steps import (
    Finished,
    Form,
    FormButton,
    Left,
    Move,
    Show,
    Work,
    in_words,
    text,
)


class SecondSeatFlow:
    """Ends with the new partner. `take(name, passphrase)` and `suggest()` run on the lane."""

    def __init__(
        self,
        *,
        inviter: str,
        safety: Callable[[], tuple[str, Body]],
        suggest: Callable[[], str],
        take: Callable[[str, str], object],
    ) -> None:
        self._inviter = inviter
        self._safety = safety
        self._take = take
        self._name = ""
        self._passphrase = ""
        self._step = "hand-over"
        self._phrases = PassphraseSteps(
            suggest,
            _("A passphrase that only you know"),
            _("It opens your own pages, which nobody else can read. It is not the passphrase of {name}.").format(
                name=inviter
            ),
        )

    def start(self) -> Move:
        self._step = "hand-over"
        return Show(
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
        if self._step == "hand-over":
            return self._safety_form() if button == "here" else Left()
        if self._step == "safety":
            return self._ask_name() if button == "go-on" else self.start()
        if self._step == "name":
            return self._take_name(button, values.get("name", ""))
        outcome = self._phrases.answer(button, values)
        if isinstance(outcome, Chosen):
            self._passphrase = outcome.passphrase
            return self._join()
        return self._ask_name() if isinstance(outcome, Left) else outcome

    def worked(self, result: object) -> Move:
        if self._step == "joining":
            self._passphrase = ""
            return Finished(result)
        return self._phrases.worked(result)

    def failed(self, problem: Problem) -> Move:
        return self._ask_name(in_words(problem))

    def chosen(self, path: str) -> Move:
        return self.start()

    def _safety_form(self) -> Move:
        self._step = "safety"
        return Show(safety_form(*self._safety()))

    def _take_name(self, button: str, name: str) -> Move:
        self._name = name.strip()
        if button == "back":
            return self._safety_form()
        if not self._name:
            return self._ask_name(_("Please type a name. Any name will do."))
        if self._name.casefold() == self._inviter.casefold():
            return self._ask_name(_("The two of you need different names."))
        self._step = "passphrase"
        return self._phrases.start()

    def _ask_name(self, note: str = "") -> Move:
        self._step = "name"
        return Show(name_form(_("Your seat"), "", self._name, note))

    def _join(self) -> Move:
        self._step = "joining"
        name, passphrase = self._name, self._passphrase
        return Work(lambda: self._take(name, passphrase), _("Making your seat…"))
