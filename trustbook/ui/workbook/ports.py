"""What the ways out of an open workbook, and the changes of seat in it, see of the workbook they happen in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from trustbook.domain.problems import Problem
from trustbook.ui.runtime.client import WorkbookClient
from trustbook.ui.start.covering import Covering
from trustbook.ui.workbook.flows_above import FlowsAbove
from trustbook.ui.workbook.view import WorkbookView


class OpenWorkbook(Protocol):
    """One open workbook. `view` is another one after every change of seat, so it is asked for each time."""

    @property
    def client(self) -> WorkbookClient: ...

    @property
    def view(self) -> WorkbookView: ...

    @property
    def covering(self) -> Covering: ...

    @property
    def invented_passphrases(self) -> Mapping[str, str]:
        """In the example: what each of the invented people signs in with, by name. Empty in every real workbook."""
        ...

    @property
    def wrote(self) -> bool:
        """Whether something was saved since signing in."""
        ...

    @property
    def flows(self) -> FlowsAbove:
        """What asks for names and secrets above the view."""
        ...

    def tell(self, problem: Problem) -> None:
        """Say what went wrong."""
        ...

    def end(self) -> None:
        """Nothing of the workbook is open here any more: the program ends."""
        ...

    def lock(self) -> None:
        """Put everything away and begin again at the sign-in screen."""
        ...
