"""Watches a program's system calls for the internet."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

INTERNET = re.compile(r"\b(?:AF|PF)_(?:INET6?|PACKET|BLUETOOTH|VSOCK)\b")
CALLS = "trace=socket,socketpair,connect,sendto,sendmsg,bind"


def watched(log: Path, *command: str | Path) -> list[str]:
    """The command line that runs `command` with all its threads and children watched, noting calls in `log`."""
    return ["strace", "-f", "-qq", "-y", "-e", CALLS, "-o", str(log), *(str(part) for part in command)]


def internet_calls(log: Path) -> list[str]:
    """The noted calls that have to do with the internet, not with the screen or the desktop's message bus."""
    return [line for line in log.read_text(encoding="utf-8", errors="replace").splitlines() if INTERNET.search(line)]


def can_watch() -> bool:
    """Whether this system lets a program watch another's calls."""
    if shutil.which("strace") is None:
        return False
    return subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True, check=False).returncode == 0
