"""What somebody wrote is kept once, however often that is asked for before it is done: pressed twice, then locked."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import shiboken6
from PySide6.QtCore import QObject

from trustbook.domain.problems import Problem
from trustbook.ui.runtime.client import WorkbookClient
from trustbook.workbook.session import Session
from trustbook.workbook.sitting.views import Changed


class _Asked(NamedTuple):
    kept: Callable[[Changed], object]
    failed: Callable[[Problem], object]
    owner: QObject | None

    @property
    def is_there(self) -> bool:
        return self.owner is None or shiboken6.isValid(self.owner)


class Once:
    """One for each place where something is written."""

    def __init__(self, client: WorkbookClient) -> None:
        self._client = client
        self._waiting: list[_Asked] = []

    def do(
        self,
        command: Callable[[Session], Changed],
        kept: Callable[[Changed], object],
        failed: Callable[[Problem], object],
        owner: QObject | None = None,
    ) -> None:
        """Run `command`. While one is under way no second one begins: how it went is told to all who asked.

        `kept` and `failed` are dropped when `owner` was destroyed meanwhile.
        """
        self._waiting.append(_Asked(kept, failed, owner))
        if len(self._waiting) == 1:
            self._client.do(command, self._on_kept, self._on_failed)

    def _on_kept(self, changed: Changed) -> None:
        for asked in self._taken():
            asked.kept(changed)

    def _on_failed(self, problem: Problem) -> None:
        for asked in self._taken():
            asked.failed(problem)

    def _taken(self) -> list[_Asked]:
        waiting, self._waiting = self._waiting, []
        return [asked for asked in waiting if asked.is_there]
