"""A brief for a counsellor holds only what both said yes to, under exactly its words, each at their own seat."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.documents.samples import all_words, reader
from tests.workbook.brief_support import Counsel, ana_with_three_things, with_briefs
from tests.workbook.world import ANA, BEN, World
from trustbook.documents.sheets import HomeworkRow, MarksChart
from trustbook.domain.brief import ItemKind
from trustbook.domain.entries import EntryRole, EventKind
from trustbook.domain.people import TOGETHER
from trustbook.domain.problems import NotAgreedInFile, NotForThisSeat, NothingAgreed, UnknownName
from trustbook.workbook.counselling.brief_writing import save_brief
from trustbook.workbook.paper.paper_files import make_pdf
from trustbook.workbook.sitting.views import Draft


@pytest.fixture
def counsel(tmp_path: Path) -> Iterator[Counsel]:
    yield from ana_with_three_things(tmp_path)


def test_what_is_private_lies_in_no_shared_place_before_its_writer_says_yes(counsel: Counsel) -> None:
    shelf = counsel.world.session.context.books.shared
    assert shelf.entries.all() == ()
    assert [each.item.placed for each in counsel.shown().items] == [False] * 3
    counsel.yes("balcony")
    (copy,) = shelf.entries.all(role=EntryRole.COPY)
    assert dict(copy.answers) == {"topic-1": "The balcony door."}, "exactly that copy, and nothing else of the page"
    counsel.at(BEN)
    assert [each.item.words for each in counsel.shown().items] == [("The balcony door.",)]


def test_it_takes_the_yes_of_both_each_at_their_own_seat_one_now_and_one_later(counsel: Counsel) -> None:
    counsel.yes("balcony")
    with pytest.raises(NothingAgreed):
        counsel.joint()
    counsel.world.clock.go_on(days=3)
    counsel.at(BEN)
    assert counsel.find("balcony").agreed_on is None
    counsel.yes("balcony")
    assert counsel.find("balcony").agreed_on == counsel.until
    brief = counsel.joint().binder.chapters[0].brief
    assert brief is not None
    assert brief.topics == (("The balcony door.",), ())
    assert brief.agreed_on == counsel.until
    events = counsel.world.session.context.books.shared.events.all(kinds=(EventKind.BRIEF,))
    assert len({event.actor for event in events}) == 2
    assert all(event.signature for event in events)


def test_together_nobody_says_yes_for_the_other_but_both_may_have_the_file(counsel: Counsel) -> None:
    counsel.both_say_yes("balcony")
    counsel.world.together()
    items = counsel.shown()
    assert not items.can_say
    with pytest.raises(NotForThisSeat):
        digest = items.items[0].item.digest
        counsel.world.session.briefs.take_back(TOGETHER, digest, counsel.since, counsel.until)
    assert [each.item.words for each in counsel.joint().holds] == [("The balcony door.",)]


def test_a_yes_to_what_is_older_holds_for_the_days_that_it_was_said_for(counsel: Counsel) -> None:
    world, briefs = counsel.world, counsel.world.session.briefs
    since, until = counsel.since, counsel.until
    world.clock.go_on(days=100)
    digest = next(each.item.digest for each in briefs.items(world.viewer, since, until).items)
    briefs.say_yes(world.viewer, [digest], since, until)
    (kept,) = (each for each in briefs.items(world.viewer, since, until).items if each.my_yes)
    assert kept.item.since == until and kept.item.placed
    assert len(world.session.context.books.shared.entries.all()) == 1
    assert not any(each.item.placed for each in counsel.shown().items), "it is not of the last sixty days"


def test_changed_words_end_the_yes_of_both(counsel: Counsel) -> None:
    counsel.our_page("session-brief", **{"both-named": ["The looking"]})
    counsel.both_say_yes("The looking")
    assert counsel.joint().holds
    counsel.our_page("session-brief", **{"both-named": ["The looking, and the door"]})
    with pytest.raises(NothingAgreed):
        counsel.joint()
    assert not counsel.find("The looking").my_yes


def test_a_yes_can_be_taken_back_and_what_was_placed_for_it_goes_with_it(counsel: Counsel) -> None:
    counsel.both_say_yes("balcony")
    counsel.take_back("balcony")
    with pytest.raises(NothingAgreed):
        counsel.joint()
    assert counsel.world.session.context.books.shared.entries.all(role=EntryRole.COPY), "it is Ana’s, not Ben’s to take"
    counsel.yes("balcony")
    counsel.at(ANA)
    counsel.take_back("balcony")
    assert counsel.world.session.context.books.shared.entries.all() == ()
    assert not counsel.find("balcony").item.placed
    with pytest.raises(NothingAgreed):
        counsel.joint()


def test_a_yes_that_the_other_one_forged_counts_for_nothing(counsel: Counsel) -> None:
    counsel.yes("balcony")
    counsel.at(BEN)
    counsel.yes("balcony")
    shelf = counsel.world.session.context.books.shared
    mine = next(
        event for event in shelf.events.all(kinds=(EventKind.BRIEF,)) if event.actor == counsel.world.viewer.partner_id
    )
    ana = next(each for each in counsel.shown().people if each.name == "Ana")
    counsel.at(ANA)
    counsel.take_back("balcony")
    counsel.yes("balcony")  # a new copy, to which Ben has not said yes
    with pytest.raises(NothingAgreed):
        counsel.joint()
    digest = counsel.find("balcony").item.digest
    forged = replace(mine, id="0" * 32, payload={"words": digest, "says": "yes"}, entry_id=None, lamport=0, writer="")
    counsel.world.session.context.books.shared.events.add(forged)
    assert ana.id != forged.actor
    with pytest.raises(NothingAgreed):
        counsel.joint()


def test_a_refused_item_is_nowhere_in_the_file_its_metadata_or_attachments(counsel: Counsel, tmp_path: Path) -> None:
    counsel.yes("MARKER")
    counsel.yes("ferry")
    counsel.both_say_yes("balcony")
    counsel.yes("ferry")
    data = counsel.written(counsel.joint(), tmp_path / "out.pdf")
    file = reader(data)
    text = all_words(data) + str(file.metadata) + str(file.outline) + str(dict(file.attachments))
    assert "balcony door" in text
    assert "MARKER" not in text
    assert dict(file.attachments) == {}
    assert "Ana" not in str(file.metadata)
    assert b"MARKER" not in data


@pytest.mark.thorough
def test_a_file_with_something_that_was_not_agreed_is_deleted_and_told(counsel: Counsel, tmp_path: Path) -> None:
    counsel.yes("MARKER")
    counsel.both_say_yes("balcony")
    made = counsel.joint()
    brief = made.binder.chapters[0].brief
    assert brief is not None
    wrong = replace(brief, questions=("What of the marker OF ANA?",))
    binder = replace(made.binder, chapters=(replace(made.binder.chapters[0], brief=wrong),))
    path = tmp_path / "out.pdf"
    with pytest.raises(NotAgreedInFile):
        save_brief(made, path, make_pdf(binder))
    assert not path.exists()
    save_brief(made, path, make_pdf(made.binder, "a4", "a good password"), "a good password")
    assert path.exists(), "with a password it is read back too"


def only_chart(counsel: Counsel) -> MarksChart:
    """The one that the joint page has."""
    brief = counsel.joint().binder.chapters[0].brief
    assert brief is not None
    (chart,) = brief.charts
    return chart


def test_marks_of_the_pulse_go_along_by_one_question_with_their_days(counsel: Counsel) -> None:
    world = counsel.world
    for mark in (4, 6, 3):
        world.clock.go_on(days=7)
        world.write(
            "weekly-pulse", world.session.pages.new_page(world.viewer, "weekly-pulse").entry_id, hope=mark, safe=9
        )
    assert ItemKind.CHART in counsel.kinds()
    counsel.both_say_yes("Hope for the two of us")
    charts = [each for each in counsel.shown().items if each.item.kind is ItemKind.CHART]
    assert [each.item.title for each in charts] == ["Hope for the two of us"], "Ben sees no other mark"
    chart = only_chart(counsel)
    assert [mark for _day, mark in chart.lines[0].marks] == [4, 6, 3]
    world.clock.go_on(days=47)  # the first week is no more among the last sixty days
    chart = only_chart(counsel)
    assert [mark for _day, mark in chart.lines[0].marks] == [6, 3], "the yes holds while the range moves on"
    world.clock.go_on(days=-47)
    counsel.at(ANA)
    world.clock.go_on(days=7)
    world.write("weekly-pulse", world.session.pages.new_page(world.viewer, "weekly-pulse").entry_id, hope=8, safe=9)
    hopes = [each for each in counsel.shown().items if each.item.title == "Hope for the two of us"]
    assert [(each.item.placed, len(each.item.marks)) for each in hopes] == [(True, 3), (False, 4)], "the new one is new"


def test_one_persons_page_holds_only_their_own_and_says_that_nobody_else_agreed(
    counsel: Counsel, tmp_path: Path
) -> None:
    counsel.yes("balcony")
    counsel.at(BEN)
    counsel.world.write("session-brief", **{"topic-1": "How I stay in the room.", "hard": "The letter box."})
    briefs, viewer = counsel.world.session.briefs, counsel.world.viewer
    digests = [each.item.digest for each in counsel.shown().items if "letter box" not in each.item.words[0]]
    made = briefs.own(viewer, counsel.since, counsel.until, digests)
    text = all_words(counsel.written(made, tmp_path / "out.pdf"))
    assert "How I stay in the room." in text
    assert "Ben’s own notes" in text
    assert "balcony" not in text, "Ana’s words are not Ben’s to bring alone"
    assert "letter box" not in text
    with pytest.raises(NothingAgreed):
        briefs.own(viewer, counsel.since, counsel.until, ())


def test_an_item_that_says_something_else_now_is_not_agreed_to_unseen(counsel: Counsel) -> None:
    digest = counsel.find("balcony").item.digest
    counsel.world.write("session-brief", **{"topic-1": "Something else."})
    with pytest.raises(UnknownName):
        counsel.world.session.briefs.say_yes(counsel.world.viewer, [digest], counsel.since, counsel.until)


def test_one_person_alone_has_a_page_of_their_own(tmp_path: Path) -> None:
    world = World(tmp_path / "Mine.trustbook", with_briefs(tmp_path / "resources"))
    world.create()
    world.write("session-brief", **{"topic-1": "The quiet."})
    counsel = Counsel(world)
    items = counsel.shown()
    assert not items.can_say
    made = world.session.briefs.own(world.viewer, counsel.since, counsel.until, [items.items[0].item.digest])
    assert "The quiet." in all_words(make_pdf(made.binder))
    with pytest.raises(NothingAgreed):
        counsel.joint()
    world.close()


def test_sessions_and_what_was_taken_on_come_from_what_both_see_of_counselling(counsel: Counsel) -> None:
    world = counsel.world
    world.sit_together()
    for name, answers in (
        ("counselling-appointment", {"on": (counsel.until + timedelta(days=7)).isoformat(), "counsellor": "Mr Haddad"}),
        ("counselling-appointment", {"on": (counsel.until - timedelta(days=14)).isoformat(), "notes": "HIDDEN note"}),
        ("counselling-homework", {"what": "Ask once each morning", "in-the-way": "Rain."}),
    ):
        entry_id = world.session.pages.new_page(TOGETHER, name).entry_id
        world.session.pages.save(TOGETHER, Draft(entry_id, name, answers))
    world.sit(ANA)
    own = world.session.pages.new_page(world.viewer, "counselling-topic").entry_id
    world.session.pages.save(world.viewer, Draft(own, "counselling-topic", {"topic": "Three nights, not six"}))
    for words in ("Mr Haddad", "Ask once", "Three nights"):
        counsel.yes(words)
    counsel.at(BEN)
    for words in ("Mr Haddad", "Ask once", "Three nights"):
        counsel.yes(words)
    brief = counsel.joint().binder.chapters[0].brief
    assert brief is not None
    assert (brief.counsellor, brief.next_session) == ("Mr Haddad", counsel.until + timedelta(days=7))
    assert brief.sessions == (), "the earlier session was not agreed to"
    assert brief.homework == (HomeworkRow("Ask once each morning", "not yet", "Rain."),)
    assert brief.topics[0] == ("Three nights, not six",)
