"""The tabs for a folder that holds a few exercises only."""

from __future__ import annotations

import re
from pathlib import Path

from trustbook.locations import resources


def copy_tabs(folder: Path) -> None:
    """The program's tabs, without the exercises that they name: those are not there."""
    text = (resources() / "tabs.toml").read_text(encoding="utf-8")
    folder.joinpath("tabs.toml").write_text(
        re.sub(r"^exercises = \[.*?^\]\n", "", text, flags=re.M | re.S), encoding="utf-8"
    )
