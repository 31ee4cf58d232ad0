"""What was filled in in a PDF goes where it belongs: looked at first, nothing overwritten unasked."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from tests.documents.form_reading.made_forms import made_form
from tests.workbook.form_support import bring, filled, note_of, read
from tests.workbook.world import BEN, World
from trustbook.domain.entries import EntryRole, RevisionReason
from trustbook.domain.form_problems import ChangedMeanwhile, EmptyForm, FlatForm, ForeignForm, UnknownForm
from trustbook.domain.problems import NewerFormat, NotForThisSeat
from trustbook.workbook.forms.form_views import form_words

EVERYTHING = {"diary": "only mine", "wish": "a wish", "colour": "red", "plan": "our plan", "spoken": "said aloud"}


def test_a_new_page_gets_every_answer_and_a_version_says_where_they_came_from(couple: World) -> None:
    preview = read(couple, filled(couple, {"walk": {"wish": "a 😀\nwish", "colour": "red"}}))
    target = preview.pages[0].targets[0]
    assert [(each.field.id, each.before, each.after) for each in target.fields] == [
        ("wish", None, "a 😀\nwish"),
        ("colour", None, "red"),
    ]
    (entry_id,) = bring(couple, preview)
    page = couple.session.pages.open_page(couple.viewer, "walk")
    assert (page.entry_id, page.answers) == (entry_id, {"wish": "a 😀\nwish", "colour": "red"})
    versions = couple.session.history.versions(couple.viewer, entry_id)
    assert [version.reason for version in versions] == [RevisionReason.IMPORTED]


def test_looking_at_a_form_writes_nothing(couple: World) -> None:
    assert read(couple, filled(couple, {"walk": EVERYTHING})).changes
    assert not couple.session.pages.open_page(couple.viewer, "walk").exists


def test_what_is_there_stays_unless_it_was_chosen_and_comes_back_from_its_versions(couple: World) -> None:
    couple.write("walk", wish="mine", worry="kept")
    preview = read(couple, filled(couple, {"walk": {"wish": "other", "colour": "blue"}}))
    wish, colour = preview.pages[0].targets[0].fields
    assert (wish.is_conflict, wish.before, wish.after, colour.is_conflict) == (True, "mine", "other", False)

    (entry_id,) = bring(couple, preview)
    assert couple.session.pages.open_page(couple.viewer, "walk").answers == {
        "wish": "mine", "worry": "kept", "colour": "blue",
    }  # fmt: skip

    bring(couple, read(couple, preview.form.path), "wish")
    answers = couple.session.pages.open_page(couple.viewer, "walk").answers
    assert answers == {"wish": "other", "worry": "kept", "colour": "blue"}
    versions = couple.session.history.versions(couple.viewer, entry_id)
    said = [couple.session.history.version(couple.viewer, each.revision_id)[1].get("wish") for each in versions]
    assert said == ["other", "mine", "mine"]


def test_an_empty_field_of_a_form_takes_nothing_away(couple: World) -> None:
    couple.write("walk", wish="mine")
    bring(couple, read(couple, filled(couple, {"walk": {"colour": "red"}}, tb1__walk__wish="")))
    assert couple.session.pages.open_page(couple.viewer, "walk").answers == {"wish": "mine", "colour": "red"}


def test_a_page_that_repeats_gets_a_new_entry_and_the_same_form_nothing_twice(couple: World) -> None:
    couple.write("pulse", word="calm")
    couple.clock.go_on(days=7)
    path = filled(couple, {"pulse": {"word": "tense", "score": 0}})
    preview = read(couple, path)
    assert [target.entry_id != "" for target in preview.pages[0].targets] == [False, True]
    bring(couple, preview)
    words = [entry.answers for entry in couple.session.context.seat(couple.viewer).own.entries.all("pulse")]
    assert words == [{"word": "calm"}, {"word": "tense", "score": 0}]
    again = read(couple, path)
    assert again.pages[0].known and not again.changes


def test_it_may_go_to_the_last_entry_instead(couple: World) -> None:
    page = couple.write("pulse", word="calm")
    assert bring(couple, read(couple, filled(couple, {"pulse": {"score": 3}})), target=1) == {page.entry_id}
    assert couple.session.pages.open_page(couple.viewer, "pulse").answers == {"word": "calm", "score": 3}


def test_each_seat_takes_what_it_writes_and_sees_no_more(couple: World) -> None:
    path = filled(couple, {"walk": EVERYTHING}, tb1__walk__spoken="said aloud")
    preview = read(couple, path)
    page = preview.pages[0]
    assert [each.field.id for each in page.targets[0].fields] == ["diary", "wish", "colour"]
    assert (page.of_both, page.of_one) == (1, 0)
    bring(couple, preview)
    assert couple.session.context.books.shared.entries.all() == ()

    couple.together()
    preview = read(couple, path)
    page = preview.pages[0]
    assert [each.field.id for each in page.targets[0].fields] == ["plan"]
    assert (page.of_both, page.of_one, page.unplaced) == (0, 3, ())
    bring(couple, preview)
    (ours,) = couple.session.context.books.shared.entries.all()
    assert (ours.role, ours.author, ours.answers) == (EntryRole.JOINT, None, {"plan": "our plan"})

    couple.sit(BEN)
    assert not couple.session.pages.open_page(couple.viewer, "walk").exists


def test_a_sheet_with_the_name_of_the_other_one_is_not_read_into_ones_own_book(couple: World) -> None:
    path = filled(couple, {"walk": EVERYTHING}, tb1__walk___name="BEN", tb1__walk__gone="of Ben")
    page = read(couple, path).pages[0]
    assert (page.targets, page.of_other, page.unplaced) == ((), "Ben", ())
    own = read(couple, filled(couple, {"walk": EVERYTHING}, tb1__walk___name="Ana and Ben")).pages[0]
    assert own.targets and (own.name, own.of_other) == ("Ana and Ben", "")
    couple.sit(BEN)
    assert read(couple, filled(couple, {"walk": EVERYTHING}, tb1__walk___name="Ben")).changes


def test_what_is_never_kept_and_names_are_not_taken_out_of_a_form(couple: World) -> None:
    bring(couple, read(couple, filled(couple, {"walk": {"wish": "x"}}, tb1__walk__spoken="said aloud")))
    assert couple.session.pages.open_page(couple.viewer, "walk").answers == {"wish": "x"}
    preview = read(couple, filled(couple, {"walk": {}}, tb1__walk__spoken="said aloud"))
    assert (preview.changes, preview.pages[0].unkept, preview.pages[0].unplaced) == (False, 1, ())


def test_a_preview_of_another_seat_cannot_be_brought_in(couple: World) -> None:
    preview = read(couple, filled(couple, {"walk": EVERYTHING}))
    couple.together()
    with pytest.raises(NotForThisSeat):
        couple.session.forms.bring_in(preview.viewer, preview, [])


def test_a_page_that_changed_meanwhile_is_looked_at_again(couple: World) -> None:
    preview = read(couple, filled(couple, {"walk": {"wish": "other"}, "pulse": {"word": "calm"}}))
    couple.write("walk", wish="typed meanwhile")
    with pytest.raises(ChangedMeanwhile):
        bring(couple, preview, "wish")
    assert couple.session.pages.open_page(couple.viewer, "walk").answers == {"wish": "typed meanwhile"}
    assert not couple.session.pages.open_page(couple.viewer, "pulse").exists


def test_one_person_alone_takes_all_of_it(world: World) -> None:
    world.create()
    bring(world, read(world, filled(world, {"walk": EVERYTHING})))
    answers = world.session.pages.open_page(world.viewer, "walk").answers
    assert answers == {name: text for name, text in EVERYTHING.items() if name != "spoken"}


def test_what_has_no_place_is_shown_and_not_lost(couple: World) -> None:
    path = filled(couple, {"walk": {"wish": "x"}}, tb1__walk__colour="green", tb1__walk__old_question="an old answer")
    path.write_bytes(
        made_form(
            {"tb1.walk.wish": "x", "tb1.walk.colour": "green", "tb1.walk.old-question": "an old answer"},
            note_of(couple, "walk") | {"sheets": [{**note_of(couple, "walk")["sheets"][0], "version": 9}]},
        )
    )
    page = read(couple, path).pages[0]
    assert {(each.label, each.text) for each in page.unplaced} == {
        ("About colour", "green"),
        ("Old question", "an old answer"),
    }
    assert page.older


def test_emoji_that_lost_a_half_are_mended_or_left(couple: World) -> None:
    path = filled(couple, {"walk": {"wish": "so \uf600"}})
    mended, typed = read(couple, path), read(couple, path, mend=False)
    assert mended.form.lost == 1
    assert [each.pages[0].targets[0].fields[0].after for each in (mended, typed)] == ["so 😀", "so \uf600"]
    again = couple.session.forms.preview(couple.viewer, typed.form, mend=True)
    bring(couple, again)
    assert couple.session.pages.open_page(couple.viewer, "walk").answers == {"wish": "so 😀"}


def test_emoji_that_are_lost_for_good_are_told(couple: World) -> None:
    """Chrome keeps the first half only of what is typed."""
    preview = read(couple, filled(couple, {"walk": {"wish": "x"}}, tb1__walk__worry="so \ud83d\ud83c"))
    assert (preview.form.gone, preview.form.lost) == (1, 0) and "�" in form_words(preview.form)[0]
    assert {each.after for each in preview.pages[0].targets[0].fields} == {"x", "so ��"}


def test_pages_that_are_not_here_are_left_out_and_told(couple: World) -> None:
    preview = read(couple, filled(couple, {"walk": {"wish": "x"}}, tb1__nowhere__wish="y", tb1__elsewhere__wish=""))
    assert [page.exercise.id for page in preview.pages] == ["walk"]
    assert form_words(preview.form) == ["One page of the form is not here, or belongs to another seat. It is left out."]


def test_what_is_no_filled_form_of_ours_is_told_apart(couple: World) -> None:
    note = note_of(couple, "walk")
    path = couple.folder.parent / "form.pdf"
    for kind, content in {
        ForeignForm: made_form({"name": "x", "tb2.walk.wish": "y"}, {"kind": "other"}),
        FlatForm: made_form({}, note),
        EmptyForm: made_form({"tb1.walk.wish": "", "tb1.walk.colour": None}, note),
        UnknownForm: made_form({"tb1.nowhere.wish": "x"}),
        NewerFormat: made_form({"tb1.walk.wish": "x"}, note | {"format": 2}),
    }.items():
        path.write_bytes(content)
        with pytest.raises(kind) as caught:
            read(couple, path)
        assert type(caught.value) is kind


def test_no_word_of_a_form_stands_in_a_log_or_beside_the_workbook(
    couple: World, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    secret = "Wildrosenblatt"
    caplog.set_level(logging.DEBUG)
    path = filled(couple, {"walk": {"diary": secret}}, tb1__walk__gone=secret)
    bring(couple, read(couple, path))
    path.write_bytes(path.read_bytes()[:-400])
    try:
        read(couple, path)
    except Exception as problem:  # noqa: BLE001 - whatever is said of it
        assert secret not in str(problem)
    assert secret not in caplog.text
    couple.together()
    couple.close()
    for file in tmp_path.rglob("*"):
        if file.is_file() and file != path:
            assert secret.encode() not in file.read_bytes()


def test_a_form_of_an_agreement_becomes_a_draft_of_ones_own(tmp_path: Path) -> None:
    from trustbook.exercises.library import Library

    world = World(tmp_path / "Ours.trustbook", Library())
    world.join()
    path = filled(world, {"agreement": {"words": "We say when we are late."}})
    bring(world, read(world, path))
    assert world.session.context.books.shared.entries.all() == ()
    assert world.session.pages.open_page(world.viewer, "agreement").answers["words"] == "We say when we are late."
    world.together()
    assert not read(world, path).changes
