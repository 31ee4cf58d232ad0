"""Pieces of work for another thread, and who hears how they went."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

import shiboken6
from PySide6.QtCore import QObject

from trustbook.domain.cancelling import CancelToken
from trustbook.domain.problems import OwnFault, Problem

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reply(Generic[T]):
    """Who hears how a piece of work went. All but `unwanted` is called on the GUI thread.

    `done(result)` or `failed(problem)` goes to whoever asked; both are dropped when `owner` was destroyed meanwhile,
    or the work cancelled. `happened(result)` is called in any case, after `done`. `unwanted(result)` runs where the
    work ran, when nobody waits for the result any more: it closes what the work opened.
    """

    done: Callable[[T], None] | None = None
    failed: Callable[[Problem], None] | None = None
    owner: QObject | None = None
    happened: Callable[[T], None] | None = None
    unwanted: Callable[[T], object] | None = None


class Task:
    """One piece of work on its way. Its token stops it, also while it waits for its turn."""

    def __init__(self, work: Callable[[], Any], reply: Reply[Any], token: CancelToken) -> None:
        self._work = work
        self._reply = reply
        self._token = token
        self._ran = False
        self._result: Any = None
        self._error: BaseException | None = None

    def cancel(self) -> None:
        """Ask the work to stop. `done` and `failed` are not called any more."""
        self._token.cancel()

    def run(self) -> None:
        """Do the work, on the thread of a worker. What it raises is kept for `deliver`."""
        if self._token.cancelled():
            return
        self._ran = True
        try:
            self._result = self._work()
            if self._token.cancelled() and (put_away := self.leftover()) is not None:
                put_away()
        except BaseException as error:  # noqa: BLE001 - handed to the GUI thread, which tells the two kinds apart
            self._error = error

    def deliver(self, unexpected: Callable[[BaseException], None]) -> None:
        """Call back on the GUI thread; a bug goes to `unexpected`, and what happened is told, whoever is gone."""
        self._work = _nothing  # lets go of texts that the work held
        if self._error is not None:
            self._deliver_error(self._error, unexpected)
        elif self._ran:
            reply = self._reply
            try:
                if reply.done is not None and self._is_wanted():
                    self._reply = replace(reply, unwanted=None)
                    reply.done(self._result)
            finally:
                if reply.happened is not None:
                    reply.happened(self._result)

    def report_bug(self, unexpected: Callable[[BaseException], None]) -> None:
        """As `deliver`, on any thread, where nobody is left to call back."""
        if self._error is not None and not isinstance(self._error, Problem):
            unexpected(self._error)

    def leftover(self) -> Callable[[], object] | None:
        """What is still to be done on the worker with a result for which nobody waits any more."""
        result, unwanted = self._result, self._reply.unwanted
        if unwanted is None or result is None or self._is_wanted():
            return None
        self._reply = replace(self._reply, unwanted=None)
        return lambda: unwanted(result)

    def _deliver_error(self, error: BaseException, unexpected: Callable[[BaseException], None]) -> None:
        failed, is_wanted = self._reply.failed, self._is_wanted()
        if isinstance(error, Problem) and (failed is not None or not is_wanted):
            answer = error
        else:
            unexpected(error)
            answer = OwnFault()  # whoever waits for an answer gets one
        if failed is not None and is_wanted:
            failed(answer)

    def _is_wanted(self) -> bool:
        owner = self._reply.owner
        return not self._token.cancelled() and (owner is None or shiboken6.isValid(owner))


def _nothing() -> None:
    return None
