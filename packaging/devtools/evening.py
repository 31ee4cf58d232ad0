"""An evening with the program, by keys only: what two people would do, in their words. For tests and pictures."""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

from devtools.desktop import Desktop
from devtools.desktop_session import wait_until

TODAY = "Today: "
"""How the name of that page begins."""
DOCUMENTS = Path("Documents") / "Trustbook"

_MOST_STOPS = 150


class Evening:
    """Drives one Trustbook window on a desktop. Passphrases are typed like everything else."""

    def __init__(self, desktop: Desktop) -> None:
        self.desktop = desktop
        self.program: subprocess.Popen[Any] | None = None

    @property
    def workbook(self) -> Path:
        """Where the program puts the first workbook unless told otherwise."""
        return self.desktop.home / DOCUMENTS / "Workbook.trustbook"

    # Coming and going

    def open_program(self, *arguments: str | Path) -> None:
        """Start it and wait for its first screen."""
        self.program = self.desktop.trustbook(*arguments)
        self.desktop.wait_for("Open" if arguments else "Begin a workbook", role="push button")

    def create(self, name: str, passphrase: str) -> None:
        """From the start page to the tabs of a new workbook."""
        self.desktop.press("Begin a workbook")
        self.desktop.press("Go on", role="push button")
        self._name_and_passphrase(name, passphrase)

    def take_second_seat(self, name: str, passphrase: str) -> None:
        """The keyboard is handed over; the second person joins."""
        self.desktop.key("ctrl+h")
        self.desktop.press("I am here now")
        self.desktop.press("Go on", role="push button")
        self._name_and_passphrase(name, passphrase)

    def _name_and_passphrase(self, name: str, passphrase: str) -> None:
        self.desktop.fill("What should you be called here?", name + "\n")
        self.desktop.press("Use my own")
        self.desktop.fill("Passphrase", passphrase)
        self.desktop.fill("The same once more", passphrase + "\n")
        self.past_today()

    def sign_in(self, passphrase: str, *, to_today: bool = False) -> None:
        """From the sign-in screen to the tabs, or to Today, which comes first."""
        self.desktop.fill("Passphrase", passphrase)
        self.desktop.press("Open", role="push button")
        if to_today:
            self.wait_today()
        else:
            self.past_today()

    def sign_in_together(self, first: str, second: str) -> None:
        """From the sign-in screen to the tabs of Together, one after the other."""
        self.desktop.fill("Passphrase", first)
        self.desktop.press("Open together", role="push button")
        self.desktop.fill("The other one’s passphrase", second + "\n")
        self.desktop.wait_for("Together:")
        self.past_today()

    def wait_today(self) -> None:
        """Until Today says what there is."""
        self.desktop.wait_for(TODAY)
        wait_until(lambda: self.desktop.find("Open", role="push button"), "what Today offers")

    def past_today(self) -> None:
        """From Today to the first tab."""
        self.wait_today()
        self.desktop.key("Escape")
        self.desktop.wait_gone(TODAY)
        wait_until(
            lambda: self.desktop.find("Exercises", role="list") or self.desktop.find("All pages", role="push button"),
            "the pages of a tab",
        )

    def go_together(self, name: str, passphrase: str) -> None:
        """From a person's seat to Together, where the one with this name sits down too."""
        self.desktop.key("ctrl+t")
        self.desktop.fill(f"{name}’s passphrase", passphrase + "\n")
        self.desktop.wait_for("Together:")
        self.past_today()

    def go_to_seat(self, key: str, passphrase: str, name: str) -> None:
        """From Together to a person's seat; `key` is "alt+1" or "alt+2"."""
        self.desktop.key(key)
        self.desktop.fill("Passphrase", passphrase + "\n")
        self.desktop.wait_for(f"{name}’s seat")
        self.past_today()

    def close(self) -> None:
        """Close the workbook; says no to a recovery code if it is offered. The process ends."""
        assert self.program is not None
        program = self.program
        self.desktop.key("ctrl+q")

        def ended() -> bool:
            if program.poll() is not None:
                return True
            node = self.desktop.find("No, thank you", role="push button")
            if node is not None:
                self.desktop.press("No, thank you")
            return False

        wait_until(ended, "the program to end", 30)

    # Pages

    def go_to_tab(self, tab: str) -> None:
        """Step through the tabs by keys until this one is chosen."""
        for _ in range(9):
            here = wait_until(self._chosen_tab, "a chosen tab")
            if here == tab:
                return
            self.desktop.key("ctrl+Tab")
            wait_until(partial(self._moved_from, here), "the next tab")
        raise AssertionError(f"there is no tab {tab!r}")

    def _moved_from(self, tab: str) -> bool:
        return self._chosen_tab() not in ("", tab)

    def _chosen_tab(self) -> str:
        """By the tabs; where there is no room for them, by the button that opens their menu."""
        nodes = self.desktop.tree()
        tabs = [node.name for node in nodes if node.role == "page tab" and node.selected]
        menus = [node.name for node in nodes if node.role == "push button" and _opens_tabs(node.name)]
        return next(iter(tabs + [name.removesuffix(", tab") for name in menus]), "")

    def begin_thank_you(self) -> None:
        """In Letters, begin the first kind: by its line, or by the menu where there is no room for lines."""
        if self.desktop.find("Write a letter", role="push button") is None:
            self.desktop.press("A thank-you")
            return
        self.desktop.press("Write a letter", role="push button")
        self.desktop.key("Down", "Return")  # a menu is not in what the reader lists

    def tab_to_first_text(self) -> None:
        """Go to the first text of the page by Tab."""
        self.desktop.tab_to("", role="text")

    def open_page(self, tab: str, title: str) -> None:
        """Choose a tab, then an exercise in its list, by keys, and ask for all of it."""
        self.go_to_tab(tab)
        if self.desktop.find("All pages", role="push button") is not None:
            self.desktop.press("All pages")
        self.desktop.tab_to("", role="list item")
        self.desktop.key("Home")
        self.desktop.walk_to(title, "Down")
        self.desktop.key("Return")
        self.desktop.wait_for(title, role="label")
        if self.desktop.find("All, ") is not None:
            self.choose_whole_page()

    def choose_whole_page(self) -> None:
        """From the first field back to the switch of its length, and there to all of it."""
        for _ in range(_MOST_STOPS):
            node = self.desktop.focused()
            if node is not None and node.name.startswith(("Short, ", "All, ")):
                self.desktop.key("Right" if node.name.startswith("Short, ") else "space")
                return
            self.desktop.key("shift+Tab")
        raise AssertionError("Tab never came to the switch of the page's length")

    def write(self, question: str, text: str) -> None:
        """Go to a field by Tab and type at its end."""
        self.desktop.tab_to(question)
        self.desktop.key("ctrl+End")
        self.desktop.type_text(text)

    def write_in_first_text(self, text: str) -> None:
        """Go to the first text of the page by Tab and type at its end."""
        self.tab_to_first_text()
        self.desktop.key("ctrl+End")
        self.desktop.type_text(text)

    def wait_saved(self) -> None:
        """Until the footer says that everything is saved."""
        self.desktop.wait_for("Saved ", role="label")

    # Through the command line

    def trustbook(self, *arguments: str | Path, passphrases: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
        """Run a command of the program, with these passphrases on standard input."""
        keys = ("--passphrase-file", "-") if passphrases else ()
        return subprocess.run(
            [sys.executable, "-m", "trustbook", *(str(part) for part in (*arguments, *keys))],
            env=self.desktop.environment,
            cwd=self.desktop.home,
            input="".join(f"{line}\n" for line in passphrases),
            capture_output=True,
            text=True,
            check=False,
        )


def _opens_tabs(name: str) -> bool:
    """Whether it is the button that opens the menu of the tabs; above the tabs it names none."""
    return name == "Tabs" or name.endswith(", tab")
