"""What several commands may be given."""

from __future__ import annotations

import argparse
import re
from datetime import date
from typing import Final

from trustbook.language import _

_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


def with_passphrases(parser: argparse.ArgumentParser) -> None:
    """`--passphrase-file`: no passphrase stands on a command line."""
    parser.add_argument(
        "--passphrase-file",
        action="append",
        default=[],
        metavar=_("FILE"),
        help=_(
            "read passphrases from FILE (“-” is standard input), one on each line, up to the first empty line;"
            " may be given several times"
        ),
    )


def with_overwrite(parser: argparse.ArgumentParser) -> None:
    """`--overwrite`: without it no file is replaced."""
    parser.add_argument("--overwrite", action="store_true", help=_("replace a file that is there already"))


def day(text: str) -> date:
    """A day as it is typed. Raises argparse.ArgumentTypeError."""
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(_("a day is written like 2026-05-31"))
