"""Opening together, leaving, and the new key after it, as programs that can be killed; and what must hold afterwards.

python -m tests.faults.parting_sessions leave …/Ours.trustbook
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from pathlib import Path

from tests.faults.sessions import acknowledge
from tests.workbook.what_opens import all_that_opens
from tests.workbook.world import ANA, BEN, LETTER, WALK, World, make_library
from trustbook.domain.entries import EntryRole, EventKind
from trustbook.domain.people import TOGETHER
from trustbook.domain.problems import SeatClosed, WrongPassphrase
from trustbook.exercises.library import Library
from trustbook.storage.books.book import Book
from trustbook.storage.folder.layout import SHARED_BOOK, book_paths
from trustbook.storage.folder.manifest import backup_folders
from trustbook.storage.keys import kdf
from trustbook.storage.keys.keys import key_file_paths, unlock
from trustbook.storage.leaving import knew_the_key

HERS, HIS, DIARY, HIS_DIARY, GIVEN = "quokka hers", "wombat his", "her diary", "numbat diary", "dingo given"
kdf.new_slots = kdf.Cost(memory_kib=64, passes=1, lanes=1)


def prepare(folder: Path) -> None:
    """A couple who have both answered the same page apart; Ben has shared another one with Ana. With backups."""
    world = World(folder, make_library(folder.parent / "resources", WALK, LETTER))
    world.join()
    world.write("walk", wish=HERS, diary=DIARY)
    world.session.keeping.back_up()
    world.sit(BEN)
    world.write("walk", wish=HIS, diary=HIS_DIARY)
    page = world.write("letter", text=GIVEN)
    world.session.sharing.share(world.viewer, page.entry_id, ["text"])
    world.session.keeping.back_up()
    world.close()


def prepare_left(folder: Path) -> None:
    """As `prepare`, and Ben has left. Ana has not been there since."""
    prepare(folder)
    world = _world(folder)
    _leave(world)
    world.close()


def _world(folder: Path) -> World:
    return World(folder, Library(folder.parent / "resources"))


def _ready(world: World, *names: str) -> None:
    together = world.session.together
    for partner in world.session.people.sitting().partners:
        if partner.name in names:
            together.unlock(TOGETHER, "walk", partner.id, {"Ana": ANA, "Ben": BEN}[partner.name])
            together.ready(TOGETHER, ["wish"])


def _one_is_ready(world: World) -> None:
    world.sit_together()
    _ready(world, "Ana")


def _open(world: World) -> None:
    world.sit_together()
    _ready(world, "Ana", "Ben")
    world.session.together.place(TOGETHER)


def _leave(world: World) -> None:
    world.sit(BEN)
    world.session.leaving.leave(world.viewer, BEN)
    world.open_session = None


def _renew(world: World) -> None:
    """Ana signs in, and the shared book gets a new key."""
    world.sit(ANA)


DEEDS: dict[str, Callable[[World], None]] = {"ready": _one_is_ready, "open": _open, "leave": _leave}
AFTER_LEAVING: dict[str, Callable[[World], None]] = {"renew": _renew}


def verify(deed: str, folder: Path, acknowledged: int) -> None:
    """The state before or after; done again, right once, for both. Raises AssertionError."""
    world = _world(folder)
    try:
        if deed == "leave":
            _verify_leaving(world, acknowledged)
        elif deed == "renew":
            _verify_renewing(world)
        else:
            _verify_opening(world, done=deed == "open" and acknowledged >= 0, may_be_done=deed == "open")
    finally:
        world.close()


def _verify_opening(world: World, *, done: bool, may_be_done: bool) -> None:
    world.sit(BEN)
    shelf = _opened(world)
    assert shelf in (([], [HERS, HIS]) if may_be_done else ([],)), "both lie there or none"
    assert shelf or not done
    if not shelf:
        _open(world)
    for passphrase in (ANA, BEN):
        world.sit(passphrase)
        assert not world.session.keeping.check().problems
        assert _opened(world) == [HERS, HIS]
        page = world.session.pages.open_page(world.viewer, "walk")
        assert page.answers["diary"] == (DIARY if passphrase == ANA else HIS_DIARY)
        assert len(page.copies) == 2 and not page.changed_copies
        private = world.session.context.books.private
        assert private is not None and private.settings.get(".opened-together") == ""
        placed = [note.state for note in private.share_notes.all() if note.fields == ("wish",)]
        assert placed == ["placed"], "each knows once of which page it was made"


def _opened(world: World) -> list[str]:
    """What lies with both of this page, if each was told once."""
    shared = world.session.context.books.shared
    copies = [entry for entry in shared.entries.all(role=EntryRole.COPY) if entry.exercise_id == "walk"]
    told = [event.entry_id for event in shared.events.all() if event.kind is EventKind.SHARED]
    assert sorted(told.count(copy.id) for copy in copies) == [1] * len(copies)
    return sorted(str(copy.answers["wish"]) for copy in copies)


def _verify_leaving(world: World, acknowledged: int) -> None:
    with contextlib.suppress(SeatClosed, WrongPassphrase):  # finished by him who tries, or by her who opens it next
        world.sit(BEN)
        assert acknowledged < 0
        assert not world.session.keeping.check().problems
        assert world.session.pages.open_page(world.viewer, "walk").answers["diary"] == HIS_DIARY
        assert not world.session.people.sitting().solo
        _leave(world)
    ana = world.sit(ANA)
    assert not ana.keeping.check().problems
    assert ana.people.sitting().solo and ana.people.sitting().empty_seat
    assert ana.pages.open_page(world.viewer, "walk").answers["diary"] == DIARY
    assert [copy.author.name for copy in ana.pages.open_page(world.viewer, "letter").copies] == ["Ben"]
    world.close()
    with contextlib.suppress(WrongPassphrase):
        world.sit(BEN)
        raise AssertionError("a closed seat opened")
    for place in (world.folder, *backup_folders(world.folder)):
        assert len(key_file_paths(place)) == 1 and len(book_paths(place)) == 2
        assert not [path for path in place.iterdir() if ".unfinished" in path.name]
    opened = all_that_opens(world.folder, ANA)
    assert GIVEN in opened and HIS_DIARY not in opened and HIS not in opened


def _verify_renewing(world: World) -> None:
    world.sit(ANA)
    assert not world.session.keeping.check().problems
    assert not knew_the_key(world.session.context.books.shared)
    assert world.session.pages.open_page(world.viewer, "walk").answers["diary"] == DIARY
    assert [copy.author.name for copy in world.session.pages.open_page(world.viewer, "letter").copies] == ["Ben"]
    world.join()
    key = world.session.context.books.keyring.shared_key
    world.close()
    for place in (world.folder, *backup_folders(world.folder)):
        unlocked = unlock(place, ANA)
        assert unlocked.keyring.shared_key == key
        book = Book.open(place / SHARED_BOOK, key)
        book.upkeep.check()
        book.close()
    world.sit(BEN)
    assert not world.session.keeping.check().problems


if __name__ == "__main__":
    _here = _world(Path(sys.argv[2]))
    (DEEDS | AFTER_LEAVING)[sys.argv[1]](_here)
    acknowledge(Path(sys.argv[2]), 0)
    _here.close()
