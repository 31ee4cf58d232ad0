"""Ana alone, or Ana and Ben, at their workbook."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.page_support import Place, leave_place, make_place
from trustbook.exercises.library import Library


@pytest.fixture
def library() -> Library | None:
    """The program's own exercises if None; a file of tests may bring others."""
    return None


@pytest.fixture
def alone(qtbot: QtBot, tmp_path: Path, library: Library | None) -> Iterator[Place]:
    """Ana has the workbook for herself."""
    place = make_place(qtbot, tmp_path / "x.trustbook", library=library)
    yield place
    leave_place(place)


@pytest.fixture
def couple(qtbot: QtBot, tmp_path: Path, library: Library | None) -> Iterator[Place]:
    """Ben has joined; Ana sits here."""
    place = make_place(qtbot, tmp_path / "x.trustbook", couple=True, library=library)
    yield place
    leave_place(place)
