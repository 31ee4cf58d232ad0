"""A recovery code: offered, made, and shown until it was copied."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from trustbook.domain.problems import Problem
from trustbook.domain.typed_secret import is_blank
from trustbook.language import _
from trustbook.ui.dialogs.telling import written_words
from trustbook.ui.frame.flow_steps import (
    BlockKind,
    ChoosePlace,
    FieldKind,
    Flow,
    FlowField,
    FlowFinished,
    FlowText,
    Form,
    FormButton,
    Move,
    RunOnWorker,
    ShowForm,
    in_words,
    text,
)

SAVED = "saved"
DECLINED = "declined"
STAYS = "stays"
"""Outcomes of the recovery code flow. `STAYS`: whoever was asked before going does not go."""


def code_form(code: str, note: str = "") -> Form:
    """The form that shows a new recovery code until it was copied."""
    no_figures = _("It has no 0 and no 1: O and I are letters. Capitals and hyphens do not count.")
    return Form(
        "recovery-code",
        _("Your recovery code"),
        (
            FlowText(_("Copy it by hand, or print it. It opens your seat when the passphrase is lost.")),
            FlowText(
                _(
                    "Keep it away from this laptop. Whoever has it and the laptop can read your pages. "
                    "It is shown only this once."
                ),
                BlockKind.CAUTION,
            ),
        ),
        (FlowField("code", FieldKind.SHOWN, _("Recovery code"), no_figures, code),),
        (
            FormButton("file", _("Write it to a file"), quiet=True),
            FormButton("print", _("Print it")),
            FormButton("copied", _("I have copied it"), primary=True),
        ),
        note,
        reads_first=True,
    )


class RecoveryCodeFlow(Flow):
    """Offers a recovery code, makes one and shows it until it was copied.

    `make(passphrase)` runs on the worker and gives the code; `print_code(code)` gives "" or what went wrong in words;
    `write_code(path, code)` runs on the worker.
    """

    def __init__(
        self,
        *,
        make: Callable[[str], str],
        print_code: Callable[[str], str],
        write_code: Callable[[str, str], object],
        offered_at_the_end: bool,
        replaces: bool = False,
    ) -> None:
        self._make = make
        self._print = print_code
        self._write = write_code
        self._at_the_end = offered_at_the_end
        self._replaces = replaces
        self._code = ""
        self._file = ""
        """Where it was last written to."""
        self._step = "offer"
        self._making = False

    @property
    def holds_code(self) -> bool:
        return self._making or bool(self._code)

    def start(self) -> Move:
        return self._offer()

    def answer(self, button: str, values: Mapping[str, str]) -> Move:
        if self._step == "offer":
            if button != "make":
                return FlowFinished(STAYS if button == "back" else DECLINED)
            passphrase = values.get("passphrase", "")
            if is_blank(passphrase):
                return self._offer(_("Please type your passphrase."))
            self._making = True
            return RunOnWorker(lambda: self._make(passphrase), _("Making a recovery code…"))
        return self._shown(button)

    def worked(self, result: object) -> Move:
        self._making = False
        if not self._code:
            return self.show(str(result))
        words = written_words(self._file) + "\n" + _("Move the file away from this laptop.")
        return ShowForm(code_form(self._code, words))

    def show(self, code: str) -> Move:
        """Show a code that was made already."""
        self._code, self._step = code, "code"
        return ShowForm(code_form(code))

    def failed(self, problem: Problem) -> Move:
        self._making = False
        note = in_words(problem)
        return ShowForm(code_form(self._code, note)) if self._code else self._offer(note)

    def chosen(self, path: str) -> Move:
        code, self._file = self._code, path
        return RunOnWorker(lambda: self._write(path, code), _("Writing the file…"))

    def _shown(self, button: str) -> Move:
        if button == "copied":
            self._code = ""
            return FlowFinished(SAVED)
        if button == "print":
            wrong = self._print(self._code)
            return ShowForm(code_form(self._code, wrong or _("It was sent to the printer.")))
        if button == "file":
            self._step = "file"
            return self._warning()
        if button == "write":
            self._step = "code"
            return ChoosePlace("save", _("Where to write the code"), _("note.txt"), _("Text (*.txt)"))
        self._step = "code"
        return ShowForm(code_form(self._code))

    def _warning(self) -> Move:
        return ShowForm(
            Form(
                "code-file",
                _("A file is the least safe way"),
                text(
                    _(
                        "On a shared laptop a code in a file is a key beside the door. "
                        "Write it to a stick that you keep with you."
                    )
                ),
                buttons=(
                    FormButton("back", _("Back"), primary=True),
                    FormButton("write", _("Write it anyway")),
                ),
            )
        )

    def _offer(self, note: str = "") -> Move:
        self._step = "offer"
        why = _(
            "If you forget the passphrase, nobody can open your pages for you. A recovery code on paper is the one way "
            "back in. You choose whether you want one."
        )
        blocks = text(why)
        if self._replaces:
            blocks += text(_("The code that you have now will stop working."))
        later = FormButton("cancel", _("No, thank you") if self._at_the_end else _("Back"))
        ways: tuple[FormButton, ...] = (later, FormButton("make", _("Make a recovery code"), primary=True))
        if self._at_the_end:
            ways = (FormButton("back", _("Stay in the workbook"), quiet=True), *ways)
        return ShowForm(
            Form(
                "offer-code",
                _("Before you go: a recovery code?") if self._at_the_end else _("A new recovery code"),
                blocks,
                (FlowField("passphrase", FieldKind.PASSPHRASE, _("Your passphrase")),),
                ways,
                note,
            )
        )
