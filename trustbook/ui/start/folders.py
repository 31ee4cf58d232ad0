"""The one default folder of workbooks. No list of recent ones is kept anywhere."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from trustbook.language import _

ENDING = ".trustbook"


@cache
def default_folder() -> Path:
    """Where workbooks lie unless somebody chooses another place. It may not exist yet."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents) / "Trustbook"


def workbooks_in(folder: Path) -> tuple[Path, ...]:
    """The workbook folders in `folder`, by name, the example after people's own. One that cannot be read holds none."""
    examples = places_of_example(folder)
    try:
        found = [path for path in folder.glob(f"*{ENDING}") if path.is_dir()]
    except OSError:
        return ()
    return tuple(sorted(found, key=lambda path: (path in examples, workbook_title(path))))


def looks_like_workbook(folder: Path) -> bool:
    """Whether somebody chose a workbook's own folder: it has the ending, or the keys and the shared book inside."""
    return folder.suffix == ENDING or ((folder / "keys").is_dir() and (folder / "shared.book").exists())


def is_of_one(folder: Path) -> bool:
    """Whether only one person can sign in, as far as can be told without a key: there is one key file."""
    try:
        return sum(1 for path in (folder / "keys").glob("*.json") if path.is_file()) == 1
    except OSError:
        return False


def workbook_title(folder: Path) -> str:
    """The name of a workbook: its folder's name without the ending."""
    return folder.name.removesuffix(ENDING) or folder.name


def free_place(parent: Path, name: str) -> Path:
    """A place for a workbook where nothing lies yet: "Workbook.trustbook", "Workbook 2.trustbook", …"""
    number = 1
    while True:
        target = parent / (f"{name}{ENDING}" if number == 1 else f"{name} {number}{ENDING}")
        if not target.exists():
            return target
        number += 1


_EXAMPLES = 9
"""As many examples may lie beside each other: those that somebody changed so that they do not open any more."""


def places_of_example(parent: Path) -> tuple[Path, ...]:
    """Where the example may lie in a folder, the usual place first."""
    name = _("Example")
    return tuple(
        parent / (f"{name}{ENDING}" if number == 1 else f"{name} {number}{ENDING}")
        for number in range(1, _EXAMPLES + 1)
    )


def shown_path(path: Path) -> str:
    """A folder as people read it: below their own folder by the names alone, each in the one before."""
    home = Path.home()
    return " › ".join(path.relative_to(home).parts) if path.is_relative_to(home) and path != home else str(path)
