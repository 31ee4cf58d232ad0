"""What a person does, each as an operation that can fail, be done again, and be looked at afterwards."""

from __future__ import annotations

import contextlib
import json
import shutil
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from pathlib import Path

from tests.workbook.world import ANA, BEN, LETTER, PULSE, WALK, World, exercise, make_library, part
from trustbook.domain.entries import RevisionReason
from trustbook.domain.problems import (
    AlreadyTwoPartners,
    UnknownName,
    WrongPassphrase,
    WrongRecoveryCode,
)
from trustbook.exercises.library import Library
from trustbook.storage.inspection import inspect_folder
from trustbook.storage.keys.keys import unlock, unlock_with_recovery
from trustbook.workbook.sitting.views import Draft

NEW = "ana changed her mind"
KEPT, GOES = "a first wish", "a letter that goes"
DEAL = exercise("deal", part("ours", "together", "joint", "plan", "stands:signoff"))
BOTH = [{"name": "Ana", "on": "2026-03-02"}, {"name": "Ben", "on": "2026-03-02"}]


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
    solo.create_another()
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
        now.world.create_another()


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
