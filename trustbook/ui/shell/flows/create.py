"""Beginning a workbook: the safety page, one name, one passphrase."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from trustbook.domain.problems import Problem, TargetExists
from trustbook.language import _
from trustbook.ui.shell.flows.passphrase import Chosen, PassphraseSteps
from trustbook.ui.shell.flows.steps import (
    Block,
    BlockKind,
    Choose,
    FieldKind,
    Finished,
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

Body = tuple[Block, ...]


def safety_form(title: str, body: Body) -> Form:
    """The safety page, for everyone and without questions. Paths on are equal; nothing is noted."""
    return Form(
        "safety",
        title,
        body,
        buttons=(
            FormButton("back", _("Back"), quiet=True),
            FormButton("check", _("Is this book right for us?")),
            FormButton("help", _("Getting help")),
            FormButton("go-on", _("Go on"), primary=True),
        ),
    )


def name_form(title: str, place: str, name: str, note: str = "") -> Form:
    """One name; `place` says where the workbook will lie, "" where that is no question."""
    buttons = [FormButton("back", _("Back"), quiet=True)]
    blocks = text(_("The name stands in the workbook where it matters who wrote something. A nickname will do."))
    if place:
        buttons.append(FormButton("elsewhere", _("Keep it somewhere else")))
        blocks += (Block(place, BlockKind.HINT),)
    buttons.append(FormButton("named", _("Go on"), primary=True))
    field = FormField("name", FieldKind.LINE, _("What should you be called here?"), value=name)
    return Form("name", title, blocks, (field,), tuple(buttons), note)


class CreateFlow:
    """Ends with the open session. `create(folder, name, passphrase)` and `suggest()` run on the lane."""

    def __init__(
        self,
        *,
        safety: Callable[[], tuple[str, Body]],
        suggest: Callable[[], str],
        create: Callable[[Path, str, str], Any],
        folder: Path,
    ) -> None:
        self._safety = safety
        self._create = create
        self._parent = folder
        self._name = ""
        self._passphrase = ""
        self._step = "safety"
        self._phrases = PassphraseSteps(
            suggest,
            _("A passphrase that only you know"),
            _("It opens your own pages. Each of you has their own; there is no common one and no master key."),
        )

    def start(self) -> Move:
        self._step = "safety"
        return Show(safety_form(*self._safety()))

    def answer(self, button: str, values: Mapping[str, str]) -> Move:
        if self._step == "safety":
            return self._ask_name() if button == "go-on" else Left()
        if self._step == "name":
            return self._take_name(button, values.get("name", ""))
        outcome = self._phrases.answer(button, values)
        if isinstance(outcome, Chosen):
            self._passphrase = outcome.passphrase
            return self._make()
        return self._ask_name() if isinstance(outcome, Left) else outcome

    def worked(self, result: object) -> Move:
        if self._step == "passphrase":
            return self._phrases.worked(result)
        self._passphrase = ""
        return Finished(result)

    def failed(self, problem: Problem) -> Move:
        if isinstance(problem, TargetExists):  # somebody else made one of that name a moment ago
            return self._make()
        return self._ask_name(in_words(problem))

    def chosen(self, path: str) -> Move:
        self._parent = Path(path)
        return self._ask_name()

    def _take_name(self, button: str, name: str) -> Move:
        if button == "back":
            return self.start()
        self._name = name.strip()
        if button == "elsewhere":
            return Choose("folder", _("Where the workbook should lie"))
        if not self._name:
            return self._ask_name(_("Please type a name. Any name will do."))
        self._step = "passphrase"
        return self._phrases.start()

    def _ask_name(self, note: str = "") -> Move:
        self._step = "name"
        place = _("It will lie in the folder {folder}.").format(folder=shown_path(self._parent))
        return Show(name_form(_("A new workbook"), place, self._name, note))

    def _make(self) -> Move:
        self._step = "making"
        target, name, passphrase = free_place(self._parent, _("Workbook")), self._name, self._passphrase
        return Work(lambda: self._create(target, name, passphrase), _("Making your workbook…"))


def free_place(parent: Path, name: str) -> Path:
    """A place for a workbook where nothing lies yet: "Workbook.trustbook", "Workbook 2.trustbook", …"""
    number = 1
    while True:
        target = parent / (f"{name}.trustbook" if number == 1 else f"{name} {number}.trustbook")
        if not target.exists():
            return target
        number += 1


def shown_path(path: Path) -> str:
    """A folder as people read it: the home folder as ~."""
    home = Path.home()
    return f"~/{path.relative_to(home).as_posix()}" if path.is_relative_to(home) else str(path)
