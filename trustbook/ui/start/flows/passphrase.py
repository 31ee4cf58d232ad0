"""Choosing a passphrase: a generated one is offered first and asked back once; an own one is typed twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from trustbook.domain.problems import UnusablePassphrase
from trustbook.domain.typed_secret import is_blank, same_secret, usable_secret
from trustbook.language import _
from trustbook.ui.frame.flow_steps import (
    BlockKind,
    FieldKind,
    FlowField,
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

SHORT = 12
"""An own passphrase with fewer characters gets one honest word; it is never refused."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """This is the passphrase."""

    passphrase: str = field(repr=False)


class PassphraseSteps:
    """Forms that end with a passphrase: take the offered one and type it once, or type an own one twice."""

    def __init__(self, suggest: Callable[[], str], title: str, intro: str) -> None:
        self._suggest = suggest
        self._title = title
        self._intro = intro
        self._offered = ""
        self._warned_about = ""

    def start(self) -> Move:
        """Think of a passphrase."""
        return RunOnWorker(self._suggest, _("Thinking of a passphrase…"))

    def worked(self, result: object) -> Move:
        """The suggestion is there."""
        self._offered = str(result)
        return self.offer()

    def offer(self, note: str = "") -> Move:
        """The form with the offered passphrase; `note` says what was not right."""
        return ShowForm(
            Form(
                "offered-passphrase",
                self._title,
                (
                    *text(self._intro),
                    FlowText(
                        _(
                            "Write it down now and keep it where only you look. Nobody can look it up for you: "
                            "without it, what you wrote stays closed."
                        ),
                        BlockKind.CAUTION,
                    ),
                ),
                (
                    FlowField(
                        "offered",
                        FieldKind.SHOWN,
                        _("Your passphrase"),
                        _("Five ordinary words. Capitals and the spaces between words count."),
                        self._offered,
                    ),
                ),
                (
                    FormButton("back", _("Back"), quiet=True),
                    FormButton("own", _("Use my own")),
                    FormButton("another", _("Make another")),
                    FormButton("use", _("Use this"), primary=True),
                ),
                note,
            )
        )

    def answer(self, button: str, values: Mapping[str, str]) -> Move | Chosen:
        """What follows an answer; `Chosen` ends it, `FlowLeft` means back to what was before."""
        if button == "use":
            return self._repeat_form()
        if button == "repeated":
            return self._check_repeated(values.get("repeated", ""))
        if button == "another":
            return self.start()
        if button == "own":
            return self._own_form()
        if button == "set":
            return self._check_own(values.get("own-1", ""), values.get("own-2", ""))
        return self.offer() if button == "offered" else FlowLeft()

    def _repeat_form(self, note: str = "") -> Move:
        """One look at what was written down, before it is the only key."""
        return ShowForm(
            Form(
                "repeat-passphrase",
                _("Once, from your note"),
                text(
                    _("Please type the passphrase as you wrote it down. Then you know that your note is right."),
                    _("“Back” shows it once more."),
                ),
                (FlowField("repeated", FieldKind.PASSPHRASE, _("Your passphrase")),),
                (
                    FormButton("offered", _("Back"), quiet=True),
                    FormButton("repeated", _("Go on"), primary=True),
                ),
                note,
            )
        )

    def _check_repeated(self, typed: str) -> Move | Chosen:
        if same_secret(typed, self._offered):
            return Chosen(self._offered)
        return self._repeat_form(
            _("That is not quite the same. Capitals and the spaces between words count. “Back” shows it once more.")
        )

    def _check_own(self, first: str, second: str) -> Move | Chosen:
        if not same_secret(first, second):
            return self._own_form(_("The two lines differ. Please type it once more in both."))
        if is_blank(first):
            return self._own_form(_("Please type a passphrase."))
        try:
            secret = usable_secret(first)
        except UnusablePassphrase as problem:
            return self._own_form(in_words(problem))
        if len(secret) < SHORT and self._warned_about != secret:
            self._warned_about = secret
            return self._own_form(
                _(
                    "This is a short passphrase. Someone who has a copy of the workbook can try many millions a day. "
                    "Four or more ordinary words are safer. If you want this one, type it again."
                )
            )
        return Chosen(secret)

    def _own_form(self, note: str = "") -> Move:
        return ShowForm(
            Form(
                "own-passphrase",
                _("Your own passphrase"),
                text(_("Several words that only you put together are better than one clever word.")),
                (
                    FlowField("own-1", FieldKind.PASSPHRASE, _("Passphrase")),
                    FlowField("own-2", FieldKind.PASSPHRASE, _("The same once more")),
                ),
                (
                    FormButton("offered", _("Back"), quiet=True),
                    FormButton("set", _("Use this passphrase"), primary=True),
                ),
                note,
            )
        )
