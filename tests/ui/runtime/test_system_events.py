"""Sleep and the lock of the desktop session, heard over a D-Bus of the test's own."""

from __future__ import annotations

import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from trustbook.ui.runtime.system_events import NoSystemEvents, system_away

needs_bus = pytest.mark.skipif(
    not sys.platform.startswith("linux") or not shutil.which("dbus-run-session") or not shutil.which("dbus-send"),
    reason="needs dbus-run-session and dbus-send",
)
LISTENER = """
import subprocess, sys
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection
from trustbook.ui.runtime.system_events import LogindEvents
app = QCoreApplication([])
away = LogindEvents(QDBusConnection.sessionBus(), service="")
print("connected", away.connected, flush=True)
away.went_away.connect(lambda: print("away", flush=True))
def send(path, signal, *arguments):
    subprocess.run(["dbus-send", "--session", "--type=signal", path, signal, *arguments], check=True)
send("/org/freedesktop/login1", "org.freedesktop.login1.Manager.PrepareForSleep", "boolean:true")
send("/org/freedesktop/login1", "org.freedesktop.login1.Manager.PrepareForSleep", "boolean:false")
send("/org/freedesktop/login1/session/_31", "org.freedesktop.login1.Session.Lock")
QTimer.singleShot(600, app.quit)
app.exec()
"""


@needs_bus
def test_going_to_sleep_and_locking_the_session_are_heard_and_waking_up_is_not(tmp_path: Path) -> None:
    script = tmp_path / "listen.py"
    script.write_text(textwrap.dedent(LISTENER), encoding="utf-8")
    root = Path(__file__).resolve().parents[3]

    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, str(script)],
        capture_output=True,
        text=True,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(root), "HOME": str(tmp_path)},
        check=True,
        timeout=60,
    )

    assert done.stdout.split() == ["connected", "True", "away", "away"]


def test_a_system_without_a_bus_tells_nothing_and_breaks_nothing(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    home = QObject()

    away = system_away(home)

    assert isinstance(away, NoSystemEvents)
    with qtbot.waitSignal(away.went_away):
        away.went_away.emit()
