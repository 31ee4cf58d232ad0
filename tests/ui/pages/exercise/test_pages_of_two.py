"""What two people share, put on our page, and write together."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.page_support import Place
from tests.ui.pages.support import buttons, entries, stored, words, write
from tests.ui.support import ANA, BEN
from trustbook.workbook.sitting.views import Draft

pytestmark = pytest.mark.thorough


@pytest.mark.daily
def test_what_ben_shared_is_read_by_ana_and_cannot_be_changed(couple: Place, qtbot: QtBot) -> None:
    couple.take_seat(None)
    couple.take_seat(BEN)
    viewer = couple.services.client.viewer
    draft = Draft("b" * 8, "boundary-builder", {"limit": "I need a night.", "value": "Sleep."})
    couple.on_lane(lambda session: session.pages.save(viewer, draft))
    couple.on_lane(lambda session: session.sharing.share(viewer, "b" * 8, ["limit"]))
    couple.take_seat(None)
    couple.take_seat(ANA)
    page = couple.open("boundaries", "boundary-builder")

    assert "Ben shared this on 2 March 2026" in words(page)
    assert "I need a night." in words(page)
    assert "Sleep." not in words(page)
    assert page.form.fields["limit"].value() is None
    assert "Take it back…" not in buttons(page)


def test_what_was_changed_in_bens_name_is_not_shown_and_that_is_said(couple: Place, qtbot: QtBot) -> None:
    couple.take_seat(None)
    couple.take_seat(BEN)
    viewer = couple.services.client.viewer
    draft = Draft("b" * 8, "boundary-builder", {"limit": "I need a night.", "value": "Sleep."})
    couple.on_lane(lambda session: session.pages.save(viewer, draft))
    couple.on_lane(lambda session: session.sharing.share(viewer, "b" * 8, ["limit"]))
    forged = """UPDATE working_copies SET answers = '{"limit":"I need nobody."}'"""
    couple.on_lane(lambda session: session.context.books.shared.database.raw.execute(forged) and None)
    couple.take_seat(None)
    couple.take_seat(ANA)
    page = couple.open("boundaries", "boundary-builder")

    assert "What Ben shared on 2 March 2026 is no longer as it was when it was shared" in words(page)
    assert "I need nobody." not in words(page)
    assert "Take it back…" not in buttons(page)


def test_a_part_for_both_is_put_on_our_page_after_a_word(couple: Place, qtbot: QtBot) -> None:
    page = couple.open("boundaries", "boundary-builder")
    assert "Put on our page" not in buttons(page)
    write(page, "our-words", "Not after ten.", qtbot)
    page.autosave.save_now()
    couple.settle()
    couple.prompts.answers["place"] = "place"
    buttons(page)["Put on our page"].click()
    couple.settle()

    text = words(couple.page)
    assert "On our page" in text
    assert "Not after ten." in text
    assert "our-words" not in couple.page.form.fields


def test_at_an_own_seat_our_page_is_the_first_thing_to_read_where_nothing_is_to_be_written(couple: Place) -> None:
    couple.take_seat(None)
    page = couple.open("progress", "weekly-meeting")
    page.form.fields["went-well"].set_value("Soup.")
    page.form.fields["went-well"].edited.emit("")
    page.autosave.save_now()
    couple.settle()
    couple.tab_page = None
    couple.take_seat(ANA)
    text = words(couple.open("progress", "weekly-meeting"))

    assert text.index("Soup.") < text.index("These can help before or after")
    assert "New entry" in entries(couple.page)


def test_a_page_that_is_new_offers_no_other_new_one(alone: Place) -> None:
    assert "New entry" not in buttons(alone.open("progress", "weekly-pulse"))


def test_at_together_only_the_parts_for_both_can_be_written(couple: Place, qtbot: QtBot) -> None:
    page = couple.open("boundaries", "boundary-builder")
    write(page, "limit", "Mine alone.", qtbot)
    page.autosave.save_now()
    couple.settle()
    couple.take_seat(None)
    couple.tab_page = None
    page = couple.open("boundaries", "boundary-builder")

    page.show_core_only(False)
    assert set(page.form.fields) == {"answer", "our-words", "review-on"}
    assert "Mine alone." not in words(page)
    assert "Both of you see this" in words(page)
    assert "On our page" in words(page)
    assert "each of you writes this at your own seat" in words(page)
    assert "Erase…" not in buttons(page)
    write(page, "our-words", "Not after ten.", qtbot)
    page.autosave.save_now()
    couple.settle()
    assert stored(couple, "boundary-builder") == {"our-words": "Not after ten."}


def test_another_seat_finds_an_empty_desk_and_nothing_to_undo(couple: Place, qtbot: QtBot) -> None:
    page = couple.open("boundaries", "boundary-builder")
    write(page, "limit", "Mine alone.", qtbot)
    tab = couple.tab_page
    assert tab is not None
    tab.flush(lambda _well: None)
    couple.settle()
    couple.take_seat(None)

    assert tab.page is None
    assert tab.undo_stack is None
    assert "Mine alone." not in words(tab)
