"""Killed at any moment: what said "Saved" is there, and everything else is as before or as after, never between."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.faults import sessions
from tests.faults.machine import ROOT, Disk, build_shim, changes, rounds, run

pytestmark = pytest.mark.slow_faults


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a closed workbook in it, to be copied for each round."""
    place = tmp_path_factory.mktemp("prepared")
    sessions.prepare(place / "Ours.trustbook")
    return place


@pytest.fixture(scope="module")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    built = build_shim(tmp_path_factory.mktemp("shim"))
    if built is None:
        pytest.skip("needs Linux and a C compiler")
    return built


def fresh(prepared: Path, place: Path) -> Path:
    """A copy of the prepared workbook at `place`, in place of an earlier one."""
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(prepared, place)
    return place / "Ours.trustbook"


@pytest.mark.timeout(1800)
def test_killed_while_saving_nothing_that_said_saved_is_lost(prepared: Path, tmp_path: Path) -> None:
    chance = random.Random(1)
    folder = fresh(prepared, tmp_path / "round")
    for _ in range(rounds(50)):
        folder = fresh(prepared, tmp_path / "round")
        command = [sys.executable, "-m", "tests.faults.sessions", "save_for_ever", str(folder)]
        writer = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert writer.stdout is not None
        first = writer.stdout.readline()
        time.sleep(chance.random() * 0.3)
        writer.send_signal(signal.SIGKILL)
        rest = writer.communicate()[0]
        sessions.look_for_text(folder)
        last = [line for line in (first + rest).split("\n") if line][-1]
        sessions.verify("save", folder, int(last))


@pytest.mark.timeout(1800)
@pytest.mark.parametrize(
    "program", ["share", "rekey", "new_code", "join", "copy", "migrate", "backup", "erase", "save"]
)
def test_killed_at_each_step_it_is_as_before_or_as_after(
    prepared: Path, shim: Path, tmp_path: Path, program: str
) -> None:
    log = tmp_path / "log"
    root = tmp_path / "round" if program == "copy" else None

    def again() -> Path:
        folder = fresh(prepared, tmp_path / "round")
        return folder.parent / sessions.SOLO if program == "join" else folder

    folder = again()
    assert run(shim, program, folder, log, root=root) == 0
    session = changes(log, root or folder)
    last_ack = max(at for at, change in enumerate(session) if change.op == "ack")
    sessions.verify(program, folder, int(session[last_ack].path.rpartition("-")[2]))
    steps = range(1, len(session) + 1)
    for step in sorted(random.Random(2).sample(steps, min(len(steps), rounds(50)))):
        folder = again()
        assert run(shim, program, folder, log, kill_at=step, root=root) == -signal.SIGKILL
        sessions.look_for_text(folder)
        done = [change for change in changes(log, root or folder) if change.op == "ack"] if log.exists() else []
        sessions.verify(program, folder, int(done[-1].path.rpartition("-")[2]) if done else -1)


@pytest.mark.timeout(1800)
def test_killed_while_writing_words_in_clear_nothing_half_written_is_left(
    prepared: Path, shim: Path, tmp_path: Path
) -> None:
    log = tmp_path / "log"

    def write(kill_at: int) -> tuple[Path, int]:
        out = fresh(prepared, tmp_path / "round").parent / "out"
        out.mkdir()
        (out / "old.json").write_bytes(b"what was there")
        return out, run(shim, "write_files", out, log, kill_at)

    out, status = write(0)
    assert status == 0
    whole = {path.name: path.read_bytes() for path in out.iterdir()}
    steps = changes(log, out)
    for step in range(1, len(steps) + 1):
        out, status = write(step)
        assert status == -signal.SIGKILL
        for path in out.iterdir():
            if path.name in whole:
                old = path.name == "old.json" and path.read_bytes() == b"what was there"
                assert old or len(path.read_bytes()) == len(whole[path.name]), "whole, or what was there"
            else:  # a file can only take another one's place under a name: whole, and for one moment
                assert steps[step - 1].op == "rename", path


def test_the_recorder_sees_every_file_that_a_session_changes(prepared: Path, shim: Path, tmp_path: Path) -> None:
    """If it missed a call, the replays would prove nothing."""
    folder, log = fresh(prepared, tmp_path / "round"), tmp_path / "log"
    disk = Disk(folder)
    assert run(shim, "rekey", folder, log) == 0
    for change in changes(log, folder):
        disk.change(change)
    disk.sync()
    disk.cut(random.Random(0), tmp_path / "replayed")
    replayed, real = tmp_path / "replayed", folder
    names = sorted(str(path.relative_to(real)) for path in real.rglob("*"))
    assert sorted(str(path.relative_to(replayed)) for path in replayed.rglob("*")) == names
    for name in names:
        assert not (real / name).is_file() or (real / name).read_bytes() == (replayed / name).read_bytes(), name
