"""A place outside the workbook to unpack a copy in, still encrypted, for as long as it is looked at."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from trustbook.storage.files.durable import hold

_PREFIX: Final = "trustbook-"


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """A new folder that only its owner may enter; gone afterwards. Raises OSError.

    Killed meanwhile, it stays where the system keeps temporary files; the next one removes it.
    """
    _clear_abandoned()
    with tempfile.TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True) as place, _held(Path(place)):
        yield Path(place)


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    """Show that it is in use. Windows has no locks on folders: there nothing is taken for abandoned."""
    if sys.platform == "win32":
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        hold(descriptor)
        yield
    finally:
        os.close(descriptor)


def _clear_abandoned() -> None:
    if sys.platform == "win32":
        return
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}????????"):
        with suppress(OSError):
            # an empty one may be so new that nobody holds it yet: its owner must find it free
            if folder.lstat().st_uid != os.getuid() or not any(folder.iterdir()):
                continue
            with _held(folder):
                shutil.rmtree(folder)
