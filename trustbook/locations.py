"""Where the program's own files lie: in a wheel, in a frozen build and in a checkout."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path


@cache
def resources() -> Path:
    """Folder with exercises, fonts, themes and translations.

    Raises FileNotFoundError when the installation is incomplete.
    """
    package = Path(__file__).resolve().parent
    candidates = [package / "_resources", package.parent / "resources"]
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        candidates.insert(0, Path(frozen) / "trustbook" / "_resources")
    for folder in candidates:
        if (folder / "tabs.toml").is_file():
            return folder
    raise FileNotFoundError("The program's resources folder is missing. Install Trustbook again.")
