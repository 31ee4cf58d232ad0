"""What two people do with a letter, as programs that another process can kill; and what must hold afterwards.

python -m tests.faults.letter_sessions give …/Ours.trustbook
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

from tests.faults.sessions import acknowledge
from tests.workbook.letter_world import THANKS, desk, given, written
from tests.workbook.world import ANA, BEN, WALK, World, make_library
from trustbook.domain.entries import EntryRole, EventKind
from trustbook.domain.letters import LetterState
from trustbook.exercises.library import Library
from trustbook.storage.keys import kdf

TO_GIVE, SEALED, TO_LET_GO = "You carried the dog.", "Four floors, and no word.", "Never mind."
kdf.new_slots = kdf.Cost(memory_kib=64, passes=1, lanes=1)


def prepare(folder: Path) -> None:
    """A couple with a letter of Ana's to give, one that lies sealed for Ben, and one that rests and may be let go."""
    world = World(folder, make_library(folder.parent / "resources", WALK, THANKS))
    world.join()
    ids = {"to_give": written(world, "thanks", TO_GIVE), "sealed": given(world, SEALED)}
    ids["to_let_go"] = written(world, "thanks", TO_LET_GO)
    world.session.letters.rest(world.viewer, ids["to_let_go"])
    world.session.keeping.back_up()
    world.close()
    (folder.parent / "ids.json").write_text(json.dumps(ids), encoding="utf-8")


def _at(folder: Path, passphrase: str) -> tuple[World, dict[str, str]]:
    world = World(folder, Library(folder.parent / "resources"))
    world.sit(passphrase)
    found: dict[str, str] = json.loads((folder.parent / "ids.json").read_text(encoding="utf-8"))
    return world, found


def _give(world: World, ids: dict[str, str]) -> None:
    world.session.letters.give(world.viewer, ids["to_give"])


def _open(world: World, ids: dict[str, str]) -> None:
    assert world.session.letters.open(world.viewer, ids["sealed"]).text.text == SEALED


def _let_go(world: World, ids: dict[str, str]) -> None:
    if any(letter.entry_id == ids["to_let_go"] for letter in desk(world).resting):
        world.session.letters.let_go(world.viewer, ids["to_let_go"])


DEEDS: dict[str, tuple[str, Callable[[World, dict[str, str]], None]]] = {
    "give": (ANA, _give),
    "open": (BEN, _open),
    "let_go": (ANA, _let_go),
}


def verify(deed: str, folder: Path, acknowledged: int) -> None:
    """The state before or after; done again, right once, for both. Raises AssertionError."""
    who, do = DEEDS[deed]
    world, ids = _at(folder, who)
    try:
        assert not world.session.keeping.check().problems
        before, after = _is_before(deed, world, ids), _is_after(deed, world, ids)
        assert before is not after, "one of the two"
        assert after or acknowledged < 0
        do(world, ids)
        assert _is_after(deed, world, ids), "done again"
        _the_others_are_as_they_were(deed, world, ids)
        world.sit(BEN if who == ANA else ANA)
        assert not world.session.keeping.check().problems
        _both_hold_it_once(deed, world, ids)
    finally:
        world.close()


def _is_after(deed: str, world: World, ids: dict[str, str]) -> bool:
    letters = desk(world)
    match deed:
        case "give":
            return len(letters.given) == 2 and not letters.on_desk
        case "open":
            return [letter.state for letter in letters.received] == [LetterState.OPENED]
        case _:
            return not letters.resting and _own_events_of(world, ids["to_let_go"]) == 0


def _is_before(deed: str, world: World, ids: dict[str, str]) -> bool:
    letters = desk(world)
    match deed:
        case "give":
            return len(letters.given) == 1 and [letter.entry_id for letter in letters.on_desk] == [ids["to_give"]]
        case "open":
            return [letter.state for letter in letters.received] == [LetterState.SEALED]
        case _:
            return [letter.first_line for letter in letters.resting] == [""] and bool(
                _own_events_of(world, ids["to_let_go"])
            )


def _own_events_of(world: World, entry_id: str) -> int:
    private = world.session.context.books.private
    assert private is not None
    return sum(event.entry_id == entry_id for event in private.events.all())


def _the_others_are_as_they_were(deed: str, world: World, ids: dict[str, str]) -> None:
    if deed == "open":
        return
    letters = desk(world)
    assert ids["sealed"] in {letter.copy_id for letter in letters.given}
    kept = [letter.entry_id for letter in (*letters.on_desk, *letters.resting)]
    assert kept == [ids["to_let_go" if deed == "give" else "to_give"]]


def _both_hold_it_once(deed: str, world: World, ids: dict[str, str]) -> None:
    """What the other one sees, and what lies in the book of both."""
    shared = world.session.context.books.shared
    words = sorted(str(copy.answers["words"]) for copy in shared.entries.all(role=EntryRole.COPY))
    assert words == sorted([SEALED, TO_GIVE] if deed == "give" else [SEALED])
    told = [event.kind for event in shared.events.all() if event.kind in (EventKind.GIVEN, EventKind.SAID)]
    assert told == [EventKind.GIVEN] * len(words), "that it was opened is told to nobody"
    letters = desk(world)
    if deed == "open":
        assert [(letter.state, letter.said) for letter in letters.given] == [(LetterState.GIVEN, None)]
    else:
        assert [letter.state for letter in letters.received] == [LetterState.SEALED] * len(words)


if __name__ == "__main__":
    _who, _do = DEEDS[sys.argv[1]]
    _here, _ids = _at(Path(sys.argv[2]), _who)
    _do(_here, _ids)
    acknowledge(Path(sys.argv[2]), 0)
    _here.close()
