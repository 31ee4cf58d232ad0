"""A talk at the table, by keys: held to its end with a pause, read from across a room, and gone without a trace."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget

from tests.ui.support import ANA, BEN, Stage, shown_widgets
from tests.ui.workbook.talk_support import begin, entries, head, kept, page_of, press, to_the_closing, watch
from trustbook.domain.talks import TalkState
from trustbook.ui.kit.far import KeyButton
from trustbook.ui.pages.talk.talk_page import TalkPage

pytestmark = pytest.mark.thorough


@pytest.mark.daily
@pytest.mark.parametrize("exercise_id", ["speaker-listener", "contained-talk"])
def test_before_it_begins_it_says_all_that_the_page_says_to_take_care_of(stage: Stage, exercise_id: str) -> None:
    stage.create_couple()
    page = begin(stage, exercise_id)
    exercise = stage.services.content().library.exercise(exercise_id)
    shown = "\n".join(each.text() for each in shown_widgets(page, QLabel))
    for said in filter(None, (exercise.caution, exercise.stop, "If you are afraid of the other person", "F1 opens")):
        assert said in shown
        assert said in page.picture.head.accessibleName()


def test_it_goes_from_step_to_step_by_one_key_and_back_by_another(stage: Stage, talk: TalkPage) -> None:
    assert head(stage) == "Ana begins"
    press(stage, "S")
    assert head(stage) == "Ben begins"
    press(stage, "S", "Space")
    assert head(stage) == "Ana speaks"
    press(stage, "Space")
    assert head(stage) == "Ben says it back"
    press(stage, "N")
    assert (head(stage), page_of(stage).course.talk.rounds) == ("Ben says it back", 1)
    press(stage, "right")
    assert head(stage) == "Ben speaks"
    press(stage, "left", "left")
    assert head(stage) == "Ana speaks"


def test_what_a_key_does_can_be_clicked_too_and_its_name_says_it(stage: Stage, talk: TalkPage) -> None:
    keys = {each.accessibleName(): each for each in shown_widgets(stage.window, KeyButton)}
    assert set(keys) == {"begin", "Ben begins", "the subject", "leave"}
    QTest.mouseClick(keys["begin"], Qt.MouseButton.LeftButton)
    stage.settle()
    assert head(stage) == "Ana speaks"
    assert page_of(stage).picture.head.hasFocus(), "the next key works where one is"
    likely = [each for each in shown_widgets(stage.window, KeyButton) if each.font().bold()]
    assert [each.words for each in likely] == ["Ben says it back"]


def test_a_subject_is_written_with_all_its_letters_and_stands_above(stage: Stage, talk: TalkPage) -> None:
    press(stage, "W")
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, "Nuts, pans and S")
    press(stage, "Enter", "Space")
    scene = page_of(stage).picture.scene
    assert scene is not None
    assert (scene.subject, scene.place, scene.head) == ("Nuts, pans and S", "First turn of four", "Ana speaks")


@pytest.mark.daily
def test_the_clock_says_whole_minutes_and_then_that_it_is_time(stage: Stage, talk: TalkPage) -> None:
    press(stage, "Space")
    ring = page_of(stage).picture.ring
    said = [ring.accessibleName()]
    for _second in range(200):
        watch(stage, 1)
        if ring.accessibleName() != said[-1]:
            said.append(ring.accessibleName())
    assert said == ["3 minutes", "2 minutes", "1 minute", "less than a minute", "Time to change over"]
    assert head(stage) == "Ana speaks", "nothing goes on by itself"
    assert stage.rung == [], "a sound is off until somebody wants it"


def test_a_sound_that_somebody_wants_is_heard_once_when_a_time_is_over(stage: Stage, talk: TalkPage) -> None:
    stage.services.look.change("talk_sound", "on")
    press(stage, "Space")
    watch(stage, 170)
    assert stage.rung == []
    watch(stage, 30)
    assert stage.rung == ["bell"]


def test_a_pause_asks_until_when_then_who_and_waits_without_a_sound(stage: Stage, talk: TalkPage) -> None:
    press(stage, "Space")
    watch(stage, 60)
    press(stage, "P")
    scene = page_of(stage).picture.scene
    assert scene is not None and (scene.head, scene.how) == ("A pause", "When do you go on?")
    press(stage, "right", "Enter")
    scene = page_of(stage).picture.scene
    assert scene is not None and scene.how == "Who asks for it?"
    assert page_of(stage).picture.head.hasFocus(), "neither of the two is nearer"
    press(stage, "Enter")
    assert head(stage) == "A pause", "one Enter too many names nobody"
    press(stage, "left", "Enter")
    scene = page_of(stage).picture.scene
    assert scene is not None
    assert (scene.head, scene.how) == ("A pause until 14:33", "Ben asked for it, and named the time.")
    assert scene.raised
    assert [each.text for each in scene.lines][-1].startswith("The clock stands still. If this computer is locked")
    assert len(scene.lines) == 4, "three lines of the book, where they agreed on none"
    stage.clock.seconds += 3600
    page_of(stage).look()
    scene = page_of(stage).picture.scene
    assert scene is not None
    assert scene.how == "It is 15:03. Whoever is back may wait or name another time."
    press(stage, "T", "Esc")
    assert head(stage) == "A pause until 14:33", "the one that was named still holds"
    press(stage, "T", "Enter", "right", "Enter")
    assert head(stage) == "A pause until 15:23"
    press(stage, "Space")
    assert (head(stage), page_of(stage).course.talk.left()) == ("Ana speaks", 120)


def test_where_something_is_chosen_its_keys_are_told_and_the_first_press_chooses_for_nobody(
    stage: Stage, talk: TalkPage
) -> None:
    press(stage, "Space", "P")
    told = [each.words for each in shown_widgets(stage.window, KeyButton)]
    assert told == ["choose", "take it", "no pause, go on"]
    press(stage, "Enter")
    assert page_of(stage).picture.scene is not None and not [
        each for each in page_of(stage).picture.choices if each.hasFocus()
    ]
    press(stage, "Space")
    assert page_of(stage).course.talk.pause is None, "nobody was named yet"
    assert [each.hasFocus() for each in page_of(stage).picture.choices] == [True, False]
    keys = {each.words: each for each in shown_widgets(stage.window, KeyButton)}
    QTest.mouseClick(keys["choose"], Qt.MouseButton.LeftButton)
    assert [each.hasFocus() for each in page_of(stage).picture.choices] == [False, True]
    press(stage, "Enter")
    pause = page_of(stage).course.talk.pause
    assert pause is not None and pause.asked_by == page_of(stage).course.view.people[1].colour


@pytest.mark.daily
def test_leaving_asks_once_and_the_focus_is_on_going_on(stage: Stage, talk: TalkPage) -> None:
    press(stage, "Space", "Esc")
    assert head(stage) == "End this talk?"
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPushButton) and focused.text() == "Go on"
    press(stage, "Enter")
    assert head(stage) == "Ana speaks"
    press(stage, "Esc", "right", "Enter")
    assert stage.window.top is stage.view
    assert entries(stage) == 0


def test_what_both_want_to_keep_is_there_and_nothing_before(stage: Stage, talk: TalkPage) -> None:
    to_the_closing(stage)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, "We laughed.")
    press(stage, "Enter", "right", "Enter")
    assert head(stage) == "Ben, keep this?"
    assert entries(stage) == 0
    press(stage, "right", "Enter")
    stage.wait(lambda: page_of(stage).course.kept)
    assert [(each.title, each.closing, each.ours) for each in kept(stage)] == [
        ("Talking in turns", "We laughed.", True)
    ]
    press(stage, "Space")
    assert stage.window.top is stage.view


@pytest.mark.parametrize("who", ["the first", "the second", "both"])
def test_a_no_of_either_keeps_nothing_and_both_are_asked_all_the_same(stage: Stage, talk: TalkPage, who: str) -> None:
    to_the_closing(stage)
    press(stage, "Enter")
    press(stage, *(["Enter"] if who in ("the first", "both") else ["right", "Enter"]))
    assert head(stage) == "Ben, keep this?"
    press(stage, *(["Enter"] if who in ("the second", "both") else ["right", "Enter"]))
    scene = page_of(stage).picture.scene
    assert scene is not None and scene.how == "Nothing of this talk is kept."
    press(stage, "Space")
    assert entries(stage) == 0


def test_at_an_own_seat_it_says_who_alone_will_see_it(stage: Stage, talk: TalkPage) -> None:
    folder = stage.controller.folder
    stage.controller.lock()
    stage.wait(lambda: stage.ended)
    stage.start_again()
    stage.sign_in(folder, BEN)
    begin(stage)
    to_the_closing(stage)
    press(stage, "Enter")
    scene = page_of(stage).picture.scene
    assert scene is not None and "in the book of Ben, who alone can read it" in scene.other
    press(stage, "right", "Enter", "right", "Enter")
    stage.wait(lambda: page_of(stage).course.kept)
    assert [each.ours for each in kept(stage)] == [False]


@pytest.mark.daily
def test_cover_and_help_work_and_the_clock_stands_still_meanwhile(stage: Stage, talk: TalkPage) -> None:
    press(stage, "Space")
    watch(stage, 60)
    press(stage, "F1")
    assert stage.window.top is not talk
    stage.clock.seconds += 50
    stage.window.pop(stage.window.top or talk)
    stage.settle()
    stage.controller.cover()
    stage.settle()
    assert stage.window.is_covered
    stage.clock.seconds += 50
    stage.fill("covered", "uncover", passphrase=ANA)
    stage.settle()
    watch(stage, 1)
    assert (head(stage), page_of(stage).course.talk.left()) == ("Ana speaks", 119)


# --- read from across a room


def letters(root: QWidget) -> dict[str, int]:
    """The size of everything that is read, in pixels."""
    found = {each.text(): each.font().pixelSize() for each in shown_widgets(root, QLabel) if each.text()}
    found |= {each.text(): each.font().pixelSize() for each in shown_widgets(root, QPushButton) if each.text()}
    found |= {each.words: each.font().pixelSize() for each in shown_widgets(root, KeyButton)}
    return found | {f"line {each.text()}": each.font().pixelSize() for each in shown_widgets(root, QLineEdit)}


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_smaller_than_a_twenty_fourth_of_the_height(stage: Stage, talk: TalkPage, percent: int) -> None:
    stage.services.look.change("text_percent", percent)
    sizes = [(1366, 768), (1024, 600), (900, 1000), (1920, 1080)]
    scenes = [(), ("Space",), ("Space",), ("N",), ("P",), ("Enter",), ("right", "Enter"), ("Esc",), ("Enter",)]
    for keys in scenes:
        press(stage, *keys)
        for size in sizes:
            resize(stage, size)
            for words, pixels in letters(stage.window).items():
                assert pixels >= round(size[1] / 24), f"{words} at {head(stage)}, {size}"
    for size in sizes:
        resize(stage, size)
        heads = [each for each in shown_widgets(stage.window, QLabel) if each.text() == head(stage)]
        assert heads[0].font().pixelSize() == round(size[1] / 8)


def resize(stage: Stage, size: tuple[int, int]) -> None:
    stage.window.resize(*size)
    QApplication.processEvents()


class Paints(QWidget):
    """Counts how often something is painted."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__()
        self.count = 0
        self._watched = watched
        watched.installEventFilter(self)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        self.count += watched is self._watched and event.type() == QEvent.Type.Paint
        return False


def test_the_ring_is_painted_at_most_once_a_second_and_not_at_all_when_nothing_changes(
    stage: Stage, talk: TalkPage
) -> None:
    press(stage, "Space")
    paints = Paints(page_of(stage).picture.ring)
    for _second in range(10):
        watch(stage, 1)
        QApplication.processEvents()
    assert 1 <= paints.count <= 10
    watch(stage, 200)
    QApplication.processEvents()
    paints.count = 0
    watch(stage, 10)
    QApplication.processEvents()
    assert paints.count == 0
    paints.deleteLater()


def test_a_talk_is_nothing_but_memory_until_it_is_kept(stage: Stage, talk: TalkPage) -> None:
    press(stage, "Space", "Space", "P", "Enter", "right", "Enter")
    assert page_of(stage).course.talk.state is TalkState.PAUSED
    folder = stage.controller.folder
    before = {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
    press(stage, "Space", "Space")
    after = {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
    assert before == after
