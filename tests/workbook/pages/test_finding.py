"""Finding words, as they are written and as they are typed."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.workbook.world import BEN, World, exercise, make_library, part
from trustbook.domain.cancelling import CancelToken
from trustbook.domain.entries import Entry, EntryRole, EntryState
from trustbook.domain.folding import folded
from trustbook.domain.people import TOGETHER
from trustbook.domain.problems import Cancelled
from trustbook.workbook.pages.found import FoundAll


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Café au lait", "cafe"),
        ("Cafe\u0301 au lait", "CAFÉ"),
        ("die Straße", "STRASSE"),
        ("Łódź", "łodz"),
        ("Ωμέγα", "ωμεγα"),
        ("Ёлка и ёж", "елка еж"),
        ("שָׁלוֹם", "שלום"),
        ("我们的约定", "的约"),
        ("unbelievable", "believ"),
        ("don’t", "don't"),
        ("don't", "don´t"),
        ("„Versprochen“,", '"versprochen"'),
        ("»ja«", "“ja”"),
        ("on–off", "on-off"),
        ("Selbst\u2011achtung", "selbst-achtung"),
        ("ver\u00adtrau\u00aden", "vertrauen"),
        ("vertrauen", "ver\u00adtrauen"),
        ("zero\u200bwidth", "zerowidth"),
        ("Łódź", "lodz"),
        ("rødgrød", "rodgrod"),
        ("cœur", "coeur"),
        ("ære", "aere"),
        ("ｆｕｌｌ", "full"),
        ("well…", "well..."),
        ("ﬁnd", "find"),
    ],
)
def test_what_looks_the_same_is_found_and_marked_as_it_was_written(solo: World, written: str, typed: str) -> None:
    solo.write("walk", wish=f"before {written} after")
    (found,) = solo.session.finding.find(solo.viewer, typed)
    assert folded(found.match) == folded(typed.split()[0])
    assert (found.before + found.match + found.after) == f"before {written} after"
    assert (found.where, found.field_label, found.title) == ("mine", "About wish", "Walk")


@pytest.mark.parametrize("typed", ['say "yes"', "back\\slash", "tab\there", "\x7f"])
def test_what_json_writes_otherwise_is_found_too(solo: World, typed: str) -> None:
    solo.write("walk", wish=f"I would {typed} now")
    assert len(solo.session.finding.find(solo.viewer, typed)) == 1


def test_all_words_must_occur_in_one_page(solo: World) -> None:
    solo.write("walk", wish="apples", worry="pears")
    solo.write("pulse", word="apples")
    assert len(solo.session.finding.find(solo.viewer, "apples")) == 2
    assert [found.exercise_id for found in solo.session.finding.find(solo.viewer, "pears apples")] == ["walk"]
    assert solo.session.finding.find(solo.viewer, "apples plums") == ()
    assert solo.session.finding.find(solo.viewer, "   ") == ()


NEWER_KINDS = """
[[parts.fields]]
id = "page"
kind = "letter"
label = "The letter"

[[parts.fields]]
id = "stands"
kind = "signoff"
label = "It stands"

[[parts.fields]]
id = "done"
kind = "checklist"
label = "Done"
items = [{ id = "balcony", label = "Balcony" }]

