"""Puts a watch in front of Qt's event loop. Nothing of the watched program is changed or imported before its time."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication


def before_exec(install: Callable[[QCoreApplication], object]) -> None:
    """Call `install(application)` when the program starts its event loop; what it returns is kept alive."""
    for kind in (QCoreApplication, QGuiApplication, QApplication):
        setattr(kind, "exec", _watched(kind.exec, install))  # noqa: B010 – a plain assignment is refused by the types


def _watched(original: Callable[[], int], install: Callable[[QCoreApplication], object]) -> Any:
    def run(*_arguments: object) -> int:
        application = QCoreApplication.instance()
        assert application is not None
        watch = install(application)
        status = original()
        del watch
        return status

    return staticmethod(run)


def trustbook(*arguments: str) -> None:
    """Trustbook, from the first line of its own."""
    from trustbook.__main__ import main

    sys.argv = ["trustbook", *arguments]
    main()
