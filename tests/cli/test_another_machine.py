"""The stick's file and a passphrase are all that another machine needs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.sweep

ROOT = Path(__file__).resolve().parents[2]


class Machine:
    """A home of its own, which no other machine's programs see."""

    def __init__(self, home: Path) -> None:
        self.home = home
        home.mkdir()

    def trustbook(self, *words: str | Path) -> str:
        kept = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
        places = {name: str(self.home / name) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
        done = subprocess.run(
            [sys.executable, "-m", "trustbook", *map(str, words)],
            cwd=self.home,
            env=kept | places | {"HOME": str(self.home), "TMPDIR": str(self.home)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def data(self, workbook: str, name: str, passphrases: Path) -> dict[str, Any]:
        """All that this person's passphrase brings out."""
        out = self.home / f"{workbook} {name}.json"
        self.trustbook("data-export", workbook, out, "--private", name, "--passphrase-file", passphrases)
        content: dict[str, Any] = json.loads(out.read_bytes())
        del content["written"]
        return content


@pytest.mark.timeout(300)
def test_everything_is_there_on_another_machine(tmp_path: Path) -> None:
    here, there = Machine(tmp_path / "here"), Machine(tmp_path / "there")
    here.trustbook("example", "Example.trustbook")
    words = here.home / "Example passphrases.txt"
    lines = words.read_text(encoding="utf-8").splitlines()
    here.trustbook("backup", "Example.trustbook", tmp_path / "stick", "--passphrase-file", words)
    here.trustbook("data-export", "Example.trustbook", "shared.json", "--passphrase-file", words)
    partners = json.loads((here.home / "shared.json").read_bytes())["partners"]
    names = sorted(partner["name"] for partner in partners)
    before = {name: here.data("Example.trustbook", name, words) for name in names}
    here.home.rename(tmp_path / "far away")
    typed = there.home / "typed"
    typed.write_text("\n".join(lines[:2]) + "\n", encoding="utf-8")
    there.trustbook("restore", tmp_path / "stick", "Back.trustbook")
    assert {name: there.data("Back.trustbook", name, typed) for name in names} == before
    for name, content in before.items():
        roles = {entry["role"] for entry in content["entries"]}
        assert roles == {"own", "copy", "joint"}, (name, roles)
    assert "Sound" in there.trustbook("check", "Back.trustbook", "--passphrase-file", typed)
