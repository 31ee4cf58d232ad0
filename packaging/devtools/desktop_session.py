"""A private desktop for one test: screen, window manager, message bus, home, and the programs that run on it."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

ROOT = Path(__file__).resolve().parents[2]
READER = Path(__file__).with_name("accessibility_reader.py")
SYSTEM_PYTHON = "/usr/bin/python3"
BUS_LAUNCHER = "/usr/libexec/at-spi-bus-launcher"

Value = TypeVar("Value")


def wait_until(look: Callable[[], Value | None], what: str, seconds: float = 15.0) -> Value:
    """Call `look` until it gives something true. Raises AssertionError saying `what` never came."""
    end = time.monotonic() + seconds
    while True:
        value = look()
        if value:
            return value
        if time.monotonic() > end:
            raise AssertionError(f"after {seconds:.0f} s still waiting for {what}")
        time.sleep(0.05)


class DesktopSession:
    """A screen of `size` with its own home folder. Everything that it started ends with it."""

    def __init__(self, folder: Path, size: str = "1366x768x24", *, accessible: bool = True) -> None:
        """`accessible` starts the bus that screen readers use; without it words cannot be found on the screen."""
        self.folder = folder
        self._accessible = accessible
        self.home = folder / "home"
        self._size = size
        self._helpers: list[subprocess.Popen[Any]] = []
        self._programs: list[subprocess.Popen[Any]] = []
        self._reader: subprocess.Popen[str] | None = None
        self.environment: dict[str, str] = {}

    def __enter__(self) -> Self:
        try:
            self._start()
        except BaseException:
            self._stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._stop()

    # Starting and stopping

    def _start(self) -> None:
        runtime = self.folder / "run"
        runtime.mkdir(mode=0o700)
        self.home.mkdir()
        self.environment = {
            "HOME": str(self.home),
            "PATH": os.environ.get("PATH", os.defpath),
            "LANG": "C.UTF-8",
            "XDG_RUNTIME_DIR": str(runtime),
            "XDG_SESSION_TYPE": "x11",
            "QT_QPA_PLATFORM": "xcb",
            "PYTHONPATH": str(ROOT),
            **({"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"} if self._accessible else {"NO_AT_BRIDGE": "1"}),
        }
        number = self._announced("Xvfb", "-screen", "0", self._size, "-nolisten", "tcp", "-noreset", flag="-displayfd")
        self.environment["DISPLAY"] = f":{number}"
        bus = self._announced("dbus-daemon", "--session", "--nofork", flag="--print-address", joined=True)
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = bus
        self._helper("openbox", "--sm-disable")
        wait_until(self._managed, "the window manager")
        if self._accessible:
            self._helper(BUS_LAUNCHER, "--launch-immediately")
            self._start_reader()

    def _start_reader(self) -> None:
        with self._log("reader") as log:
            self._reader = subprocess.Popen(
                [SYSTEM_PYTHON, str(READER)],
                env=self.environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )

    def _log(self, name: str) -> Any:
        return (self.folder / f"{name}.log").open("ab")

    def _helper(self, *command: str, fds: tuple[int, ...] = ()) -> None:
        log = self._log(Path(command[0]).name)
        with log:
            process = subprocess.Popen(
                command,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                pass_fds=fds,
                start_new_session=True,
            )
        self._helpers.append(process)

    def _announced(self, *command: str, flag: str, joined: bool = False) -> str:
        """Start a helper that writes one line (its display, its address) to a pipe, and give that line."""
        reading, writing = os.pipe()
        self._helper(*command, *([f"{flag}={writing}"] if joined else [flag, str(writing)]), fds=(writing,))
        os.close(writing)
        with os.fdopen(reading) as pipe:
            line = pipe.readline().strip()
        if not line:
            raise AssertionError(f"{command[0]} did not start: {self.log_of(command[0])}")
        return line

    def _managed(self) -> bool:
        seen = subprocess.run(
            ["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        return "window id" in seen.stdout

    def _stop(self) -> None:
        if self._reader is not None:
            self._reader.kill()
            with contextlib.suppress(BrokenPipeError):
                self._reader.communicate()
        for process in self._programs:
            _end(process, process.terminate)
        for process in reversed(self._helpers):  # each leads a group: the accessibility bus has a child of its own
            _end(process, partial(os.killpg, process.pid, signal.SIGKILL))

    def log_of(self, name: str) -> str:
        """What a started program printed."""
        path = self.folder / f"{Path(name).name}.log"
        return path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""

    # Programs

    def start(
        self, *command: str | Path, name: str = "program", extra: Mapping[str, str] | None = None
    ) -> subprocess.Popen[Any]:
        """Start a program on this desktop. What it prints goes to `log_of(name)`."""
        log = self._log(name)
        with log:
            process = subprocess.Popen(
                [str(part) for part in command],
                env={**self.environment, **(extra or {})},
                cwd=self.home,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        self._programs.append(process)
        return process

    def trustbook(self, *arguments: str | Path, name: str = "program") -> subprocess.Popen[Any]:
        """Start Trustbook's window with the Python that runs this test."""
        return self.start(sys.executable, "-X", "faulthandler", "-m", "trustbook", *arguments, name=name)

    def kill(self, process: subprocess.Popen[Any]) -> None:
        """kill -9, as a crash would."""
        process.send_signal(signal.SIGKILL)
        process.wait()


def _end(process: subprocess.Popen[Any], ask: Callable[[], object]) -> None:
    with contextlib.suppress(ProcessLookupError):
        ask()
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
