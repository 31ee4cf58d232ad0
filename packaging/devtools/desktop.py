"""What a test does at its private desktop: keys in, pictures and words out."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from devtools.desktop_session import DesktopSession, wait_until

MOVED_SECONDS = 0.4
"""How long a busy machine may take to tell where the keyboard is now."""

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


class Desktop(DesktopSession):
    """A screen with its own home folder, driven by keys and read as a screen reader does."""

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
            self._step("shift+Tab" if backwards else "Tab", node)
        raise AssertionError(f"Tab never came to {words!r}, but to:\n  " + "\n  ".join(dict.fromkeys(visited)))

    def walk_to(self, words: str, key: str, *, at_most: int = 60) -> Node:
        """Press an arrow key until the thing that has the keyboard says `words`."""
        for _ in range(at_most):
            node = self.focused()
            if node is not None and node.says(words):
                return node
            self._step(key, node)
        raise AssertionError(f"{key} never came to {words!r}")

    def _step(self, key: str, before: Node | None) -> None:
        """Press a key that moves the keyboard, and wait until a screen reader finds it elsewhere, if it moves."""
        self.key(key)
        end = time.monotonic() + MOVED_SECONDS
        while self.focused() == before and time.monotonic() < end:
            time.sleep(0.02)

    def press(self, words: str, *, role: str = "", key: str = "space") -> None:
        """Go to a button by Tab and press it."""
        self.tab_to(words, role=role)
        self.key(key)

    def fill(self, words: str, text: str) -> None:
        """Go to a field by Tab and type into it."""
        self.tab_to(words)
        self.type_text(text)


def _node(item: dict[str, Any]) -> Node:
    return Node(**{**item, "box": tuple(item["box"] or (0, 0, 0, 0))})
