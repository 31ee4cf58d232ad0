"""What six evenings ask for in clicks and keys, from the way in to the first letter; letters that say something and
passphrases are not counted.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from devtools.desktop import Desktop
from devtools.desktop_session import wait_until
from devtools.evening import Evening
from tests.e2e.conftest import ANA, BEN
from trustbook.domain.times import Moment, random_id
from trustbook.exercises.content import Content
from trustbook.workbook.opener import WorkbookOpener
from trustbook.workbook.sitting.views import Draft

pytestmark = [pytest.mark.e2e, pytest.mark.sweep]

PAGES = ("A map of my boundaries", "Build one boundary", "Boundary or control?")
WORDS = "You carried the dog up all four floors."


class Counting(Desktop):
    """Counts what a hand does: a click, or a key that is no letter of a text."""

    done = 0

    def key(self, *keys: str) -> None:
        self.done += len(keys)
        super().key(*keys)

    def click(self, words: str, *, role: str = "") -> None:
        """Once it has come to rest where it is."""
        self.done += 1
        place = self.wait_for(words, role=role).box

        def rests() -> bool:
            nonlocal place
            before, place = place, self.wait_for(words, role=role).box
            return before == place

        wait_until(rests, f"{words!r} to rest")
        super().click(words, role=role)

    def since(self, before: int) -> int:
        """How much was done since then."""
        return self.done - before


class LastWeek:
    """The clock of a week ago."""

    def now(self) -> Moment:
        return Moment(datetime.now(UTC) - timedelta(days=7), "UTC")

    def today(self) -> date:
        return self.now().utc.date()

    def ticks(self) -> float:
        return 0.0


@pytest.fixture
def hand(tmp_path: Path) -> Iterator[Counting]:
    if not sys.platform.startswith("linux") or shutil.which("Xvfb") is None:
        pytest.skip("real windows are driven on Linux with Xvfb only")
    folder = tmp_path / "desktop"
    folder.mkdir()
    with Counting(folder) as desktop:
        yield desktop


def wait_writing(hand: Counting) -> None:
    """Until the keyboard is where an answer is given."""
    answers = ("text", "radio button", "check box", "slider")
    wait_until(lambda: (node := hand.focused()) is not None and node.role in answers, "something to answer")


def written(evening: Evening) -> None:
    """Ana wrote a pulse, a letter and a boundary a week ago; the boundary last."""
    evening.workbook.parent.mkdir(parents=True)
    made = evening.trustbook("new", evening.workbook, "--partner", "Ana", "--partner", "Ben", passphrases=(ANA, BEN))
    assert made.returncode == 0, made.stderr
    session = WorkbookOpener(Content(), LastWeek(), random_id).sign_in(evening.workbook, ANA)
    for exercise_id, answers in (
        ("weekly-pulse", {"word": "tired"}),
        ("thank-you-letter", {"words": WORDS}),
        ("boundary-builder", {"value": "Quiet mornings"}),
    ):
        page = session.pages.open_page(session.viewer, exercise_id)
        session.pages.save(session.viewer, Draft(page.entry_id, exercise_id, answers))
    session.keeping.close()


def sign_in(evening: Evening) -> None:
    evening.open_program(evening.workbook)
    evening.desktop.type_text(f"{ANA}\n")
    evening.wait_today()


def test_the_first_page_is_ten_clicks_and_keys_away(hand: Counting) -> None:
    evening = Evening(hand)
    evening.open_program()
    before = hand.done
    hand.click("Begin a workbook")
    hand.wait_for("Go on", role="push button")
    hand.press("Go on", role="push button")
    hand.wait_for("What should you be called here?")
    hand.type_text("Ana\n")
    hand.wait_for("Use my own", role="push button")
    hand.press("Use my own", role="push button")
    hand.wait_for("The same once more")
    hand.type_text(ANA)
    hand.tab_to("The same once more")
    hand.type_text(f"{ANA}\n")
    evening.wait_today()
    hand.click("Open", role="push button")
    hand.wait_for("A few minutes to breathe", role="label")

    print(f"first page: {hand.since(before)}")
    assert hand.since(before) <= 10


def three_pages_to_paper(hand: Counting, folder: Path) -> None:
    for number, title in enumerate(PAGES):
        target = folder / f"{number}.pdf"
        hand.click("Boundaries", role="page tab")
        hand.wait_for(title, role="list item")
        hand.click(title, role="list item")
        hand.wait_for(title, role="label")
        hand.key("ctrl+p")
        hand.wait_for("Save as PDF…", role="push button")
        hand.click("Save as PDF…", role="push button")
        hand.wait_for("Name", role="text")
        hand.type_text(f"{target}\n")
        wait_until(target.exists, "the file")


def test_five_evenings_with_a_workbook_ask_for_little(hand: Counting, tmp_path: Path) -> None:
    evening = Evening(hand)
    written(evening)
    counts: dict[str, int] = {}

    sign_in(evening)
    before = hand.done
    hand.key("Return")
    hand.wait_for("Quiet mornings", role="text")
    wait_writing(hand)
    counts["go on"] = hand.since(before)

    before = hand.done
    hand.click("Share…", role="push button")
    hand.wait_for("This is exactly what will be shared")
    hand.click("What matters to me here", role="check box")
    hand.click("Share this", role="push button")
    hand.wait_for("You shared this on")
    counts["share"] = hand.since(before)

    before = hand.done
    hand.click("Progress", role="page tab")
    hand.wait_for("Weekly pulse", role="list item")
    hand.click("Weekly pulse", role="list item")
    hand.wait_for("Go on with the entry of")
    wait_writing(hand)
    counts["new week's pulse"] = hand.since(before)

    before = hand.done
    hand.key("ctrl+f")
    hand.wait_for("In the names of pages")
    hand.type_text("floors")
    hand.wait_for("A thank-you letter")
    hand.key("Return")
    hand.wait_for(WORDS, role="text")
    counts["find a letter"] = hand.since(before)
    hand.key("Escape")

    before = hand.done
    three_pages_to_paper(hand, tmp_path)
    counts["three pages to paper"] = hand.since(before)

    print(counts)
    assert counts["go on"] == 1
    assert counts["share"] <= 3
    assert counts["new week's pulse"] <= 2
    assert counts["find a letter"] <= 2
    assert counts["three pages to paper"] <= 18
