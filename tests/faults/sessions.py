"""What people do, as programs that another process can kill; and what must hold afterwards.

python -m tests.faults.sessions save …/Ours.trustbook
"""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

from tests.workbook.world import ANA, BEN, LETTER, PULSE, WALK, World, make_library
from trustbook.domain.entries import EntryState, RevisionReason
from trustbook.domain.problems import WrongPassphrase, WrongRecoveryCode
from trustbook.exercises.library import Library
from trustbook.storage import migrations
from trustbook.storage.backups.backups import list_backups, read_copy
from trustbook.storage.books import book as book_module
from trustbook.storage.books.book import Book
from trustbook.storage.books.recovery import open_with_care
from trustbook.storage.folder.layout import private_book_path
from trustbook.storage.inspection import inspect_folder
from trustbook.storage.keys import kdf
from trustbook.storage.keys.keys import unlock, unlock_with_recovery
from trustbook.storage.migrations import step_001
from trustbook.storage.sqlite import connection
from trustbook.workbook.paper import paper_files
from trustbook.workbook.paper.paper_choice import PaperChoice

if TYPE_CHECKING:
    from alembic.operations import Operations

NEW = "ana changed her mind"
SOLO = "Solo.trustbook"
ERASED = "MARKER that goes"
FILLER = "and more words " * 300
kdf.new_slots = kdf.Cost(memory_kib=64, passes=1, lanes=1)


def prepare(folder: Path) -> None:
    """A couple's workbook with some pages and a backup, and beside it one of Ana alone, closed."""
    world = World(folder, make_library(folder.parent / "resources", WALK, PULSE, LETTER))
    world.join()
    walk = world.write("walk", wish="a first wish", worry="a worry", diary="dear diary")
    letter = world.write("letter", text=ERASED + FILLER)
    world.session.pages.leave(world.viewer, None, letter.entry_id, RevisionReason.LEAVING)
    world.session.keeping.back_up()
    world.close()
    solo = World(folder.parent / SOLO, world.library)
    solo.create_another()
    own = solo.write("walk", wish="a first wish", diary="dear diary")
    solo.session.keeping.back_up()
    solo.close()
    ids = {"walk": walk.entry_id, "letter": letter.entry_id, "solo": own.entry_id}
    (folder.parent / "ids.json").write_text(json.dumps(ids), encoding="utf-8")


def world_of(folder: Path) -> World:
    """The prepared workbook, closed."""
    return World(folder, Library(folder.parent / "resources"))


def ids_of(folder: Path) -> dict[str, str]:
    """Entry ids of the prepared pages."""
    found: dict[str, str] = json.loads((folder.parent / "ids.json").read_text(encoding="utf-8"))
    return found


def acknowledge(folder: Path, number: int) -> None:
    """Say to the recorder and to the other process that what was done so far is safe."""
    with contextlib.suppress(FileNotFoundError):
        os.rmdir(folder / f"ack-{number}")  # noqa: PTH106 - the call that the recorder understands
    print(number, flush=True)


def save(folder: Path, last: int = 8) -> None:
    """Write on one page again and again, and on a new one each third time."""
    world = world_of(folder)
    world.sit(ANA)
    walk = ids_of(folder)["walk"]
    for number in itertools.count() if last < 0 else range(last):
        page = world.write("walk", walk, wish=f"saved {number}", worry="x" * (number % 5) * 3000)
        if number % 3 == 0:
            world.session.pages.leave(world.viewer, None, page.entry_id, RevisionReason.LEAVING)
            entry_id = world.session.pages.new_page(world.viewer, "pulse").entry_id
            world.write("pulse", entry_id, word=f"pulse {number}")
        acknowledge(folder, number)
    world.session.keeping.sign_out()


def save_for_ever(folder: Path) -> None:
    """Until somebody kills it."""
    save(folder, -1)


def share(folder: Path) -> None:
    """Place a copy on the shelf of both."""
    world = world_of(folder)
    world.sit(ANA)
    world.session.sharing.share(world.viewer, ids_of(folder)["walk"], ["wish"])
    acknowledge(folder, 0)
    world.close()


def rekey(folder: Path) -> None:
    """Change the passphrase."""
    world = world_of(folder)
    world.sit(ANA)
    world.session.people.change_passphrase(world.viewer, ANA, NEW)
    acknowledge(folder, 0)
    world.close()


def new_code(folder: Path) -> None:
    """Make a recovery code, and another one."""
    world = world_of(folder)
    world.sit(ANA)
    for number in range(2):
        code = world.session.people.new_recovery_code(world.viewer, ANA)
        (folder.parent / f"code-{number}").write_text(code, encoding="utf-8")
        acknowledge(folder, number)
    world.close()


def join(folder: Path) -> None:
    """Let Ben take the second seat of the workbook of one, and back up."""
    world = world_of(folder)
    world.sit(ANA)
    world.session.people.take_second_seat("Ben", BEN)
    acknowledge(folder, 0)
    world.session.keeping.back_up()
    acknowledge(folder, 1)
    world.close()


