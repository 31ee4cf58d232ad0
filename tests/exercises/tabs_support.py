"""The tabs for a folder that holds a few exercises only."""

from __future__ import annotations

import re
from pathlib import Path

from trustbook.locations import resources


def copy_tabs(folder: Path) -> None:
    """The program's tabs, without the exercises that they name, which are not there, and without their own pages."""
    text = (resources() / "tabs.toml").read_text(encoding="utf-8")
    text = re.sub(r"^exercises = \[.*?^\]\n", "", text, flags=re.M | re.S)
    folder.joinpath("tabs.toml").write_text(re.sub(r"^overview = .*\n", "", text, flags=re.M), encoding="utf-8")
