"""Every operation, with one of its file calls failing: what comes of it, whether it can be done again, what is lost.

python -m tests.faults.failing rekey …/prepared …/round, under the recorder (`shim.c`), which lets the calls fail.
"""

from __future__ import annotations

import ctypes
import errno
import json
import random
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from tests.faults.operations import KEPT, OPERATIONS, Operation, Round, new_round
from trustbook.domain.problems import (
    Problem,
)
from trustbook.storage.folder.layout import book_paths
from trustbook.storage.inspection import inspect_folder
from trustbook.storage.keys import kdf
from trustbook.storage.sqlite import connection

REASONS = (errno.EIO, errno.ENOSPC, errno.EROFS)


class Faults(Protocol):
    """Lets one call fail, or with `on` all that write from it on; 0 for none."""

    def fail(self, number: int, reason: int, on: bool) -> None: ...
    def calls(self) -> int: ...


class RecorderFaults:
    """In a process that runs under the recorder."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(None)

    def fail(self, number: int, reason: int, on: bool) -> None:
        self._library.shim_fail(ctypes.c_long(number), reason, int(on))

    def calls(self) -> int:
        return int(self._library.shim_calls())


def number_of_calls(operation: Operation, prepared: Path, place: Path, faults: Faults) -> int:
    """How many calls there are to fail. The operation goes well."""
    now = new_round(prepared, place, operation.folder)
    operation.ready(now)
    faults.fail(0, 0, on=False)
    operation.act(now)
    number = faults.calls()
    now.done = True
    _settle(operation, now)
    return number


def attempt(
    operation: Operation, prepared: Path, place: Path, faults: Faults, number: int, reason: int, *, on: bool = False
) -> None:
    """Fail the call. Raises AssertionError, or what nobody told, when anything but a Problem comes of it or is lost."""
    connection.OPEN_HERE.clear()
    now = new_round(prepared, place, operation.folder)
    operation.ready(now)
    faults.fail(number, reason, on)
    try:
        operation.act(now)
        now.done = True
    except Problem:
        pass
    finally:
        faults.fail(0, 0, on=False)
        if sys.exc_info()[0] is not None:
            now.world.close()
    _settle(operation, now)


def _settle(operation: Operation, now: Round) -> None:
    try:
        operation.again(now)
        saved = _save(operation, now)
        now.world.close()
        for passphrase in operation.passphrases:
            now.sit(passphrase)
            _look(operation, now, saved=saved)
            operation.look(now)
            now.world.close()
        if operation.second:
            now.sit(operation.second)
            assert not now.world.session.keeping.check().problems
    finally:
        now.world.close()
    assert not connection.OPEN_HERE, "a book was left open"
    folder = now.world.folder
    left = [path for path in folder.rglob("*") if path.name.startswith(".")]
    assert not left, left
    assert not [path for path in book_paths(folder) if connection.has_hot_journal(path)]
    assert not inspect_folder(folder).problems


def _save(operation: Operation, now: Round) -> bool:
    """In the sitting that is still open, whatever happened in it."""
    if now.world.open_session is None or now.world.viewer.is_together:
        return False
    entry_id = now.ids[operation.page] if operation.page else None
    now.world.write("walk", entry_id, wish=KEPT, diary="saved afterwards")
    return True


def _look(operation: Operation, now: Round, *, saved: bool) -> None:
    report = now.world.session.keeping.check()
    assert not report.problems, report
    if operation.page:
        answers = now.world.session.pages.open_page(now.world.viewer, "walk", now.ids[operation.page]).answers
        assert answers["wish"] == KEPT
        assert not saved or answers["diary"] == "saved afterwards"


def points(total: int, most: int) -> list[int]:
    """Which calls are failed: all, or some of them."""
    every = range(1, total + 1)
    return list(every) if total <= most else sorted(random.Random(5).sample(every, most))


def run(name: str, prepared: Path, place: Path, faults: Faults, most: int) -> Iterator[tuple[int, str, str]]:
    """What went wrong: number of the call, errno, traceback. Gives the number of attempts last, as call 0."""
    operation = OPERATIONS[name]
    total = number_of_calls(operation, prepared, place, faults)
    tried = 0
    for reason in REASONS:
        for number in points(total, most):
            for on in (False, True) if reason == errno.ENOSPC else (False,):
                tried += 1
                try:
                    attempt(operation, prepared, place, faults, number, reason, on=on)
                except Exception:  # noqa: BLE001 - it is what is looked for
                    yield number, f"{errno.errorcode[reason]}{'…' * on}", traceback.format_exc()
    yield 0, str(total), str(tried)


def main(arguments: list[str]) -> None:
    kdf.new_slots = kdf.Cost(memory_kib=64, passes=1, lanes=1)
    name, prepared, place = arguments[0], Path(arguments[1]), Path(arguments[2])
    for result in run(name, prepared, place, RecorderFaults(), int(arguments[3])):
        print(json.dumps(result), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
