"""Calls of the environment's pip, and what it means in words when one of them fails."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

DISK_FULL = (
    r"No space left on device|Errno 28\b|WinError 112\b|Disk quota exceeded|Errno 122\b",
    """The disk is full. Make some room (about 1.5 GB), then start again.""",
)
CERTIFICATE = (
    r"SSLError|CERTIFICATE_VERIFY_FAILED|confirming the ssl certificate|CA certificate bundle|SSL module is not",
    """\
The package index's certificate could not be checked, so nothing was taken from it. Look at this computer's date, and
whether a proxy or a virus scanner stands between; pip's setting `cert` names a certificate file to trust.""",
)
OTHER_CONTENT = (
    r"DO NOT MATCH THE HASHES|Expected sha256",
    """\
A package that came is not the one the lock names, so it was not installed. A broken download or a changed mirror does
that: start again, or use another mirror.""",
)
NETWORK = (
    (
        r"ProxyError|Tunnel connection failed|NewConnectionError|name ?resolution|getaddrinfo failed"
        r"|Name or service not known|Network is unreachable|Connection refused|ConnectTimeout|ConnectionError"
        r"|ReadTimeout|timed out|Connection reset|RemoteDisconnected|Connection aborted|ProtocolError"
        r"|IncompleteRead|HTTP error \d|\b[45]\d\d (Client|Server) Error"
    ),
    """\
The package index could not be reached. Look at the network, and at the proxy if there is one, then start again; what
was fetched already is kept.""",
)
NO_WHEEL = (
    r"No matching distribution found|Could not find a version|is not a supported wheel",
    """\
There is no ready-made package for this system. Trustbook runs on 64-bit Windows, on macOS 15 or later, and on Linux
with glibc 2.34 or later (2.39 on arm64).""",
)
REASONS = (DISK_FULL, CERTIFICATE, OTHER_CONTENT, NETWORK, NO_WHEEL)
"""What pip writes → what it means. The first that fits counts: without a network, pip also says it found no version."""

_WILL_TRY_AGAIN = re.compile(r"Retrying \(Retry\(total=[1-9]")


@dataclass(frozen=True)
class PipResult:
    """How a call of pip ended: its exit status, and what went wrong in a sentence ("" when nothing did)."""

    status: int
    reason: str = ""


def call_pip(python: Path, arguments: Sequence[str], *, cwd: Path, variables: Mapping[str, str]) -> PipResult:
    """Run pip where its progress can be seen. What it complains about is passed on line by line, and understood."""
    command = [str(python), "-m", "pip", *arguments]
    complaints = []
    with subprocess.Popen(
        command,
        cwd=cwd,
        env=dict(variables),
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as process:
        assert process.stderr is not None
        for line in process.stderr:
            sys.stderr.write(line)
            sys.stderr.flush()
            complaints.append(line)
    return PipResult(process.returncode, reason("".join(complaints)) if process.returncode else "")


def reason(complaints: str) -> str:
    """What pip's complaints mean, in a sentence that says what to do."""
    last = "\n".join(line for line in complaints.splitlines() if not _WILL_TRY_AGAIN.search(line))
    for pattern, sentence in REASONS:
        if re.search(pattern, last, re.IGNORECASE):
            return sentence.replace("\n", " ")
    return "The lines above say why."
