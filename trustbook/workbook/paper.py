"""From pages to paper: which sheets a viewer may print, and writing the file.

What is prepared here is a snapshot: it can be rendered on another thread while the books change or close.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from trustbook.documents.sheets import Binder, Chapter, Sheet, blank_sheet
from trustbook.domain.entries import Entry, EntryRole
from trustbook.domain.people import Viewer
from trustbook.domain.problems import BrokenDefinition, NotForThisSeat, NothingToPrint, UnknownName
from trustbook.exercises.library import Library
from trustbook.exercises.model import Exercise
from trustbook.language import _, current_language, long_date
from trustbook.workbook import occasions, parts
from trustbook.workbook.desk import Desk, Seat
from trustbook.workbook.pages import entry_of
from trustbook.workbook.views import PaperChoice

if TYPE_CHECKING:
    from trustbook.storage.book import Book


def blank_binder(
    library: Library,
    tabs: Sequence[str] = (),
    chapters: Sequence[str] = (),
    exercises: Sequence[str] = (),
) -> Binder:
    """Worksheets with room to write: what is named, or all. Needs no workbook.

    Broken definitions are left out. Raises UnknownName, NothingToPrint; BrokenDefinition for a named exercise.
    """
    chosen = _chosen_exercises(library, tabs, chapters, exercises)
    found = [(exercise, [blank_sheet(exercise)]) for exercise in _printable(library, chosen, exercises)]
    single = len(exercises) == 1 and len(found) == 1 and not tabs and not chapters
    title = found[0][0].title if single else _("Worksheets")
    return _bound(library, found, title, _("To fill in by hand"), "blank", title_page=not single)


def prepare(desk: Desk, viewer: Viewer, choice: PaperChoice) -> Binder:
    """The sheets of a choice, as this viewer may print them.

    Raises NotForThisSeat (also for private pages at Together), UnknownName, NothingToPrint.
    """
    seat = desk.seat(viewer)
    if choice.private and viewer.is_together:
        raise NotForThisSeat
    if choice.style == "blank":
        return blank_binder(desk.library, choice.tabs, choice.chapters, _blank_exercises(seat, choice))
    sheets = _Sheets(desk, seat, choice)
    if choice.scope == "page":
        return sheets.one_page()
    return sheets.many()


def make_pdf(
    binder: Binder,
    paper: Literal["a4", "letter"] = "a4",
    password: str | None = None,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> bytes:
    """The PDF of a binder. `progress` is told (done, all). Raises Cancelled. Pure: may run on any thread."""
    from trustbook.documents.compose import compose
    from trustbook.documents.pdf import render

    return render(compose(binder), paper=paper, password=password, progress=progress, cancelled=cancelled)


def missing_characters(binder: Binder) -> tuple[str, ...]:
    """Characters that no font has; on paper a mark stands in their place."""
    from trustbook.documents.compose import compose
    from trustbook.documents.pdf import missing_characters as missing

    return missing(compose(binder))


def save_pdf(path: Path, content: bytes, *, overwrite: bool = False) -> None:
    """Write the file whole or not at all.

    Raises TargetExists (unless `overwrite`), InsideWorkbook, DiskFull, CannotWriteFile.
    """
    from trustbook.storage.files import write_beside
    from trustbook.storage.layout import refuse_inside_workbook

    refuse_inside_workbook(path)
    write_beside(path, content, overwrite=overwrite)


@dataclass(frozen=True, slots=True)
class _Sheets:
    """Makes filled sheets out of entries."""

    desk: Desk
    seat: Seat
    choice: PaperChoice

    def one_page(self) -> Binder:
        """The page that is open: an own page, our page or a shared copy."""
        if self.choice.entry_id is None:
            raise NothingToPrint
        book, entry = entry_of(self.seat, self.choice.entry_id)
        sheets = [self.sheet(book, entry)] if self.allowed(entry) else []
        if entry.role is EntryRole.OWN and not self.seat.solo:
            sheets += [self.sheet(self.seat.shelf, page) for page in self._beside(book, entry) if self.allowed(page)]
        sheets = [sheet for sheet in sheets if sheet.part_ids]
        if not sheets:
            raise NothingToPrint
        title = self.desk.definitions.title(book, entry)
        chapter = Chapter(title, tuple(sheets))
        return Binder(title, "", (chapter,), current_language(), title_page=False, style="filled")

    def _beside(self, book: Book, entry: Entry) -> tuple[Entry, ...]:
        """What both see of the same occasion."""
        own = book.entries(entry.exercise_id, EntryRole.OWN)
        dated = self.desk.definitions.of(book, entry).repeat == "dated"
        return occasions.of_occasion(own, self.seat.shelf.entries(entry.exercise_id), entry, dated=dated)

    def many(self) -> Binder:
        """Everything that was chosen, in the order of the tabs, each exercise by date."""
        library, choice = self.desk.library, self.choice
        names = _chosen_exercises(library, choice.tabs, choice.chapters, choice.exercises)
        kept = self._by_exercise()
        everything = not (choice.tabs or choice.chapters or choice.exercises)
        gone = sorted(kept.keys() - set(names)) if everything else []
        found: list[tuple[Exercise, list[Sheet]]] = []
        for name in (*names, *gone):
            sheets = [self.sheet(book, entry) for book, entry in kept.get(name, [])]
            sheets = [sheet for sheet in sheets if sheet.part_ids]
            if sheets and (sheets[0].exercise.print != "one-by-one" or name in choice.exercises):
                found.append((sheets[-1].exercise, sheets))
        names_of_us = _(" and ").join(partner.name for partner in self.desk.partners())
        return _bound(
            library, found, _("Our workbook") if not self.seat.solo else _("My workbook"), names_of_us, "filled"
        )

    def allowed(self, entry: Entry) -> bool:
        """Whether the choice takes this entry: by date, and own pages only when asked for."""
        since, until = self.choice.since, self.choice.until
        if (since is not None and entry.on < since) or (until is not None and entry.on > until):
            return False
        return entry.role is not EntryRole.OWN or self.choice.private

    def sheet(self, book: Book, entry: Entry) -> Sheet:
        """One entry on paper: only the parts that say something, only the fields that were shared."""
        exercise = self.desk.definitions.of(book, entry)
        if entry.role is EntryRole.COPY:
            exercise = parts.only(exercise, entry.answers.keys())
        kept = parts.answered(entry.answers, [field.id for _part, field in exercise.fields()])
        shown = frozenset(part.id for part in exercise.parts if any(field.id in kept for field in part.fields))
        name = self.desk.partner(entry.author).name if entry.author else ""
        note = ""
        if entry.role is EntryRole.COPY:
            note = _("Shared by {name} on {day}").format(name=name, day=long_date(entry.on))
        return Sheet(exercise, shown, entry.answers, entry.on, name, note, private=entry.role is EntryRole.OWN)

    def _by_exercise(self) -> dict[str, list[tuple[Book, Entry]]]:
        kept: dict[str, list[tuple[Book, Entry]]] = {}
        books = self.seat.books if self.choice.private else (self.seat.shelf,)
        for book in books:
            for entry in book.entries():
                if self.allowed(entry):
                    kept.setdefault(entry.exercise_id, []).append((book, entry))
        for pairs in kept.values():
            pairs.sort(key=_by_day)
        return kept


def _by_day(pair: tuple[Book, Entry]) -> tuple[date, int]:
    return pair[1].on, pair[1].sequence


def _chosen_exercises(
    library: Library, tabs: Sequence[str], chapters: Sequence[str], exercises: Sequence[str]
) -> tuple[str, ...]:
    """Ids in the order of the tabs. What is named adds up; nothing named means all. Raises UnknownName."""
    everything = library.exercise_ids()
    if not (tabs or chapters or exercises):
        return everything
    wanted: set[str] = set()
    for tab in tabs:
        wanted.update(library.exercise_ids(tab=tab))
    for chapter in chapters:
        wanted.update(library.exercise_ids(chapter=chapter))
    for name in exercises:
        if name not in everything:
            raise UnknownName("exercise", name)
        wanted.add(name)
    return tuple(name for name in everything if name in wanted)


def _printable(library: Library, names: Iterable[str], named: Sequence[str]) -> list[Exercise]:
    found: list[Exercise] = []
    for name in names:
        try:
            exercise = library.exercise(name)
        except BrokenDefinition:
            if name in named:
                raise
            continue
        if exercise.print != "one-by-one" or name in named:
            found.append(exercise)
    return found


def _blank_exercises(seat: Seat, choice: PaperChoice) -> tuple[str, ...]:
    if choice.scope == "page" and choice.entry_id is not None and not choice.exercises:
        return (entry_of(seat, choice.entry_id)[1].exercise_id,)
    return choice.exercises


def _bound(
    library: Library,
    found: Sequence[tuple[Exercise, Sequence[Sheet]]],
    title: str,
    subtitle: str,
    style: Literal["filled", "blank"],
    *,
    title_page: bool = True,
) -> Binder:
    if not found:
        raise NothingToPrint
    chapters: dict[str, list[Sheet]] = {}
    for exercise, sheets in found:
        chapters.setdefault(exercise.chapter, []).extend(sheets)
    bound = tuple(Chapter(library.chapter_title(name), tuple(sheets)) for name, sheets in chapters.items())
    return Binder(title, subtitle, bound, current_language(), title_page=title_page, style=style)
