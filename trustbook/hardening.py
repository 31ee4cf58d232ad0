"""Keeps the process's memory out of core files and out of other programs' reach, where the system allows it.

Swap and hibernation cannot be helped from here, and malware with the person's own rights neither.
"""

from __future__ import annotations

import sys
from typing import Final

_PR_SET_DUMPABLE: Final = 4


def harden() -> bool:
    """No core files, and (Linux) no debugger of the same user. True if all of it took hold. Harmless elsewhere."""
    return _no_core_files() & _not_dumpable()


def _no_core_files() -> bool:
    try:
        import resource
    except ImportError:  # Windows
        return False
    try:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (OSError, ValueError):
        return False
    return True


def _not_dumpable() -> bool:
    if not sys.platform.startswith("linux"):
        return False
    import ctypes

    try:
        result: int = ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    except (OSError, AttributeError):
        return False
    return result == 0
