"""What may be written after `trustbook`."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from trustbook import __version__
from trustbook.cli import brief, commands, data, exercises, form_import, leave
from trustbook.cli.common_arguments import day, with_overwrite, with_passphrases
from trustbook.cli.export_arguments import export_arguments
from trustbook.cli.missing import with_missing_ok
from trustbook.cli.words import COMMANDS, WrongUse
from trustbook.language import _


def parse(words: Sequence[str]) -> argparse.Namespace:
    """The options, with the function that does it as `work`. Raises SystemExit (0 after --help, 2), WrongUse."""
    command = words[0] if words else "--help"
    if command in ("-h", "--help"):
        _overview().print_help()
        raise SystemExit(0)
    if command == "--version":
        print(f"Trustbook {__version__}")
        raise SystemExit(0)
    if command not in _BUILDERS:
        hint = _("Without a command, give one workbook only. “trustbook --help” shows all commands.")
        raise WrongUse(hint)
    parser = _parser(command)
    work = _BUILDERS[command](parser)
    options = parser.parse_intermixed_args(list(words[1:]))
    options.work = work
    return options


def _overview() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="trustbook",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        description=_("A private workbook for two people who want to regain trust in each other."),
        usage=_("trustbook [WORKBOOK]\n       trustbook COMMAND …"),
        epilog=_("Without a command the window opens. “trustbook COMMAND --help” tells more.\n\ncommands:")
        + "".join(f"\n  {name:<12} {_summary(name)}" for name in COMMANDS),
        add_help=False,
    )
    parser.add_argument("--version", action="store_true", help=_("say which version this is"))
    return parser


def _summary(command: str) -> str:
    return {
        "new": _("create a workbook for one or two people"),
        "example": _("write the workbook of an invented couple, to look at"),
        "export": _("write pages, or blank worksheets, as a PDF; pages also as .md or .txt"),
        "data-export": _("write the answers as a JSON file"),
        "data-import": _("bring in answers from a JSON file"),
        "form-import": _("read the answers of a filled form, a PDF"),
        "calendar": _("write the days that were set aside as a calendar file"),
        "brief": _("write a brief for a counsellor: only what both of you agreed to"),
        "backup": _("write the whole workbook, encrypted, into one file"),
        "restore": _("make a workbook out of such a file or a kept backup"),
        "check": _("look whether a workbook is sound"),
        "leave": _("erase your own book and close your seat"),
        "exercises": _("list the exercises and validate their definitions"),
    }[command]


def _parser(command: str) -> argparse.ArgumentParser:
    return argparse.ArgumentParser(
        prog=f"trustbook {command}", description=_summary(command), allow_abbrev=False, exit_on_error=True
    )


_Builder = Callable[[argparse.ArgumentParser], Callable[[argparse.Namespace], int]]


def _new(parser: argparse.ArgumentParser) -> Callable[[argparse.Namespace], int]:
    parser.add_argument("workbook", type=Path)
    parser.add_argument(
        "--partner", action="append", required=True, metavar=_("NAME"), help=_("once or twice: who it is for")
    )
    with_passphrases(parser)
    return commands.new


def _example(parser: argparse.ArgumentParser) -> Callable[[argparse.Namespace], int]:
    parser.add_argument("workbook", type=Path)
    return commands.example


def _session_brief(parser: argparse.ArgumentParser) -> Callable[[argparse.Namespace], int]:
    parser.add_argument("workbook", type=Path)
    parser.add_argument("out", type=Path, metavar=_("OUT.pdf"))
    parser.add_argument("--since", type=day, required=True, metavar="YYYY-MM-DD", help=_("the first day of the range"))
    parser.add_argument("--until", type=day, required=True, metavar="YYYY-MM-DD", help=_("the last day of the range"))
    parser.add_argument("--no-pages", action="store_true", help=_("the brief alone, without the pages that both chose"))
    parser.add_argument("--large", action="store_true", help=_("in large print"))
    parser.add_argument("--paper", choices=["a4", "letter"], default="a4")
    parser.add_argument("--password-file", metavar=_("FILE"), help=_("put the password in FILE on the PDF"))
    with_missing_ok(parser)
    with_overwrite(parser)
    with_passphrases(parser)
    return brief.brief


def _calendar(parser: argparse.ArgumentParser) -> Callable[[argparse.Namespace], int]:
    parser.add_argument("workbook", type=Path)
    parser.add_argument("out", type=Path, metavar=_("OUT.ics"))
    parser.add_argument("--private", metavar=_("NAME"), help=_("also the own days of this person"))
    with_overwrite(parser)
    with_passphrases(parser)
    return data.calendar


def _data_export(parser: argparse.ArgumentParser) -> Callable[[argparse.Namespace], int]:
    parser.add_argument("workbook", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument(
        "--private", metavar=_("NAME"), help=_("also the own pages of NAME, with the passphrase of NAME")
    )
    with_overwrite(parser)
    with_passphrases(parser)
    return data.data_export


def _data_import(parser: argparse.ArgumentParser) -> Callable[[argparse.Namespace], int]:
    parser.add_argument("workbook", type=Path)
    parser.add_argument("source", type=Path)
    parser.add_argument("--as", dest="name", metavar=_("NAME"), help=_("bring own pages into the private book of NAME"))
    parser.add_argument("--dry-run", action="store_true", help=_("only say what would happen"))
    with_passphrases(parser)
    return data.data_import


def _form_import(parser: argparse.ArgumentParser) -> Callable[[argparse.Namespace], int]:
    parser.add_argument("workbook", type=Path)
    parser.add_argument("form", type=Path, metavar=_("FORM.pdf"))
    parser.add_argument(
        "--as",
        dest="name",
        metavar=_("NAME"),
        help=_("bring own pages into the private book of NAME; else what both write, with both passphrases"),
    )
    parser.add_argument("--dry-run", action="store_true", help=_("only show what would happen"))
    parser.add_argument(
        "--replace",
        action="store_true",
        help=_("take the form’s answer also where the workbook has another one, which stays among the versions"),
    )
    parser.add_argument("--as-typed", action="store_true", help=_("leave broken emoji as they are"))
    with_passphrases(parser)
    return form_import.form_import


def _backup(parser: argparse.ArgumentParser) -> Callable[[argparse.Namespace], int]:
    parser.add_argument("workbook", type=Path)
    parser.add_argument("out", type=Path)
    with_passphrases(parser)
    return commands.backup


def _restore(parser: argparse.ArgumentParser) -> Callable[[argparse.Namespace], int]:
    parser.add_argument("source", type=Path)
    parser.add_argument("workbook", type=Path)
    return commands.restore


def _check(parser: argparse.ArgumentParser) -> Callable[[argparse.Namespace], int]:
    parser.add_argument("workbook", type=Path)
    with_passphrases(parser)
    return commands.check


def _leave(parser: argparse.ArgumentParser) -> Callable[[argparse.Namespace], int]:
    parser.add_argument("workbook", type=Path)
    parser.add_argument("--as", dest="name", required=True, metavar=_("NAME"), help=_("who leaves"))
    parser.add_argument("--take", type=Path, metavar=_("FOLDER"), help=_("first write your pages there: PDF and JSON"))
    parser.add_argument("--password-file", metavar=_("FILE"), help=_("put the password in FILE on that PDF"))
    parser.add_argument("--take-back", action="store_true", help=_("first take back the copies that you shared"))
    parser.add_argument(
        "--erase-my-book", action="store_true", help=_("yes: erase it for good, from the kept backups too")
    )
    with_passphrases(parser)
    return leave.leave


def _exercises(parser: argparse.ArgumentParser) -> Callable[[argparse.Namespace], int]:
    parser.add_argument("--json", action="store_true", help=_("as JSON, for other programs"))
    parser.add_argument("--check", action="store_true", help=_("check every text: parts, references, words, length"))
    return exercises.exercises


_BUILDERS: Final[dict[str, _Builder]] = {
    "new": _new,
    "example": _example,
    "export": export_arguments,
    "brief": _session_brief,
    "calendar": _calendar,
    "data-export": _data_export,
    "data-import": _data_import,
    "form-import": _form_import,
    "backup": _backup,
    "restore": _restore,
    "check": _check,
    "leave": _leave,
    "exercises": _exercises,
}
