"""What is said about who can see a part is true of the entry that is shown."""

from __future__ import annotations

from datetime import timedelta

from pytestqt.qtbot import QtBot

from tests.ui.page_support import Place
from tests.ui.pages.support import write
from tests.ui.stand_ins import TestClock
from trustbook.workbook.sitting.views import PageView


def test_a_copy_of_another_entry_is_not_told_of_this_one(couple: Place, qtbot: QtBot) -> None:
    client = couple.services.client
    page = couple.open("boundaries", "boundary-builder")
    write(page, "limit", "I rest at ten.", qtbot)
    page.autosave.save_now()
    couple.settle()
    first = page.page.entry_id
    couple.on_lane(lambda session: session.sharing.share(client.viewer, first, ["limit"]))
    clock = couple.services.program.clock
    assert isinstance(clock, TestClock)
    clock.day += timedelta(days=40)
    seen: list[PageView] = []

    couple.on_lane(lambda session: seen.append(session.pages.new_page(client.viewer, "boundary-builder")))
    couple.on_lane(lambda session: seen.append(session.pages.open_page(client.viewer, "boundary-builder", first)))

    anew, again = seen
    assert anew.copies and anew.placed == ()
    assert [copy.answers for copy in again.placed] == [{"limit": "I rest at ten."}]
