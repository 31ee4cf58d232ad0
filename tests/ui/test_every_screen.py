"""Every screen of the program: for screen readers and keys, at 200 %, in the pseudo-language, mirrored."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.made_up_language import CODE, add_language
from tests.made_up_language import OWN_WORDS as MADE_UP_WORDS
from tests.ui.accessible_tree import shown_beyond_sight
from tests.ui.looking import Flashes, clipped, out_of_order, unmirrored, unnamed, unreachable, untranslated
from tests.ui.support import Stage, make_stage, strike
from tests.ui.walk import everywhere
from trustbook.exercises.content import Content
from trustbook.language import MIRRORED, PSEUDO, long_date, use_language, weekday_words
from trustbook.ui.runtime.settings import DeviceSettings

pytestmark = [pytest.mark.thorough, pytest.mark.timeout(900)]  # it is one test for all screens

WINDOW = (1366, 728)
"""A screen of 1366×768 with a task bar."""
OWN_WORDS = {"Trustbook", "A4", "English", "Esperanto", "Ana", "Ben", "Ours", "Title", "Text.", "One", "Two"}
OWN_WORDS |= set(MADE_UP_WORDS)
OWN_WORDS |= {"Gone", "Text 😀", "Text of the form."}  # what a form in the walk holds


@pytest.fixture(
    params=[
        pytest.param(100, marks=[pytest.mark.sweep, pytest.mark.landing]),
        pytest.param(200, marks=pytest.mark.sweep),
    ],
    ids=["100 %", "200 %"],
)
def sized_stage(request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    stage = make_stage(
        qtbot, tmp_path, settings=DeviceSettings(theme="light", text_percent=request.param, lock_minutes=0)
    )
    stage.window.resize(*WINDOW)
    yield stage
    strike(stage)


@pytest.fixture(
    params=[
        pytest.param(PSEUDO, marks=pytest.mark.sweep),
        pytest.param(MIRRORED, marks=[pytest.mark.sweep, pytest.mark.landing]),
        pytest.param(CODE, marks=pytest.mark.sweep),  # by files of its own, with a little of the content
    ]
)
def foreign_stage(
    request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Stage]:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    made_up = tmp_path / "resources"
    if request.param == CODE:
        add_language(made_up)
        monkeypatch.setattr("trustbook.language.resources", lambda: made_up)
    use_language(request.param)
    if request.param == MIRRORED:
        application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    stage = make_stage(qtbot, tmp_path)
    if request.param == CODE:
        stage.speaking.content = Content(CODE, made_up)
    stage.window.resize(*WINDOW)
    yield stage
    strike(stage)
    application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    use_language("en")


def settle() -> None:
    """Let layouts come to rest."""
    for _round in range(4):
        QApplication.processEvents()


def test_every_screen_fits_and_is_told_to_screen_readers_and_reached_by_keys(sized_stage: Stage) -> None:
    findings: dict[str, list[str]] = {}
    flashes = Flashes()
    QApplication.instance().installEventFilter(flashes)  # type: ignore[union-attr]  # the stage has made one
    for name, screen in everywhere(sized_stage):
        settle()
        found = [*clipped(screen), *unnamed(screen), *unreachable(screen), *out_of_order(screen)]
        found += shown_beyond_sight(sized_stage.window)
        if found:
            findings[name] = found
    findings["flashes"] = flashes.seen

    assert not any(findings.values()), "\n".join(
        f"{name}: {each}" for name, found in findings.items() for each in found
    )


def test_every_screen_is_translated_mirrored_and_has_room_for_longer_words(foreign_stage: Stage) -> None:
    mirrored = QApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    findings: dict[str, list[str]] = {}
    day = foreign_stage.services.clock.today()
    days = {weekday_words(day), long_date(day)}  # days in words come from Babel
    for name, screen in everywhere(foreign_stage):
        settle()
        found = [*untranslated(screen, OWN_WORDS | days), *clipped(screen)]
        if mirrored:
            found += unmirrored(screen)
        if found:
            findings[name] = found

    assert not findings, "\n".join(f"{name}: {each}" for name, found in findings.items() for each in found)
