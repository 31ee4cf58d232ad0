"""The opener of workbooks as the flows use it: made on the worker when first needed, for it imports much."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from trustbook.domain.problems import CannotWriteFile, Problem
from trustbook.workbook.sitting.reports import BackupPreview, ExamplePeople
from trustbook.workbook.sitting.views import Sitting

if TYPE_CHECKING:
    from trustbook.workbook.opener import FirstOfTwo, WorkbookOpener
    from trustbook.workbook.session import Session
    from trustbook.workbook.today.today_views import TodayView


@dataclass(frozen=True, slots=True)
class Opened:
    """An open workbook and who is here."""

    folder: Path
    session: Session = field(repr=False)
    sitting: Sitting
    example: ExamplePeople | None = None
    """Who the two invented people are, where it is the example that was opened."""
    today: TodayView | None = field(default=None, repr=False)
    """What Today has to say, read in the same go: the first page is painted once, and whole. None: to be asked."""


class LazyWorkbookOpener:
    """Everything here runs on the worker."""

    def __init__(self, make: Callable[[], WorkbookOpener]) -> None:
        self._make = make
        self._opener: WorkbookOpener | None = None

    def warm(self) -> None:
        """Import what opening a workbook needs."""
        self.opener()

    def opener(self) -> WorkbookOpener:
        """The opener itself, made at the first call."""
        if self._opener is None:
            self._opener = self._make()
        return self._opener

    def suggest_passphrase(self) -> str:
        return self.opener().suggest_passphrase()

    def create(self, folder: Path, name: str, passphrase: str) -> Opened:
        _make_room(folder)
        return _opened(folder, self.opener().create(folder, name, passphrase))

    def sign_in(self, folder: Path, passphrase: str) -> Opened:
        return _opened(folder, self.opener().sign_in(folder, passphrase))

    def first_of_two(self, folder: Path, passphrase: str) -> FirstOfTwo:
        return self.opener().first_of_two(folder, passphrase)

    def sign_in_together(self, first: FirstOfTwo, passphrase: str) -> Opened:
        return _opened(first.folder, self.opener().sign_in_together(first, passphrase))

    def sign_in_with_recovery(self, folder: Path, code: str) -> Opened:
        return _opened(folder, self.opener().sign_in_with_recovery(folder, code))

    def renew(self, opened: Opened, code: str, passphrase: str) -> str | None:
        """A new passphrase after a recovery code was used; gives the new recovery code."""
        return opened.session.people.change_passphrase(opened.sitting.viewer, code, passphrase)

    def put_away(self, opened: Opened) -> None:
        """Close a workbook that nobody waits for any more."""
        opened.session.keeping.close()

    def restore_preview(self, source: Path, passphrase: str) -> BackupPreview:
        return self.opener().restore_preview(source, passphrase)

    def restore(self, source: Path, target: Path) -> tuple[Problem, ...]:
        _make_room(target)
        return self.opener().restore(source, target)

    def open_example(self, places: Sequence[Path]) -> Opened:
        """The example at the seat of its first person: the one that lies at one of these places, or a new one."""
        _make_room(places[0])
        session, people = self.opener().open_example(places)
        return replace(_opened(people.folder, session), example=people)


def _make_room(target: Path) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWriteFile(target) from error


def _opened(folder: Path, session: Session) -> Opened:
    try:
        sitting = session.people.sitting()
        return Opened(folder, session, sitting, today=_today(session, sitting))
    except BaseException:
        session.keeping.close()
        raise


def _today(session: Session, sitting: Sitting) -> TodayView | None:
    """None where it cannot be said: the page asks again, and tells why."""
    try:
        return session.today.view(sitting.viewer)
    except Problem:
        return None
