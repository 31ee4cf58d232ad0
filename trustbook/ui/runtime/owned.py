"""Callbacks that belong to a widget or another Qt object, which may be gone when they are called."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import shiboken6
from PySide6.QtCore import QObject


def while_alive(owner: QObject, callback: Callable[..., object]) -> Callable[..., None]:
    """`callback`, but only as long as `owner` is there."""

    def called(*about: Any) -> None:
        if shiboken6.isValid(owner):
            callback(*about)

    return called
