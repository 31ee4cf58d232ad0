"""What tests of the talk table share."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.support import Stage
from trustbook.ui.pages.talk.talk_page import TalkPage
from trustbook.workbook.together.talk_views import KeptTalk

KEYS = {"Space": Qt.Key.Key_Space, "Esc": Qt.Key.Key_Escape, "Enter": Qt.Key.Key_Return, "F1": Qt.Key.Key_F1,
        "F9": Qt.Key.Key_F9, "down": Qt.Key.Key_Down, "left": Qt.Key.Key_Left, "right": Qt.Key.Key_Right,
        "P": Qt.Key.Key_P, "N": Qt.Key.Key_N, "S": Qt.Key.Key_S, "T": Qt.Key.Key_T, "W": Qt.Key.Key_W}  # fmt: skip


def begin(stage: Stage, exercise_id: str = "speaker-listener") -> TalkPage:
    """Open a talk as a page does."""
    stage.controller.services.navigator.open_talk(exercise_id)
    stage.wait(lambda: isinstance(stage.window.top, TalkPage), "the talk table")
    stage.settle()
    return page_of(stage)


def page_of(stage: Stage) -> TalkPage:
    page = stage.window.top
    assert isinstance(page, TalkPage)
    return page


def press(stage: Stage, *names: str) -> None:
    """Keys, where the focus is."""
    for name in names:
        there = QApplication.focusWidget()
        assert there is not None
        QTest.keyClick(there, KEYS[name])
        stage.settle()


def head(stage: Stage) -> str:
    scene = page_of(stage).picture.scene
    assert scene is not None
    return scene.head


def watch(stage: Stage, seconds: int) -> None:
    for _second in range(seconds):
        stage.clock.seconds += 1
        page_of(stage).look()


def kept(stage: Stage) -> list[KeptTalk]:
    found: list[KeptTalk] = []
    client = stage.controller.client
    viewer = client.viewer
    client.do(lambda session: session.talks.table(viewer).kept, found.extend)
    stage.settle()
    return found


def entries(stage: Stage) -> int:
    """How many pages lie in the book of this seat."""
    found: list[int] = []
    client = stage.controller.client
    client.do(lambda session: len(session.context.seat(client.viewer).own.entries.heads()), found.append)
    stage.settle()
    return found[0]


def to_the_closing(stage: Stage) -> None:
    press(stage, "Space")
    for _step in page_of(stage).course.steps:
        press(stage, "Space")
