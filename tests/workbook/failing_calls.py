"""Calls that fail once, half-way through a use case, and what is there afterwards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.workbook.world import World
from trustbook.domain.entries import EventKind
from trustbook.domain.problems import DiskFull, Problem
from trustbook.storage.backups import backup_changes
from trustbook.storage.books.book import Book
from trustbook.storage.books.entry_table import EntryTable
from trustbook.storage.books.event_table import EventTable
from trustbook.storage.books.share_note_table import ShareNoteTable
from trustbook.storage.books.small_tables import SettingTable
from trustbook.storage.books.upkeep import Upkeep
from trustbook.storage.folder.manifest import list_backups

Place = tuple[Any, str]


PLACES: dict[str, Place] = {
    "a note": (SettingTable, "put"),
    "a share's state": (ShareNoteTable, "set_state"),
    "the purge": (Upkeep, "purge"),
    "the rewriting": (Upkeep, "scrub"),
    "the backups": (backup_changes, "purge_in_backups"),
    "a copy of a backup": (backup_changes, "copy_durably"),
    "a backup's place": (backup_changes, "sync_folder"),
    "the event": (EventTable, "add"),
    "an entry": (EntryTable, "write"),
}


class Failure:
    """Lets the call with this number fail, before it does anything or after it did all."""

    def __init__(self, patch: pytest.MonkeyPatch, place: Place, number: int, after: bool) -> None:
        self.met = False
        self._count, self._number, self._after = 0, number, after
        target, name = place
        patch.setattr(target, name, self._failing(getattr(target, name)))

    def _failing(self, real: Callable[..., object]) -> Callable[..., object]:
        def call(*args: Any, **more: Any) -> object:
            self._count += 1
            if self._count != self._number:
                return real(*args, **more)
            self.met = True
            if self._after:
                real(*args, **more)
            raise DiskFull(Path("x"))

        return call


def failures(*names: str) -> list[Any]:
    return [
        pytest.param(name, number, after, id=f"{name} {number} {'after' if after else 'before'}")
        for name in names
        for number in ((1, 2, 3) if name == "a note" else (1, 2))
        for after in (False, True)
    ]


ERASING = ("a note", "the purge", "the rewriting", "the backups", "a copy of a backup", "a backup's place")


def attempt(act: Callable[[], object], name: str, number: int, after: bool) -> bool:
    """Try once with a failure. Tells whether it failed."""
    with pytest.MonkeyPatch.context() as patch:
        failure = Failure(patch, PLACES[name], number, after)
        try:
            act()
        except Problem:
            assert failure.met
            return True
    return False


def kept(world: World, book_name: str, key: bytes) -> list[tuple[str, ...]]:
    """Ids of the entries in each kept backup of a book."""
    found = []
    for backup in list_backups(world.folder):
        with_care = Book.open(backup.path / book_name, key)
        found.append(tuple(head.id for head in with_care.entries.heads()))
        with_care.close()
    return found


def hidden_notes(world: World) -> dict[str, str]:
    """What the private book still has to erase."""
    settings = world.session.context.seat(world.viewer).own.settings.all()
    return {name: value for name, value in settings.items() if "to-erase" in name and value}


def events(world: World) -> Counter[EventKind]:
    return Counter(event.kind for event in world.session.context.books.shared.events.all())
