"""Everything that can go wrong and that a person can act on.

A Problem is data: what happened and what it happened to. `workbook.sentences` turns it into words. Anything
else that is raised is our own bug. A Problem never carries text that somebody wrote in a workbook.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal


class Problem(Exception):
    """Base of all of them."""


class WrongPassphrase(Problem):
    """No slot opened."""


class UnusablePassphrase(Problem):
    """Empty, absurdly long, or holds a line end, a control character or a lone surrogate."""


class AlreadySignedIn(Problem):
    """The passphrase of the one who has signed in already, where the other one should sign in too."""


class PassphraseTaken(Problem):
    """It opens the workbook already, for the other partner: each sign-in must find one person."""


class WrongRecoveryCode(Problem):
    """No recovery slot opened."""


class UnusableName(Problem):
    """A display name that cannot be. `why` is "no-letter", "too-long", or "taken" by the other partner."""

    def __init__(self, why: Literal["no-letter", "too-long", "taken"]) -> None:
        super().__init__(why)
        self.why = why


class UnusableOwnPage(Problem):
    """A page of one's own without a title or a question, or with too many or too long ones."""


class OwnPageInUse(Problem):
    """Something is written on a page of one's own that should be taken away."""


class AlreadyTwoPartners(Problem):
    """Both seats are taken."""


class AboutFile(Problem):
    def __init__(self, path: Path) -> None:
        super().__init__(type(self).__name__)
        self.path = path


class NotAWorkbook(AboutFile):
    """Empty, one byte, or no workbook at all. Never initialised."""


class PlainDatabase(AboutFile):
    """An unencrypted SQLite file lies where a book should be."""


class ForeignDatabase(AboutFile):
    """Opens with the key, but was not made by this program."""


class IncompleteCopy(AboutFile):
    """The size is not a multiple of the page size."""


class MissingBook(AboutFile):
    """A book's file is not there."""


class MissingKeys(AboutFile):
    """The keys folder or a key file is not there."""


class DamagedKeyFile(AboutFile):
    """A key file cannot be read."""


class RefusedKeyFile(AboutFile):
    """A key file asks for an absurd amount of memory or time, alone or together with the others there."""


class ForeignKeyFile(AboutFile):
    """A key file that opened belongs to another workbook: nothing here opens with what is in it."""


class TooLittleMemory(Problem):
    """The memory that deriving a key takes is not free."""


class DamagedBook(AboutFile):
    """The passphrase is right, the file is damaged. `backup` is the date of the newest backup, if there is one."""

    def __init__(self, path: Path, backup: date | None = None) -> None:
        super().__init__(path)
        self.backup = backup


class NewerFormat(AboutFile):
    """Written by a newer version of this program. Nothing was changed."""

    def __init__(self, path: Path, version: int) -> None:
        super().__init__(path)
        self.version = version


class ConflictCopy(AboutFile):
    """A file that a sync tool or a person put beside the workbook's own. It is never read and never merged."""


class StrayFile(AboutFile):
    """A file with the name of a book or a key that belongs to nobody here. It was left out of the copy."""


class MissingPart(AboutFile):
    """There are fewer books than there are people: one is gone, or cannot be reached from here."""


class MissingKeyFile(AboutFile):
    """Fewer people than there are can sign in: a key file is gone."""


class UnclearParts(AboutFile):
    """There are more private books than key files, and nobody can tell which belong to it. All were taken along."""


class DamagedPart(AboutFile):
    """One file of a copy is damaged. What can be read of it was taken along, and the rest is whole."""


class KeyFilePutBack(AboutFile):
    """A key file was gone or damaged, and was written anew from what the open workbook still held of it."""


class UnusableBackup(AboutFile):
    """A kept backup that this person could not go back to."""


class AlreadyOpen(AboutFile):
    """Another window or program holds the workbook."""


class ReadOnlyWorkbook(AboutFile):
    """The folder or its files cannot be written."""


class StrangeBook(ReadOnlyWorkbook):
    """Another program has put triggers, views or the like into a book: it can be read, and nothing is written to it."""


class OddRows(AboutFile):
    """Some rows of a book are not what this program writes. They are left out; the rest works."""


class DiskFull(AboutFile):
    """No room left."""


class FolderMoved(AboutFile):
    """The workbook was moved, renamed, deleted or unplugged while it was open."""


class TargetExists(AboutFile):
    """Something is at the place to write to, and nothing is ever overwritten there."""


class InsideWorkbook(AboutFile):
    """A file that somebody wants to write would lie among a workbook's own files."""


class NotAgreedInFile(AboutFile):
    """A brief that was written held something that was not agreed to, and was deleted."""


class CannotWriteFile(AboutFile):
    """A file that somebody chose could not be written."""


class CannotReadFile(AboutFile):
    """A file that somebody chose could not be read."""


class NotABackup(AboutFile):
    """Not a copy that this program wrote, or damaged."""


class BackupFailed(AboutFile):
    """A backup could not be made or did not pass its check. Older ones were kept."""


class StillInBackup(AboutFile):
    """Erased from the books, but this kept backup could not be opened and may still hold it."""


class UnreadableImport(AboutFile):
    """A data file does not have the form. `where` names the key, never a value."""

    def __init__(self, path: Path, where: str) -> None:
        super().__init__(path)
        self.where = where


class UnknownName(Problem):
    """Something that is named and not there: a "tab", "chapter", "exercise", "set", "page" or "partner" (`what`).

    An "entry" is a page that somebody named by its id.
    """

    def __init__(self, what: str, name: str) -> None:
        super().__init__(what)
        self.what = what
        self.name = name


class NotForThisSeat(Problem):
    """The viewer may not do this: wrong seat, or signed out."""


class NothingToShare(Problem):
    """None of the chosen fields has an answer."""


class SeatClosed(Problem):
    """Whoever signs in has left this workbook; what was left to erase is erased now."""


class SharedKeyKnown(Problem):
    """Somebody who left still knows the key of the shared book; it could not be given another one yet."""


class NoPartnerYet(Problem):
    """The second seat is not taken, so there is nobody to share with."""


Lack = Literal[
    "words", "scope", "next-look", "ends-on", "next-look-past", "ends-on-past", "next-look-after-end"
]  # fmt: skip


class AgreementIncomplete(Problem):
    """An agreement cannot be placed with both yet. `lacks`: what is missing, or does not go together, in order."""

    def __init__(self, lacks: tuple[Lack, ...]) -> None:
        super().__init__(*lacks)
        self.lacks = lacks


class NotAsItStands(Problem):
    """What was to be done does not go with how an agreement stands now, such as a yes to one that has ended."""


class NothingToPrint(Problem):
    """No page fits what was chosen for paper. `left_out`: titles of what fits, but is printed one by one only."""

    def __init__(self, left_out: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.left_out = left_out


class SignsWithoutFont(Problem):
    """Some of what was to be written on paper is in no font. Nothing was written: the person decides."""


class Cancelled(Problem):
    """The person chose to stop it."""


class BrokenDefinition(Problem):
    """An exercise cannot be read; its answers stay. `where` is a line or key of `file`, `message` is for its writer."""

    def __init__(self, exercise_id: str, file: str, where: str, message: str) -> None:
        super().__init__(f"{file}: {where}: {message}")
        self.exercise_id = exercise_id
        self.file = file
        self.where = where
        self.message = message


class OwnFault(Problem):
    """This program has a bug. It was reported already; whoever waits for an answer only has to let go."""


class NothingAgreed(Problem):
    """Nothing of these days was agreed to by both, so there is no brief."""
