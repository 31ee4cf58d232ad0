"""Briefs over real books, with the real pages that they come from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from tests.ready_workbooks import copy_ready
from tests.workbook.world import ANA, BEN, WALK, World, make_library
from trustbook.domain.brief import ItemKind
from trustbook.domain.people import TOGETHER
from trustbook.exercises.library import Library
from trustbook.locations import resources
from trustbook.workbook.counselling.brief_views import BriefItem, BriefItems, ReadyBrief
from trustbook.workbook.counselling.brief_writing import is_as_agreed, save_brief
from trustbook.workbook.paper.paper_files import make_pdf
from trustbook.workbook.sitting.views import Draft

_REAL = (
    ("boundaries", "agreement"),
    ("professional-help", "session-brief"),
    ("professional-help", "session-notes"),
    ("professional-help", "counselling-appointment"),
    ("professional-help", "counselling-homework"),
    ("professional-help", "counselling-topic"),
    ("maintaining", "weekly-pulse"),
)


def with_briefs(folder: Path) -> Library:
    """A library of the pages that a brief comes from, and of one other page."""
    for chapter, name in _REAL:
        place = folder / "exercises" / "en" / chapter
        place.mkdir(parents=True, exist_ok=True)
        text = (resources() / "exercises" / "en" / chapter / f"{name}.toml").read_text(encoding="utf-8")
        (place / f"{name}.toml").write_text(text, encoding="utf-8")
    return make_library(folder, WALK)


@dataclass
class Counsel:
    """What the two do for a brief, each at their own seat."""

    world: World

    @property
    def since(self) -> date:
        return self.world.clock.today() - timedelta(days=60)

    @property
    def until(self) -> date:
        return self.world.clock.today()

    def at(self, passphrase: str) -> None:
        """Sit down there, if it is another seat than now."""
        me = self.world.session.people.sitting().me
        if me is None or me.name != {ANA: "Ana", BEN: "Ben"}[passphrase]:
            self.world.sit(passphrase)

    def shown(self) -> BriefItems:
        return self.world.session.briefs.items(self.world.viewer, self.since, self.until)

    def find(self, words: str) -> BriefItem:
        """The item that says this."""
        (found,) = (each for each in self.shown().items if words in " ".join((*each.item.words, each.item.title)))
        return found

    def kinds(self) -> list[ItemKind]:
        return [each.item.kind for each in self.shown().items]

    def yes(self, words: str) -> None:
        digest = self.find(words).item.digest
        self.world.session.briefs.say_yes(self.world.viewer, [digest], self.since, self.until)

    def take_back(self, words: str) -> None:
        digest = self.find(words).item.digest
        self.world.session.briefs.take_back(self.world.viewer, digest, self.since, self.until)

    def both_say_yes(self, words: str) -> None:
        """Whoever sits here first, then the other one, who stays."""
        me = self.world.session.people.sitting().me
        assert me is not None
        self.yes(words)
        self.at(BEN if me.name == "Ana" else ANA)
        self.yes(words)

    def agree(self, words: str, kind: str = "both", **background: str) -> str:
        """Whoever sits here offers or tells it, and where it is of both the other one agrees; its id."""
        session = self.world.session
        draft_id = session.agreement_offers.begin(session.viewer).draft_id
        answers = {"kind": kind, "words": words, **background}
        session.agreement_offers.save_draft(session.viewer, draft_id, answers)
        (made,) = session.agreement_offers.offer(session.viewer, draft_id, ()).entries - {draft_id}
        me = session.people.sitting().me
        if kind == "both" and me is not None:
            self.at(BEN if me.name == "Ana" else ANA)
            self.world.session.agreements.answer(self.world.viewer, made, "yes")
            self.at(ANA if me.name == "Ana" else BEN)
        return made

    def our_page(self, name: str, **answers: object) -> str:
        """What both write at Together; whoever sat here sits here again."""
        me = self.world.session.people.sitting().me
        assert me is not None
        self.world.sit_together()
        session = self.world.session
        page = session.pages.open_page(TOGETHER, name)
        session.pages.save(TOGETHER, Draft(page.entry_id, name, answers))
        self.world.sit(ANA if me.name == "Ana" else BEN)
        return page.entry_id

    def joint(self) -> ReadyBrief:
        return self.world.session.briefs.joint(self.world.viewer, self.since, self.until)

    def written(self, made: ReadyBrief, path: Path) -> bytes:
        """The file, read back by the program."""
        data = make_pdf(made.binder)
        save_brief(made, path, data)
        assert is_as_agreed(made, path.read_bytes())
        return path.read_bytes()


def ana_with_three_things(folder: Path) -> Iterator[Counsel]:
    """For a fixture called `counsel`: Ana at her seat, with three things to bring up; Ben has nothing yet."""
    world = World(folder / "Ours.trustbook", with_briefs(folder / "resources"))
    copy_ready("couple", world.folder, world.clock)
    world.sit(ANA)
    answers = {"topic-1": "The balcony door.", "topic-2": "MARKER of Ana", "went-well": "We laughed at the ferry."}
    world.write("session-brief", **answers)
    yield Counsel(world)
    world.close()
