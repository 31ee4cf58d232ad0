"""Agreements over real books, with the real page that they are written on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from tests.workbook.world import ANA, BEN, World, make_library
from trustbook.domain.agreement_types import AgreementState
from trustbook.exercises.library import Library
from trustbook.locations import resources
from trustbook.workbook.agreed.agreement_form import AGREEMENT, BACKGROUND
from trustbook.workbook.agreed.agreement_views import AgreementCard, AgreementView, OurAgreements, SpeakerProof
from trustbook.workbook.agreements.agreements import Answer

MONEY = "Questions about money are asked at the table."


def with_agreements(folder: Path, *definitions: str) -> Library:
    """A library of these definitions, and of the page of agreements."""
    text = (resources() / "exercises" / "en" / "boundaries" / f"{AGREEMENT}.toml").read_text(encoding="utf-8")
    place = folder / "exercises" / "en" / "boundaries"
    place.mkdir(parents=True)
    (place / f"{AGREEMENT}.toml").write_text(text, encoding="utf-8")
    return make_library(folder, *definitions)


@dataclass
class Desk:
    """What the two do with their agreements, each at their own seat unless said."""

    world: World

    @property
    def today(self) -> date:
        return self.world.clock.today()

    def day(self, days: int) -> date:
        return self.today + timedelta(days=days)

    def at(self, passphrase: str) -> None:
        """Sit down there, if it is another seat than now."""
        people = self.world.session.people
        me = people.sitting().me
        if me is None or me.name != {ANA: "Ana", BEN: "Ben"}[passphrase]:
            self.world.sit(passphrase)

    def draft(self, words: str = MONEY, kind: str = "both", **more: object) -> str:
        """A saved draft of whoever sits here."""
        session = self.world.session
        draft_id = session.agreement_offers.begin(session.viewer).draft_id
        answers = {"kind": kind, "words": words, **{name.replace("_", "-"): value for name, value in more.items()}}
        session.agreement_offers.save_draft(session.viewer, draft_id, answers)
        return draft_id

    def offer(self, words: str = MONEY, kind: str = "both", **more: object) -> str:
        """The id of what whoever sits here has offered, or told."""
        draft_id = self.draft(words, kind, **more)
        session = self.world.session
        (agreement_id,) = session.agreement_offers.offer(session.viewer, draft_id, BACKGROUND).entries - {draft_id}
        return agreement_id

    def agree(self, words: str = MONEY, kind: str = "both", **more: object) -> str:
        """Ana offers it, Ben says yes. Ben sits there then."""
        self.at(ANA)
        agreement_id = self.offer(words, kind, **more)
        self.at(BEN)
        self.answer(agreement_id, "yes")
        return agreement_id

    def answer(self, agreement_id: str, said: Answer) -> None:
        session = self.world.session
        session.agreements.answer(session.viewer, agreement_id, said)

    def change(self, agreement_id: str, words: str, **more: object) -> None:
        session = self.world.session
        answers = {**self.view(agreement_id).answers, "words": words, **more}
        session.agreements.change(session.viewer, agreement_id, answers)

    def by(self, passphrase: str) -> SpeakerProof:
        """At Together: the one whose passphrase it is."""
        name = {ANA: "Ana", BEN: "Ben"}[passphrase]
        partners = self.world.session.people.sitting().partners
        return SpeakerProof(next(each.id for each in partners if each.name == name), passphrase)

    def all(self) -> OurAgreements:
        return self.world.session.agreements.overview(self.world.viewer)

    def view(self, agreement_id: str) -> AgreementView:
        return self.world.session.agreements.open(self.world.viewer, agreement_id)

    def card(self, agreement_id: str) -> AgreementCard:
        return self.view(agreement_id).card

    def state(self, agreement_id: str) -> AgreementState:
        return self.card(agreement_id).state

    def names(self, agreement_id: str) -> list[str]:
        """Who agreed to exactly the words that stand there."""
        return [signed.partner.name for signed in self.card(agreement_id).signed]
