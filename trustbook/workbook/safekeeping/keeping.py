"""Backups, copies, checks, and closing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from trustbook.domain.problems import (
    BackupFailed,
    BrokenDefinition,
    FolderMoved,
    NotForThisSeat,
    OddRows,
    Problem,
    StrangeBook,
    UnknownName,
)
from trustbook.workbook.safekeeping.rescue import PagesOf, add_to_copy
from trustbook.workbook.sitting.definitions import title_of_id
from trustbook.workbook.sitting.reports import BackupLine, CheckReport
from trustbook.workbook.sitting.session_context import SessionContext
from trustbook.workbook.sitting.views import Draft

if TYPE_CHECKING:
    from trustbook.storage.books.book import Book
    from trustbook.storage.folder.manifest import BackupInfo

_DUE: Final = timedelta(hours=24)


class Keeping:
    """Everything that keeps the workbook safe."""

    def __init__(self, context: SessionContext, pages_of: PagesOf) -> None:
        self._context, self._pages_of = context, pages_of

    def back_up(self) -> BackupLine:
        """Make a verified backup in the workbook's own folder, and put back a key file that vanished meanwhile.

        Tells what was damaged, missing or left out. Raises BackupFailed, FolderMoved; the older ones stay.
        """
        from trustbook.storage.backups.backup_making import back_up_folder

        self._context.seat(self._context.viewer)
        made = back_up_folder(self._context.books.source, self._context.clock.now())
        return replace(_line(made.info), problems=made.problems)

    def back_up_if_due(self) -> BackupLine | None:
        """A backup, unless the newest one is less than a day old or nothing can be written here."""
        if self._context.books.read_only:
            return None
        kept = self.backups()
        age = self._context.clock.now().utc - kept[0].made.utc if kept else _DUE
        return self.back_up() if age >= _DUE or age < timedelta() else None

    def backups(self) -> tuple[BackupLine, ...]:
        """Kept backups, newest first."""
        self._context.seat(self._context.viewer)
        return tuple(map(_line, self._kept()))

    def copy_to(self, target: Path, draft: Draft | None = None, *, overwrite: bool = False) -> tuple[Problem, ...]:
        """Write the whole workbook, encrypted, into one file, wherever its own folder is now.

        When no backup can be kept there (it is full, read-only, moved, deleted, unplugged), the copy is made from the
        open books and the key files that are held. `draft` is what the page shows and could not be saved: it goes into
        the copy. Tells what of the workbook is missing or damaged in it. Raises TargetExists (unless
        `overwrite`), InsideWorkbook, DiskFull, CannotWriteFile.
        """
        from trustbook.storage.backups.copies import write_copy
        from trustbook.storage.backups.direct_copy import write_copy_of_open
        from trustbook.storage.folder.layout import refuse_inside_workbook

        if self._context.closed:
            raise NotForThisSeat  # nothing is asked of the books here: their drive may be gone
        refuse_inside_workbook(target)
        kept = None if self._context.books.read_only or draft is not None else self._backed_up()
        if kept is None:
            change = None if draft is None else partial(add_to_copy, self._context, self._pages_of, draft)
            books, clock = self._context.books, self._context.clock
            return write_copy_of_open(books.source, target, clock, change, overwrite=overwrite)
        write_copy(kept.path, target, overwrite=overwrite)
        return kept.problems

    def _backed_up(self) -> BackupLine | None:
        try:
            return self.back_up()
        except (BackupFailed, FolderMoved):
            return None

    def _kept(self) -> tuple[BackupInfo, ...]:
        from trustbook.storage.folder.manifest import list_backups

        books = self._context.books
        return list_backups(books.folder, books.keyring.shared_key)

    def check(self) -> CheckReport:
        """Read every page of every open book, every version, and every kept backup that this seat opens.

        Looks also at what lies closed in the folder. Finds, never mends.
        """
        seat = self._context.seat(self._context.viewer)
        problems: list[Problem] = []
        lost: list[str] = []
        pages = 0
        for book in seat.books:
            try:
                book.upkeep.check()
                pages += _read_everything(book)
            except Problem as problem:
                problems.append(problem)
            if book.salvage.has_odd_rows:
                problems.append(OddRows(book.path))
            if book.database.has_strange_parts:
                problems.append(StrangeBook(book.path))
            if book.database.damaged or book.salvage.has_odd_rows:
                lost += self._lost(book)
        problems += self._around()
        return CheckReport(tuple(problems), pages, len(seat.books), tuple(lost))

    def _around(self) -> list[Problem]:
        """What is wrong with the folder, and with the backups."""
        from trustbook.storage.backups.proving import unusable_backups
        from trustbook.storage.inspection import inspect_folder

        books = self._context.books
        if not books.source.is_in_its_place:
            return [FolderMoved(books.folder)]
        return [*inspect_folder(books.folder).problems, *unusable_backups(books.source)]

    def _lost(self, book: Book) -> list[str]:
        """Titles of the pages that a book cannot give back as they were, "" where even the title is gone."""
        unreadable = set(book.salvage.unreadable().entries)
        titles = {head.id: self._title(head.exercise_id) for head in book.entries.heads() if head.id in unreadable}
        return [titles.get(entry_id, "") for entry_id in unreadable]

    def _title(self, exercise_id: str) -> str:
        try:
            return self._context.library.exercise(exercise_id).title
        except (UnknownName, BrokenDefinition):
            return title_of_id(exercise_id)

    def sign_out(self) -> None:
        """Back up, then close. Raises BackupFailed after closing. Does nothing the second time."""
        if self._context.closed:
            return
        try:
            if not self._context.books.read_only:
                self.back_up()
        finally:
            self.close()

    def close(self) -> None:
        """Close all books without a backup. Does nothing the second time."""
        if not self._context.closed:
            self._context.let_go()


def _read_everything(book: Book) -> int:
    """How many pages there were. Raises DamagedBook."""
    book.partners.all(), book.events.all(), book.share_notes.all()
    heads = book.entries.heads()
    for head in heads:
        book.entries.get(head.id)
        book.revisions.of_entry(head.id)
    return len(heads)


def _line(info: BackupInfo) -> BackupLine:
    return BackupLine(info.path, info.made, info.verified, info.is_exact)
