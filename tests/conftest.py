"""What holds for every test: no screen, no access to the developer's own files, and nothing said behind our back."""

from __future__ import annotations

import gc
import logging
import os
import pickle
import sys
import tempfile
import threading
import tomllib
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tests.ready_workbooks import PLACE

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # programs that tests start may keep their bytecode

settings.register_profile(
    "trustbook",
    deadline=None,  # two busy cores are not a fault
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    derandomize=True,  # the same cases for everybody; look for new ones with --hypothesis-seed=random
    database=None,
)
settings.load_profile("trustbook")


class _ReadOnce:
    """Parses a TOML text once for all tests of a process; each asks for the same hundred files, and gets its own copy.

    What cannot be read is read again each time, and fails as it does in the program.
    """

    def __init__(self) -> None:
        self._loads = tomllib.loads
        self._known: dict[str, bytes] = {}

    def __call__(self, text: str, /, *, parse_float: Callable[[str], Any] = float) -> dict[str, Any]:
        if parse_float is not float or type(text) is not str:
            return self._loads(text, parse_float=parse_float)
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = pickle.dumps(self._loads(text), pickle.HIGHEST_PROTOCOL)
        copy: dict[str, Any] = pickle.loads(known)
        return copy


def pytest_configure(config: pytest.Config) -> None:
    """One folder of ready workbooks for this run: the processes that share its tests are started afterwards."""
    reading = pytest.MonkeyPatch()
    reading.setattr(tomllib, "loads", _ReadOnce())
    config.add_cleanup(reading.undo)
    if PLACE not in os.environ:
        place = tempfile.TemporaryDirectory(prefix="trustbook-ready-")
        os.environ[PLACE] = place.name
        config.add_cleanup(place.cleanup)


def pytest_collection(session: pytest.Session) -> None:
    """Where several processes look at all tests, each begins with its own share of the files.

    On a fresh checkout it compiles these, and then finds the others compiled. What fails here fails again where it is
    collected, and is told there.
    """
    worker, count = os.environ.get("PYTEST_XDIST_WORKER", ""), int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    if not worker or session.config.args_source is not pytest.Config.ArgsSource.TESTPATHS:
        return
    here = Path(__file__).parent
    files = sorted(here.rglob("test_*.py"))
    number = int(worker.removeprefix("gw"))
    for path in files[len(files) * number // count : len(files) * (number + 1) // count]:
        with suppress(Exception, pytest.skip.Exception):
            import_module(".".join(path.relative_to(here.parent).with_suffix("").parts))


def pytest_collection_finish() -> None:
    """What is there before the first test stays to the end: the collector need not look at it again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _a_home_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Settings, caches and documents of tests go to a folder that nobody uses."""
    home = tmp_path_factory.mktemp("home")
    places = {
        "HOME": home,
        "USERPROFILE": home,
        "APPDATA": home / "roaming",
        "LOCALAPPDATA": home / "local",
        "XDG_CONFIG_HOME": home / "config",
        "XDG_DATA_HOME": home / "data",
        "XDG_STATE_HOME": home / "state",
        "XDG_CACHE_HOME": home / "cache",
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, place in places.items():
            patch.setenv(name, str(place))
        yield home


class _NoWidgetsOnLanes:
    """Refuses to import a module of the window on any thread but the main one: Qt meets its classes half made."""

    def find_spec(self, name: str, _path: object = None, _target: object = None) -> None:
        if name.startswith(("PySide6", "trustbook.ui")) and threading.current_thread() is not threading.main_thread():
            raise AssertionError(f"{name} is imported on {threading.current_thread().name}")


@pytest.fixture(scope="session", autouse=True)
def _widgets_are_made_on_the_main_thread() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "meta_path", [_NoWidgetsOnLanes(), *sys.meta_path])
        yield


class ExpectedLogs:
    """Collects log records of level warning and above; a test names the ones that it means to cause."""

    def __init__(self) -> None:
        self.records: list[logging.LogRecord] = []
        self._expected: list[tuple[int, str]] = []

    def expect(self, part: str, level: int = logging.WARNING) -> None:
        """Allow records of `level` whose message contains `part`; one that never comes fails the test."""
        self._expected.append((level, part))

    def surprises(self) -> list[str]:
        """What was logged without being expected, and what was expected in vain."""
        unseen = set(self._expected)
        found = []
        for record in self.records:
            fitting = {pair for pair in self._expected if pair[0] == record.levelno and pair[1] in record.getMessage()}
            unseen -= fitting
            if not fitting:
                found.append(f"unexpected: {record.levelname} from {record.name}: {record.getMessage()}")
        return found + [f"never logged: {logging.getLevelName(level)}: {part}" for level, part in sorted(unseen)]


class _Collector(logging.Handler):
    def __init__(self, logs: ExpectedLogs) -> None:
        super().__init__(logging.WARNING)
        self._logs = logs

    def emit(self, record: logging.LogRecord) -> None:
        self._logs.records.append(record)


@pytest.fixture(autouse=True)
def expected_logs() -> Iterator[ExpectedLogs]:
    """Fails the test when anything logs a warning that the test did not announce with `expected_logs.expect(…)`."""
    logs = ExpectedLogs()
    collector = _Collector(logs)
    root = logging.getLogger()
    root.addHandler(collector)
    yield logs
    root.removeHandler(collector)
    surprises = logs.surprises()
    if surprises:
        pytest.fail("\n".join(surprises), pytrace=False)
