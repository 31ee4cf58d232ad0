"""Pictures of the main screens: the real window on a private screen of 1366 × 768, with the example couple's words.

python3 packaging/dev.py screenshots FOLDER [LOOK …]
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from devtools.desktop import Desktop
from devtools.evening import Evening

SETTLE_SECONDS = 0.6
PAGE = ("Boundaries", "Build one boundary")
TOOLS = ("Boundaries", "Communication", "Letters", "Progress", "Counselling")
"""Tabs that open on a tool of their own."""


@dataclass(frozen=True)
class Look:
    """One appearance of the window: the device's settings and the screen."""

    name: str
    theme: str = "light"
    text_percent: int = 100
    language: str = ""
    size: str = "1366x768x24"

    def settings(self) -> str:
        """The settings as a call in Python."""
        return f"theme={self.theme!r}, text_percent={self.text_percent}, language={self.language!r}"


LOOKS = {
    look.name: look
    for look in (
        Look("light"),
        Look("dark", theme="dark"),
        Look("large-text", text_percent=200),
        Look("small", size="1024x700x24"),
        Look("mirrored", language="qpm"),
    )
}


class Photographer:
    """Takes the pictures of one look."""

    def __init__(self, evening: Evening, folder: Path, look: Look) -> None:
        self._desktop = evening.desktop
        self._folder = folder
        self._look = look

    def take(self, name: str) -> None:
        """A picture of what shows, when it has come to rest."""
        time.sleep(SETTLE_SECONDS)
        path = self._desktop.screenshot(self._folder / f"{self._look.name}-{name}.png")
        print(f"trustbook: {path}", flush=True)

    def open(self, name: str, keys: Callable[[], object]) -> None:
        """Do something that opens a screen, take it, and close it with Escape."""
        keys()
        self.take(name)
        self._desktop.key("Escape")
        time.sleep(SETTLE_SECONDS)

    def open_from_rail(self, name: str, words: str) -> None:
        """As `open`, by a button of the rail. Where there is no room for a rail, its menu is the same as elsewhere."""
        if self._desktop.find(words, role="push button") is not None:
            self.open(name, lambda: self._desktop.press(words, role="push button"))


def example(evening: Evening, look: Look) -> tuple[str, str]:
    """Write the example couple's workbook and this look's settings; the two passphrases."""
    settings = "from trustbook.ui.runtime.settings import *; SettingsFile().save(DeviceSettings({}))"
    subprocess.run(
        [sys.executable, "-c", settings.format(look.settings())], env=evening.desktop.environment, check=True
    )
    evening.workbook.parent.mkdir(parents=True)
    done = evening.trustbook("example", evening.workbook)
    if done.returncode:
        raise RuntimeError(done.stderr)
    phrases = next(evening.workbook.parent.glob("*passphrases*.txt")).read_text(encoding="utf-8").splitlines()
    return phrases[0], phrases[1]


def photograph(folder: Path, look: Look) -> None:
    """All pictures of one look."""
    with tempfile.TemporaryDirectory() as temporary, Desktop(Path(temporary), look.size) as desktop:
        evening = Evening(desktop)
        first, second = example(evening, look)
        photographer = Photographer(evening, folder, look)
        evening.program = desktop.trustbook()
        if look.language:
            time.sleep(3)
            photographer.take("start")
            return
        desktop.wait_for("Getting help, now")
        photographer.take("start")
        photographer.open("help", lambda: desktop.press("Getting help, now"))
        photographer.open("create", lambda: desktop.press("Begin a workbook"))
        desktop.press("Workbook", role="push button")
        desktop.wait_for("Your passphrase finds your own seat.")
        photographer.take("sign-in")
        evening.sign_in(first, to_today=True)
        photographer.take("today")
        evening.past_today()
        photographer.take("tab")
        _tools(evening, photographer)
        _one_page(evening, photographer)
        desktop.key("ctrl+f")
        desktop.type_text("week")
        photographer.take("find")
        evening.go_together("Alex", second)
        photographer.take("together")
        desktop.key("F9")
        photographer.take("cover")


def _one_page(evening: Evening, photographer: Photographer) -> None:
    """A page that one person fills in, and what can be opened from it."""
    desktop = evening.desktop
    evening.open_page(*PAGE)
    photographer.take("page")
    evening.tab_to_first_text()
    photographer.take("writing")
    photographer.open_from_rail("share", "Share…")
    photographer.open_from_rail("versions", "Earlier versions…")
    photographer.open("paper", lambda: desktop.key("ctrl+p"))
    photographer.open("settings", lambda: desktop.key("ctrl+comma"))
    photographer.open("backups", lambda: desktop.key("ctrl+shift+b"))
    photographer.open("menu", lambda: desktop.press("Menu"))


def _tools(evening: Evening, photographer: Photographer) -> None:
    """What the tabs open on, and a letter and a talk behind two of them."""
    for tab in TOOLS:
        evening.go_to_tab(tab)
        photographer.take(tab.lower())
    evening.go_to_tab("Letters")
    photographer.open("letter", evening.begin_thank_you)
    evening.go_to_tab("Communication")
    photographer.open("talk", lambda: evening.desktop.press("Talking in turns"))


def main(arguments: list[str]) -> int:
    """Write the pictures of every look, or of the looks named after the folder."""
    parser = argparse.ArgumentParser(prog="screenshots", description="Pictures of the main screens.")
    parser.add_argument("folder", type=Path, help="where to write them")
    parser.add_argument("looks", nargs="*", metavar="LOOK", help=f"only these of {', '.join(LOOKS)}")
    chosen = parser.parse_args(arguments)
    if unknown := set(chosen.looks) - LOOKS.keys():
        parser.error(f"there is no look {sorted(unknown)[0]!r}; there are {', '.join(LOOKS)}")
    folder = chosen.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    for name in chosen.looks or LOOKS:
        photograph(folder, LOOKS[name])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
