"""Where the program begins: chooses between the window and the command line."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path


def main() -> int:
    """Run what the command line asks for. Returns the exit status: 0, 1 (said why), 2 (wrong use)."""
    words = sys.argv[1:]
    if words and _is_command(words):
        from trustbook.cli import run
        from trustbook.hardening import harden

        harden()
        return run(words)
    return _window(Path(words[0]) if words else None)


def _is_command(words: list[str]) -> bool:
    from trustbook.cli.words import COMMANDS

    return words[0] in COMMANDS or words[0].startswith("-") or len(words) > 1


def _window(workbook: Path | None) -> int:
    if not _has_screen():
        return _say("There is no screen here. “trustbook --help” shows what works without one.")
    gc.disable()  # nothing to collect before the first picture; saves a tenth of the start. The window sees to it later
    try:
        from trustbook import app
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in ("PySide6", "shiboken6"):
            raise
        return _say("The window needs PySide6, which is not installed. “trustbook --help” shows what works without it.")
    return app.run(workbook)


def _has_screen() -> bool:
    if not sys.platform.startswith(("linux", "freebsd")):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _say(sentence: str) -> int:
    from trustbook.cli.words import complain

    complain(sentence)
    return 1


if __name__ == "__main__":
    sys.exit(main())
