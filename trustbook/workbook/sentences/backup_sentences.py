"""In plain words: what can be wrong with the parts of a workbook, with backups and with copies."""

from __future__ import annotations

from typing import Final

from trustbook.domain import problems as p
from trustbook.language import _
from trustbook.workbook.sentences.file_sentences import FileSentence, Words, file_of


def _stray_file(problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("A file here belongs to nobody"),
        _(
            "“{file}” has the name of a part of a workbook, but it is none of this one. It was left out of the copy,"
            " and it was not changed. You may put it aside."
        ).format(file=file_of(problem)),
    )


def _missing_part(problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("A private book is missing"),
        _(
            "Not every private book could be found in “{file}”. The others are safe. If you moved or copied the"
            " workbook, take the whole folder along; else an earlier backup may hold what is missing."
        ).format(file=file_of(problem)),
    )


def _missing_key_file(problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("One of you has no key file here"),
        _(
            "A key file is missing in “{file}”, so only one of you can sign in. What both wrote is safe. Look for it in"
            " a kept backup: its file in “keys” may be copied back here."
        ).format(file=file_of(problem)),
    )


def _unclear_parts(problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("There are more private books than keys"),
        _(
            "In “{file}” either a book is left over or a key file is missing. A copy takes all of them along."
            " It shows which when each of you signs in."
        ).format(file=file_of(problem)),
    )


def _damaged_part(problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("One part of this copy is damaged"),
        _(
            "“{file}” belongs to one of you and is damaged, or its drive is gone. What can be read of it is in the"
            " copy, and everything else is whole. An earlier copy may hold this part undamaged."
        ).format(file=file_of(problem)),
    )


def _key_file_put_back(problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("A key file was gone and is there again"),
        _(
            "“{file}” was missing, damaged or another one. It was written anew while the workbook was open."
            " Passphrases and recovery codes work as before. Please look what takes files out of this folder."
        ).format(file=file_of(problem)),
    )


def _unusable_backup(problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("You could not go back to this backup"),
        _("“{file}” does not open with your keys, or it is damaged. Make a new backup now.").format(
            file=file_of(problem)
        ),
    )


def _not_a_backup(problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("This is not a copy that Trustbook wrote"),
        _("“{file}” is something else, or it is damaged. Nothing was restored. Please choose another copy.").format(
            file=file_of(problem)
        ),
    )


def _backup_failed(problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("The backup could not be made"),
        _(
            "Your pages are saved, and the earlier backups were kept. “{file}” could not be written or did not pass its"
            " check. Make sure there is room on the disk, then make a backup again."
        ).format(file=file_of(problem)),
    )


def _still_in_backup(problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("One old backup could not be cleaned"),
        _(
            "It is erased from the workbook and from the other backups. “{file}” could not be opened and may still hold"
            " it. If that matters to you, delete this backup by hand."
        ).format(file=file_of(problem)),
    )


def _conflict_copy(problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("There is a second copy of a file"),
        _(
            "“{file}” looks like a copy that a sync program made. Trustbook does not use or change it."
            " Keep it aside until you are sure that nothing is missing in the workbook."
        ).format(file=file_of(problem)),
    )


BACKUP_WORDS: Final[dict[type, Words]] = {
    p.StrayFile: _stray_file,
    p.MissingPart: _missing_part,
    p.UnclearParts: _unclear_parts,
    p.MissingKeyFile: _missing_key_file,
    p.DamagedPart: _damaged_part,
    p.KeyFilePutBack: _key_file_put_back,
    p.UnusableBackup: _unusable_backup,
    p.NotABackup: _not_a_backup,
    p.BackupFailed: _backup_failed,
    p.StillInBackup: _still_in_backup,
    p.ConflictCopy: _conflict_copy,
}
