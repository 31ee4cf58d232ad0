"""What two people do with the program, from the first evening on."""

from __future__ import annotations

import json

import pytest

from devtools.desktop_session import wait_until
from devtools.evening import Evening
from tests.e2e.conftest import ANA, BEN
from tests.e2e.sound import assert_sound, data

pytestmark = pytest.mark.e2e

PAGE = ("Boundaries", "Build one boundary")
VALUE = "What matters to me here"
LIMIT = "My limit, in one sentence"
AGREEMENTS = ("Boundaries", "What we have agreed")


def test_what_was_written_on_the_first_evening_is_there_on_the_second(evening: Evening) -> None:
    evening.open_program()
    evening.create("Ana", ANA)
    evening.open_page(*PAGE)
    evening.write(VALUE, "Quiet mornings, first-evening-words")
    evening.wait_saved()
    evening.close()

    assert_sound(evening, ANA)
    assert "first-evening-words" in json.dumps(data(evening, ANA, private="Ana"))
    assert "first-evening-words" not in json.dumps(data(evening, ANA))

    evening.open_program(evening.workbook)
    evening.sign_in(ANA)
    evening.open_page(*PAGE)
    evening.desktop.wait_for("Quiet mornings, first-evening-words", role="text")
    evening.close()
    assert_sound(evening, ANA)


def test_the_second_person_joins_an_empty_shelf(evening: Evening) -> None:
    evening.open_program()
    evening.create("Ana", ANA)
    evening.open_page(*PAGE)
    evening.write(VALUE, "written-before-ben-came")
    evening.wait_saved()

    evening.take_second_seat("Ben", BEN)

    evening.desktop.wait_for("Together: Ana and Ben")
    evening.close()
    assert_sound(evening, ANA, BEN)
    bens = data(evening, BEN, private="Ben")
    assert {partner["name"] for partner in bens["partners"]} == {"Ana", "Ben"}
    assert "written-before-ben-came" not in json.dumps(bens)
    assert "written-before-ben-came" in json.dumps(data(evening, ANA, private="Ana"))


def test_only_the_shared_fields_come_to_the_other_seat(couple: Evening) -> None:
    couple.open_program(couple.workbook)
    couple.sign_in(ANA)
    couple.open_page(*PAGE)
    couple.write(VALUE, "words-to-share")
    couple.write(LIMIT, "words-to-keep")
    couple.wait_saved()

    couple.desktop.press("Share…")
    couple.desktop.wait_for("This is exactly what will be shared")
    couple.desktop.press(VALUE, role="check box")
    wait_until(lambda: couple.desktop.find("Share this", role="push button"), "the button that shares")
    couple.desktop.press("Share this")
    couple.desktop.wait_for("You shared this on")
    couple.close()

    bens = json.dumps(data(couple, BEN, private="Ben"))
    assert "words-to-share" in bens
    assert "words-to-keep" not in bens

    couple.open_program(couple.workbook)
    couple.sign_in(BEN)
    couple.open_page(*PAGE)
    couple.desktop.wait_for("Ana shared this on")
    couple.desktop.wait_for("words-to-share")
    assert couple.desktop.find("words-to-keep") is None
    couple.close()
    assert_sound(couple, ANA, BEN)


def test_what_is_written_together_belongs_to_both_and_shows_nothing_private(couple: Evening) -> None:
    couple.open_program(couple.workbook)
    couple.sign_in(ANA)
    couple.open_page(*PAGE)
    couple.write(VALUE, "only-ana-knows-this")
    couple.wait_saved()

    couple.go_together("Ben", BEN)
    couple.open_page(*PAGE)
    couple.desktop.wait_for("each of you writes this at your own seat")
    assert couple.desktop.find("only-ana-knows-this") is None
    couple.open_page(*AGREEMENTS)
    couple.write_in_first_text("we-wrote-this-together")
    couple.wait_saved()
    couple.go_to_seat("alt+2", BEN, "Ben")
    couple.open_page(*AGREEMENTS)
    couple.desktop.wait_for("On our page")
    couple.desktop.wait_for("we-wrote-this-together")
    couple.close()

    shared = json.dumps(data(couple, ANA))
    assert "we-wrote-this-together" in shared
    assert "only-ana-knows-this" not in shared
    assert_sound(couple, ANA, BEN)


