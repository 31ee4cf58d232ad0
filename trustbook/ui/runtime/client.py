"""The open workbook as screens see it: commands go to the worker, facts come back by one signal."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from trustbook.domain.people import Viewer
from trustbook.domain.problems import Problem
from trustbook.ui.runtime.worker import SerialWorker, Task
from trustbook.workbook.views import Changed, Saved, Sitting

if TYPE_CHECKING:
    from trustbook.workbook.session import Session

T = TypeVar("T")


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
    ) -> Task:
        """Run `command(session)` on the worker; afterwards announce what it changed, then call back."""

        def finished(result: T) -> None:
            if done is not None and (owner is None or _alive(owner)):
                done(result)
            self._announce(result)

        return self._worker.do(lambda: command(self._session), finished, failed, None if done is None else owner)

    def refresh_sitting(self) -> None:
        """Ask again who is here, and tell everybody."""
        self.do(lambda session: session.sitting(), self._take_sitting)

    def _take_sitting(self, sitting: Sitting) -> None:
        self._sitting = sitting
        self.seat_changed.emit(sitting)

    def _announce(self, result: object) -> None:
        changed = result.changed if isinstance(result, Saved) else result
        if isinstance(changed, Changed) and (changed.entries or changed.exercises or changed.people):
            self.changed.emit(changed)


def _alive(owner: QObject) -> bool:
    import shiboken6

    return bool(shiboken6.isValid(owner))
