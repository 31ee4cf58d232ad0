"""The rules of conftest do fail a test: what nobody sees fail may not work at all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def run_pytest(folder: Path, source: str) -> tuple[int, str]:
    (folder / "conftest.py").write_text((ROOT / "tests" / "conftest.py").read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "test_it.py").write_text(source, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", str(ROOT / "pyproject.toml")]
    done = subprocess.run(
        [*command, "--rootdir", str(folder), str(folder / "test_it.py")],
        capture_output=True,
        text=True,
        cwd=folder,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("import logging; logging.getLogger('x').warning('surprise')", "surprise"),
        ("import warnings; warnings.warn('surprise')", "surprise"),
        ("from PySide6.QtCore import qWarning; qWarning('surprise')", "surprise"),
        ("open(__file__).read()", "ResourceWarning"),
        ("expected_logs.expect('in vain')", "in vain"),
    ],
    ids=["log", "warning", "qt", "left open", "expected in vain"],
)
def test_what_is_said_behind_our_back_fails_the_test(tmp_path: Path, body: str, word: str) -> None:
    code, output = run_pytest(tmp_path, f"import gc\ndef test_it(expected_logs):\n    {body}\n    gc.collect()\n")

    assert code == 1, output
    assert word in output


def test_an_announced_warning_passes(tmp_path: Path) -> None:
    source = (
        "import logging\ndef test_it(expected_logs):\n    expected_logs.expect('known')\n    logging.warning('known')\n"
    )

    code, output = run_pytest(tmp_path, source)

    assert code == 0, output
