"""Each picture of the talk table fits, is named for screen readers, is reached by keys, is translated and mirrors."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.looking import clipped, out_of_order, unmirrored, unnamed, unreachable
from tests.ui.support import Stage, make_stage, shown_widgets, strike
from tests.ui.workbook.talk_support import begin, page_of, press, to_the_closing
from trustbook.domain.talks import TalkState
from trustbook.exercises.model import Exercise
from trustbook.language import use_language
from trustbook.ui.kit.far import KeyButton
from trustbook.ui.pages.talk.course import Mode
from trustbook.ui.pages.talk.talk_page import TalkPage
from trustbook.ui.runtime.settings import DeviceSettings

pytestmark = pytest.mark.thorough

MIRRORED = "qpm"
FIRST = ("down", "Enter")
"""Choose the first where none is chosen yet."""


@pytest.fixture(params=["100", "200", MIRRORED])
def looked_at(request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    """Both at the table, in 1366×768."""
    mirrored = request.param == MIRRORED
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    if mirrored:
        use_language(MIRRORED)
        application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    percent = 100 if mirrored else int(request.param)
    stage = make_stage(qtbot, tmp_path, settings=DeviceSettings(text_percent=percent))
    stage.window.resize(1366, 768)
    stage.create_couple()
    begin(stage)
    yield stage
    strike(stage)
    application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def pictures(stage: Stage) -> Iterator[str]:
    """One after the other, to the end."""
    for keys in ((), ("Space",), ("Space",), ("N",), ("P",), FIRST, FIRST, ("Esc",), (*FIRST, "Space")):
        press(stage, *keys)
        scene = page_of(stage).picture.scene
        assert scene is not None
        yield scene.head
    while page_of(stage).course.talk.state is not TalkState.CLOSING:
        press(stage, "Space")
    yield "closing"
    press(stage, "Enter")
    yield "keep"
    press(stage, *FIRST, *FIRST)
    assert page_of(stage).course.mode is Mode.OVER
    yield "over"


def test_every_picture_can_be_seen_told_and_reached(looked_at: Stage) -> None:
    mirrored = QApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    findings = {}
    for name in pictures(looked_at):
        window = looked_at.window
        found = [*unnamed(window), *unreachable(window), *out_of_order(window)]
        found += unmirrored(window) if mirrored else clipped(window)
        if found:
            findings[name] = found
    assert not findings


TALKS = ("speaker-listener", "mirror-dialogue", "outside-stress-talk", "weekly-meeting", "contained-talk")


@pytest.mark.daily
@pytest.mark.parametrize("size", [(1366, 728), (1024, 672)])
def test_all_that_is_to_be_known_before_stands_above_the_subject_and_above_the_fold(
    stage: Stage, size: tuple[int, int]
) -> None:
    stage.services.look.change("text_percent", 200)
    stage.create_couple()
    stage.window.resize(*size)
    for name in TALKS:
        page = begin(stage, name)
        whole = page.picture.rect()
        shown = [each for each in shown_widgets(page, QLabel) if each.text()]
        line, keys = page.picture.line, page.picture.keys
        assert line is not None
        said = [each for each in shown if "afraid" in each.text() or each.text() in (exercise_of(page).caution,)]
        assert len(said) == 2
        seen = said if name == "contained-talk" and size[0] < 1366 else [*said, line]
        for each in seen:
            place = QRect(each.mapTo(page.picture, QPoint()), each.size())
            assert whole.contains(place) and place.bottom() < keys[0].mapTo(page.picture, QPoint()).y(), name
            assert each.visibleRegion().boundingRect().height() == each.height(), f"{name} is cut off"
        assert max(each.mapTo(page, QPoint()).y() for each in said) < line.mapTo(page, QPoint()).y()
        press(stage, "Esc")


def exercise_of(page: TalkPage) -> Exercise:
    return page.course.view.exercise


def test_the_key_that_leads_back_is_named_as_it_lies_on_the_keyboard(looked_at: Stage) -> None:
    mirrored = QApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    press(looked_at, "Space", "Space")
    press(looked_at, "Space")
    arrows = [each for each in shown_widgets(looked_at.window, KeyButton) if each.cap in "←→"]
    assert [each.cap for each in arrows] == ["→" if mirrored else "←"]
    assert arrows[0].accessibleDescription() == arrows[0].cap
    before = page_of(looked_at).course.talk.index
    press(looked_at, "right" if mirrored else "left")
    assert page_of(looked_at).course.talk.index < before


def test_communication_opens_on_the_talk_table_and_a_kept_talk_lies_on_it(stage: Stage) -> None:
    stage.create_couple()
    begin(stage)
    to_the_closing(stage)
    press(stage, "Enter", "right", "Enter", "right", "Enter")
    stage.wait(lambda: page_of(stage).course.kept)
    press(stage, "Space")
    stage.controller.services.navigator.open_tab("communication")

    def words() -> list[str]:
        return [each.text() for each in shown_widgets(stage.window, QLabel)]

    stage.wait(lambda: "Talks you kept" in words())
    stage.settle()
    assert {"Hold a talk", "Talking in turns", "The weekly meeting", "If it gets too heated"} <= set(words())
    assert not [*unnamed(stage.window), *clipped(stage.window)]


def test_whoever_is_alone_finds_no_talk_for_two(stage: Stage) -> None:
    stage.create()
    stage.controller.services.navigator.open_tab("communication")
    stage.settle()
    words = [each.text() for each in shown_widgets(stage.window, QLabel)]
    assert "Hold a talk" not in words
    assert "Pages to begin with" in words
