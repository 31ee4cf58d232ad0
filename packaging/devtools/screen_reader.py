"""The screen reader Orca on a private desktop, without sound: what it would say, from its own log."""

from __future__ import annotations

import re
import shutil

from devtools.desktop import Desktop
from devtools.desktop_session import wait_until

PROGRAMS = ("orca", "speech-dispatcher", "script")
_SPOKEN = re.compile(r"SPEECH OUTPUT: '(.*?)' ?\{'established'", re.DOTALL)
_PUT_IN = re.compile(r"text-changed:insert[^\n]*?\(\d+, ?\d+, ?([^\n]*?)\)")
_NO_SOUND = """LogLevel 1
LogDir "default"
AddModule "dummy" "sd_dummy" ""
DefaultModule dummy
AudioOutputMethod "libao"
"""
"""With libao nothing has to sound: it goes without a sound card, all other ways refuse to start."""


def is_installed() -> bool:
    """Whether Orca and what it speaks through are on this machine."""
    return all(shutil.which(name) for name in PROGRAMS)


class ScreenReader:
    """Starts with the desktop's session and ends with it."""

    def __init__(self, desktop: Desktop) -> None:
        self._log = desktop.folder / "spoken.log"
        self._heard = 0
        settings = desktop.home / ".config" / "speech-dispatcher"
        settings.mkdir(parents=True)
        (settings / "speechd.conf").write_text(_NO_SOUND, encoding="utf-8")
        desktop.start("speech-dispatcher", "--run-single", name="speech")
        socket = desktop.folder / "run" / "speech-dispatcher" / "speechd.sock"
        wait_until(socket.exists, "what Orca speaks through")
        # into a file Orca writes its log in large pieces, onto a terminal line by line
        orca = "orca --replace --disable braille --debug-file=/dev/tty"
        desktop.start("script", "--quiet", "--flush", "--command", orca, self._log, name="orca")
        self.hear("Screen reader on", seconds=30)

    def spoken(self) -> list[str]:
        """Everything that was said so far."""
        written = self._log.read_text(encoding="utf-8", errors="replace") if self._log.exists() else ""
        return [" ".join(words.split()) for words in _SPOKEN.findall(written)]

    def put_in(self) -> list[str]:
        """Every piece of text that the program told of as put into a line so far, for whoever listens."""
        written = self._log.read_text(encoding="utf-8", errors="replace") if self._log.exists() else ""
        return _PUT_IN.findall(written)

    def hear(self, words: str, *, seconds: float = 15.0) -> str:
        """Wait until something that holds `words` is said, after what was heard before. What was said goes back."""

        def look() -> str | None:
            spoken = self.spoken()
            for place in range(self._heard, len(spoken)):
                if words in spoken[place]:
                    self._heard = place + 1
                    return spoken[place]
            return None

        try:
            return wait_until(look, f"{words!r} to be said", seconds)
        except AssertionError as failure:
            lately = "\n  ".join(self.spoken()[self._heard :])
            raise AssertionError(f"{failure}. Said since then:\n  {lately}") from None
