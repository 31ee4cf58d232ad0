"""The weeks of the example couple in a real window, with the keyboard alone, as a screen reader hears them."""

from __future__ import annotations

import pytest

from devtools.desktop_session import wait_until
from devtools.evening import Evening

pytestmark = [pytest.mark.e2e, pytest.mark.sweep]

CHART, TABLE = "Weekly pulse, chart", "Weekly pulse, as a table"


def test_the_chart_is_heard_week_by_week_and_its_table_cell_by_cell(evening: Evening) -> None:
    evening.workbook.parent.mkdir(parents=True)
    assert evening.trustbook("example", evening.workbook).returncode == 0
    first = next(evening.workbook.parent.glob("*passphrases*.txt")).read_text(encoding="utf-8").splitlines()[0]
    evening.open_program(evening.workbook)
    evening.sign_in(first)
    evening.go_to_tab("Progress")
    desktop = evening.desktop
    assert desktop.wait_for(CHART).role == "image"
    desktop.tab_to(CHART)
    assert "tense all week" in desktop.everything_readable(), "the whole words at the ends of each scale"
    desktop.key("End")
    wait_until(lambda: "At ease with you 7" in desktop.everything_readable(), "the marks of the week")
    desktop.key("t")
    assert desktop.wait_for(TABLE).role == "table"
    nodes = desktop.tree()
    heads = [node.name for node in nodes if node.role == "table column header"]
    assert heads[:5] == [
        "At ease with you",
        "Close to you",
        "Listened to",
        "I was open with you",
        "Hope for the two of us",
    ]
    cells = [node.name for node in nodes if node.role == "table cell"]
    assert cells[:5] == ["7", "7", "8", "8", "7"] and "no mark" in cells
    desktop.key("t")
    wait_until(lambda: (now := desktop.focused()) is not None and now.name == CHART, "the chart")
