"""What the command line says and how: plain lines, one for each thing that is wrong. Imports next to nothing."""

from __future__ import annotations

import sys
from typing import Final

COMMANDS: Final = (
    "new",
    "example",
    "export",
    "brief",
    "calendar",
    "data-export",
    "data-import",
    "form-import",
    "backup",
    "restore",
    "check",
    "leave",
    "exercises",
)

WRONG_USE: Final = 2


class WrongUse(Exception):
    """Options that do not go together. The message says what to do instead."""


def complain(sentence: str) -> None:
    """One line on standard error."""
    if sys.stderr is not None:
        print(f"trustbook: {sentence}", file=sys.stderr)


def say(sentence: str) -> None:
    """One line on standard output."""
    print(sentence)


def survive_any_text() -> None:
    """Let a terminal that cannot show a letter show a mark instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
