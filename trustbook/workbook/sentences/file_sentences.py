"""The problems that concern a file or a folder, in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from trustbook.domain import form_problems as fp
from trustbook.domain import problems as p
from trustbook.language import _


@dataclass(frozen=True, slots=True)
class FileSentence:
    """A problem in words. `title` is one short line without a full stop, `text` one or more sentences."""

    title: str
    text: str


_BOOK: Final = ".book"

Words = Callable[[p.Problem], FileSentence]


def file_of(problem: p.Problem) -> str:
    """The file of a problem, as it can be printed on one line."""
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
    """A name from outside, cut to 80 characters, as it can be printed on one line."""
    return shown(Path(name[:80])) if name else ""


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
        _("A workbook’s folder is for its own files: give “{file}” another place. Nothing was written.").format(
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
    p.DiskFull: _disk_full,
    p.FolderMoved: _folder_moved,
    p.TargetExists: _target_exists,
    p.InsideWorkbook: _inside_workbook,
    p.CannotWriteFile: _cannot_write,
    p.CannotReadFile: _cannot_read,
    p.UnreadableImport: _unreadable_import,
    fp.TooLargeFile: _too_large,
}
