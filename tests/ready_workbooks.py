"""Closed workbooks to be copied: making one takes longer than most tests."""

from __future__ import annotations

import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import Final, Literal

import pytest

from trustbook.domain.times import Clock, random_id
from trustbook.exercises.content import Content
from trustbook.storage import kdf
from trustbook.workbook.opener import WorkbookOpener

CHEAP: Final = kdf.Cost(memory_kib=64, passes=1, lanes=1)
"""What deriving a key costs here."""
ANA, BEN = "ana likes green pears", "ben rows on thursdays"
Kind = Literal["solo", "couple", "example"]


def copy_ready(kind: Kind, folder: Path, clock: Clock) -> None:
    """Put a workbook of Ana, of Ana and Ben, or the example couple's into this new folder.

    It was made when a clock of this kind begins.
    """
    shutil.copytree(_made(kind, type(clock)), folder)


@cache
def _made(kind: Kind, clock: type[Clock]) -> Path:
    folder = Path(_place().name) / f"{kind} {clock.__module__}"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kdf, "new_slots", CHEAP)
        opener = WorkbookOpener(Content(), clock(), random_id)
        if kind == "example":
            opener.example(folder)
            return folder
        session = opener.create(folder, "Ana", ANA)
        if kind == "couple":
            session.people.take_second_seat("Ben", BEN)
        session.keeping.close()
    return folder


@cache
def _place() -> tempfile.TemporaryDirectory[str]:
    """Gone with the process."""
    return tempfile.TemporaryDirectory(prefix="trustbook-ready-")
