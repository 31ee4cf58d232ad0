"""The rules of conftest do fail a test: what nobody sees fail may not work at all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).resolve().parents[2]
SURPRISES = {
    "log": ("import logging; logging.getLogger('x').warning('surprise')", "surprise"),
    "warning": ("import warnings; warnings.warn('surprise')", "surprise"),
    "qt": ("from PySide6.QtCore import qWarning; qWarning('surprise')", "surprise"),
    "left_open": ("open(__file__).read()", "ResourceWarning"),
    "expected_in_vain": ("expected_logs.expect('in vain')", "in vain"),
}
ANNOUNCED = "import logging; expected_logs.expect('known'); logging.warning('known')"


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What each of these tests failed with, run once by a pytest of its own; "" where it passed."""
    folder = tmp_path_factory.mktemp("rules")
    (folder / "conftest.py").write_text((ROOT / "tests" / "conftest.py").read_text(encoding="utf-8"), encoding="utf-8")
    bodies = {name: body for name, (body, _word) in SURPRISES.items()} | {"announced": ANNOUNCED}
    tests = [
        f"def test_{name}(expected_logs):\n    {body}\n    gc.collect()\n" for name, body in reversed(bodies.items())
    ]
    (folder / "test_it.py").write_text("\n\n".join(["import gc", *tests]), encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", str(ROOT / "pyproject.toml")]
    done = subprocess.run(
        [*command, "--rootdir", str(folder), "--junitxml", str(folder / "said.xml"), str(folder / "test_it.py")],
        capture_output=True,
        text=True,
        cwd=folder,
        check=False,
    )
    assert done.returncode == 1, done.stdout + done.stderr
    found: dict[str, str] = dict.fromkeys(bodies, "")
    for case in ElementTree.parse(folder / "said.xml").iter("testcase"):
        faults = [each for each in case if each.tag in ("failure", "error")]
        found[case.attrib["name"].removeprefix("test_")] += "".join(
            f"{each.get('message')}{each.text}" for each in faults
        )
    return found


@pytest.mark.parametrize("name", SURPRISES)
def test_what_is_said_behind_our_back_fails_the_test(said: dict[str, str], name: str) -> None:
    _body, word = SURPRISES[name]
    assert word in said[name]


def test_an_announced_warning_passes(said: dict[str, str]) -> None:
    assert said["announced"] == ""
