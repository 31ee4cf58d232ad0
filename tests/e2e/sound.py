"""Whether a workbook is sound, and what it holds, by the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from devtools.evening import Evening


def data(evening: Evening, *passphrases: str, private: str = "") -> dict[str, Any]:
    """What the command line gives out with these passphrases."""
    target = evening.desktop.home / f"data-{len(list(evening.desktop.home.glob('data-*')))}.json"
    arguments: list[str | Path] = ["data-export", evening.workbook, target]
    done = evening.trustbook(*arguments, *(["--private", private] if private else []), passphrases=passphrases)
    assert done.returncode == 0, done.stderr
    exported: dict[str, Any] = json.loads(target.read_text(encoding="utf-8"))
    return exported


def assert_sound(evening: Evening, *passphrases: str) -> None:
    done = evening.trustbook("check", evening.workbook, passphrases=passphrases)
    assert done.returncode == 0, done.stdout + done.stderr