def copy(folder: Path) -> None:
    """Write the whole workbook as one file beside it."""
    world = world_of(folder)
    world.sit(ANA)
    world.session.keeping.copy_to(folder.parent / "copy.backup")
    acknowledge(folder, 0)
    world.close()


def backup(folder: Path) -> None:
    """Make a backup."""
    world = world_of(folder)
    world.sit(ANA)
    world.session.keeping.back_up()
    acknowledge(folder, 0)
    world.close()


def erase(folder: Path) -> None:
    """Erase a page with all its versions."""
    world = world_of(folder)
    world.sit(ANA)
    world.session.erasing.erase(world.viewer, ids_of(folder)["letter"])
    acknowledge(folder, 0)
    world.close()


def migrate(folder: Path) -> None:
    """Sign in with a program that is one version further."""
    with next_version():
        world = world_of(folder)
        world.sit(ANA)
        acknowledge(folder, 0)
        world.close()


@contextlib.contextmanager
def next_version() -> Iterator[None]:
    """As if the program were one version further: its step rebuilds a table and adds a column."""

    def step(operations: Operations) -> None:
        from sqlalchemy import Column, String

        with operations.batch_alter_table("entries", recreate="always") as batch:
            batch.add_column(Column("more", String))

    steps = (step_001.create_the_first_tables, step)
    with contextlib.ExitStack() as stack:
        for module in (connection, migrations):
            stack.enter_context(mock.patch.object(module, "FORMAT_VERSION", 2))
        stack.enter_context(mock.patch.object(migrations, "all_steps", lambda: steps))
        stack.enter_context(mock.patch.object(book_module, "refuse_hostile_schema", lambda *_: None))
        yield


def write_files(folder: Path) -> None:
    """Write the words of the workbook beside `folder` into it, in clear: into new files, and over those there."""
    world = world_of(folder.parent / "Ours.trustbook")
    world.sit(ANA)
    data = world.session.data.export_data(world.viewer, private=True)
    binder = world.session.paper.prepare(world.viewer, PaperChoice("workbook", private=True))
    pdf = paper_files.make_pdf(binder, "a4", None)
    world.close()
    assert ERASED.encode() in data
    for number, content in enumerate((data, pdf, data)):
        target = folder / ("new.json", "new.pdf", "old.json")[number]
        paper_files.save_pdf(target, content, overwrite=target.exists())
        acknowledge(folder, number)


PROGRAMS: dict[str, Callable[[Path], None]] = {
    program.__name__: program
    for program in (save, save_for_ever, share, rekey, new_code, join, copy, backup, erase, migrate, write_files)
}


def look_for_text(folder: Path) -> None:
    """No file that a killed program left, finished or not, holds a word that somebody wrote. Raises AssertionError."""
    words = [text.encode() for text in (ERASED, FILLER[:40], "a first wish", "dear diary", "saved 1", "pulse 3")]
    for path in folder.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        assert not [word for word in words if word in content], path


def verify(program: str, folder: Path, acknowledged: int) -> None:
    """Sign in and look. `acknowledged` is the highest number that was, -1 for none. Raises AssertionError."""
    if program == "join":
        _verify_joining(folder, acknowledged)
        return
    with next_version() if program == "migrate" else contextlib.nullcontext():
        _verify(program, folder, acknowledged)
    if program == "new_code" and acknowledged >= 0:
        _verify_codes(folder, acknowledged)
    copied = folder.parent / "copy.backup"
    assert copied.exists() or program != "copy" or acknowledged < 0
    if copied.exists():
        _restores(copied, ANA, BEN)


def _verify_codes(folder: Path, acknowledged: int) -> None:
    """The last code that was shown opens, or the one that was just being made has taken its place."""
    code = (folder.parent / f"code-{acknowledged}").read_text(encoding="utf-8")
    try:
        unlock_with_recovery(folder, code)
    except WrongRecoveryCode:
        assert acknowledged == 0, "the last one was acknowledged"
    else:
        for older in range(acknowledged):
            with contextlib.suppress(WrongRecoveryCode):
                unlock_with_recovery(folder, (folder.parent / f"code-{older}").read_text(encoding="utf-8"))
                raise AssertionError("an older code opens it")


def _verify_joining(folder: Path, acknowledged: int) -> None:
    world = world_of(folder)
    world.sit(ANA)
    assert not world.session.keeping.check().problems
    assert world.session.pages.open_page(world.viewer, "walk", ids_of(folder)["solo"]).answers["diary"] == "dear diary"
    joined = _opens(folder, BEN)
    assert joined or acknowledged < 0
    if not joined:
        world.session.people.take_second_seat("Ben", BEN)
    for passphrase in (BEN, ANA):
        world.sit(passphrase)
        assert not world.session.keeping.check().problems
        assert [partner.name for partner in world.session.people.sitting().partners] == ["Ana", "Ben"]
    world.close()
    assert not inspect_folder(folder).problems
    assert not [path for path in folder.rglob("*") if path.name.startswith(".")]
    infos = list_backups(folder)
    assert len(infos) >= (2 if acknowledged >= 1 else 1)
    for info in infos:
        _restores(info.path, ANA, *((BEN,) if _opens(info.path, BEN) else ()))


