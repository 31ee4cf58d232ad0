"""Signing in: one passphrase finds whose seat it is; a recovery code has its own form and asks for a new passphrase."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol

from trustbook.domain.problems import Problem, WrongPassphrase
from trustbook.domain.typed_secret import is_blank
from trustbook.language import _
from trustbook.ui.frame.flow_steps import (
    BlockKind,
    FieldKind,
    Flow,
    FlowField,
    FlowFinished,
    FlowLeft,
    FlowText,
    Form,
    FormButton,
    Move,
    RunOnWorker,
    ShowForm,
    in_words,
    text,
)
from trustbook.ui.start.flows.passphrase import Chosen, PassphraseSteps
from trustbook.ui.start.flows.recovery_code import RecoveryCodeFlow
from trustbook.ui.start.folders import workbook_title


class SignInPort(Protocol):
    """What signing in needs; all of it runs on the worker."""

    def sign_in(self, folder: Path, passphrase: str) -> Any: ...

    def first_of_two(self, folder: Path, passphrase: str) -> Any: ...

    def sign_in_together(self, first: Any, passphrase: str) -> Any: ...

    def sign_in_with_recovery(self, folder: Path, code: str) -> Any: ...

    def suggest_passphrase(self) -> str: ...

    def put_away(self, opened: Any) -> None: ...


class SignInFlow(Flow):
    """Ends with the open session.

    `renew(session, code, passphrase)` sets a new passphrase after a recovery code was used, and gives a new code.
    """

    def __init__(
        self,
        folder: Path,
        opener: Callable[[], SignInPort],
        *,
        renew: Callable[[Any, str, str], str | None],
        showing: RecoveryCodeFlow,
        keyboard: str = "",
        alone: bool = False,
    ) -> None:
        """`showing` shows a new recovery code; `keyboard` names the layout in use, "" when it is not known.

        `alone`: it is the workbook of one person, who is offered nothing for two.
        """
        self._alone = alone
        self._showing = showing
        self._folder = folder
        self._opener = opener
        self._renew = renew
        self._keyboard = keyboard
        self._step = "sign-in"
        self._session: Any = None
        self._code = ""
        self._first: Any = None
        self._phrases = PassphraseSteps(
            lambda: self._opener().suggest_passphrase(),
            _("A new passphrase"),
            _("The recovery code worked. Please take a new passphrase now; the old one is no longer valid after this."),
        )

    @property
    def session(self) -> Any:
        """What a recovery code opened, None before that."""
        return self._session

    @property
    def holds_code(self) -> bool:
        return self._step in ("renewing", "code")

    def let_go(self) -> Callable[[], object] | None:
        session, self._session, self._first = self._session, None, None
        return None if session is None else lambda: self._put_away(session)

    def start(self) -> Move:
        return self._sign_in_form()

    def answer(self, button: str, values: Mapping[str, str]) -> Move:
        if self._step == "renew":
            return self._take_new_passphrase(button, values)
        if self._step == "code":
            after = self._showing.answer(button, values)
            return FlowFinished(self._session) if isinstance(after, FlowFinished) else after
        if button == "recovery":
            return self._recovery_form()
        if button == "passphrase":
            return self._sign_in_form()
        if button in ("open", "together"):
            return self._open(button, values.get("passphrase", ""))
        if button == "both":
            return self._open_for_both(values.get("other", ""))
        if button == "recover":
            return self._recover(values.get("code", ""))
        return FlowLeft()

    def worked(self, result: object) -> Move:
        if self._step == "renew":
            return self._phrases.worked(result)
        if self._step == "renewing":
            if result is None:
                return FlowFinished(self._session)
            self._step = "code"
            return self._showing.show(str(result))
        if self._step == "code":
            return self._showing.worked(result)
        if self._step == "first":
            self._first = result
            return self._second_form()
        if self._step == "recovery":
            self._session, self._step = result, "renew"
            return self._phrases.start()
        return FlowFinished(result)

    def failed(self, problem: Problem) -> Move:
        note = in_words(problem)
        if isinstance(problem, WrongPassphrase) and self._keyboard:
            note += "\n" + _("The keyboard is set to {layout}.").format(layout=self._keyboard)
        if self._step == "recovery":
            return self._recovery_form(note)
        if self._step == "second":
            return self._second_form(note)
        if self._step == "renewing":
            self._step = "renew"
            return self._phrases.offer(note)
        if self._step == "code":
            return self._showing.failed(problem)
        return self._sign_in_form(note)

    def chosen(self, path: str) -> Move:
        return self._showing.chosen(path)

    def _open(self, how: str, passphrase: str) -> Move:
        if is_blank(passphrase):
            return self._sign_in_form(_("Please type your passphrase."))
        opener, folder = self._opener, self._folder
        if how == "together":
            self._step = "first"
            return RunOnWorker(lambda: opener().first_of_two(folder, passphrase), _("One moment…"))
        self._step = "sign-in"
        return RunOnWorker(lambda: opener().sign_in(folder, passphrase), _("Opening…"), self._put_away)

    def _open_for_both(self, passphrase: str) -> Move:
        if is_blank(passphrase):
            return self._second_form(_("Please type your passphrase."))
        opener, first = self._opener, self._first
        return RunOnWorker(lambda: opener().sign_in_together(first, passphrase), _("Opening…"), self._put_away)

    def _recover(self, code: str) -> Move:
        if is_blank(code):
            return self._recovery_form(_("Please type the recovery code."))
        opener, folder, self._code = self._opener, self._folder, code
        return RunOnWorker(lambda: opener().sign_in_with_recovery(folder, code), _("Opening…"), self._put_away)

    def _put_away(self, session: Any) -> None:
        self._opener().put_away(session)

    def _take_new_passphrase(self, button: str, values: Mapping[str, str]) -> Move:
        outcome = self._phrases.answer(button, values)
        if isinstance(outcome, FlowLeft):  # there is no way back from here
            return self._phrases.offer()
        if not isinstance(outcome, Chosen):
            return outcome
        self._step = "renewing"
        session, code, passphrase = self._session, self._code, outcome.passphrase
        return RunOnWorker(lambda: self._renew(session, code, passphrase), _("Changing the passphrase…"))

    def _second_form(self, note: str = "") -> Move:
        """Without a name: whoever looks at the screen learns nothing about who has signed in."""
        self._step = "second"
        return ShowForm(
            Form(
                "sign-in-second",
                workbook_title(self._folder),
                text(
                    _("One of you is here. Now the other one types their own passphrase."),
                    _("At Together only what is for both of you is open."),
                ),
                (FlowField("other", FieldKind.PASSPHRASE, _("The other one’s passphrase")),),
                (
                    FormButton("passphrase", _("Back"), quiet=True),
                    FormButton("both", _("Open together"), primary=True),
                ),
                note,
            )
        )

    def _sign_in_form(self, note: str = "") -> Move:
        self._step, self._first = "sign-in", None
        return ShowForm(
            Form(
                "sign-in",
                workbook_title(self._folder),
                (FlowText(_("Your passphrase finds your own seat."), BlockKind.LEAD),),
                (FlowField("passphrase", FieldKind.PASSPHRASE, _("Passphrase")),),
                (
                    FormButton("recovery", _("Use a recovery code"), quiet=True),
                    FormButton("back", _("Another workbook"), quiet=True),
                    *(() if self._alone else (FormButton("together", _("Open together")),)),
                    FormButton("open", _("Open"), primary=True),
                ),
                note,
            )
        )

    def _recovery_form(self, note: str = "") -> Move:
        self._step = "recovery"
        return ShowForm(
            Form(
                "recovery",
                _("Recovery code"),
                text(
                    _(
                        "Six groups of four letters and digits. Capitals, spaces and hyphens do not matter. "
                        "Afterwards you take a new passphrase."
                    )
                ),
                (FlowField("code", FieldKind.CODE, _("Recovery code")),),
                (
                    FormButton("passphrase", _("Back"), quiet=True),
                    FormButton("recover", _("Open"), primary=True),
                ),
                note,
            )
        )
