"""Starting the program anew: the only way to really clear Python's memory."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Protocol


class Restarter(Protocol):
    """Starts the program anew on the sign-in screen of a workbook, or on the start page without one.

    Injected, so that tests only note the wish.
    """

    def restart(self, workbook: Path | None) -> None: ...


class ProcessRestarter:
    """Replaces this process by a fresh one; on Windows starts the fresh one and lets this one end."""

    def restart(self, workbook: Path | None) -> None:
        """Does not return on Unix. All books must be closed."""
        command = [
            *program_command(sys.executable, sys.orig_argv, sys.argv),
            *([str(workbook)] if workbook is not None else []),
        ]
        if sys.platform == "win32":
            import subprocess

            subprocess.Popen(command, close_fds=True)
            return
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
        os.execv(command[0], command)


def program_command(executable: str, original: list[str], arguments: list[str]) -> list[str]:
    """How this program was started, without its own arguments: from `sys.orig_argv` and `sys.argv`."""
    own = max(0, len(arguments) - 1)
    kept = original[: len(original) - own] if own else original
    return [executable, *kept[1:]]
