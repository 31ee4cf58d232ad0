"""What was copied or selected in this program, and may not be pasted by whoever sits here next."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtGui import QClipboard, QGuiApplication

_MODES = (
    (QClipboard.Mode.Clipboard, "ownsClipboard"),
    (QClipboard.Mode.Selection, "ownsSelection"),
    (QClipboard.Mode.FindBuffer, "ownsFindBuffer"),
)


class OwnClipboard(Protocol):
    """The clipboards of the system, as far as what lies on them comes from here."""

    def clear(self) -> None:
        """Take away what comes from this program; what another program put there stays."""
        ...


class SystemClipboard:
    """The clipboard, the selection for the middle button (X11, Wayland), and the find buffer (macOS)."""

    def clear(self) -> None:
        clipboard = QGuiApplication.clipboard()
        for mode, owns in _MODES:
            if getattr(clipboard, owns)():
                clipboard.clear(mode)


def let_go_of_selection() -> None:
    """Where selecting is copying, what was selected here is not kept for the middle button."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
