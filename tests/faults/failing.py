"""Every operation, with one of its file calls failing: what comes of it, whether it can be done again, what is lost.

python -m tests.faults.failing rekey …/prepared …/round, under the recorder (`shim.c`), which lets the calls fail.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import json
import random
import shutil
import sys
import traceback
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from tests.workbook.world import ANA, BEN, LETTER, PULSE, WALK, World, exercise, make_library, part
from trustbook.domain.entries import RevisionReason
from trustbook.domain.problems import (
    AlreadyTwoPartners,
    Problem,
    UnknownName,
    WrongPassphrase,
    WrongRecoveryCode,
)
from trustbook.exercises.library import Library
from trustbook.storage import connection, kdf
from trustbook.storage.inspection import inspect_folder
from trustbook.storage.keys import unlock, unlock_with_recovery
from trustbook.storage.layout import book_paths
from trustbook.workbook.views import Draft

NEW = "ana changed her mind"
KEPT, GOES = "a first wish", "a letter that goes"
DEAL = exercise("deal", part("ours", "together", "joint", "plan", "stands:signoff"))
BOTH = [{"name": "Ana", "on": "2026-03-02"}, {"name": "Ben", "on": "2026-03-02"}]
REASONS = (errno.EIO, errno.ENOSPC, errno.EROFS)


class Faults(Protocol):
    """Lets one call fail, or with `on` all that write from it on; 0 for none."""

    def fail(self, number: int, reason: int, on: bool) -> None: ...
    def calls(self) -> int: ...


class RecorderFaults:
    """In a process that runs under the recorder."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(None)

    def fail(self, number: int, reason: int, on: bool) -> None:
        self._library.shim_fail(ctypes.c_long(number), reason, int(on))

    def calls(self) -> int:
        return int(self._library.shim_calls())


@dataclass
class Round:
    """One attempt: a copy of the prepared folder, and what the steps have to tell each other."""

    place: Path
    world: World
    done: bool = False
    codes: list[str] = field(default_factory=list)
    ids: dict[str, str] = field(default_factory=dict)

    @property
    def copy(self) -> Path:
        return self.place / "out" / "copy.backup"

    def sit(self, passphrase: str = ANA) -> None:
        self.world.sit(passphrase)


def prepare(place: Path) -> None:
    """A workbook of two with pages, a share and a backup, one of one person, and a copy of the first, all closed."""
    library = make_library(place / "resources", WALK, PULSE, LETTER, DEAL)
    world = World(place / "Ours.trustbook", library)
    world.join()
    walk = world.write("walk", wish=KEPT, worry="a worry", diary="dear diary")
    letter = world.write("letter", text=GOES)
    world.session.pages.leave(world.viewer, None, letter.entry_id, RevisionReason.LEAVING)
    world.session.sharing.share(world.viewer, walk.entry_id, ["worry"])
    world.session.keeping.back_up()
    (place / "out").mkdir()
    world.session.keeping.copy_to(place / "out" / "made.backup")
    page = world.session.pages.open_page(world.viewer, "walk", walk.entry_id)
    ids = {"walk": walk.entry_id, "letter": letter.entry_id, "copy": page.copies[0].copy_id}
    world.close()
    solo = World(place / "Solo.trustbook", library)
    solo.create()
    ids["solo"] = solo.write("walk", wish=KEPT).entry_id
    solo.close()
    (place / "ids.json").write_text(json.dumps(ids), encoding="utf-8")


def new_round(prepared: Path, place: Path, folder: str) -> Round:
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(prepared, place, ignore=shutil.ignore_patterns("resources"))
    ids = json.loads((place / "ids.json").read_text(encoding="utf-8"))
    return Round(place, World(place / folder, Library(prepared / "resources")), ids=ids)


class Operation(ABC):
    """What a person does. `again` comes after `act` failed or went well, and has to go well."""

    folder = "Ours.trustbook"
    passphrases: tuple[str, ...] = (ANA,)
    second: str | None = BEN
    page: str | None = "walk"
    """Name of the id of a page that was there before."""

    def ready(self, now: Round) -> None:
        now.sit()

    @abstractmethod
    def act(self, now: Round) -> None:
        """Do it. Raises a Problem when it could not be done."""

    def again(self, now: Round) -> None:
        if not now.done:
            self.act(now)

    def look(self, now: Round) -> None:
        """At the workbook, open at Ana's seat."""
        assert now.world.open_session is not None


class Create(Operation):
    folder = "New.trustbook"
    second = None
    page = None

    def ready(self, now: Round) -> None:
        pass

    def act(self, now: Round) -> None:
        now.world.create()


class Join(Operation):
    folder = "Solo.trustbook"
    page = "solo"

    def act(self, now: Round) -> None:
        now.world.session.people.take_second_seat("Ben", BEN)

    def again(self, now: Round) -> None:
        try:
            super().again(now)
        except AlreadyTwoPartners:
            unlock(now.world.folder, BEN)

    def look(self, now: Round) -> None:
        assert not inspect_folder(now.world.folder).problems
        now.sit(BEN)
        now.sit()
        assert [partner.name for partner in now.world.session.people.sitting().partners] == ["Ana", "Ben"]