def _opens(folder: Path, passphrase: str) -> bool:
    try:
        unlock(folder, passphrase)
    except WrongPassphrase:
        return False
    return True


def _restores(source: Path, *passphrases: str) -> None:
    """Whole, for each of these people."""
    with tempfile.TemporaryDirectory() as place:
        restored = Path(place) / "Back.trustbook"
        assert read_copy(source, restored) == ()
        for passphrase in passphrases:
            _texts(restored, passphrase)


def _verify(program: str, folder: Path, acknowledged: int) -> None:
    passphrase = _passphrase(program, folder, acknowledged)
    world = world_of(folder)
    world.sit(passphrase)
    try:
        report = world.session.keeping.check()
        assert not report.problems, report
        _look(program, world, acknowledged)
    finally:
        world.close()
    _look_at_backups(program, folder, passphrase, acknowledged)
    world.sit(BEN)
    states = {line.exercise_id: line.state for line in world.session.lists.exercise_lines(world.viewer, "first")}
    assert EntryState.STARTED not in states.values(), "nothing of hers shows at his seat"
    world.close()
    assert not (folder / "set-aside").exists()
    assert not [*folder.rglob("*.unfinished*")], "what is half written may hold what was erased"


def _passphrase(program: str, folder: Path, acknowledged: int) -> str:
    if program != "rekey":
        return ANA
    working = []
    for passphrase in (ANA, NEW):
        with contextlib.suppress(WrongPassphrase):
            unlock(folder, passphrase)
            working.append(passphrase)
    assert len(working) == 1 and (acknowledged < 0 or working == [NEW]), working
    return working[0]


def _look(program: str, world: World, acknowledged: int) -> None:
    session, viewer, ids = world.session, world.viewer, ids_of(world.folder)
    page = session.pages.open_page(viewer, "walk", ids["walk"])
    if not program.startswith("save"):
        assert page.answers["wish"] == "a first wish" and page.answers["diary"] == "dear diary"
        assert len(page.copies) in ((1,) if program == "share" and acknowledged >= 0 else (0, 1))
        assert all(copy.answers == {"wish": "a first wish"} for copy in page.copies)
    else:
        _look_at_saves(world, str(page.answers["wish"]), acknowledged)
    letter = session.history.versions(viewer, ids["letter"]) if _has_letter(world) else ()
    assert bool(letter) == _has_letter(world)
    if program != "erase":
        assert letter
    elif acknowledged >= 0:
        assert not letter


def _look_at_saves(world: World, wish: str, acknowledged: int) -> None:
    if acknowledged < 0:
        assert wish == "a first wish" or wish.startswith("saved 0")
        return
    assert int(wish.removeprefix("saved ")) in (acknowledged, acknowledged + 1)
    first = world.session.pages.open_page(world.viewer, "pulse")
    pulses = {
        world.session.pages.open_page(world.viewer, "pulse", line.entry_id).answers.get("word")
        for line in first.earlier
    } | {first.answers.get("word")}
    assert {f"pulse {number}" for number in range(0, acknowledged + 1, 3)} <= pulses
    kept = {
        world.session.history.version(world.viewer, line.revision_id)[1]["wish"]
        for line in world.session.history.versions(world.viewer, ids_of(world.folder)["walk"])
    }
    assert {f"saved {number}" for number in range(0, acknowledged + 1, 3)} <= kept


def _has_letter(world: World) -> bool:
    return world.session.pages.open_page(world.viewer, "letter").exists


def _look_at_backups(program: str, folder: Path, passphrase: str, acknowledged: int) -> None:
    infos = list_backups(folder)
    assert len(infos) >= (2 if program == "backup" and acknowledged >= 0 else 1)
    live = _texts(folder, passphrase)
    for info in infos:
        with tempfile.TemporaryDirectory() as place:
            restored = Path(place) / "Back.trustbook"
            assert read_copy(info.path, restored) == ()
            kept = _texts(restored, passphrase)
            _texts(restored, BEN)
        if program == "erase" and not any(ERASED in text for text in live):
            assert not any(ERASED in text for text in kept), "erased means erased"
        else:
            assert any(ERASED in text for text in kept)


def _texts(folder: Path, passphrase: str) -> list[str]:
    ring = unlock(folder, passphrase).keyring
    book: Book = open_with_care(private_book_path(folder, ring.private_book), ring.private_keys)
    try:
        book.upkeep.check()
        frozen = [str(version.answers) for head in book.entries.heads() for version in book.revisions.of_entry(head.id)]
        return [*frozen, *(str(entry.answers) for entry in book.entries.all())]
    finally:
        book.close()


if __name__ == "__main__":
    PROGRAMS[sys.argv[1]](Path(sys.argv[2]))
