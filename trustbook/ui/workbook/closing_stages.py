"""Putting things away: save, close the books, go. Never goes over unsaved text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from trustbook.domain.entries import RevisionReason
from trustbook.domain.problems import Problem

Flush = Callable[[Callable[[bool], None], RevisionReason], None]
Close = Callable[[bool, Callable[[Problem | None], None]], None]
"""`close(with_backup, done)`; `done` gets the problem of a backup that failed. The books are closed either way."""

Between = Callable[[Callable[[], None]], None]
"""`between(go_on)` may show something after all is saved and before the books close."""

RETRY_SECONDS: Final = 5
PATIENCE_SECONDS: Final = 20
"""How long it waits for the books to close where nobody is asked; all is saved by then, and the end frees them."""


class ClosingStage(StrEnum):
    """How far it is. STUCK: something could not be saved; the text is still in the window."""

    HERE = "here"
    SAVING = "saving"
    STUCK = "stuck"
    CLOSING = "closing"
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingRequest:
    """Why everything is put away, and by whom."""

    flush: Flush
    close: Close
    between: Between | None = None
    lock: bool
    """A lock makes no backup."""
    asks: bool = True
    """Whether somebody is there to be asked."""
    retry_seconds: float = RETRY_SECONDS

    @property
    def tries_again(self) -> bool:
        """Whether it tries again by itself when it is stuck, as everything does that asks nobody."""
        return self.lock or not self.asks


class ClosingSequence(QObject):
    """One way out of an open workbook: the lock, closing, and the end that the system asks for."""

    stage_changed = Signal(object)
    gone = Signal(object)
    """The books are closed; carries the Problem of the last backup, or None."""

    def __init__(self, way: ClosingRequest, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._way = way
        self._dropped = False
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.setInterval(int(way.retry_seconds * 1000))
        self._retry.timeout.connect(self.begin)
        self._stage = ClosingStage.HERE

    @property
    def stage(self) -> ClosingStage:
        """How far it is."""
        return self._stage

    def begin(self) -> None:
        """Start, or try again when stuck."""
        if self._stage in (ClosingStage.HERE, ClosingStage.STUCK):
            self._retry.stop()
            self._to(ClosingStage.SAVING)
            self._way.flush(self._on_flushed, RevisionReason.LOCK if self._way.lock else RevisionReason.LEAVING)

    def drop(self) -> bool:
        """Another way out takes its place. False when the books are closing already: then it goes to its end."""
        if self._stage in (ClosingStage.CLOSING, ClosingStage.GONE):
            return False
        self._retry.stop()
        self._dropped = True
        return True

    def stay(self) -> None:
        """Give it up while stuck: everything is as before."""
        if self._stage is ClosingStage.STUCK:
            self._retry.stop()
            self._to(ClosingStage.HERE)

    def lose_text(self) -> None:
        """The person chose to close although something could not be saved."""
        if self._stage is ClosingStage.STUCK:
            self._retry.stop()
            self._close_books()

    def _on_flushed(self, saved: bool) -> None:
        if self._dropped:
            return
        if saved and self._way.between is not None:
            self._way.between(self._close_books)
            return
        if saved:
            self._close_books()
            return
        self._to(ClosingStage.STUCK)
        if self._way.tries_again:
            self._retry.start()

    def _close_books(self) -> None:
        if self._dropped:
            return
        self._to(ClosingStage.CLOSING)
        if self._way.tries_again:
            QTimer.singleShot(PATIENCE_SECONDS * 1000, self, lambda: self._on_closed(None))
        self._way.close(not self._way.lock, self._on_closed)

    def _on_closed(self, problem: Problem | None) -> None:
        if self._stage is not ClosingStage.GONE:
            self._to(ClosingStage.GONE)
            self.gone.emit(problem)

    def _to(self, stage: ClosingStage) -> None:
        if self._stage is not stage:
            self._stage = stage
            self.stage_changed.emit(stage)
