"""Asking for passphrases: at the terminal, unseen, or from files. Never as an argument, where other programs see it."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from trustbook.cli.words import WrongUse
from trustbook.domain.form_problems import TooLargeFile
from trustbook.domain.names import same_name
from trustbook.domain.problems import CannotReadFile, Problem, UnknownName, UnusablePassphrase, WrongPassphrase
from trustbook.domain.typed_secret import same_secret, usable_secret, without_unseen_ends
from trustbook.language import _
from trustbook.workbook.opener import WorkbookOpener
from trustbook.workbook.session import Session

_MOST_BYTES: Final = 64 * 1024
_MOST_LINES: Final = 8


def given(files: Sequence[str]) -> list[str]:
    """The passphrases in these files ("-" is standard input): one on each line, up to the first empty line.

    Raises CannotReadFile, TooLargeFile, UnusablePassphrase.
    """
    found: list[str] = []
    for name in files:
        found += lines_of(name)
    return found


def lines_of(name: str) -> list[str]:
    """The lines of one file up to the first empty one, with their line ends: a secret of old may hold its own.

    Raises as `given`.
    """
    path = Path(name)
    try:
        if name == "-":
            content = sys.stdin.buffer.read(_MOST_BYTES + 1)
        else:
            with path.open("rb") as file:
                content = file.read(_MOST_BYTES + 1)
    except (OSError, ValueError):
        raise CannotReadFile(path) from None
    if len(content) > _MOST_BYTES:
        raise TooLargeFile(path)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnusablePassphrase from None
    lines: list[str] = []
    for line in text.splitlines(keepends=True):
        if not without_unseen_ends(line):
            break
        lines.append(line)
    if not lines:
        raise UnusablePassphrase
    return lines[:_MOST_LINES]


def ask(question: str) -> str:
    """One answer that is not shown. Raises WrongUse where there is nobody to ask."""
    if sys.stdin is None or not sys.stdin.isatty():
        raise WrongUse(_("A passphrase is needed: run this at a terminal, or give --passphrase-file FILE."))
    try:
        return getpass.getpass(question + " ")
    except EOFError:
        raise UnusablePassphrase from None


def ask_new(question: str) -> str:
    """A new passphrase, typed twice. Raises WrongUse, UnusablePassphrase."""
    first = ask(question)
    usable_secret(first)
    if not same_secret(ask(_("The same once more:")), first):
        raise WrongUse(_("The two were not the same. Nothing was changed."))
    return first


def sign_in(opener: WorkbookOpener, workbook: Path, files: Sequence[str], name: str | None = None) -> Session:
    """A sitting with the first passphrase that opens the workbook, or that opens the seat of `name`.

    Raises WrongPassphrase, UnknownName when another person's passphrase was given, and as `WorkbookOpener.sign_in`.
    """
    question = _("Passphrase of {name}:").format(name=name) if name else _("Passphrase:")
    look_first(opener, workbook)
    return sign_in_with(opener, workbook, given(files) or [ask(question)], name)[1]


def look_first(opener: WorkbookOpener, workbook: Path) -> None:
    """Raises what is wrong with it, before anybody is asked for a passphrase."""
    report = opener.look(workbook)
    if not report.is_workbook and report.problems:
        raise report.problems[0]


def sign_in_with(
    opener: WorkbookOpener, workbook: Path, secrets: Sequence[str], name: str | None
) -> tuple[str, Session]:
    """As `sign_in`, with these passphrases. Gives the one that opened it, too."""
    otherwise: Problem = WrongPassphrase()
    for passphrase in secrets:
        try:
            session = opener.sign_in(workbook, passphrase)
        except WrongPassphrase:
            continue
        me = session.people.sitting().me
        if name is None or (me is not None and same_name(me.name, name)):
            return passphrase, session
        session.keeping.close()
        otherwise = UnknownName("partner", name)
    raise otherwise


def must_be_at_a_terminal() -> None:
    """Own pages get a password, and nobody is there to be asked for one. Raises WrongUse."""
    if sys.stdin is None or not sys.stdin.isatty():
        raise WrongUse(_("Own pages get a password: give --password-file FILE, or say --no-password."))
