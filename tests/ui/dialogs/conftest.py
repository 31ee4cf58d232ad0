"""Ana alone, or Ana and Ben, at their workbook."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.page_support import Place, leave_place, make_place


@pytest.fixture
def alone(qtbot: QtBot, tmp_path: Path) -> Iterator[Place]:
    """Ana has the workbook for herself."""
    place = make_place(qtbot, tmp_path / "x.trustbook")
    yield place
    leave_place(place)


@pytest.fixture
def couple(qtbot: QtBot, tmp_path: Path) -> Iterator[Place]:
    """Ben has joined; Ana sits here."""
    place = make_place(qtbot, tmp_path / "x.trustbook", couple=True)
    yield place
    leave_place(place)
