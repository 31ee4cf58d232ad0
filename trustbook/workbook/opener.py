"""The way into a workbook: creating, signing in, restoring, and looking from outside."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from trustbook.domain.problems import AlreadySignedIn, NoPartnerYet, Problem, TargetExists
from trustbook.domain.times import Clock, IdSource
from trustbook.exercises.content import Content
from trustbook.workbook.session import Session
from trustbook.workbook.sitting.presence import who_shows
from trustbook.workbook.sitting.reports import BackupPreview, ExamplePeople, ExampleSeat
from trustbook.workbook.sitting.session_context import SessionContext

if TYPE_CHECKING:
    from trustbook.storage.inspection import FolderReport
    from trustbook.storage.keys.keys import Unlocked


@dataclass(frozen=True, slots=True)
class FirstOfTwo:
    """One of the two who sit down Together has signed in; nothing is open yet."""

    folder: Path
    unlocked: Unlocked = field(repr=False)


class WorkbookOpener:
    """Needs no open workbook. Derives keys, so each call takes some tenths of a second for every slot it tries."""

    def __init__(self, content: Content, clock: Clock, ids: IdSource) -> None:
        self._content = content
        self._clock = clock
        self._ids = ids

    def create(self, folder: Path, name: str, passphrase: str) -> Session:
        """A new workbook for one person, who sits down at once. The second seat stays free.

        Raises UnusableName, UnusablePassphrase, TargetExists, DiskFull, CannotWriteFile.
        """
        from trustbook.storage.workbook_folder import discard_workbook, make_workbook

        unlocked = make_workbook(folder, name, passphrase, ids=self._ids)
        try:
            return self._open(folder, unlocked)
        except Problem:
            discard_workbook(folder)
            raise

    def sign_in(self, folder: Path, passphrase: str) -> Session:
        """Open the workbook at the seat of the person whose passphrase this is.

        Raises WrongPassphrase, UnusablePassphrase, and everything that can be wrong with a workbook.
        """
        from trustbook.storage.keys.keys import unlock

        return self._open(folder, unlock(folder, passphrase))

    def sign_in_with_recovery(self, folder: Path, code: str) -> Session:
        """As `sign_in`, with a recovery code; the sitting then asks for a new passphrase. Raises WrongRecoveryCode."""
        from trustbook.storage.keys.keys import unlock_with_recovery

        return self._open(folder, unlock_with_recovery(folder, code))

    def first_of_two(self, folder: Path, passphrase: str) -> FirstOfTwo:
        """One of the two wants to sit down Together. Nothing is opened before the other one is here, too.

        Raises NoPartnerYet, and as `sign_in`.
        """
        from trustbook.storage.keys.keys import key_file_paths, unlock

        unlocked = unlock(folder, passphrase)
        if len(key_file_paths(folder)) < 2:
            raise NoPartnerYet
        return FirstOfTwo(folder, unlocked)

    def sign_in_together(self, first: FirstOfTwo, passphrase: str) -> Session:
        """Open what is shared; the passphrase is that of the other one. No private book is opened, not for a moment.

        Raises HereAlready for the passphrase of the first, NoPartnerYet, and as `sign_in`.
        """
        from trustbook.storage.keys.keys import unlock
        from trustbook.storage.workbook_folder import open_together

        second = unlock(first.folder, passphrase)
        if second.keyring.partner_id == first.unlocked.keyring.partner_id:
            raise AlreadySignedIn
        books = open_together(first.folder, first.unlocked, self._clock)
        try:
            context = SessionContext(books, self._content, self._clock, self._ids, None)
            if not context.is_couple():
                raise NoPartnerYet
            for unlocked in (first.unlocked, second):
                who_shows(context, unlocked)
            session = Session(context)
            session.people.arrived()
        except BaseException:
            books.close()
            raise
        return session

    def look(self, folder: Path) -> FolderReport:
        """What can be told without a passphrase: structure only. Raises nothing that a person can cause."""
        from trustbook.storage.inspection import inspect_folder

        return inspect_folder(folder)

    def suggest_passphrase(self) -> str:
        """Five words at random."""
        from trustbook.storage.keys.fresh_secrets import generate_passphrase

        return generate_passphrase()

    def restore_preview(self, source: Path, passphrase: str) -> BackupPreview:
        """What a backup or a copy holds for the person whose passphrase this is, in numbers. Changes nothing.

        Raises NotABackup, CannotReadFile, WrongPassphrase, and everything that can be wrong with a workbook.
        """
        from trustbook.storage.backups.preview import preview
        from trustbook.storage.keys.keys import unlock

        found = preview(source, lambda folder: unlock(folder, passphrase))
        return BackupPreview(source, found.made, found.own_pages, found.shared_pages, found.is_exact, found.problems)

    def restore(self, source: Path, target: Path) -> tuple[Problem, ...]:
        """Make a new workbook out of a backup or a copy. Tells which parts of it are damaged or missing.

        Raises TargetExists, NotABackup, NewerFormat, DiskFull, CannotWriteFile.
        """
        from trustbook.storage.backups.restoring import read_copy

        return read_copy(source, target)

    def example(self, folder: Path) -> ExamplePeople:
        """Write the invented couple's workbook. Raises TargetExists, DiskFull, CannotWriteFile."""
        from trustbook.workbook.example.example import write_example

        return write_example(folder, self._content, self._clock, self._ids)

    def open_example(self, places: Sequence[Path]) -> tuple[Session, ExamplePeople]:
        """The example at its first person's seat: the one that lies at one of `places`, else written to the first free.

        Raises as `example` does, and TargetExists when no place is left.
        """
        from trustbook.exercises.example import load_example

        people = load_example(self._content.library, self._clock.today()).people
        seats = tuple(ExampleSeat(person.name, person.passphrase) for person in people)
        for folder in places:
            if not folder.exists():
                return self.sign_in(self.example(folder).folder, seats[0].passphrase), ExamplePeople(folder, seats)
            with suppress(Problem):  # somebody else's, or changed: it is left alone
                return self.sign_in(folder, seats[0].passphrase), ExamplePeople(folder, seats)
        raise TargetExists(places[-1])

    def _open(self, folder: Path, unlocked: Unlocked) -> Session:
        from trustbook.storage.workbook_folder import open_workbook

        books = open_workbook(folder, unlocked, self._clock)
        unlocked = msgspec.structs.replace(
            unlocked, keyring=books.keyring
        )  # opening may have finished a change of keys
        session = Session(SessionContext(books, self._content, self._clock, self._ids, unlocked))
        try:
            session.people.arrived()
        except BaseException:
            session.keeping.close()
            raise
        return session
