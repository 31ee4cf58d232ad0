"""One sitting at an open workbook: everything that screens and the command line can ask for.

Not for several threads: whoever holds a Session calls it from one thread only. All methods are synchronous. Every
method that takes a Viewer raises NotForThisSeat when that viewer is not the one who sits here now.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING

from trustbook.domain.answers import Answers
from trustbook.domain.entries import EntryState, RevisionReason
from trustbook.domain.people import Partner, Viewer
from trustbook.domain.problems import Problem
from trustbook.exercises.content import Content
from trustbook.exercises.model import Exercise, Tab
from trustbook.workbook.erasing import Eraser
from trustbook.workbook.finding import Finding
from trustbook.workbook.freezing import Freezer
from trustbook.workbook.history import History
from trustbook.workbook.keeping import Keeping
from trustbook.workbook.lists import ExerciseLists
from trustbook.workbook.pages import Pages
from trustbook.workbook.people import People
from trustbook.workbook.session_context import SessionContext
from trustbook.workbook.sharing import Sharing
from trustbook.workbook.start_paths import StartPaths
from trustbook.workbook.views import (
    BackupLine,
    Changed,
    CheckReport,
    Draft,
    ExerciseLine,
    Found,
    ImportReport,
    PageView,
    PaperChoice,
    RevisionLine,
    Saved,
    SharePreview,
    Sitting,
    StartPath,
)
from trustbook.workbook.working_copies import WorkingCopies

if TYPE_CHECKING:
    from trustbook.documents.sheets import Binder


class Session:
    """A thin front: each theme lies in a class of its own, with the rules in its docstrings."""

    def __init__(self, context: SessionContext) -> None:
        """Use `WorkbookOpener` to make one."""
        freezer = Freezer(context)
        self.context = context
        self._eraser = Eraser(context)
        self._lists = ExerciseLists(context)
        self._ways = StartPaths(context, self._lists, self._eraser)
        copies = WorkingCopies(context, freezer)
        self._pages = Pages(context, freezer, copies)
        self._sharing = Sharing(context, freezer, copies, self._eraser)
        self._history = History(context, freezer, copies)
        self._finding = Finding(context)
        self._people = People(context, self._sharing, self._eraser, copies)
        self._keeping = Keeping(context)

    # Who is here

    @property
    def viewer(self) -> Viewer:
        """Whom the window serves now."""
        return self.context.viewer

    def use_content(self, content: Content) -> None:
        self.context.use_content(content)

    @property
    def people(self) -> People:
        """Seats, for those who hold an opened key file already (the opener, the example)."""
        return self._people

    def sitting(self) -> Sitting:
        return self._people.sitting()

    def go_together(self) -> Viewer:
        return self._people.go_together()

    def go_to_seat(self, passphrase: str) -> Viewer:
        return self._people.go_to_seat(passphrase)

    def confirm(self, passphrase: str) -> None:
        self._people.confirm(passphrase)

    def take_second_seat(self, name: str, passphrase: str) -> Partner:
        return self._people.take_second_seat(name, passphrase)

    def rename(self, viewer: Viewer, name: str) -> Changed:
        return self._people.rename(viewer, name)

    def change_passphrase(self, viewer: Viewer, current: str, new: str) -> str | None:
        return self._people.change_passphrase(viewer, current, new)

    def new_recovery_code(self, viewer: Viewer, current_passphrase: str) -> str:
        return self._people.new_recovery_code(viewer, current_passphrase)

    def has_recovery_code(self, viewer: Viewer) -> bool:
        return self._people.has_recovery_code(viewer)

    def put_setting(self, viewer: Viewer, key: str, value: str) -> None:
        self._people.put_setting(viewer, key, value)

    # Where to start

    def way(self, viewer: Viewer) -> StartPath:
        return self._ways.way(viewer)

    def say_where(self, viewer: Viewer, chosen: Collection[str]) -> StartPath:
        return self._ways.say(viewer, chosen)

    # Pages

    def tabs(self) -> tuple[Tab, ...]:
        return self._lists.tabs()

    def exercise_lines(self, viewer: Viewer, tab_id: str) -> tuple[ExerciseLine, ...]:
        return self._lists.exercise_lines(viewer, tab_id)

    def open_page(self, viewer: Viewer, exercise_id: str, entry_id: str | None = None) -> PageView:
        return self._pages.open_page(viewer, exercise_id, entry_id)

    def new_page(self, viewer: Viewer, exercise_id: str) -> PageView:
        return self._pages.new_page(viewer, exercise_id)

    def save(self, viewer: Viewer, draft: Draft) -> Saved:
        return self._pages.save(viewer, draft)

    def set_state(self, viewer: Viewer, draft: Draft, state: EntryState) -> Saved:
        return self._pages.set_state(viewer, draft, state)

    def leave(
        self, viewer: Viewer, draft: Draft | None, entry_id: str, reason: RevisionReason = RevisionReason.LEAVING
    ) -> Changed:
        return self._pages.leave(viewer, draft, entry_id, reason)

    # History

    def history(self, viewer: Viewer, entry_id: str) -> tuple[RevisionLine, ...]:
        return self._history.history(viewer, entry_id)

    def version(self, viewer: Viewer, revision_id: str) -> tuple[Exercise, Answers]:
        return self._history.version(viewer, revision_id)

    def restore_version(self, viewer: Viewer, entry_id: str, revision_id: str) -> Changed:
        return self._history.restore_version(viewer, entry_id, revision_id)

    def erase(self, viewer: Viewer, entry_id: str) -> Changed:
        return self._eraser.erase(viewer, entry_id)

    # Sharing

    def shareable_fields(self, viewer: Viewer, entry_id: str) -> tuple[str, ...]:
        return self._sharing.shareable_fields(viewer, entry_id)

    def preview_share(self, viewer: Viewer, entry_id: str, field_ids: Collection[str]) -> SharePreview:
        return self._sharing.preview_share(viewer, entry_id, field_ids)

    def share(self, viewer: Viewer, entry_id: str, field_ids: Collection[str]) -> Changed:
        return self._sharing.share(viewer, entry_id, field_ids)

    def withdraw(self, viewer: Viewer, copy_id: str) -> Changed:
        return self._sharing.withdraw(viewer, copy_id)

    def put_on_our_page(self, viewer: Viewer, entry_id: str) -> Changed:
        return self._sharing.put_on_our_page(viewer, entry_id)

    # Finding

    def find(
        self, viewer: Viewer, words: str, cancelled: Callable[[], bool] = lambda: False, limit: int = 200
    ) -> tuple[Found, ...]:
        return self._finding.find(viewer, words, cancelled, limit)

    # Paper

    def prepare_paper(self, viewer: Viewer, choice: PaperChoice) -> Binder:
        from trustbook.workbook.paper import prepare

        return prepare(self.context, viewer, choice)

    # Data

    def export_data(self, viewer: Viewer, *, private: bool = False) -> bytes:
        from trustbook.workbook.data_out import export_data

        return export_data(self.context, viewer, private=private)

    def import_data(self, viewer: Viewer, path: Path, *, own: bool = False, dry_run: bool = False) -> ImportReport:
        from trustbook.workbook.data_in import import_data

        return import_data(self.context, viewer, path, own=own, dry_run=dry_run)

    # Keeping

    def back_up(self) -> BackupLine:
        return self._keeping.back_up()

    def back_up_if_due(self) -> BackupLine | None:
        return self._keeping.back_up_if_due()

    def backups(self) -> tuple[BackupLine, ...]:
        return self._keeping.backups()

    def copy_to(self, target: Path, draft: Draft | None = None, *, overwrite: bool = False) -> tuple[Problem, ...]:
        return self._keeping.copy_to(target, draft, overwrite=overwrite)

    def check(self) -> CheckReport:
        return self._keeping.check()

    def sign_out(self) -> None:
        self._keeping.sign_out()

    def close(self) -> None:
        self._keeping.close()
