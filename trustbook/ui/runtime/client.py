"""The open workbook as screens see it: commands go to the worker, facts come back by one signal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal

from trustbook.domain.cancelling import CancelToken
from trustbook.domain.people import Viewer
from trustbook.domain.problems import Problem
from trustbook.ui.runtime.worker import Reply, SerialWorker, Task
from trustbook.workbook.sitting.views import Changed, Saved, Sitting

if TYPE_CHECKING:
    from trustbook.workbook.session import Session

T = TypeVar("T")
Keep = Callable[[Callable[[bool], None]], object]
"""Keeps what somebody typed; then calls back, with whether it is kept."""


class WorkbookClient(QObject):
    """Sends use cases of one open workbook to the worker.

    `changed` says what changed after it happened. `sitting` is who is here now; it is replaced (and `seat_changed`
    emitted) when somebody takes another seat.
    """

    changed = Signal(object)
    """A `Changed`."""
    seat_changed = Signal(object)
    """The new `Sitting`."""

    def __init__(self, worker: SerialWorker, session: Session, sitting: Sitting, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._session = session
        self._sitting = sitting
        self.half_written: dict[QObject, Keep] = {}
        """What somebody types into that belongs to no page, such as a dialog, while it is open."""

    @property
    def session(self) -> Session:
        """For work that a flow runs on the worker itself; never to be called on the GUI thread."""
        return self._session

    @property
    def sitting(self) -> Sitting:
        """Who is here now."""
        return self._sitting

    @property
    def viewer(self) -> Viewer:
        """Whom every use case serves now."""
        return self._sitting.viewer

    def do(
        self,
        command: Callable[[Session], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Problem], None] | None = None,
        owner: QObject | None = None,
        token: CancelToken | None = None,
    ) -> Task:
        """Run `command(session)` on the worker; afterwards call back, then announce what it changed.

        `done` and `failed` are dropped when `owner` was destroyed meanwhile, or the task cancelled. What was committed
        is announced all the same: other pages show it. A long command is given `token` too, and looks at it.
        """
        reply = Reply(done, failed, owner, happened=self._announce)
        return self._worker.submit(partial(command, self._session), reply, token)

    def refresh_sitting(self, then: Callable[[], object] | None = None) -> None:
        """Ask again who is here, and tell everybody; `then` is called once all know."""

        def take(sitting: Sitting) -> None:
            self._sitting = sitting
            self.seat_changed.emit(sitting)
            if then is not None:
                then()

        self.do(lambda session: session.people.sitting(), take)

    def announce(self, changed: Changed) -> None:
        """Tell everybody of a change that a command made before it failed."""
        self._announce(changed)

    def _announce(self, result: object) -> None:
        changed = result.changed if isinstance(result, Saved) else result
        if not isinstance(changed, Changed):
            return
        if changed.brought is not None:
            self._sitting = replace(self._sitting, brought=changed.brought)
        is_news = changed.entries or changed.exercises or changed.people or changed.brought is not None
        if is_news and shiboken6.isValid(self):  # after the client nobody is left who listens
            self.changed.emit(changed)
