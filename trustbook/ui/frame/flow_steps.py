"""What a flow and the one who draws it say to each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol

from trustbook.domain.problems import Problem


class BlockKind(StrEnum):
    """What a piece of text on a form is."""

    TEXT = "text"
    LEAD = "lead"
    """The sentence with which the book speaks first."""
    HEADING = "heading"
    ITEM = "item"
    CAUTION = "caution"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class FlowText:
    """A piece of text on a form."""

    text: str
    kind: BlockKind = BlockKind.TEXT


class FieldKind(StrEnum):
    """What is typed into, or shown to be copied."""

    LINE = "line"
    PASSPHRASE = "passphrase"
    CODE = "code"
    SHOWN = "shown"
    """Large text to read and copy; nothing is typed."""


@dataclass(frozen=True, slots=True)
class FlowField:
    """One line of a form. `value` is what it starts with, or what is shown."""

    id: str
    kind: FieldKind
    label: str
    help: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class FormButton:
    """A way on. Esc presses the button with the id "back" or "cancel"."""

    id: str
    label: str
    primary: bool = False
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """One screen of a flow. `note` says what was not right with the last answer.

    `reads_first`: there is something to read or copy before anything is pressed. That has the focus, and not the way
    on, which stays in sight below it.
    """

    id: str
    title: str
    blocks: tuple[FlowText, ...] = ()
    fields: tuple[FlowField, ...] = ()
    buttons: tuple[FormButton, ...] = ()
    note: str = ""
    reads_first: bool = False


@dataclass(frozen=True, slots=True)
class ShowForm:
    """Draw this form and wait for an answer."""

    form: Form


@dataclass(frozen=True, slots=True)
class RunOnWorker:
    """Run this on the worker, saying `waiting` meanwhile; then `worked` or `failed` of the flow."""

    command: Callable[[], Any] = field(repr=False)
    waiting: str = ""
    put_away: Callable[[Any], object] | None = field(default=None, repr=False)
    """Closes, on the worker, what `command` opened, when nobody waits for it any more."""
    about: str = ""
    """Said below it where there is no form yet, because it may take a while."""


@dataclass(frozen=True, slots=True)
class SayOnForm:
    """Leave the form and what was typed into it as they are, and say this on it."""

    note: str


@dataclass(frozen=True, slots=True)
class ChoosePlace:
    """Ask for a place: "folder", "open" or "save"; then `chosen` of the flow. Thinking better of it changes nothing."""

    what: str
    title: str
    suggested: str = ""
    kinds: str = ""


@dataclass(frozen=True, slots=True)
class FlowFinished:
    """The flow reached its end with this outcome."""

    outcome: object = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class FlowLeft:
    """The person went back; nothing happened."""


Move = ShowForm | SayOnForm | RunOnWorker | ChoosePlace | FlowFinished | FlowLeft


class Flow(Protocol):
    """A way through some forms. Never blocks and touches no file itself: work is handed out as `RunOnWorker`."""

    def start(self) -> Move: ...

    def answer(self, button: str, values: Mapping[str, str]) -> Move:
        """A button was pressed; `values` are the texts of the form's fields."""
        ...

    def worked(self, result: object) -> Move:
        """What `RunOnWorker` asked for is done."""
        ...

    def failed(self, problem: Problem) -> Move:
        """It could not be done, and why."""
        ...

    def chosen(self, path: str) -> Move:
        """What `ChoosePlace` asked for was chosen."""
        ...

    @property
    def holds_code(self) -> bool:
        """Whether a recovery code is being made or shown that nobody has copied yet: it is shown only once."""
        return False

    def let_go(self) -> Callable[[], object] | None:
        """The flow ends here, unfinished. Gives what closes, on the worker, what it holds open."""
        return None


def text(*paragraphs: str) -> tuple[FlowText, ...]:
    """Plain paragraphs."""
    return tuple(FlowText(paragraph) for paragraph in paragraphs)


def in_words(problem: Problem) -> str:
    """A problem as one piece of text for a form's note."""
    from trustbook.workbook.sentences.problem_sentences import told

    words = told(problem)
    stop = "" if words.title.endswith((".", "?", "!", "…")) else "."
    return f"{words.title}{stop}\n{words.text}"
