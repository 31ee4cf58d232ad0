"""Reports say where, never what. And the process keeps its memory to itself."""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from trustbook import diagnostics

SECRET = "quokka-secret"


@pytest.fixture
def told() -> Iterator[list[str]]:
    """What was told; all hooks are put back afterwards."""
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    root = logging.getLogger()
    before, level, raising = list(root.handlers), root.level, logging.raiseExceptions
    lines: list[str] = []
    diagnostics.install(lines.append)
    yield lines
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
    for handler in set(root.handlers) - set(before):
        root.removeHandler(handler)
    root.setLevel(level)
    logging.raiseExceptions = raising


def _fail() -> None:
    text = SECRET
    try:
        raise KeyError(text)
    except KeyError as error:
        raise ValueError(f"about {text}") from error


def _error() -> Exception:
    try:
        _fail()
    except ValueError as error:
        return error
    raise AssertionError


def test_an_error_is_described_by_type_and_place_with_its_cause(told: list[str]) -> None:
    error = _error()
    sys.excepthook(type(error), error, error.__traceback__)
    (line,) = told
    assert "ValueError at test_diagnostics.py:" in line and "KeyError at" in line
    assert SECRET not in line + diagnostics.report()
    assert line in diagnostics.report()


def test_errors_on_threads_and_in_finalisers_are_caught(told: list[str]) -> None:
    thread = threading.Thread(target=_fail)
    thread.start()
    thread.join()
    assert len(told) == 1 and "ValueError" in told[0]

    class Falls:
        def __del__(self) -> None:
            raise ValueError(SECRET)

    Falls()
    assert len(told) == 2 and SECRET not in "".join(told)


def test_stopping_with_the_keyboard_is_no_mistake(told: list[str]) -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert told == []


def test_log_lines_hold_no_message(told: list[str]) -> None:
    formatter = diagnostics.PlacesOnly()
    try:
        raise ValueError(SECRET)
    except ValueError:
        record = logging.getLogger("trustbook.test").makeRecord(
            "trustbook.test", logging.WARNING, __file__, 7, "saw %s", (SECRET,), sys.exc_info()
        )
    line = formatter.format(record)
    assert "WARNING trustbook.test test_diagnostics.py:7 ValueError at" in line
    assert SECRET not in line


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="prctl is Linux's")
def test_the_process_cannot_be_dumped() -> None:
    script = (
        "import ctypes, resource\n"
        "from trustbook.hardening import harden\n"
        "assert harden()\n"
        "assert ctypes.CDLL(None).prctl(3, 0, 0, 0, 0) == 0\n"
        "assert resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True, cwd=Path(__file__).resolve().parents[1])
