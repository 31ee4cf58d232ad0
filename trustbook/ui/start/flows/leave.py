"""Leaving a workbook: one plain page of what goes, what stays and what is not reached; then the own passphrase."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from trustbook.domain.problems import Problem
from trustbook.domain.typed_secret import is_blank
from trustbook.language import _
from trustbook.ui.frame.flow_screen import HELP
from trustbook.ui.frame.flow_steps import (
    BlockKind,
    ChoosePlace,
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
from trustbook.workbook.sentences.problem_sentences import shown

LEFT = "left"
"""The outcome when the seat is closed."""


class LeaveFlow(Flow):
    """`take(folder, password)` and `leave(passphrase, take_back)` run on the worker. Going back changes nothing."""

    def __init__(
        self,
        other: str,
        take: Callable[[Path, str | None], tuple[Path, ...]],
        leave: Callable[[str, bool], object],
    ) -> None:
        """`other`: name of the one who stays."""
        self._other = other
        self._take = take
        self._leave = leave
        self._step = "page"
        self._password: str | None = None
        self._take_back = False

    def start(self) -> Move:
        return self._page()

    def answer(self, button: str, values: Mapping[str, str]) -> Move:
        if button == "take":
            return self._taking()
        if button == "choose":
            self._password = values.get("password", "") or None
            return ChoosePlace("folder", _("Where to write your pages"))
        if button == "on":
            return self._copies()
        if button in ("keep", "take-back"):
            self._take_back = button == "take-back"
            return self._confirm()
        if button == "leave":
            return self._go(values.get("passphrase", ""))
        if button == "back":
            return self._page()
        return FlowFinished(LEFT) if self._step == "left" else FlowLeft()

    def worked(self, result: object) -> Move:
        if self._step == "taking":
            written = result if isinstance(result, tuple) else ()
            names = "\n".join(shown(path) for path in written)
            return self._page(_("Written:\n{names}").format(names=names))
        return self._done()

    def failed(self, problem: Problem) -> Move:
        return self._taking(in_words(problem)) if self._step == "taking" else self._confirm(in_words(problem))

    def chosen(self, path: str) -> Move:
        folder, password = Path(path), self._password
        return RunOnWorker(lambda: self._take(folder, password), _("Writing…"))

    def _go(self, passphrase: str) -> Move:
        if is_blank(passphrase):
            return self._confirm(_("Please type your passphrase."))
        take_back = self._take_back
        return RunOnWorker(lambda: self._leave(passphrase, take_back), _("Erasing…"))

    # --- the forms

    def _page(self, note: str = "") -> Move:
        self._step = "page"
        buttons = (
            FormButton("cancel", _("Back")),
            FormButton("take", _("Take my pages with me…")),
            FormButton("on", _("Go on to leave…")),
            FormButton(HELP, _("Getting help"), quiet=True),
        )
        words = self._plain_words()
        return ShowForm(Form("leave", _("Leave this workbook"), words, (), buttons, note, reads_first=True))

    def _plain_words(self) -> tuple[FlowText, ...]:
        stays = _(
            "What is on our pages stays with {name}. So do the copies that you shared, unless you take them back first."
            " {name} sees that this seat is empty, and nothing else: no reason, and no message."
        )
        beyond = _(
            "No copy of this workbook that is kept elsewhere, no printed page, no file that was written, and nobody’s"
            " memory. Whoever kept an older copy can still open your book in it with your passphrase."
            " What both own gets a new lock when {name} signs in next: an older copy opens nothing that is written"
            " there from then on."
        )
        afraid = _(
            "If you are afraid of what {name} will do when this seat is empty, speak with somebody who knows about it"
            " first. “Getting help” says who. You may also simply stop writing here."
        )
        return (
            FlowText(_("You may leave at any time. Nobody has to agree to it, and it needs no reason.")),
            FlowText(afraid.format(name=self._other), BlockKind.CAUTION),
            FlowText(_("What goes"), BlockKind.HEADING),
            FlowText(
                _(
                    "Your own book goes for good, with every version of it, also from the backups that this workbook"
                    " keeps. Your passphrase and your recovery code open nothing here any more."
                )
            ),
            FlowText(_("What stays"), BlockKind.HEADING),
            FlowText(stays.format(name=self._other)),
            FlowText(_("What leaving does not reach"), BlockKind.HEADING),
            FlowText(beyond.format(name=self._other)),
        )

    def _taking(self, note: str = "") -> Move:
        self._step = "taking"
        words = _(
            "Two files are written into a folder that you choose: your own pages and what both of you see, as a PDF to"
            " read and as a JSON file for programs. The JSON file is not encrypted: whoever has it can read everything."
        )
        password = FlowField(
            "password", FieldKind.PASSPHRASE, _("A password for the PDF"), _("Left empty, anybody can open it.")
        )
        buttons = (FormButton("back", _("Back")), FormButton("choose", _("Choose a folder…"), primary=True))
        return ShowForm(Form("leave-take", _("Take my pages with me"), text(words), (password,), buttons, note))

    def _copies(self) -> Move:
        self._step = "copies"
        words = _(
            "Copies that you shared are on the shelf of both. They can stay there, or you take all of them back now:"
            " then they go from the shelf and from the kept backups."
        )
        buttons = (
            FormButton("back", _("Back")),
            FormButton("take-back", _("Take them back first")),
            FormButton("keep", _("Leave them with {name}").format(name=self._other)),
        )
        return ShowForm(Form("leave-copies", _("What you shared"), text(words), (), buttons))

    def _confirm(self, note: str = "") -> Move:
        self._step = "confirm"
        first = _("Your own book is erased now, and this seat is empty.") + " "
        back = _("Before that, every copy that you shared is taken back.") + " " if self._take_back else ""
        words = first + back + _("This cannot be undone.")
        field = FlowField("passphrase", FieldKind.PASSPHRASE, _("Your passphrase"))
        buttons = (FormButton("cancel", _("Stay")), FormButton("leave", _("Erase my book and leave")))
        return ShowForm(Form("leave-confirm", _("Erase your book and leave?"), text(words), (field,), buttons, note))

    def _done(self) -> Move:
        self._step = "left"
        words = _("Your book is erased, and your seat is empty. Nothing of it is open here any more.")
        return ShowForm(
            Form("left", _("You have left"), text(words), (), (FormButton("close", _("Close"), primary=True),))
        )
