"""What `trustbook export` may be given: what, how it is set, of which days, and who may open it."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from trustbook.cli import export
from trustbook.cli.common_arguments import day, with_overwrite, with_passphrases
from trustbook.cli.missing import with_missing_ok
from trustbook.exercises.text_ids import TEXT_IDS
from trustbook.language import _


def export_arguments(parser: argparse.ArgumentParser) -> Callable[[argparse.Namespace], int]:
    """Let the parser of the command take them; gives what runs it."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = export.sets_in_words()
    parser.add_argument("paths", nargs="+", type=Path, metavar=_("WORKBOOK OUT.pdf"))
    parser.add_argument("--blank", action="store_true", help=_("blank worksheets; only OUT.pdf is given, no workbook"))
    parser.add_argument(
        "--fillable",
        action="store_true",
        help=_("worksheets to fill in on a computer; only OUT.pdf is given, no workbook"),
    )
    _with_pages(parser)
    _with_forms(parser)
    _with_layout(parser)
    _with_agreements(parser)
    _with_progress(parser)
    _with_range(parser)
    with_missing_ok(parser)
    with_overwrite(parser)
    with_passphrases(parser)
    return export.export


def _with_pages(parser: argparse.ArgumentParser) -> None:
    for name, words in (
        ("tab", _("all of a tab; “progress” begins with the line through time and its charts")),
        ("chapter", _("all of a chapter")),
        ("exercise", _("all pages of an exercise")),
    ):
        parser.add_argument(f"--{name}", nargs="+", action="extend", default=[], metavar="ID", help=words)
    parser.add_argument(
        "--entry",
        action="append",
        default=[],
        metavar="ID",
        help=_("one page, by its id in data-export; may be given several times, and stands in this order"),
    )
    parser.add_argument(
        "--set", metavar="ID", help=_("with --blank or --fillable: sheets that belong together, or “everything”")
    )
    parser.add_argument(
        "--guide",
        nargs="+",
        action="extend",
        choices=TEXT_IDS,
        default=[],
        metavar="ID",
        help=_("texts to read, without a workbook: {ids}").format(ids=", ".join(TEXT_IDS)),
    )


def _with_forms(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--short", action="store_true", help=_("with --blank or --fillable: short forms"))
    parser.add_argument("--alone", action="store_true", help=_("with --blank or --fillable: for one person alone"))
    parser.add_argument(
        "--cards", action="store_true", help=_("with --blank: pocket cards, four to a sheet; with --entry: its card")
    )


def _with_layout(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--large", "--large-print", action="store_true", help=_("in large print: letters of 18 points"))
    parser.add_argument(
        "--margins",
        choices=["usual", "binding", "duplex"],
        default="usual",
        help=_("room for binding: at the left, or at the inner edge of sheets printed on both sides"),
    )
    parser.add_argument("--grey", action="store_true", help=_("without colours"))
    parser.add_argument(
        "--with-steps", action="store_true", help=_("filled pages with steps, hints and what was not ticked")
    )
    parser.add_argument("--no-names", action="store_true", help=_("a cover without names"))
    parser.add_argument("--paper", choices=["a4", "letter"], default="a4")


def _with_agreements(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--agreements",
        choices=["fridge", "cards", "page"],
        help=_("what both have agreed: on a list to hang up, as cards, or each on a sheet with its names"),
    )
    parser.add_argument("--no-title", action="store_true", help=_("with --agreements: without the title"))
    parser.add_argument("--names", action="store_true", help=_("with --agreements: with both names"))
    parser.add_argument("--pause", action="store_true", help=_("with --agreements: with the word for a break"))


def _with_progress(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--line", action="store_true", help=_("the line through time, with its charts"))
    parser.add_argument("--chart", action="store_true", help=_("the marks of the weekly pulse: charts and all values"))
    parser.add_argument(
        "--then-and-now", metavar="ID", help=_("the first and the latest answers of an exercise, side by side")
    )


def _with_range(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--since", type=day, metavar="YYYY-MM-DD", help=_("pages of this day and later"))
    parser.add_argument("--until", type=day, metavar="YYYY-MM-DD", help=_("pages of this day and earlier"))
    parser.add_argument(
        "--private", metavar=_("NAME"), help=_("also the own pages of NAME, with the passphrase of NAME")
    )
    parser.add_argument(
        "--only-own", action="store_true", help=_("with --private: the own pages alone, without what both can see")
    )
    lock = parser.add_mutually_exclusive_group()
    lock.add_argument("--password-file", metavar=_("FILE"), help=_("put the password in FILE on the PDF"))
    lock.add_argument("--no-password", action="store_true", help=_("own pages without a password: anyone can read it"))
