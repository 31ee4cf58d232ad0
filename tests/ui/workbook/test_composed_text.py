"""What an input method still composes is saved by leaving the page, by the lock and by closing."""

from __future__ import annotations

import pytest

from tests.ui.composing import compose
from tests.ui.support import ANA, Stage, current_tab
from tests.ui.workbook.writing import open_page

pytestmark = pytest.mark.thorough


def compose_on_a_page(stage: Stage) -> None:
    stage.create()
    area = open_page(stage)
    compose(area, "", written="안녕하세")
    compose(area, "요")


@pytest.mark.daily
def test_leaving_the_page_saves_it(stage: Stage) -> None:
    compose_on_a_page(stage)
    page = current_tab(stage.view)
    assert page is not None
    page.show_exercise("shared-agreements")
    stage.settle()

    assert open_page(stage).text() == "안녕하세요"


@pytest.mark.parametrize("way", ["lock", "close"])
def test_locking_and_closing_save_it(stage: Stage, way: str) -> None:
    compose_on_a_page(stage)
    folder = stage.controller.folder
    if way == "lock":
        stage.controller.lock()
    else:
        stage.window.close()
        stage.fill("offer-code", "cancel")
    stage.wait(lambda: stage.ended)
    stage.start_again()
    stage.sign_in(folder, ANA)

    assert open_page(stage).text() == "안녕하세요"
