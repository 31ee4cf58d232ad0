"""The idle lock at the talk table: it waits while somebody speaks, and while a pause has a time."""

from __future__ import annotations

import pytest

from tests.ui.support import Stage
from tests.ui.workbook.talk_support import page_of, press
from trustbook.ui.pages.talk.talk_page import TalkPage

pytestmark = pytest.mark.thorough


def what_comes_after(stage: Stage, minutes: int) -> str:
    """What IdleWatch asks for when nobody touches anything for so long."""
    asked: list[str] = []
    watch = stage.services.watch
    watch.idle.disconnect()
    watch.cover_requested.disconnect()
    watch.idle.connect(lambda: asked.append("lock"))
    watch.cover_requested.connect(lambda: asked.append("cover"))
    stage.clock.seconds += minutes * 60
    watch.look()
    return "".join(asked)


@pytest.mark.daily
def test_nobody_is_locked_out_while_somebody_speaks(stage: Stage, talk: TalkPage) -> None:
    stage.services.watch.use_minutes(10)
    press(stage, "Space")
    assert what_comes_after(stage, 30) == ""


def test_in_a_pause_with_a_time_the_window_is_covered_and_the_talk_stays(stage: Stage, talk: TalkPage) -> None:
    stage.services.watch.use_minutes(10)
    press(stage, "Space", "P", "Enter", "right", "Enter")
    assert what_comes_after(stage, 12) == "cover"


def test_past_that_time_it_locks_as_ever(stage: Stage, talk: TalkPage) -> None:
    stage.services.watch.use_minutes(10)
    press(stage, "Space", "P", "Enter", "right", "Enter")
    stage.clock.seconds += 21 * 60
    page_of(stage).look()
    assert what_comes_after(stage, 12) == "lock"


@pytest.mark.parametrize(
    "keys", [("P", "left", "Enter", "right", "Enter"), ("P",), ("Esc",), ("Esc", "right", "Enter")]
)
def test_a_pause_until_tomorrow_a_question_and_an_ended_talk_hold_nothing_off(
    stage: Stage, talk: TalkPage, keys: tuple[str, ...]
) -> None:
    stage.services.watch.use_minutes(10)
    press(stage, "Space", *keys)
    assert what_comes_after(stage, 12) == "lock"
