"""A seat of one's own: the safety page, one name, one passphrase. The first seat and the second begin with these."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from trustbook.domain.names import usable_name
from trustbook.domain.problems import UnusableName
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
    ShowForm,
    in_words,
    text,
)
from trustbook.ui.start.flows.passphrase import Chosen, PassphraseSteps

Body = tuple[FlowText, ...]


@dataclass(frozen=True, slots=True)
class NewSeat:
    """Who sits down, and with which passphrase."""

    name: str
    passphrase: str = field(repr=False)


class NewSeatSteps:
    """Forms that end with a `NewSeat`."""

    def __init__(
        self,
        *,
        safety: Callable[[], tuple[str, Body]],
        phrases: PassphraseSteps,
        title: str,
        place: Callable[[], str] = str,
        others: Sequence[str] = (),
    ) -> None:
        """`title` stands above the name. `place()` says where the workbook will lie, "" where that is no question;
        `others` are the names that are taken.
        """
        self._safety = safety
        self._phrases = phrases
        self._title = title
        self._place = place
        self._others = others
        self._name = ""
        self._step = "safety"

    def start(self) -> Move:
        """The safety page."""
        self._step = "safety"
        return ShowForm(_safety_form(*self._safety()))

    def answer(self, button: str, values: Mapping[str, str]) -> Move | NewSeat:
        """What follows an answer; `NewSeat` ends it, `FlowLeft` means back to what was before the safety page."""
        if self._step == "safety":
            return self.ask_name() if button == "go-on" else FlowLeft()
        if self._step == "name":
            self.keep_name(values)
            return self.start() if button == "back" else self._take_name()
        outcome = self._phrases.answer(button, values)
        if isinstance(outcome, Chosen):
            return NewSeat(self._name, outcome.passphrase)
        return self.ask_name() if isinstance(outcome, FlowLeft) else outcome

    def worked(self, result: object) -> Move:
        """A passphrase was thought of."""
        return self._phrases.worked(result)

    def keep_name(self, values: Mapping[str, str]) -> None:
        """Have what was typed as a name in the form when it comes again."""
        self._name = values.get("name", "").strip()

    def ask_name(self, note: str = "") -> Move:
        """The form with the name; `note` says what was not right."""
        self._step = "name"
        return ShowForm(_name_form(self._title, self._place(), self._name, note))

    def _take_name(self) -> Move:
        try:
            usable_name(self._name, self._others)
        except UnusableName as problem:
            return self.ask_name(in_words(problem))
        self._step = "passphrase"
        return self._phrases.start()


def _safety_form(title: str, body: Body) -> Form:
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
        reads_first=True,
    )


def _name_form(title: str, place: str, name: str, note: str) -> Form:
    buttons = [FormButton("back", _("Back"), quiet=True)]
    blocks = text(_("Your name stands where it matters who wrote something. A nickname will do."))
    if place:
        buttons.append(FormButton("elsewhere", _("Keep it somewhere else")))
        blocks += (FlowText(place, BlockKind.HINT),)
    buttons.append(FormButton("named", _("Go on"), primary=True))
    line = FlowField("name", FieldKind.LINE, _("What should you be called here?"), value=name)
    return Form("name", title, blocks, (line,), tuple(buttons), note)
