"""A private desktop for one test: screen, window manager, message bus, home. Keys in, pictures and words out."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

ROOT = Path(__file__).resolve().parents[2]
READER = Path(__file__).with_name("accessibility_reader.py")
SYSTEM_PYTHON = "/usr/bin/python3"
BUS_LAUNCHER = "/usr/libexec/at-spi-bus-launcher"

Value = TypeVar("Value")

_COPYING = """
import pathlib, sys
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
application = QGuiApplication([])
application.clipboard().setText(sys.argv[1])
QTimer.singleShot(0, pathlib.Path(sys.argv[2]).touch)
application.exec()
"""


@dataclass(frozen=True)
class Node:
    """One thing on the screen, as a screen reader finds it. `box` is x, y, width, height in pixels."""

    role: str
    name: str
    text: str
    focused: bool
    enabled: bool
    checked: bool
    selected: bool
    box: tuple[int, int, int, int]

    def says(self, words: str) -> bool:
        """Whether its name or its text holds these words."""
        return words in self.name or words in self.text


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


class Desktop:
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

    # Keys and pictures

    def _xdotool(self, *arguments: str) -> str:
        done = subprocess.run(
            ["xdotool", *arguments], env=self.environment, capture_output=True, text=True, check=False, timeout=120
        )
        return done.stdout.strip()

    def key(self, *keys: str) -> None:
        """Press keys by their X names, one after another: "Tab", "ctrl+f", "F9"."""
        self._xdotool("key", "--delay", "12", *keys)

    def type_text(self, text: str, delay: int = 8) -> None:
        """Type plain text, a key every `delay` milliseconds. A newline is Return."""
        for number, line in enumerate(text.split("\n")):
            if number:
                self.key("Return")
            if line:
                self._xdotool("type", "--delay", str(delay), "--", line)

    def copy(self, text: str) -> None:
        """Put a text on the clipboard, as another program does."""
        ready = self.folder / "copied"
        ready.unlink(missing_ok=True)
        self.start(sys.executable, "-c", _COPYING, text, ready, name="copying")
        wait_until(ready.exists, "the clipboard")

    def click(self, words: str, *, role: str = "") -> None:
        """Click the middle of the thing that says `words`."""
        x, y, width, height = self.wait_for(words, role=role).box
        self._xdotool("mousemove", str(x + width // 2), str(y + height // 2), "click", "1")

    def screenshot(self, path: Path) -> Path:
        """A picture of the whole screen."""
        subprocess.run(["import", "-window", "root", str(path)], env=self.environment, check=True)
        return path

    def close_window(self) -> None:
        """Ask the active window to close, as its frame's button does."""
        self.key("alt+F4")

    def window_title(self) -> str:
        """The title of the active window, "" when there is none."""
        return self._xdotool("getactivewindow", "getwindowname")

    # What is on the screen, as a screen reader finds it

    def _ask(self, question: str, **more: str) -> Any:
        assert self._reader is not None
        assert self._reader.stdin is not None
        assert self._reader.stdout is not None
        with contextlib.suppress(BrokenPipeError):
            self._reader.stdin.write(json.dumps({"do": question, **more}) + "\n")
            self._reader.stdin.flush()
        line = self._reader.stdout.readline()
        if not line:
            raise AssertionError(f"the accessibility reader ended: {self.log_of('reader')}")
        return json.loads(line)

    def tree(self) -> list[Node]:
        """Everything that shows."""
        return [_node(item) for item in self._ask("tree")]

    def everything_readable(self) -> str:
        """All words that a program can ask for as a screen reader does, also of what does not show."""
        return "\n".join(self._ask("everything"))

    def remember(self, words: str) -> None:
        """Hold on to the thing that says `words`, as a screen reader may."""
        wait_until(lambda: self._ask("remember", words=words), f"{words!r}")

    def ask_remembered(self) -> str:
        """What the remembered thing says now, "" when it does not answer."""
        return str(self._ask("ask"))

    def focused(self) -> Node | None:
        """What has the keyboard."""
        item = self._ask("focused")
        return _node(item) if item else None

    def find(self, words: str, *, role: str = "") -> Node | None:
        """The first thing that shows and says `words` (an exact name wins)."""
        item = self._ask("find", words=words, role=role)
        return _node(item) if item else None

    def wait_for(self, words: str, *, role: str = "", seconds: float = 15.0) -> Node:
        """Wait until something says `words`. Raises AssertionError with what does show."""
        try:
            return wait_until(lambda: self.find(words, role=role), f"{words!r}", seconds)
        except AssertionError as failure:
            shown = "\n".join(f"  {node.role}: {node.name[:90]!r} {node.text[:90]!r}" for node in self.tree())
            ended = [process.poll() for process in self._programs]
            raise AssertionError(
                f"{failure}. On the screen:\n{shown}\nExit statuses: {ended}\nPrinted:\n{self.log_of('program')}"
            ) from None

    def wait_gone(self, words: str, *, role: str = "", seconds: float = 15.0) -> None:
        """Wait until nothing says `words` any more."""
        wait_until(lambda: self.find(words, role=role) is None, f"{words!r} to go away", seconds)

    def tab_to(self, words: str, *, role: str = "", backwards: bool = False, at_most: int = 150) -> Node:
        """Press Tab until the keyboard is at the thing called `words`: reachable by keys, or AssertionError.

        The whole name counts if something on the screen has it, else its beginning.
        """
        whole = self.wait_for(words, role=role).name == words
        visited = []
        for _ in range(at_most):
            node = self.focused()
            fits = node is not None and (not role or node.role == role)
            if node is not None and fits and (node.name == words if whole else node.name.startswith(words)):
                return node
            visited.append(f"{node.role} {node.name!r}" if node else "nothing")
            self.key("shift+Tab" if backwards else "Tab")
            time.sleep(0.03)
        raise AssertionError(f"Tab never came to {words!r}, but to:\n  " + "\n  ".join(dict.fromkeys(visited)))

    def walk_to(self, words: str, key: str, *, at_most: int = 60) -> Node:
        """Press an arrow key until the thing that has the keyboard says `words`."""
        for _ in range(at_most):
            node = self.focused()
            if node is not None and node.says(words):
                return node
            self.key(key)
            time.sleep(0.03)
        raise AssertionError(f"{key} never came to {words!r}")

    def press(self, words: str, *, role: str = "", key: str = "space") -> None:
        """Go to a button by Tab and press it."""
        self.tab_to(words, role=role)
        self.key(key)

    def fill(self, words: str, text: str) -> None:
        """Go to a field by Tab and type into it."""
        self.tab_to(words)
        self.type_text(text)


def _end(process: subprocess.Popen[Any], ask: Callable[[], object]) -> None:
    with contextlib.suppress(ProcessLookupError):
        ask()
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _node(item: dict[str, Any]) -> Node:
    return Node(**{**item, "box": tuple(item["box"] or (0, 0, 0, 0))})
