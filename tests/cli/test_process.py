"""The program as a process: without Qt, without a screen, with a closed pipe, and with its own mistakes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.thorough

ROOT = Path(__file__).resolve().parents[2]

BLOCKED = """
import sys

class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("PySide6", "shiboken6"):
            raise ImportError(name + " is not here", name=name)

sys.meta_path.insert(0, Blocked())
from trustbook.__main__ import main
sys.exit(main())
"""


def _env(**more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    kept.pop("QT_QPA_PLATFORM", None)
    return kept | {"PYTHONPATH": str(ROOT)} | more


def _run(folder: Path, *words: str, script: str | None = None, **more: str) -> subprocess.CompletedProcess[str]:
    start = ["-m", "trustbook"] if script is None else ["-c", script]
    command = [sys.executable, *start, *words]
    return subprocess.run(command, cwd=folder, env=_env(**more), capture_output=True, text=True, check=False)


@pytest.mark.sweep
def test_everything_but_the_window_works_where_qt_cannot_be_imported(tmp_path: Path) -> None:
    for words in (
        ("example", "Example.trustbook"),
        ("export", "Example.trustbook", "a.pdf", "--passphrase-file", "Example passphrases.txt"),
        ("export", "--blank", "b.pdf", "--tab", "boundaries"),
        ("exercises",),
    ):
        done = _run(tmp_path, *words, script=BLOCKED)
        assert done.returncode == 0, done.stderr
    for name in ("a.pdf", "b.pdf"):
        assert (tmp_path / name).read_bytes().startswith(b"%PDF")
    done = _run(tmp_path, script=BLOCKED, QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 1 and "PySide6" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there always is a screen")
def test_without_a_screen_the_window_says_so(tmp_path: Path) -> None:
    done = _run(tmp_path)
    assert done.returncode == 1 and "no screen" in done.stderr and done.stderr.count("\n") == 1


@pytest.mark.thorough
def test_a_reader_that_goes_away_is_no_fault(tmp_path: Path) -> None:
    program = subprocess.Popen(
        [sys.executable, "-m", "trustbook", "exercises", "--json"],
        cwd=tmp_path,
        env=_env(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert program.stdout is not None and program.stderr is not None
    program.stdout.close()
    errors = program.stderr.read()
    program.stderr.close()
    assert program.wait() == 1
    assert errors == b""


def test_a_terminal_that_knows_few_letters_gets_marks(tmp_path: Path) -> None:
    done = _run(tmp_path, "check", "nöwhere ☂.trustbook", PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")
    assert done.returncode == 1 and "Traceback" not in done.stderr and done.stderr


def test_a_mistake_of_the_program_is_told_without_anybodys_words(tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "from trustbook.cli import exercises\n"
        "def broken(options):\n"
        "    words = 'quokka-secret'\n"
        "    raise ValueError(words)\n"
        "from trustbook.cli import arguments\n"
        "exercises.exercises = broken\n"
        "from trustbook.__main__ import main\n"
        "sys.exit(main())\n"
    )
    done = _run(tmp_path, "exercises", script=script)
    assert done.returncode == 1
    assert "ValueError" in done.stderr and "quokka" not in done.stderr
    assert "Traceback" not in done.stderr and done.stderr.count("\n") == 1
