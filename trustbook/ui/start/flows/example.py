"""The example couple's workbook: it opens without a question, as one of the two."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from trustbook.domain.problems import Problem
from trustbook.language import _
from trustbook.ui.frame.flow_steps import (
    BlockKind,
    ChoosePlace,
    Flow,
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
from trustbook.ui.start.folders import places_of_example, shown_path


class ExamplePort(Protocol):
    """What the example needs; it runs on the worker."""

    def open_example(self, places: Sequence[Path]) -> Any: ...

    def put_away(self, opened: Any) -> None: ...


class ExampleFlow(Flow):
    """Ends with the open example. Asks something only when it could not be written."""

    def __init__(self, opener: Callable[[], ExamplePort], parent: Path, only: Path | None = None) -> None:
        """`parent`: the folder in which it is, or is written.

        `only`: what somebody chose there; when that is their own workbook, it ends with None.
        """
        self._opener = opener
        self._parent = parent
        self._only = only

    def start(self) -> Move:
        return self._open()

    def answer(self, button: str, values: Mapping[str, str]) -> Move:
        if button == "open":
            return self._open()
        if button == "elsewhere":
            return ChoosePlace("folder", _("Where to keep the example"))
        return FlowLeft()

    def worked(self, result: object) -> Move:
        return FlowFinished(result)

    def failed(self, problem: Problem) -> Move:
        return FlowFinished(None) if self._only is not None else self._could_not(in_words(problem))

    def chosen(self, path: str) -> Move:
        self._parent = Path(path)
        return self._open()

    def _open(self) -> Move:
        opener, places = self._opener, places_of_example(self._parent) if self._only is None else (self._only,)
        return RunOnWorker(
            lambda: opener().open_example(places),
            _("Opening the example…"),
            lambda opened: opener().put_away(opened),
            ""
            if any(place.exists() for place in places)
            else _("It is written on this computer first. That takes some seconds, and only this once."),
        )

    def _could_not(self, note: str) -> Move:
        where = _("It would be in the folder {folder}.").format(folder=shown_path(self._parent))
        return ShowForm(
            Form(
                "example",
                _("The example could not be opened"),
                (
                    *text(
                        _(
                            "Two invented people have filled in a workbook. You can read it, change it and throw it "
                            "away; your own pages have nothing to do with it."
                        )
                    ),
                    FlowText(where, BlockKind.HINT),
                ),
                buttons=(
                    FormButton("back", _("Back"), quiet=True),
                    FormButton("elsewhere", _("Put it somewhere else")),
                    FormButton("open", _("Try again"), primary=True),
                ),
                note=note,
            )
        )
