"""The problems that concern a workbook's folder, its keys or one of its books, in words."""

from __future__ import annotations

from typing import Final

from trustbook.domain import problems as p
from trustbook.language import _, long_date
from trustbook.workbook.sentences.file_sentences import FileSentence, Words, file_of, place_of


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


BOOK_WORDS: Final[dict[type, Words]] = {
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
}
