"""A sample of `test_failing_calls` without the recorder: calls of Python and statements fail, none inside SQLite."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from tests.faults import failing, operations
from trustbook.domain.problems import CannotWriteFile
from trustbook.storage.keys import kdf
from trustbook.storage.sqlite import telling

pytestmark = pytest.mark.sweep

POINTS: Final = 3


class PatchedFaults:
    """Counts calls below one folder, and statements, and lets one of them fail."""

    def __init__(self, place: Path, patch: pytest.MonkeyPatch) -> None:
        self._place = str(place)
        self._number = self._reason = self._calls = 0
        for name in ("open", "fsync", "link", "mkdir", "rename", "replace", "unlink"):
            patch.setattr(os, name, self._counting(getattr(os, name)))
        execute = telling.TellingConnection.execute

        def counted(connection: Any, *arguments: Any) -> Any:
            if str(connection.path).startswith(self._place) and self._is_due():
                raise CannotWriteFile(connection.path)
            return execute(connection, *arguments)

        patch.setattr(telling.TellingConnection, "execute", counted, raising=False)

    def fail(self, number: int, reason: int, on: bool) -> None:
        assert not on, "only one call fails here"
        self._number, self._reason, self._calls = number, reason, 0

    def calls(self) -> int:
        return self._calls

    def _is_due(self) -> bool:
        self._calls += 1
        return self._calls == self._number

    def _counting(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            first = arguments[0]
            ours = isinstance(first, int) or str(first).startswith(self._place)
            if ours and self._is_due():
                raise OSError(self._reason, os.strerror(self._reason))
            return real(*arguments, **named)

        return call


@pytest.fixture(autouse=True)
def _cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kdf, "new_slots", kdf.Cost(memory_kib=64, passes=1, lanes=1))


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Closed workbooks, to be copied for each attempt."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kdf, "new_slots", kdf.Cost(memory_kib=64, passes=1, lanes=1))
        place = tmp_path_factory.mktemp("prepared")
        operations.prepare(place)
    yield place
    shutil.rmtree(place, ignore_errors=True)


@pytest.mark.parametrize("name", operations.OPERATIONS)
def test_a_call_that_fails_is_told_and_the_operation_can_be_done_again(
    prepared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    place = tmp_path / "round"
    faults, operation = PatchedFaults(place, monkeypatch), operations.OPERATIONS[name]
    total = failing.number_of_calls(operation, prepared, place, faults)
    assert total > 0
    for turn, number in enumerate(failing.points(total, POINTS)):
        failing.attempt(operation, prepared, place, faults, number, failing.REASONS[turn % len(failing.REASONS)])
