"""What may be known about a mistake of the program: types and places in the code, never a message, never a value.

Messages of exceptions and log records can hold what somebody wrote, so none is ever kept. Nothing goes to disk.
"""

from __future__ import annotations

import logging
import sys
import threading
from collections import deque
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final

from trustbook import __version__

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

_KEPT: Final = 200
_PACKAGE: Final = Path(__file__).resolve().parent

BugTold = Callable[[str], None]
"""Is given one line: the exception's type and where it was raised."""


def places(traceback: TracebackType | None) -> str:
    """Where a traceback went: "workbook/today/news.py:40 < ui/pages/page.py:12", innermost first. No values."""
    found: list[str] = []
    while traceback is not None:
        found.append(f"{_short(traceback.tb_frame.f_code.co_filename)}:{traceback.tb_lineno}")
        traceback = traceback.tb_next
    return " < ".join(reversed(found))


def described(error: BaseException) -> str:
    """Type and places of an error and of its causes, in one line, without any message."""
    parts: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        parts.append(f"{type(current).__name__} at {places(current.__traceback__) or 'unknown place'}")
        current = current.__cause__ or current.__context__
    return "; after ".join(parts)


class PlacesOnly(logging.Formatter):
    """Formats a record as time, level, logger and place. The message and its arguments are left out."""

    def format(self, record: logging.LogRecord) -> str:
        line = f"{self.formatTime(record)} {record.levelname} {record.name} {_short(record.pathname)}:{record.lineno}"
        error = record.exc_info[1] if record.exc_info else None
        return f"{line} {described(error)}" if error is not None else line


class _Ring(logging.Handler):
    """Keeps the last lines in memory."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: deque[str] = deque(maxlen=_KEPT)
        self.setFormatter(PlacesOnly())

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


_ring = _Ring()
_tell: BugTold | None = None


def install(tell: BugTold | None = None) -> None:
    """Send all logs to memory and catch what nothing else caught, on every thread. May be called again.

    `tell` hears of each mistake of the program (on the thread where it happened); without it, one line goes to
    standard error.
    """
    global _tell
    _tell = tell
    root = logging.getLogger()
    if _ring not in root.handlers:
        root.addHandler(_ring)
    root.setLevel(logging.WARNING)
    logging.raiseExceptions = False  # a broken log call would print its arguments
    sys.excepthook = _on_exception
    threading.excepthook = _on_thread_exception
    sys.unraisablehook = _on_unraisable


def note_mistake(error: BaseException) -> None:
    """Take note of a mistake of the program that was caught somewhere, and tell of it."""
    _ring.lines.append(described(error))
    if _tell is not None:
        _tell(described(error))
    elif sys.stderr is not None:
        sys.stderr.write(f"trustbook: a mistake in the program: {described(error)}\n")


def report() -> str:
    """Everything that may be sent to the makers: versions, and the last lines. Holds nothing anybody wrote."""
    import platform  # 2 ms, which the first picture need not wait for

    head = f"Trustbook {__version__}, Python {platform.python_version()}, {sys.platform} {platform.machine()}"
    return "\n".join([head, *_ring.lines])


def _short(filename: str) -> str:
    path = Path(filename)
    try:
        return path.resolve().relative_to(_PACKAGE).as_posix()
    except (ValueError, OSError):
        return path.name  # outside the program a folder may name a person


def _on_exception(kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    note_mistake(error.with_traceback(traceback))


def _on_thread_exception(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None and not issubclass(args.exc_type, SystemExit):
        note_mistake(args.exc_value.with_traceback(args.exc_traceback))


def _on_unraisable(args: UnraisableHookArgs) -> None:
    if args.exc_value is not None:
        note_mistake(args.exc_value.with_traceback(args.exc_traceback))
