"""The example couple's workbook: where it should lie, then whose passphrases open it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

from trustbook.domain.problems import Problem, TargetExists
from trustbook.language import _
from trustbook.ui.frame.flow_steps import (
    BlockKind,
    Choose,
    FieldKind,
    Finished,
    Flow,
    Form,
    FormButton,
    FormField,
    Left,
    Move,
    Show,
    TextBlock,
    Work,
    in_words,
    text,
)
from trustbook.ui.start.folders import free_place, shown_path
from trustbook.workbook.views import ExamplePeople


class ExampleDoor(Protocol):
    """What the example needs; it runs on the worker."""

    def example(self, folder: Path) -> ExamplePeople: ...


class ExampleFlow(Flow):
    """Ends with the folder of the example's workbook."""

    def __init__(self, opener: Callable[[], ExampleDoor], parent: Path) -> None:
        self._opener = opener
        self._parent = parent
        self._made: ExamplePeople | None = None

    def start(self) -> Move:
        return self._offer()

    def answer(self, button: str, values: Mapping[str, str]) -> Move:
        if button == "make":
            return self._make()
        if button == "elsewhere":
            return Choose("folder", _("Where to keep the example"))
        if button == "open" and self._made is not None:
            return Finished(self._made.folder)
        return Left()

    def worked(self, result: object) -> Move:
        assert isinstance(result, ExamplePeople)
        self._made = result
        return Show(
            Form(
                "example-people",
                _("The example is ready"),
                text(_("These two are invented. Their passphrases are no secret:")),
                tuple(
                    FormField(f"person-{number}", FieldKind.SHOWN, person.name, value=person.passphrase)
                    for number, person in enumerate(result.people)
                ),
                (
                    FormButton("back", _("Back"), quiet=True),
                    FormButton("open", _("Open the example"), primary=True),
                ),
            )
        )

    def failed(self, problem: Problem) -> Move:
        return self._make() if isinstance(problem, TargetExists) else self._offer(in_words(problem))

    def chosen(self, path: str) -> Move:
        self._parent = Path(path)
        return self._offer()

    def _make(self) -> Move:
        opener, target = self._opener, free_place(self._parent, _("Example"))
        return Work(lambda: opener().example(target), _("Writing the example…"))

    def _offer(self, note: str = "") -> Move:
        return Show(
            Form(
                "example",
                _("Look at the example"),
                (
                    *text(
                        _(
                            "Two invented people have filled in a workbook. You can read it, change it and throw it "
                            "away; your own pages have nothing to do with it."
                        )
                    ),
                    TextBlock(
                        _("It will be in the folder {folder}.").format(folder=shown_path(self._parent)), BlockKind.HINT
                    ),
                ),
                buttons=(
                    FormButton("back", _("Back"), quiet=True),
                    FormButton("elsewhere", _("Put it somewhere else")),
                    FormButton("make", _("Write the example"), primary=True),
                ),
                note=note,
            )
        )
