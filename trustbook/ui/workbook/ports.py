"""What the ways out of an open workbook, and the changes of seat in it, see of the workbook they happen in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from trustbook.domain.problems import Problem
from trustbook.ui.frame.flow_steps import Flow
from trustbook.ui.runtime.client import WorkbookClient
from trustbook.ui.start.covering import Covering
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
    def holds_code(self) -> bool:
        """Whether a recovery code is being made or shown that nobody has copied yet."""
        ...

    def remind_of_code(self) -> None:
        """Say, where the code is shown, that it is shown only once."""
        ...

    def run(
        self, flow: Flow, finished: Callable[[object], object], left: Callable[[], object] | None = None
    ) -> Callable[[], None]:
        """A flow above the view; it goes before `finished` or `left` is called. Gives what goes back from it."""
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