class Save(Operation):
    def act(self, now: Round) -> None:
        now.world.write("pulse", word="many words " * 900)

    def look(self, now: Round) -> None:
        assert now.world.session.pages.open_page(now.world.viewer, "pulse").answers["word"] == "many words " * 900


class Share(Operation):
    def act(self, now: Round) -> None:
        now.world.session.sharing.share(now.world.viewer, now.ids["walk"], ["wish"])

    def look(self, now: Round) -> None:
        page = now.world.session.pages.open_page(now.world.viewer, "walk", now.ids["walk"])
        assert {"wish": KEPT} in [copy.answers for copy in page.copies]


class Withdraw(Operation):
    def act(self, now: Round) -> None:
        now.world.session.sharing.withdraw(now.world.viewer, now.ids["copy"])

    def again(self, now: Round) -> None:
        with contextlib.suppress(UnknownName):  # gone already
            super().again(now)

    def look(self, now: Round) -> None:
        assert not now.world.session.pages.open_page(now.world.viewer, "walk", now.ids["walk"]).copies


class Erase(Operation):
    def act(self, now: Round) -> None:
        now.world.session.erasing.erase(now.world.viewer, now.ids["letter"])

    def again(self, now: Round) -> None:
        with contextlib.suppress(UnknownName):
            super().again(now)

    def look(self, now: Round) -> None:
        assert not now.world.session.pages.open_page(now.world.viewer, "letter").exists


class Sign(Operation):
    def ready(self, now: Round) -> None:
        super().ready(now)
        now.world.together()
        now.world.both_are_here()
        now.ids["deal"] = now.world.write("deal", plan="We text").entry_id

    def act(self, now: Round) -> None:
        now.world.write("deal", now.ids["deal"], plan="We text", stands=BOTH)

    def look(self, now: Round) -> None:
        now.world.together()
        answers = now.world.session.pages.open_page(now.world.viewer, "deal", now.ids["deal"]).answers
        assert answers == {"plan": "We text", "stands": BOTH}


class Rekey(Operation):
    passphrases = (NEW,)

    def ready(self, now: Round) -> None:
        super().ready(now)
        now.codes.append(now.world.session.people.new_recovery_code(now.world.viewer, ANA))

    def act(self, now: Round) -> None:
        code = now.world.session.people.change_passphrase(now.world.viewer, ANA, NEW)
        assert code is not None
        now.codes.append(code)

    def again(self, now: Round) -> None:
        works, fails = (NEW, ANA) if now.done else (ANA, NEW)
        unlock(now.world.folder, works)
        with contextlib.suppress(WrongPassphrase):
            unlock(now.world.folder, fails)
            raise AssertionError(f"{works} and {fails} both open it")
        _only_the_last_code_works(now)
        super().again(now)

    def look(self, now: Round) -> None:
        _only_the_last_code_works(now)


class NewCode(Operation):
    def ready(self, now: Round) -> None:
        super().ready(now)
        now.codes.append(now.world.session.people.new_recovery_code(now.world.viewer, ANA))

    def act(self, now: Round) -> None:
        now.codes.append(now.world.session.people.new_recovery_code(now.world.viewer, ANA))

    def again(self, now: Round) -> None:
        unlock(now.world.folder, ANA)
        _only_the_last_code_works(now)
        super().again(now)

    def look(self, now: Round) -> None:
        _only_the_last_code_works(now)


def _only_the_last_code_works(now: Round) -> None:
    unlock_with_recovery(now.world.folder, now.codes[-1])
    for old in now.codes[:-1]:
        with contextlib.suppress(WrongRecoveryCode):
            unlock_with_recovery(now.world.folder, old)
            raise AssertionError("an old code still opens it")


class Backup(Operation):
    def act(self, now: Round) -> None:
        now.world.session.keeping.back_up()


class CopyTo(Operation):
    def act(self, now: Round) -> None:
        now.world.session.keeping.copy_to(now.copy)

    def look(self, now: Round) -> None:
        _restores(now, KEPT)


class Restore(Operation):
    def ready(self, now: Round) -> None:
        pass

    def act(self, now: Round) -> None:
        now.world.opener.restore(now.place / "out" / "made.backup", now.place / "Back.trustbook")

    def look(self, now: Round) -> None:
        _opens(now, now.place / "Back.trustbook", KEPT)


class Rescue(Operation):
    """The folder has been moved away, with words on the page."""

    def ready(self, now: Round) -> None:
        super().ready(now)
        now.world.folder.rename(now.place / "Moved.trustbook")

    def act(self, now: Round) -> None:
        draft = Draft(now.ids["walk"], "walk", {"wish": "not saved yet"})
        now.world.session.keeping.copy_to(now.copy, draft)

    def again(self, now: Round) -> None:
        super().again(now)
        (now.place / "Moved.trustbook").rename(now.world.folder)

    def look(self, now: Round) -> None:
        back = now.place / "Restored.trustbook"
        now.world.opener.restore(now.copy, back)
        _opens(now, back, "not saved yet", (ANA,))  # Ben's book lay in the folder that was gone


