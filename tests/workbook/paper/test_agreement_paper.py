"""Agreements on paper: to hang up only words and days, without names unless wanted; a sheet says whose yes stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.documents.samples import all_words
from tests.workbook.agreement_support import MONEY, Desk, with_agreements
from tests.workbook.world import ANA, BEN, WALK, World
from trustbook.domain.problems import NothingToPrint
from trustbook.workbook.paper.paper_choice import AgreementPaper, PaperChoice
from trustbook.workbook.paper.paper_files import make_pdf

NEW = "Questions about money are asked at noon."
WHY = "Quiet in the evening."


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    world = World(tmp_path / "Ours.trustbook", with_agreements(tmp_path / "resources", WALK))
    world.join()
    yield Desk(world)
    world.close()


def printed(desk: Desk, wanted: AgreementPaper) -> str:
    """All words on the paper, lines joined."""
    choice = PaperChoice("agreements", agreements=wanted)
    return all_words(make_pdf(desk.world.session.paper.prepare(desk.world.viewer, choice)))


def test_for_the_fridge_there_are_only_the_words_and_the_day(desk: Desk) -> None:
    desk.agree(value=WHY, next_look=desk.day(20).isoformat())
    text = printed(desk, AgreementPaper())
    assert "What we have agreed" in text and MONEY in text and "look again 22 March" in text
    assert WHY not in text and "Agreed by" not in text
    assert "Ana" not in text and "Ben" not in text


def test_the_title_may_be_left_out_and_names_may_be_asked_for(desk: Desk) -> None:
    desk.agree()
    text = printed(desk, AgreementPaper(titled=False, named=True))
    assert "agreed" not in text and "said no" not in text
    assert "Ana and Ben" in text


def test_only_what_was_ticked_hangs_there(desk: Desk) -> None:
    first, _second = desk.agree(), desk.agree("Phones lie in the hall.")
    text = printed(desk, AgreementPaper(agreement_ids=(first,)))
    assert MONEY in text and "Phones" not in text


def test_what_nobody_has_agreed_to_does_not_hang_there(desk: Desk) -> None:
    agreement_id = desk.agree()
    desk.change(agreement_id, NEW)
    with pytest.raises(NothingToPrint):
        printed(desk, AgreementPaper(agreement_ids=(agreement_id,)))


def test_a_sheet_says_who_agreed_to_exactly_these_words(desk: Desk) -> None:
    agreement_id = desk.agree(value=WHY)
    text = printed(desk, AgreementPaper("page", (agreement_id,)))
    assert MONEY in text and WHY in text
    assert "Ana agreed to these words" in text and "at Ben’s seat" in text


def test_changed_words_have_no_names_of_before_on_paper(desk: Desk) -> None:
    agreement_id = desk.agree()
    desk.change(agreement_id, NEW)
    text = printed(desk, AgreementPaper("page", (agreement_id,)))
    assert NEW in text and MONEY not in text
    assert "Ana agreed" not in text and "Ben agreed to these words" in text, "who changed them said yes to the new ones"


def test_a_told_limit_has_no_names_of_agreement(desk: Desk) -> None:
    desk.at(ANA)
    limit = desk.offer("I answer sitting down.", kind="limit")
    text = printed(desk, AgreementPaper("page", (limit,)))
    assert "I answer sitting down." in text and "Nobody needs to agree" in text
    assert "agreed to these words" not in text


def test_eight_are_cut_up_as_cards_in_the_same_large_letters(desk: Desk) -> None:
    desk.at(ANA)
    words = [f"Agreement number {number}." for number in range(8)]
    agreement_ids = [desk.offer(each) for each in words]
    desk.at(BEN)
    for agreement_id in agreement_ids:
        desk.answer(agreement_id, "yes")
    text = printed(desk, AgreementPaper())
    assert all(each in text for each in words)
    assert "What we have agreed" not in text
