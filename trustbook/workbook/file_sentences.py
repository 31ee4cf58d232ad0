"""The problems that concern a file or a folder, in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from trustbook.domain import form_problems as fp
from trustbook.domain import problems as p
from trustbook.language import _, long_date


@dataclass(frozen=True, slots=True)
class FileSentence:
    """A problem in words. `title` is one short line without a full stop, `text` one or more sentences."""

    title: str
    text: str


_BOOK: Final = ".book"

Words = Callable[[p.Problem], FileSentence]


def file_of(problem: p.Problem) -> str:
    path: Path = getattr(problem, "path", Path())
    return shown(path)


def place_of(problem: p.Problem) -> str:
    """The folder of the workbook where the file is one of its books: nobody knows a book by its name."""
    path: Path = getattr(problem, "path", Path())
    return shown(path.parent if path.suffix == _BOOK else path)


def shown(path: Path) -> str:
    """A path as it can be printed on one line: control characters and unreadable bytes become "?"."""
    return "".join(
        character if character.isprintable() else "?"
        for character in str(path).encode("utf-8", "replace").decode("utf-8")
    )


def plain(name: str) -> str:
    return shown(Path(name[:80])) if name else ""


def _not_a_workbook(problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("This is not a workbook"),
        _(
            "“{file}” is empty or something else. It was left as it is. Please choose a folder ending in .trustbook."
        ).format(file=file_of(problem)),
    )


def _plain_database(problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("This file is not encrypted"),
        _(
            "“{file}” is an ordinary database lying where an encrypted book should be. Trustbook did not open or change"
            " it. Restore your workbook from a backup, and keep this file aside."
        ).format(file=file_of(problem)),
    )


def _foreign_database(problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("This file was made by another program"),
        _(
            "“{file}” opens, but it is no book of this workbook. It was left as it is."
            " Restore your workbook from a backup, and keep this file aside."
        ).format(file=file_of(problem)),
    )


def _incomplete_copy(problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("This copy is incomplete"),
        _(
            "The end of “{file}” is missing. If you copied the workbook, copy the whole folder again;"
            " else restore the newest backup."
        ).format(file=file_of(problem)),
    )


def _missing_book(problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("A part of the workbook is missing"),
        _(
            "“{file}” is not there. Nothing new was made in its place. If you moved or copied the workbook, take the"
            " whole folder along; else restore the newest backup."
        ).format(file=file_of(problem)),
    )


def _missing_keys(problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("There are no keys here"),
        _(
            "“{file}” is missing, and without the keys no passphrase can open the workbook."
            " If you moved or copied it, take the whole folder along; else restore the newest backup."
        ).format(file=file_of(problem)),
    )


def _damaged_key_file(problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("A key file is damaged"),
        _(
            "“{file}” cannot be read. Your passphrase may well be right."
            " Restore the newest backup: it holds the keys too."
        ).format(file=file_of(problem)),
    )


def _refused_key_file(problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("This key file was refused"),
        _(
            "“{file}” asks for far more memory or time than Trustbook ever writes. Somebody may have changed it."
            " Restore the newest backup."
        ).format(file=file_of(problem)),
    )


def _foreign_key_file(problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("These keys are of another workbook"),
        _(
            "Your passphrase opened a key in “{file}”, and that key fits nothing here. Nothing was changed."
            " Look where the workbook lies that it belongs to, or restore a backup of this one."
        ).format(file=file_of(problem)),
    )


def _damaged_book(problem: p.Problem) -> FileSentence:
    title = _("The file is damaged, your passphrase is right")
    if isinstance(problem, p.DamagedBook) and problem.backup is not None:
        return FileSentence(
            title,
            _("“{file}” cannot be read any more. Restore the backup of {day}: it goes into a new folder.").format(
                file=file_of(problem), day=long_date(problem.backup)
            ),
        )
    return FileSentence(
        title,
        _(
            "“{file}” cannot be read any more, and there is no backup in the workbook."
            " Look for a copy on a stick, and restore that. Keep the damaged file."
        ).format(file=file_of(problem)),
    )


def _newer_format(problem: p.Problem) -> FileSentence:
    version = problem.version if isinstance(problem, p.NewerFormat) else 0
    return FileSentence(
        _("Written by a newer Trustbook"),
        _(
            "“{file}” has format {version}, which this version does not know. Nothing was changed."
            " Please install the newest Trustbook."
        ).format(file=file_of(problem), version=version),
    )


def _already_open(problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("This workbook is already open"),
        _("Another window or program is using “{file}”. Close it there, then try again.").format(
            file=place_of(problem)
        ),
    )


def _read_only(problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("This workbook can only be read here"),
        _(
            "“{file}” cannot be written, so nothing was saved. Copy the workbook to a place where you may write,"
            " or change the rights of the folder."
        ).format(file=place_of(problem)),
    )


def _strange_book(problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("This workbook can only be read"),
        _(
            "Another program has put something into “{file}” that would run whenever this program writes to it."
            " What is in the workbook is shown, and nothing is saved to it. Restore a backup from before beside it,"
            " and go on in that."
        ).format(file=file_of(problem)),
    )


def _odd_rows(problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("Another program has changed this workbook"),
        _(
            "Some of what is in “{file}” is not as this program writes it. It is left out, or shown as it was found."
            " Everything else works. A backup from before may still hold what it was."
        ).format(file=file_of(problem)),
    )


def _disk_full(problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("The disk is full"),
        _("There is no room to write “{file}”. What was saved before is safe. Make some room, then try again.").format(
            file=place_of(problem)
        ),
    )


def _folder_moved(problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("The workbook is no longer where it was"),
        _(
            "“{file}” was moved, renamed or deleted, or its drive was unplugged, while it was open."
            " Put it back or save a copy now, before you close this window."
        ).format(file=place_of(problem)),
    )


def _target_exists(problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("There is something already"),
        _("“{file}” exists and was left as it is. Please choose another name or place.").format(file=file_of(problem)),
    )


def _inside_workbook(problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("Please choose another place"),
        _("A workbook's folder is for its own files: give “{file}” another place. Nothing was written.").format(
            file=file_of(problem)
        ),
    )


def _cannot_write(problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("The file could not be written"),
        _("“{file}” was not made. Look whether the folder exists and whether you may write there.").format(
            file=file_of(problem)
        ),
    )


def _cannot_read(problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("The file could not be read"),
        _("Look whether “{file}” exists and whether you may read it.").format(file=file_of(problem)),
    )


def _unreadable_import(problem: p.Problem) -> FileSentence:
    where = problem.where if isinstance(problem, p.UnreadableImport) else ""
    return FileSentence(
        _("This data file does not fit"),
        _("“{file}” is not in the form that Trustbook reads, at: {where}. Nothing was brought in.").format(
            file=file_of(problem), where=plain(where) or _("the beginning")
        ),
    )


def _too_large(problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("This file is too large"),
        _("“{file}” is far larger than anything Trustbook writes. It was not read.").format(file=file_of(problem)),
    )


FILE_WORDS: Final[dict[type, Words]] = {
    p.NotAWorkbook: _not_a_workbook,
    p.PlainDatabase: _plain_database,
    p.ForeignDatabase: _foreign_database,
    p.IncompleteCopy: _incomplete_copy,
    p.MissingBook: _missing_book,
    p.MissingKeys: _missing_keys,
    p.DamagedKeyFile: _damaged_key_file,
    p.RefusedKeyFile: _refused_key_file,
    p.ForeignKeyFile: _foreign_key_file,
    p.DamagedBook: _damaged_book,
    p.NewerFormat: _newer_format,
    p.AlreadyOpen: _already_open,
    p.ReadOnlyWorkbook: _read_only,
    p.StrangeBook: _strange_book,
    p.OddRows: _odd_rows,
    p.DiskFull: _disk_full,
    p.FolderMoved: _folder_moved,
    p.TargetExists: _target_exists,
    p.InsideWorkbook: _inside_workbook,
    p.CannotWriteFile: _cannot_write,
    p.CannotReadFile: _cannot_read,
    p.UnreadableImport: _unreadable_import,
    fp.TooLargeFile: _too_large,
}
