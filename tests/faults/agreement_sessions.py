"""What two people do with an agreement, as programs that another process can kill; and what must hold afterwards.

python -m tests.faults.agreement_sessions agree …/Ours.trustbook
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

from tests.faults.sessions import acknowledge
from tests.workbook.agreement_support import MONEY, Desk, with_agreements
from tests.workbook.world import ANA, BEN, WALK, World
from trustbook.domain.agreement_types import AgreementState as State
from trustbook.exercises.library import Library
from trustbook.storage.keys import kdf

OTHER = "Asked at noon, and not before."
NAMES = {State.OFFERED: 1, State.AGREED: 2}
kdf.new_slots = kdf.Cost(memory_kib=64, passes=1, lanes=1)


def prepare(folder: Path) -> None:
    """A couple with one offered agreement, one that stands, and a draft of Ana's."""
    world = World(folder, with_agreements(folder.parent / "resources", WALK))
    world.join()
    desk = Desk(world)
    ids = {"standing": desk.agree("The stove is lit first.")}
    desk.at(ANA)
    ids |= {"offered": desk.offer(MONEY), "draft": desk.draft(OTHER)}
    world.session.keeping.back_up()
    world.close()
    (folder.parent / "ids.json").write_text(json.dumps(ids), encoding="utf-8")


def _desk(folder: Path, passphrase: str) -> tuple[Desk, dict[str, str]]:
    world = World(folder, Library(folder.parent / "resources"))
    world.sit(passphrase)
    found: dict[str, str] = json.loads((folder.parent / "ids.json").read_text(encoding="utf-8"))
    return Desk(world), found


def _agree(desk: Desk, ids: dict[str, str]) -> None:
    desk.answer(ids["offered"], "yes")


def _change(desk: Desk, ids: dict[str, str]) -> None:
    desk.change(ids["standing"], OTHER)


def _end(desk: Desk, ids: dict[str, str]) -> None:
    desk.world.session.agreements.end(desk.world.viewer, ids["standing"])


def _offer(desk: Desk, ids: dict[str, str]) -> None:
    if desk.all().drafts:
        desk.world.session.agreement_offers.offer(desk.world.viewer, ids["draft"])


def _take_back(desk: Desk, ids: dict[str, str]) -> None:
    if any(card.agreement_id == ids["offered"] for card in (*desk.all().now, *desk.all().past)):
        desk.world.session.agreement_offers.take_back(desk.world.viewer, ids["offered"])


DEEDS: dict[str, tuple[str, Callable[[Desk, dict[str, str]], None]]] = {
    "agree": (BEN, _agree),
    "change": (BEN, _change),
    "end": (BEN, _end),
    "offer": (ANA, _offer),
    "take_back": (ANA, _take_back),
}


def verify(deed: str, folder: Path, acknowledged: int) -> None:
    """The state before or after; done again, right once. Raises AssertionError."""
    who, do = DEEDS[deed]
    desk, ids = _desk(folder, who)
    try:
        assert not desk.world.session.keeping.check().problems
        assert _is_before(deed, desk, ids) is not _is_after(deed, desk, ids), "one of the two"
        assert _is_after(deed, desk, ids) or acknowledged < 0
        if _is_before(deed, desk, ids) or deed != "change":
            do(desk, ids)
        assert _is_after(deed, desk, ids), "done again"
        assert len(desk.all().now) == {"offer": 3, "end": 1, "take_back": 1}.get(deed, 2)
        steps = [step.kind.value for card in desk.all().now for step in desk.view(card.agreement_id).steps]
        assert steps.count("agreed") == (2 if deed == "agree" else 0 if deed == "end" else 1)
        assert steps.count("changed") == (deed == "change")
    finally:
        desk.world.close()


def _is_after(deed: str, desk: Desk, ids: dict[str, str]) -> bool:
    cards = {card.agreement_id: card for card in (*desk.all().now, *desk.all().past)}
    match deed:
        case "agree":
            return cards[ids["offered"]].state is State.AGREED
        case "change":
            card = cards[ids["standing"]]
            return (card.state, card.words, len(card.signed)) == (State.OFFERED, OTHER, 1)
        case "end":
            return cards[ids["standing"]].state is State.ENDED
        case "offer":
            return len(cards) == 3 and not desk.all().drafts
        case _:
            return ids["offered"] not in cards and len(desk.all().drafts) == 2


def _is_before(deed: str, desk: Desk, ids: dict[str, str]) -> bool:
    cards = {card.agreement_id: card for card in (*desk.all().now, *desk.all().past)}
    match deed:
        case "agree":
            return cards[ids["offered"]].state is State.OFFERED
        case "change" | "end":
            card = cards[ids["standing"]]
            return (card.state, len(card.signed)) == (State.AGREED, 2)
        case "offer":
            return len(cards) == 2 and len(desk.all().drafts) == 1
        case _:
            return cards[ids["offered"]].state is State.OFFERED if ids["offered"] in cards else False


if __name__ == "__main__":
    _who, _do = DEEDS[sys.argv[1]]
    _here, _ids = _desk(Path(sys.argv[2]), _who)
    _do(_here, _ids)
    acknowledge(Path(sys.argv[2]), 0)
    _here.world.close()
