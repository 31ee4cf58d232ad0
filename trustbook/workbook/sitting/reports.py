"""What the use cases give back about a workbook as a whole: backups, checks, what was brought in, the example."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from trustbook.domain.problems import Problem
from trustbook.domain.times import Moment
from trustbook.workbook.sitting.views import Changed


@dataclass(frozen=True, slots=True)
class BackupLine:
    """One kept backup. `verified` is False for books whose owner was signed out when it was made."""

    path: Path
    made: Moment
    verified: bool
    is_exact: bool = True
    """Whether the time is known; else the day alone."""
    problems: tuple[Problem, ...] = ()
    """When it was made just now: what was damaged, missing or left out."""


@dataclass(frozen=True, slots=True)
class BackupPreview:
    """What a backup holds, for the person who is looking: numbers of own and shared pages, no text."""

    path: Path
    made: Moment
    own_pages: int
    shared_pages: int
    is_exact: bool = True
    """Whether the time is known; else the day alone."""
    problems: tuple[Problem, ...] = ()
    """What in it is damaged or missing."""


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check of the open books found. `problems` is empty when all is sound."""

    problems: tuple[Problem, ...]
    pages: int
    """Pages that were read, own and shared."""
    books: int
    """Books that were open and checked."""
    unreadable: tuple[str, ...] = ()
    """Titles of the exercises whose pages a damaged book cannot give back; "" where not even that is left."""

    @property
    def sound(self) -> bool:
        return not self.problems


@dataclass(frozen=True, slots=True)
class ExampleSeat:
    """One of the invented couple. The passphrase is no secret."""

    name: str
    passphrase: str


@dataclass(frozen=True, slots=True)
class ExamplePeople:
    """The example couple's workbook and who can sign in to it."""

    folder: Path
    people: tuple[ExampleSeat, ...]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What a data file brought, or would bring with a dry run."""

    new_pages: int
    new_versions: int
    known_pages: int
    left_out: int
    """Pages of somebody else, or private pages without a signed-in person."""
    changed: Changed = field(default_factory=Changed)
    without_names: int = 0
    """Agreements that somebody had said yes to, and whose names nothing here proves: they are agreed to anew."""