[[parts.fields]]
id = "felt"
kind = "feelings"
label = "Felt"
"""


def test_letters_names_and_own_lines_are_found_but_no_ids_and_no_days(tmp_path: Path) -> None:
    newer = exercise("newer", part("ours", "together", "joint", "plan") + NEWER_KINDS)
    world = World(tmp_path / "Ours.trustbook", make_library(tmp_path / "resources", newer))
    world.create()
    on = "2026-02-28"
    world.write(
        "newer",
        page="Dear harbour",
        stands=[{"name": "Zoë", "on": on}],
        done=[{"row": "balcony", "cells": {"done": True, "on": on}}, {"row": "", "cells": {"text": "Call the bank"}}],
        felt=["worried"],
    )
    found = {typed: world.session.finding.find(world.viewer, typed) for typed in ("harbour", "zoe", "bank")}
    assert [lines[0].field_label for lines in found.values()] == ["The letter", "It stands", "Done"]
    assert world.session.finding.find(world.viewer, "worried") == ()
    assert world.session.finding.find(world.viewer, "2026") == ()
    assert world.session.finding.find(world.viewer, "balcony") == ()
    world.close()


def test_ids_of_options_are_not_found(solo: World) -> None:
    solo.write("walk", wish="something", colour="red")
    assert solo.session.finding.find(solo.viewer, "red") == ()


TABLE = """
[[parts.fields]]
id = "moments"
kind = "table"
label = "Moments"
columns = [
    { id = "what", label = "What" },
    { id = "way", label = "Way", kind = "choice", options = [{ id = "red", label = "A" }, { id = "no", label = "B" }] },
    { id = "day", label = "Day", kind = "date" },
]
"""


def test_in_a_table_words_are_found_but_no_ids_of_options_and_no_days(tmp_path: Path) -> None:
    newer = exercise("newer", part("ours", "together", "joint", "plan") + TABLE)
    world = World(tmp_path / "Ours.trustbook", make_library(tmp_path / "resources", newer))
    world.create()
    world.write("newer", moments=[{"row": "", "cells": {"what": "Dear harbour", "way": "red", "day": "2026-02-28"}}])
    (found,) = world.session.finding.find(world.viewer, "harbour")
    assert found.field_label == "Moments"
    assert world.session.finding.find(world.viewer, "red") == ()
    assert world.session.finding.find(world.viewer, "2026") == ()
    world.close()


def test_what_was_taken_back_is_not_found(solo: World) -> None:
    page = solo.write("walk", wish="hasty word")
    solo.write("walk", page.entry_id, wish="calm word")
    assert solo.session.finding.find(solo.viewer, "hasty") == ()


def test_the_partner_finds_only_what_is_shared(couple: World) -> None:
    page = couple.write("walk", wish="zebra given", diary="zebra kept")
    couple.session.sharing.share(couple.viewer, page.entry_id, ["wish"])
    couple.sit(BEN)
    (found,) = couple.session.finding.find(couple.viewer, "zebra")
    assert (found.where, found.author, found.after) == ("shared", "Ana", " given")
    opened = couple.session.pages.open_page(couple.viewer, "walk", found.entry_id)
    assert opened.copies[0].copy_id == found.entry_id


def test_a_place_tells_the_field_that_holds_the_word(couple: World) -> None:
    couple.write("walk", wish="nothing", worry="zebra")
    (found,) = couple.session.finding.find(couple.viewer, "zebra")
    assert (found.field_id, found.field_label) == ("worry", "About worry")


def test_everywhere_finds_pages_the_guide_and_what_was_written(solo: World) -> None:
    solo.write("walk", wish="trust is slow")
    found = solo.session.finding.everywhere(solo.viewer, "Trust")
    assert [place.after for place in found.written] == [" is slow"]
    assert any(text.kind == "chapter" and text.id == "trust" for text in found.guide)
    assert found.more_guide
    assert [page.exercise_id for page in solo.session.finding.everywhere(solo.viewer, "WALK").pages] == ["walk"]
    assert solo.session.finding.everywhere(solo.viewer, "  ") == FoundAll()


def test_getting_help_stands_above_all_for_who_may_be_in_danger_and_once_only(solo: World) -> None:
    found = solo.session.finding.everywhere(solo.viewer, "He hits me")
    assert found.help_first is not None and found.help_first.id == "help"
    number = solo.session.finding.everywhere(solo.viewer, "emergency number")
    assert number.help_first is not None and number.help_first.word == "emergency", "it opens at the word"
    assert "help" not in [text.id for text in number.guide]
    assert solo.session.finding.everywhere(solo.viewer, "Trust").help_first is None


def test_where_nothing_is_found_a_word_counts_without_its_ending(solo: World) -> None:
    assert solo.session.finding.everywhere(solo.viewer, "walks").pages
    solo.write("walk", wish="two walks")
    assert not solo.session.finding.everywhere(solo.viewer, "walks").pages, "what was written has it as it was typed"


def test_everywhere_finds_nothing_of_the_other_seat(couple: World) -> None:
    page = couple.write("walk", wish="zebra given", diary="zebra kept")
    couple.session.sharing.share(couple.viewer, page.entry_id, ["wish"])
    couple.sit(BEN)
    written = couple.session.finding.everywhere(couple.viewer, "zebra").written
    assert [(place.where, place.after) for place in written] == [("shared", " given")]
    couple.together()
    assert [place.after for place in couple.session.finding.everywhere(TOGETHER, "zebra").written] == [" given"]


def test_finding_can_be_stopped(solo: World) -> None:
    solo.write("walk", wish="w")
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        solo.session.finding.find(solo.viewer, "w", token)


def test_only_so_many_are_listed_and_the_newest_first(solo: World) -> None:
    for day in range(5):
        page = solo.session.pages.new_page(solo.viewer, "pulse")
        solo.write("pulse", page.entry_id, word=f"same {day}")
        solo.clock.go_on(days=1)
    found = solo.session.finding.find(solo.viewer, "same", limit=3)
    assert [place.after for place in found] == [" 4", " 3", " 2"]


@pytest.mark.thorough
def test_thousands_of_pages_are_searched_quickly(solo: World) -> None:
    book = solo.session.context.books.private
    assert book is not None
    digest = solo.session.context.definitions.remember(book, "pulse")
    text = "Some words about an ordinary day, with a naïve hope and a walk by the river. " * 3
    with book.database.transaction():
        for number in range(4_000):
            book.entries.write(
                Entry(
                    id=f"{number:08d}-0000-4000-8000-000000000000",
                    exercise_id="pulse",
                    definition=digest,
                    role=EntryRole.OWN,
                    author=solo.viewer.partner_id,
                    state=EntryState.STARTED,
                    on=solo.clock.today(),
                    answers={"word": f"{text}{number}"},
                    saved=solo.clock.now(),
                )
            )
    start = time.perf_counter()
    assert len(solo.session.finding.find(solo.viewer, "3711")) == 1
    took = time.perf_counter() - start
    assert took < 5  # the bench says how quick; this only notices something gone badly wrong
