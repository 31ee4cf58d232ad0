"""A world for each test, with cheap keys."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.ready_workbooks import CHEAP
from tests.workbook.world import LETTER, MEETING, PULSE, WALK, World, make_library
from trustbook.storage.keys import kdf


@pytest.fixture(autouse=True)
def _cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kdf, "new_slots", CHEAP)


_derived_once = cache(kdf.derive)


@pytest.fixture(autouse=True)
def _real_keys_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The workbooks that were kept have keys at full cost; the same secret gives the same key each time."""
    monkeypatch.setattr(kdf, "derive", _derived_once)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """No workbook yet."""
    library = make_library(tmp_path / "resources", WALK, PULSE, MEETING, LETTER)
    made = World(tmp_path / "Ours.trustbook", library)
    yield made
    made.close()


@pytest.fixture
def solo(world: World) -> World:
    """Ana alone, at her seat."""
    world.create()
    return world


@pytest.fixture
def couple(world: World) -> World:
    """Both seats taken, Ana at hers."""
    world.join()
    return world
