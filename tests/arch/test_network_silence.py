"""The command line opens no internet socket. (The window's whole session is watched in tests/e2e.)"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers_network import can_watch, internet_calls, watched

pytestmark = [
    pytest.mark.skipif(not can_watch(), reason="this system does not let us watch system calls"),
    pytest.mark.thorough,
]


def watch(log: Path, *command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(watched(log, *command), cwd=log.parent, capture_output=True, text=True, check=False)


def test_the_watcher_sees_a_socket(tmp_path: Path) -> None:
    log = tmp_path / "calls"

    watch(log, sys.executable, "-c", "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()")

    assert internet_calls(log)


@pytest.mark.parametrize(
    "arguments",
    [
        ("exercises",),
        pytest.param(("example", "Example.trustbook"), marks=pytest.mark.sweep),
        ("export", "--blank", "Blank.pdf", "--tab", "boundaries"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_command_opens_no_internet_socket(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    log = tmp_path / "calls"

    done = watch(log, sys.executable, "-m", "trustbook", *arguments)

    assert done.returncode == 0, done.stderr
    assert internet_calls(log) == []
