"""Cutting a use case off in the middle: a call of the storage that ends the process, or fails."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest


class PowerCut(BaseException):
    """The process ends here."""


def cut_at(patch: pytest.MonkeyPatch, target: Any, name: str, number: int, after: bool, fault: BaseException) -> None:
    """Let the call of this number of a method raise `fault`: before it does anything, or after it has."""
    real: Callable[..., object] = getattr(target, name)
    count = 0

    def call(*args: Any, **more: Any) -> object:
        nonlocal count
        count += 1
        if count != number:
            return real(*args, **more)
        if after:
            real(*args, **more)
        raise fault

    patch.setattr(target, name, call)
