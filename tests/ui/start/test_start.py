"""The real program in a process of its own: what it imports before the first picture, and how it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ready_workbooks import ANA
from trustbook.domain.times import SystemClock, random_id
from trustbook.exercises.content import Content
from trustbook.workbook.opener import WorkbookOpener

pytestmark = pytest.mark.thorough

ROOT = Path(__file__).resolve().parents[3]
HEAVY = (
    "sqlalchemy",
    "alembic",
    "sqlcipher3",
    "cryptography",
    "reportlab",
    "pikepdf",
    "babel",
    "msgspec",
    "PySide6.QtDBus",
    "ctypes",
    "dataclasses",
    "trustbook.workbook.sentences.problem_sentences",
    "trustbook.domain.entries",
)

FIRST_PICTURE = f"""
import sys
from trustbook import app
from trustbook import application
def settle(root):
    print([name for name in {HEAVY!r} if name in sys.modules], flush=True)
    root.program.close()
application.CompositionRoot.settle_in = settle
print(app.run(None))
"""
WARM = """
import sys
from PySide6.QtCore import QTimer
from trustbook import app
from trustbook import application
warm = application.warm_up
def of_qt():
    return {name for name in sys.modules if name.startswith(("PySide6", "trustbook.ui"))}
def then():
    before = of_qt()
    warm()
    print(sorted(of_qt() - before), "sqlalchemy" in sys.modules, flush=True)
application.warm_up = then
original = application.CompositionRoot.settle_in
def end(root):
    print([name for name in ("PySide6.QtNetwork", "http.client", "urllib.request") if name in sys.modules], flush=True)
    print("trustbook.ui.workbook.controller" in sys.modules, flush=True)
    root.program.close()
def settle(root):
    original(root)
    root._preloader.finished.connect(lambda: end(root))
application.CompositionRoot.settle_in = settle
print(app.run(None))
"""
HARDENED = """
import ctypes
from trustbook import app
from trustbook import application
original = application.CompositionRoot.settle_in
def settle(root):
    original(root)
    print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), flush=True)
    root.program.close()
application.CompositionRoot.settle_in = settle
print(app.run(None))
"""
SIGN_IN = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from trustbook import app
from trustbook import application
def settle(root):
    QTimer.singleShot(300, lambda: (print(root.window.shown.form.id, flush=True), root.program.close()))
application.CompositionRoot.settle_in = settle
print(app.run(Path(sys.argv[1])))
"""

SIGNED_IN = """
import sys
from pathlib import Path
from trustbook import application
application.warm_up()
before, read = set(sys.modules), []
sys.addaudithook(lambda name, what: read.append(what[0]) if name == "open" and str(what[0]).endswith(".toml") else None)
opened = application.opener().sign_in(Path(sys.argv[1]), sys.argv[2])
sys.stdout.write(f"{sorted(set(sys.modules) - before)} {read} {opened.today is not None}")
opened.session.keeping.close()
"""


def environment(home: Path) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def program(script: str, home: Path, *arguments: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        capture_output=True,
        text=True,
        env=environment(home),
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.mark.daily
def test_the_first_picture_needs_qt_and_little_else(tmp_path: Path) -> None:
    assert program(FIRST_PICTURE, tmp_path) == ["[]", "0"]


def test_the_rest_is_imported_afterwards_no_widget_on_the_lane_and_nothing_knows_the_network(tmp_path: Path) -> None:
    assert program(WARM, tmp_path) == ["[] True", "[]", "True", "0"]


def test_what_signing_in_needs_is_there_before_the_passphrase_is_typed(tmp_path: Path) -> None:
    workbook = tmp_path / "Ours.trustbook"
    WorkbookOpener(Content(), SystemClock(), random_id).create(workbook, "Ana", ANA).keeping.close()

    assert program(SIGNED_IN, tmp_path, str(workbook), ANA) == ["[] [] True"], "modules, files of content, and Today"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="prctl is Linux's")
def test_soon_after_the_first_picture_no_other_program_can_read_its_memory(tmp_path: Path) -> None:
    assert program(HARDENED, tmp_path) == ["0", "0"]


def test_a_workbook_opens_on_its_sign_in_screen(tmp_path: Path) -> None:
    assert program(SIGN_IN, tmp_path, str(tmp_path / "Ours.trustbook")) == ["sign-in", "0"]


def test_looking_at_the_program_leaves_nothing_behind(tmp_path: Path) -> None:
    program(FIRST_PICTURE, tmp_path)

    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.skipif(sys.platform == "win32", reason="Unix signals")
def test_a_signal_ends_it_calmly(tmp_path: Path) -> None:
    started = subprocess.Popen(
        [sys.executable, "-c", "print('here', flush=True)\nfrom trustbook import app\nraise SystemExit(app.run(None))"],
        env=environment(tmp_path),
        stdout=subprocess.PIPE,
    )
    assert started.stdout is not None
    started.stdout.readline()
    for _time in range(100):  # until the handler is there, the signal would simply end it
        try:
            started.wait(0.1)
        except subprocess.TimeoutExpired:
            if _catches(started.pid, signal.SIGTERM):
                break
    started.send_signal(signal.SIGTERM)

    assert started.wait(30) == 0
    started.stdout.close()


def _catches(pid: int, number: signal.Signals) -> bool:
    status = Path(f"/proc/{pid}/status")
    if not status.exists():  # no Linux: give it the time it needs
        return False
    caught = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("SigCgt"))
    return bool(int(caught.split()[1], 16) & (1 << (number - 1)))
