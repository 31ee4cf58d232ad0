"""How somebody had paper set last stays in their own book; what stands there in place of it keeps nobody out."""

from __future__ import annotations

from dataclasses import asdict

import pytest

from tests.workbook.world import ANA, BEN, World
from trustbook.domain.people import TOGETHER
from trustbook.workbook.paper.paper_choice import PaperLook

LOOK = PaperLook("letter", large=True, margins="duplex", grey=True, with_steps=True, named=False)


def test_each_has_their_own_and_both_have_one_that_is_nowhere_written_down(couple: World) -> None:
    session = couple.sit(ANA)
    assert session.paper.last_look(couple.viewer, "letter") == PaperLook("letter")
    session.paper.keep_look(couple.viewer, LOOK, "a4")
    assert couple.sit(BEN).paper.last_look(couple.viewer, "a4") == PaperLook()
    session = couple.together()
    session.paper.keep_look(TOGETHER, LOOK, "a4")
    assert session.paper.last_look(TOGETHER, "a4") == LOOK
    assert all(not book.settings.get(".paper") for book in session.context.seat(TOGETHER).books)
    session = couple.sit(ANA)
    assert session.paper.last_look(couple.viewer, "a4") == LOOK
    assert session.paper.last_look(couple.viewer, "letter").paper == "letter", "another usual size is the newer choice"


@pytest.mark.parametrize(
    "note", ["[", "7", '{"look": {"paper": "a9"}}', '{"look": {"large": 3}}', '{"usual": "a9"}', "[" * 5000]
)
def test_a_note_that_is_none_is_as_good_as_nothing(couple: World, note: str) -> None:
    session = couple.sit(ANA)
    session.context.seat(couple.viewer).own.settings.put(".paper", note)
    assert asdict(session.paper.last_look(couple.viewer, "a4")) == asdict(PaperLook())
