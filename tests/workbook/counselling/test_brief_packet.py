"""The packet: the brief, and after it the pages and agreements that both chose, with contents, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.documents.samples import all_words, reader
from tests.workbook.brief_support import Counsel, ana_with_three_things
from tests.workbook.world import BEN
from trustbook.domain.problems import NothingAgreed


@pytest.fixture
def counsel(tmp_path: Path) -> Iterator[Counsel]:
    yield from ana_with_three_things(tmp_path)


def test_the_packet_has_the_pages_that_both_chose_with_contents(counsel: Counsel, tmp_path: Path) -> None:
    page = counsel.world.write("walk", wish="More evenings outside", worry="HIDDEN worry")
    session = counsel.world.session
    session.sharing.share(session.viewer, page.entry_id, ["wish"])
    counsel.yes("balcony")
    counsel.yes("Walk")
    counsel.at(BEN)
    counsel.yes("balcony")
    assert len(counsel.joint().binder.chapters) == 1
    counsel.yes("Walk")
    text = all_words(counsel.written(counsel.joint(), tmp_path / "out.pdf"))
    assert "Contents" in text
    assert "More evenings outside" in text
    assert "HIDDEN" not in text


def test_agreements_that_both_chose_come_along_with_the_names_under_their_words(
    counsel: Counsel, tmp_path: Path
) -> None:
    counsel.agree("Phones lie in the hall.", value="MARKER of where it comes from")
    counsel.agree("MARKER of the other one.")
    counsel.both_say_yes("Phones")
    counsel.yes("MARKER of the other")
    data = counsel.written(counsel.joint(), tmp_path / "out.pdf")
    text, file = all_words(data), reader(data)
    assert "Phones lie in the hall." in text and "Contents" in text
    assert "Ana" in text and "Ben" in text
    assert "MARKER" not in text + str(file.metadata) + str(file.outline) + str(dict(file.attachments))
    assert b"MARKER" not in data


def test_a_limit_that_was_told_comes_along_only_if_both_say_so(counsel: Counsel, tmp_path: Path) -> None:
    counsel.agree("I leave the room when it gets loud.", kind="limit")
    counsel.yes("leave the room")
    with pytest.raises(NothingAgreed):
        counsel.joint()
    counsel.at(BEN)
    counsel.yes("leave the room")
    assert "I leave the room" in all_words(counsel.written(counsel.joint(), tmp_path / "out.pdf"))


def test_an_offer_is_none_yet_and_other_words_or_an_end_take_an_agreement_out(counsel: Counsel) -> None:
    made = counsel.agree("Phones lie in the hall.")
    counsel.world.session.agreement_offers.begin(counsel.world.viewer)
    counsel.both_say_yes("Phones")
    assert [each.item.entry_id for each in counsel.joint().holds] == [made]
    session = counsel.world.session
    session.agreements.change(session.viewer, made, {"kind": "both", "words": "Phones lie in a drawer."})
    assert not any("Phones" in each.item.words[0] for each in counsel.shown().items), "nobody agreed to these words yet"
    with pytest.raises(NothingAgreed):
        counsel.joint()
    session.agreements.end(session.viewer, made)
    assert not any("Phones" in each.item.words[0] for each in counsel.shown().items)
