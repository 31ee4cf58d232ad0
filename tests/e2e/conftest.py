"""End-to-end tests: a real window on a private desktop, driven by keys."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from devtools.desktop import Desktop


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    """An empty desktop of 1366 × 768."""
    if not sys.platform.startswith("linux"):
        pytest.skip("real windows are driven on Linux only")
    folder = tmp_path / "desktop"
    folder.mkdir()
    with Desktop(folder) as desktop:
        yield desktop