def test_both_sign_in_to_open_together_and_one_alone_does_not(couple: Evening) -> None:
    couple.open_program(couple.workbook)
    couple.desktop.fill("Passphrase", ANA)
    couple.desktop.press("Open together", role="push button")
    couple.desktop.fill("The other one’s passphrase", ANA + "\n")
    couple.desktop.wait_for("This person is here already")
    assert couple.desktop.find("Together: Ana and Ben") is None
    couple.desktop.key("Escape")
    couple.desktop.wait_for("Your passphrase finds your own seat.")

    couple.sign_in_together(ANA, BEN)
    couple.open_page(*AGREEMENTS)
    couple.write_in_first_text("both-sat-down-for-this")
    couple.wait_saved()
    couple.close()

    assert "both-sat-down-for-this" in json.dumps(data(couple, BEN))
    assert_sound(couple, ANA, BEN)


def test_an_erased_page_is_gone_with_its_versions(couple: Evening) -> None:
    couple.open_program(couple.workbook)
    couple.sign_in(ANA)
    couple.open_page(*PAGE)
    couple.write(VALUE, "words-to-erase")
    couple.wait_saved()
    couple.open_page(*AGREEMENTS)
    couple.open_page(*PAGE)

    couple.desktop.press("Erase…")
    couple.desktop.press("Erase it for good")
    couple.desktop.wait_gone("words-to-erase")
    couple.close()

    assert "words-to-erase" not in json.dumps(data(couple, ANA, private="Ana"))
    assert_sound(couple, ANA, BEN)


def test_the_cover_hides_everything_and_only_a_passphrase_lifts_it(couple: Evening) -> None:
    couple.open_program(couple.workbook)
    couple.sign_in(ANA)
    couple.open_page(*PAGE)
    couple.write(VALUE, "not-for-visitors")
    couple.desktop.wait_for("not-for-visitors")

    couple.desktop.key("F9")
    couple.desktop.wait_for("One moment")
    assert couple.desktop.find("not-for-visitors") is None
    assert couple.desktop.find("Ana") is None

    couple.desktop.fill("Passphrase", "a wrong one\n")
    couple.desktop.wait_for("did not open")
    couple.desktop.fill("Passphrase", ANA + "\n")
    couple.desktop.wait_for("not-for-visitors")
    couple.close()


def test_a_lock_comes_back_at_the_sign_in_screen_with_everything_saved(couple: Evening) -> None:
    couple.open_program(couple.workbook)
    couple.sign_in(ANA)
    couple.open_page(*PAGE)
    couple.write(VALUE, "typed-just-before-the-lock")

    couple.desktop.key("ctrl+l")
    couple.desktop.wait_for("Your passphrase finds your own seat.")
    assert couple.desktop.find("typed-just-before-the-lock") is None

    couple.sign_in(ANA)
    couple.open_page(*PAGE)
    couple.desktop.wait_for("typed-just-before-the-lock")
    couple.close()


def test_a_second_window_says_that_the_workbook_is_open_already(couple: Evening) -> None:
    couple.open_program(couple.workbook)
    couple.sign_in(ANA)
    first = couple.program

    done = couple.trustbook("data-export", couple.workbook, "out.json", passphrases=(ANA,))

    assert done.returncode == 1
    assert "open" in done.stderr
    assert not (couple.desktop.home / "out.json").exists()
    couple.program = first
    couple.close()


def test_a_wrong_passphrase_says_so_and_changes_nothing(couple: Evening) -> None:
    before = {path: path.read_bytes() for path in couple.workbook.rglob("*") if path.is_file()}
    couple.open_program(couple.workbook)

    couple.desktop.fill("Passphrase", "no no no no no\n")
    couple.desktop.wait_for("did not open")
    couple.desktop.key("ctrl+q")
    couple.desktop.close_window()

    assert {path: path.read_bytes() for path in couple.workbook.rglob("*") if path.is_file()} == before
