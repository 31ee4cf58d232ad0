"""The set-up: made once, found ready afterwards, and honest about what it cannot do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import dev
from devtools import environment, program, system
from devtools.saying import SetupFailed


class Workshop:
    """A set-up in an empty folder, where installing only leaves a note."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.did: list[str] = []
        self.locks = folder / "locks"
        self.locks.mkdir()
        for group in ("run", "dev", "lock"):
            (self.locks / f"{group}.txt").write_text(f"{group}\n", encoding="utf-8")
        patch.setattr(environment, "ENVIRONMENT", folder / ".venv")
        patch.setattr(environment, "STAMP", folder / ".venv" / "ready.json")
        patch.setattr(environment, "LOCKS", self.locks)
        patch.setattr(environment, "make", self._make)
        patch.setattr(environment, "install", lambda group: self.did.append(f"install {group}"))

    def _make(self) -> None:
        self.did.append("make")
        environment.python_path().parent.mkdir(parents=True, exist_ok=True)
        environment.python_path().touch()

    def ready(self, group: str) -> list[str]:
        self.did.clear()
        environment.ready(group, window=False)
        return self.did


@pytest.fixture
def workshop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workshop]:
    yield Workshop(tmp_path, monkeypatch)


def test_the_first_time_makes_and_installs(workshop: Workshop) -> None:
    assert workshop.ready("run") == ["make", "install run"]


def test_the_second_time_does_nothing(workshop: Workshop) -> None:
    workshop.ready("run")

    assert workshop.ready("run") == []


def test_what_tests_need_holds_what_the_program_needs(workshop: Workshop) -> None:
    workshop.ready("dev")

    assert workshop.ready("run") == []


def test_tests_after_a_run_only_add_what_is_missing(workshop: Workshop) -> None:
    workshop.ready("run")

    assert workshop.ready("dev") == ["install dev"]


def test_a_changed_lock_is_installed(workshop: Workshop) -> None:
    workshop.ready("run")
    (workshop.locks / "run.txt").write_text("newer\n", encoding="utf-8")

    assert workshop.ready("run") == ["install run"]


def test_a_linked_environment_is_used_as_it_stands(workshop: Workshop, tmp_path: Path) -> None:
    workshop.ready("dev")
    environment.ENVIRONMENT.rename(tmp_path / "elsewhere")
    environment.ENVIRONMENT.symlink_to(tmp_path / "elsewhere")
    (workshop.locks / "dev.txt").write_text("newer\n", encoding="utf-8")

    assert workshop.ready("dev") == []
    assert environment.ENVIRONMENT.is_symlink()


def test_a_link_to_no_environment_says_what_to_do(workshop: Workshop, tmp_path: Path) -> None:
    environment.ENVIRONMENT.symlink_to(tmp_path / "away")

    with pytest.raises(SetupFailed, match="Remove the link"):
        workshop.ready("dev")


def test_another_python_starts_anew(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    workshop.ready("run")
    monkeypatch.setattr("platform.python_version", lambda: "3.99.0")

    assert workshop.ready("run") == ["make", "install run"]


def test_a_set_up_that_was_interrupted_starts_anew(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(group: str) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(environment, "install", stopped)
        workshop.ready("run")

    assert workshop.ready("run") == ["make", "install run"]


def test_somebody_who_is_not_root_is_told_one_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "has_apt", lambda: True)
    monkeypatch.setattr(system, "is_root", lambda: False)

    with pytest.raises(SetupFailed, match="apt-get install -y --no-install-recommends libegl1 libgl1"):
        system.complete(lambda: {"libGL.so.1": "libgl1", "libEGL.so.1": "libegl1"})


def test_a_system_without_apt_is_told_what_is_missing_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "has_apt", lambda: False)

    with pytest.raises(SetupFailed, match=r"libEGL\.so\.1"):
        system.complete(lambda: {"libEGL.so.1": "libegl1"})


def test_a_python_that_does_not_fit_is_told_which_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "FITTING", ((3, 99),))

    assert dev.main() == 2
    assert "3.11, 3.12 or 3.13" in capsys.readouterr().out


def test_without_a_screen_the_example_is_written_and_its_folder_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    calls = []

    def call(command: list[str | Path], extra: dict[str, str]) -> int:
        calls.append([str(part) for part in command[3:]])
        return 0

    monkeypatch.setattr(program, "ROOT", tmp_path)
    monkeypatch.setattr(system, "has_screen", lambda: False)
    monkeypatch.setattr(environment, "ready", lambda group, window: tmp_path / "python")
    monkeypatch.setattr(environment, "call", call)

    assert program.run([]) == 0

    said = capsys.readouterr().out.splitlines()[0]
    assert "no screen" in said
    assert str(tmp_path / "build") in said
    assert [call[0] for call in calls] == ["example", "export", "export"]


@pytest.mark.parametrize(
    ("variables", "expected"), [({}, False), ({"DISPLAY": ":98765"}, False), ({"WAYLAND_DISPLAY": "wayland-0"}, True)]
)
def test_a_screen_is_there_when_something_listens(
    variables: dict[str, str], expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    assert system.has_screen() is expected
