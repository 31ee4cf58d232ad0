"""Backups, copies, checks, and closing."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from trustbook.domain.people import TOGETHER
from trustbook.domain.problems import Problem
from trustbook.workbook.desk import Desk
from trustbook.workbook.views import BackupLine, CheckReport

if TYPE_CHECKING:
    from trustbook.storage.backups import BackupInfo

_DUE: Final = timedelta(hours=24)


class Keeping:
    """Everything that keeps the workbook safe."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def back_up(self) -> BackupLine:
        """Make a verified backup in the workbook's own folder. Raises BackupFailed; the older ones stay."""
        from trustbook.storage.backups import make_backup

        self._desk.seat(self._desk.viewer)
        return _line(make_backup(self._desk.books, self._desk.clock))

    def back_up_if_due(self) -> BackupLine | None:
        """A backup, unless the newest one is less than a day old or nothing can be written here."""
        if self._desk.books.read_only:
            return None
        kept = self.backups()
        age = self._desk.clock.now().utc - kept[0].made.utc if kept else _DUE
        return self.back_up() if age >= _DUE or age < timedelta() else None

    def backups(self) -> tuple[BackupLine, ...]:
        """Kept backups, newest first."""
        from trustbook.storage.backups import list_backups

        self._desk.seat(self._desk.viewer)
        return tuple(_line(info) for info in list_backups(self._desk.books.folder))

    def copy_to(self, target: Path) -> None:
        """Write the whole workbook, encrypted, into one new file. Raises TargetExists, DiskFull, CannotWriteFile."""
        from trustbook.storage.copies import write_copy

        backup = self.back_up()
        write_copy(backup.path, target)

    def check(self) -> CheckReport:
        """Read every page of every open book, every version, and the backups' list. Finds, never mends."""
        seat = self._desk.seat(self._desk.viewer)
        problems: list[Problem] = []
        pages = 0
        for book in seat.books:
            try:
                book.check()
                for head in book.heads():
                    book.entry(head.id)
                    book.revisions(head.id)
                    pages += 1
            except Problem as problem:
                problems.append(problem)
        return CheckReport(tuple(problems), pages, len(seat.books))

    def sign_out(self) -> None:
        """Back up, then close. Raises BackupFailed after closing. Does nothing the second time."""
        if self._desk.closed:
            return
        try:
            if not self._desk.books.read_only:
                self.back_up()
        finally:
            self.close()

    def close(self) -> None:
        """Close all books without a backup. Does nothing the second time."""
        desk = self._desk
        if desk.closed:
            return
        desk.closed = True
        desk.unlocked = None
        desk.viewer = TOGETHER
        desk.fresh.clear()
        desk.definitions.forget()
        desk.books.close()


def _line(info: BackupInfo) -> BackupLine:
    return BackupLine(info.path, info.made, info.verified)
