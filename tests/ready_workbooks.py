"""Closed workbooks to be copied: making one takes longer than most tests."""

from __future__ import annotations

import os
import shutil
import time
from functools import cache
from pathlib import Path
from typing import Final, Literal

import pytest

from tests.shared_content import usual_content
from trustbook.domain.times import Clock, random_id
from trustbook.storage.keys import kdf
from trustbook.workbook.opener import WorkbookOpener

CHEAP: Final = kdf.Cost(memory_kib=64, passes=1, lanes=1)
"""What deriving a key costs here."""
ANA, BEN = "ana likes green pears", "ben rows on thursdays"
Kind = Literal["solo", "couple", "example"]
PLACE: Final = "TRUSTBOOK_READY_WORKBOOKS"
"""The variable that names the folder of one run of tests, for all of its processes."""
_PATIENCE_SECONDS = 100


def copy_ready(kind: Kind, folder: Path, clock: Clock) -> None:
    """Put a workbook of Ana, of Ana and Ben, or the example couple's into this new folder.

    It was made when a clock of this kind begins.
    """
    shutil.copytree(_made(kind, type(clock)), folder)


@cache
def _made(kind: Kind, clock: type[Clock]) -> Path:
    """Made by the first process of this run that asks; the others wait for it."""
    folder = Path(os.environ[PLACE]) / f"{kind} {clock.__module__}"
    making = folder.with_suffix(".making")
    try:
        making.mkdir()
    except FileExistsError:
        _wait_for(folder)
    else:
        _make(kind, clock, making / "workbook")
        (making / "workbook").rename(folder)
    return folder


def _wait_for(folder: Path) -> None:
    ends = time.monotonic() + _PATIENCE_SECONDS
    while not folder.exists():
        if time.monotonic() > ends:
            raise AssertionError(f"another process did not make {folder.name}")
        time.sleep(0.02)


def _make(kind: Kind, clock: type[Clock], folder: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kdf, "new_slots", CHEAP)
        opener = WorkbookOpener(usual_content(), clock(), random_id)
        if kind == "example":
            opener.example(folder)
            return
        session = opener.create(folder, "Ana", ANA)
        if kind == "couple":
            session.people.take_second_seat("Ben", BEN)
        session.keeping.close()
