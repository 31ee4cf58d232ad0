"""An exercise that is added as a file, and as nothing else, shows up on the screen, on paper and in the list."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from devtools.desktop_session import ROOT
from devtools.evening import Evening
from tests.e2e.conftest import ANA

pytestmark = pytest.mark.e2e

EXERCISE = """
id = "added-as-a-file"
chapter = "boundaries"
version = 1
title = "Added as a file"
minutes = 5
rhythm = "Once"
purpose = "To see that a file is enough."
steps = ["Write one word."]
alone = "One person can do this alone."

[[parts]]
id = "mine"
title = "Mine"
who = "each"
privacy = "offer"

[[parts.fields]]
id = "word"
kind = "short"
core = true
label = "One word that was added"
"""


@pytest.fixture
def changed(couple: Evening, tmp_path: Path) -> Evening:
    """The program as somebody has it who put one more file into its resources."""
    copy = tmp_path / "program"
    for name in ("trustbook", "resources"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    place = copy / "resources" / "exercises" / "en" / "boundaries" / "added-as-a-file.toml"
    place.write_text(EXERCISE, encoding="utf-8")
    couple.desktop.environment["PYTHONPATH"] = str(copy)
    return couple


def test_a_file_is_enough(changed: Evening, tmp_path: Path) -> None:
    listed = changed.trustbook("exercises")
    assert listed.returncode == 0, listed.stderr
    assert "added-as-a-file" in listed.stdout

    paper = tmp_path / "blank.pdf"
    done = changed.trustbook("export", "--blank", "--exercise", "added-as-a-file", "--", paper)
    assert done.returncode == 0, done.stderr
    text = subprocess.run(["pdftotext", str(paper), "-"], capture_output=True, text=True, check=True).stdout
    assert "One word that was added" in text

    changed.open_program(changed.workbook)
    changed.sign_in(ANA)
    changed.open_page("Boundaries", "Added as a file")
    changed.write("One word that was added", "patience")
    changed.wait_saved()
    changed.close()
