"""Pages of one's own: made, written on, changed, kept whole by export and import, erased, and nobody else's."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workbook.what_opens import MARKER, all_that_opens, everything
from tests.workbook.world import ANA, BEN, World
from trustbook.domain.people import TOGETHER
from trustbook.domain.problems import NotForThisSeat, OwnPageInUse, UnknownName, UnusableOwnPage
from trustbook.exercises.own_pages import LONGEST_QUESTION, MOST_QUESTIONS, OwnKind, OwnPage, OwnQuestion
from trustbook.workbook.paper.paper_choice import PaperChoice

SLEEP = OwnPage(
    "My  sleep ",
    (
        OwnQuestion(" What kept me awake? "),
        OwnQuestion("Hours", OwnKind.SHORT),
        OwnQuestion(""),
        OwnQuestion("How rested am I?", OwnKind.SCALE),
    ),
    again=True,
)


def _made(world: World, page: OwnPage = SLEEP) -> str:
    (name,) = world.session.own_pages.make(world.viewer, page).exercises
    return name


def _own_lines(world: World) -> list[tuple[str, str]]:
    lines = world.session.lists.exercise_lines(world.viewer, "first")
    return [(line.exercise_id, line.title) for line in lines if line.exercise_id.startswith("own-")]


def test_a_page_of_one_s_own_stands_after_the_others_and_is_written_on_like_them(solo: World) -> None:
    name = _made(solo)
    assert _own_lines(solo) == [(name, "My sleep")]
    labels = [field.label for _part, field in solo.session.context.library.exercise(name).fields()]
    assert labels == ["What kept me awake?", "Hours", "How rested am I?"]

    first = solo.write(name, q1="the street", q2="6", q3=4)
    solo.clock.go_on(days=7)
    second = solo.write(name, q1="nothing")
    assert first.entry_id != second.entry_id, "it is one for several days"
    solo.close()
    solo.sit(ANA)
    again = solo.session.pages.open_page(solo.viewer, name, first.entry_id)
    assert again.answers == {"q1": "the street", "q2": "6", "q3": 4}
    assert [found.title for found in solo.session.finding.find(solo.viewer, "street")] == ["My sleep"]


def test_a_question_keeps_its_answers_when_its_words_change_and_another_kind_is_another_question(solo: World) -> None:
    name = _made(solo)
    page = solo.write(name, q1="the street", q2="6", q3=4)
    read = solo.session.own_pages.read(solo.viewer, name)
    assert [each.id for each in read.questions] == ["q1", "q2", "q3"] and read.again and not read.may_share

    kept, hours, rested = read.questions
    changed = (OwnQuestion("Noise?", kept.kind, kept.id), OwnQuestion("Hours", OwnKind.SCALE, hours.id))
    solo.session.own_pages.change(solo.viewer, name, OwnPage("Nights", changed, again=True))
    exercise = solo.session.context.library.exercise(name)
    assert [(field.id, field.label) for _part, field in exercise.fields()] == [("q1", "Noise?"), ("q4", "Hours")]
    assert exercise.version == 2 and rested.id not in {field.id for _part, field in exercise.fields()}

    as_written = solo.session.history.versions(solo.viewer, page.entry_id)
    assert solo.session.pages.open_page(solo.viewer, name, page.entry_id).answers["q1"] == "the street"
    assert as_written is not None
    solo.close()
    solo.sit(ANA)
    assert _own_lines(solo) == [(name, "Nights")]


@pytest.mark.parametrize(
    "page",
    [
        OwnPage("", (OwnQuestion("a"),)),
        OwnPage("Title", ()),
        OwnPage("Title", (OwnQuestion("   "),)),
        OwnPage("Title", tuple(OwnQuestion(f"question {n}") for n in range(MOST_QUESTIONS + 1))),
        OwnPage("Title", (OwnQuestion("a" * (LONGEST_QUESTION + 1)),)),
        OwnPage("a" * (LONGEST_QUESTION + 1), (OwnQuestion("a"),)),
    ],
    ids=["no title", "no question", "only blanks", "too many", "too long", "long title"],
)
def test_what_cannot_be_a_page_is_refused_and_nothing_is_kept(solo: World, page: OwnPage) -> None:
    with pytest.raises(UnusableOwnPage):
        solo.session.own_pages.make(solo.viewer, page)
    assert _own_lines(solo) == []


def test_any_words_can_be_a_question(solo: World) -> None:
    name = _made(solo, OwnPage("<b>\0&\ud800", (OwnQuestion('"{}% \U0001f600'),)))
    solo.close()
    solo.sit(ANA)
    assert _own_lines(solo) == [(name, "<b>&�")]
    solo.write(name, q1="yes")
    assert solo.session.paper.prepare(solo.viewer, PaperChoice("page", exercises=(name,), style="blank")).chapters


def test_a_page_goes_with_its_questions_from_everywhere_once_nothing_is_written_on_it(solo: World) -> None:
    name = _made(solo, OwnPage("Mine", (OwnQuestion(MARKER),)))
    page = solo.write(name, q1="something")
    solo.session.keeping.back_up()
    with pytest.raises(OwnPageInUse):
        solo.session.own_pages.take_away(solo.viewer, name)

    solo.session.erasing.erase(solo.viewer, page.entry_id)
    solo.session.own_pages.take_away(solo.viewer, name)
    assert _own_lines(solo) == []
    solo.close()
    opened = all_that_opens(solo.folder, ANA)
    assert opened and MARKER not in opened and name not in opened, "the book and its backups"


def test_nobody_else_sees_a_page_of_one_s_own_nor_that_there_is_one(couple: World) -> None:
    shared = couple.session.context.books.shared
    before = everything(shared)
    name = _made(couple, OwnPage(MARKER, (OwnQuestion(MARKER),)))
    couple.write(name, q1=MARKER)
    assert everything(shared) == before
    assert MARKER not in repr(couple.session.people.sitting())
    couple.together()
    assert _own_lines(couple) == []
    with pytest.raises(NotForThisSeat):
        couple.session.own_pages.make(TOGETHER, SLEEP)
    couple.sit(BEN)
    assert _own_lines(couple) == []
    for act in (couple.session.own_pages.read, couple.session.own_pages.take_away):
        with pytest.raises(UnknownName):
            act(couple.viewer, name)
    couple.close()
    assert MARKER not in all_that_opens(couple.folder, BEN)


def test_what_its_writer_shares_of_it_can_be_read_with_its_questions(couple: World) -> None:
    name = _made(couple, OwnPage("Our garden", (OwnQuestion("What grows?"),), may_share=True))
    page = couple.write(name, q1="peas")
    couple.session.sharing.share(couple.viewer, page.entry_id, ["q1"])
    couple.sit(BEN)
    read = couple.session.pages.open_page(couple.viewer, name)
    assert read.exercise.title == "Our garden" and [copy.answers for copy in read.copies] == [{"q1": "peas"}]
    with pytest.raises(UnknownName):
        couple.session.own_pages.change(couple.viewer, name, SLEEP)
    couple.write(name, q1="beans")
    assert couple.session.own_pages.ids(couple.viewer) == {name}, "who answers the questions has them, too"


def test_pages_that_come_with_imported_entries_can_be_written_on_again(solo: World, tmp_path: Path) -> None:
    name = _made(solo)
    solo.write(name, q1="the street")
    file = tmp_path / "data.json"
    file.write_bytes(solo.session.data.export_data(solo.viewer, private=True))
    solo.close()
    other = World(tmp_path / "other.trustbook", solo.library)
    other.open_session = other.opener.create(other.folder, "Ana", ANA)
    other.session.data.import_data(other.viewer, file, own=True)
    other.close()
    other.sit(ANA)
    assert _own_lines(other) == [(name, "My sleep")]
    other.clock.go_on(days=9)
    other.write(name, q1="the moon")
    other.close()