class Open(Operation):
    def ready(self, now: Round) -> None:
        pass

    def act(self, now: Round) -> None:
        now.sit()


class Close(Operation):
    def act(self, now: Round) -> None:
        session = now.world.session
        now.world.open_session = None
        session.keeping.sign_out()

    def again(self, now: Round) -> None:
        pass


def _restores(now: Round, wish: str) -> None:
    back = now.place / "Restored.trustbook"
    assert now.world.opener.restore(now.copy, back) == ()
    _opens(now, back, wish)


def _opens(now: Round, folder: Path, wish: str, passphrases: tuple[str, ...] = (BEN, ANA)) -> None:
    for passphrase in passphrases:
        other = World(folder, now.world.library)
        other.sit(passphrase)
        if passphrase == ANA:
            assert other.session.pages.open_page(other.viewer, "walk", now.ids["walk"]).answers["wish"] == wish
        other.close()


OPERATIONS: dict[str, Operation] = {
    operation.__name__.lower(): operation()
    for operation in (
        Create,
        Join,
        Save,
        Share,
        Withdraw,
        Erase,
        Sign,
        Rekey,
        NewCode,
        Backup,
        CopyTo,
        Restore,
        Rescue,
        Open,
        Close,
    )
}


def number_of_calls(operation: Operation, prepared: Path, place: Path, faults: Faults) -> int:
    """How many calls there are to fail. The operation goes well."""
    now = new_round(prepared, place, operation.folder)
    operation.ready(now)
    faults.fail(0, 0, on=False)
    operation.act(now)
    number = faults.calls()
    now.done = True
    _settle(operation, now)
    return number


def attempt(
    operation: Operation, prepared: Path, place: Path, faults: Faults, number: int, reason: int, *, on: bool = False
) -> None:
    """Fail the call. Raises AssertionError, or what nobody told, when anything but a Problem comes of it or is lost."""
    connection.OPEN_HERE.clear()
    now = new_round(prepared, place, operation.folder)
    operation.ready(now)
    faults.fail(number, reason, on)
    try:
        operation.act(now)
        now.done = True
    except Problem:
        pass
    finally:
        faults.fail(0, 0, on=False)
        if sys.exc_info()[0] is not None:
            now.world.close()
    _settle(operation, now)


def _settle(operation: Operation, now: Round) -> None:
    try:
        operation.again(now)
        saved = _save(operation, now)
        now.world.close()
        for passphrase in operation.passphrases:
            now.sit(passphrase)
            _look(operation, now, saved=saved)
            operation.look(now)
            now.world.close()
        if operation.second:
            now.sit(operation.second)
            assert not now.world.session.keeping.check().problems
    finally:
        now.world.close()
    assert not connection.OPEN_HERE, "a book was left open"
    folder = now.world.folder
    left = [path for path in folder.rglob("*") if path.name.startswith(".")]
    assert not left, left
    assert not [path for path in book_paths(folder) if connection.has_hot_journal(path)]
    assert not inspect_folder(folder).problems


def _save(operation: Operation, now: Round) -> bool:
    """In the sitting that is still open, whatever happened in it."""
    if now.world.open_session is None or now.world.viewer.is_together:
        return False
    entry_id = now.ids[operation.page] if operation.page else None
    now.world.write("walk", entry_id, wish=KEPT, diary="saved afterwards")
    return True


def _look(operation: Operation, now: Round, *, saved: bool) -> None:
    report = now.world.session.keeping.check()
    assert not report.problems, report
    if operation.page:
        answers = now.world.session.pages.open_page(now.world.viewer, "walk", now.ids[operation.page]).answers
        assert answers["wish"] == KEPT
        assert not saved or answers["diary"] == "saved afterwards"


def points(total: int, most: int) -> list[int]:
    """Which calls are failed: all, or some of them."""
    every = range(1, total + 1)
    return list(every) if total <= most else sorted(random.Random(5).sample(every, most))


def run(name: str, prepared: Path, place: Path, faults: Faults, most: int) -> Iterator[tuple[int, str, str]]:
    """What went wrong: number of the call, errno, traceback. Gives the number of attempts last, as call 0."""
    operation = OPERATIONS[name]
    total = number_of_calls(operation, prepared, place, faults)
    tried = 0
    for reason in REASONS:
        for number in points(total, most):
            for on in (False, True) if reason == errno.ENOSPC else (False,):
                tried += 1
                try:
                    attempt(operation, prepared, place, faults, number, reason, on=on)
                except Exception:  # noqa: BLE001 - it is what is looked for
                    yield number, f"{errno.errorcode[reason]}{'…' * on}", traceback.format_exc()
    yield 0, str(total), str(tried)


def main(arguments: list[str]) -> None:
    kdf.new_slots = kdf.Cost(memory_kib=64, passes=1, lanes=1)
    name, prepared, place = arguments[0], Path(arguments[1]), Path(arguments[2])
    for result in run(name, prepared, place, RecorderFaults(), int(arguments[3])):
        print(json.dumps(result), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
