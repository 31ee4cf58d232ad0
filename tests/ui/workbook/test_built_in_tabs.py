"""A tab with a built-in page: a module of its own, one line that names it, and nothing else."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from tests.ui.support import Stage, shown_widgets
from trustbook import diagnostics
from trustbook.exercises.content import Content
from trustbook.exercises.library import Library
from trustbook.exercises.model import Tab
from trustbook.exercises.overviews import OVERVIEWS
from trustbook.locations import resources
from trustbook.ui.frame.error_page import ErrorPage
from trustbook.ui.frame.tab_content import Target
from trustbook.ui.kit import button, column, title
from trustbook.ui.pages.overview import Overview
from trustbook.ui.pages.tab_page import TabPage
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.sitting.views import ExerciseLine

pytestmark = pytest.mark.thorough

Prepare = Callable[[str], Stage]


class Agreements(Overview):
    """A made-up page: what it shows, and a way to an exercise."""

    def __init__(self, services: WorkbookServices, tab: Tab) -> None:
        self.lines: tuple[ExerciseLine, ...] = ()
        self.opened = ""
        self.way = button("Ten o’clock", lambda: services.navigator.open_exercise("boundary-builder"))
        super().__init__(column(title(tab.title), self.way))

    def show_lines(self, lines: tuple[ExerciseLine, ...]) -> None:
        self.lines = lines

    @property
    def item(self) -> str:
        return self.opened

    def show_item(self, item: str) -> None:
        self.opened = item


class Raising(Overview):
    """A page with a mistake in it."""

    def __init__(self, services: WorkbookServices, tab: Tab) -> None:
        raise ValueError("a mistake")


@pytest.fixture
def prepare(stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Prepare:
    """A workbook whose tabs.toml has these lines in front of all other tabs."""
    module = ModuleType("made_up_pages_of_tabs")
    module.__dict__.update(Agreements=Agreements, Raising=Raising)
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setitem(OVERVIEWS, "agreements", "made_up_pages_of_tabs:Agreements")
    monkeypatch.setitem(OVERVIEWS, "raising", "made_up_pages_of_tabs:Raising")

    def prepared(tabs: str) -> Stage:
        folder = tmp_path / "resources"
        shutil.copytree(resources(), folder)
        path = folder / "tabs.toml"
        path.write_text(tabs + path.read_text(encoding="utf-8"), encoding="utf-8")
        stage.speaking.content = Content(folder=folder)
        stage.create()
        stage.settle()
        return stage

    return prepared


ALONE = """
[[tabs]]
id = "agreements"
title = "Agreements"
overview = "agreements"
"""
BESIDE = ALONE.replace("overview", 'exercises = ["weekly-pulse"]\noverview')


def content(stage: Stage) -> TabPage:
    found = stage.view.tabs.content
    assert isinstance(found, TabPage)
    return found


@pytest.mark.daily
def test_a_built_in_page_is_a_tab_without_any_exercise(prepare: Prepare) -> None:
    stage = prepare(ALONE)
    assert stage.view.tabs.bar.tabText(0) == "Agreements"
    (page,) = shown_widgets(content(stage), Agreements)
    assert not content(stage).exercises.isVisible()

    page.way.click()
    stage.settle()
    assert content(stage).id == "boundaries"
    stage.controller.services.navigator.back()
    stage.settle()
    assert content(stage).id == "agreements"
    assert list(shown_widgets(content(stage), Agreements))


def test_a_built_in_page_stands_beside_the_exercises_of_its_tab(prepare: Prepare) -> None:
    stage = prepare(BESIDE)
    (page,) = shown_widgets(content(stage), Agreements)
    assert [line.exercise_id for line in page.lines] == ["weekly-pulse"]

    content(stage).show_target(Target("weekly-pulse"))
    stage.settle()
    assert content(stage).state().exercise_id == "weekly-pulse"
    stage.controller.services.navigator.open_tab("agreements")
    stage.settle()
    (page,) = shown_widgets(content(stage), Agreements)
    assert [line.exercise_id for line in page.lines] == ["weekly-pulse"]
    stage.controller.services.navigator.back()
    stage.settle()
    assert content(stage).state().exercise_id == "weekly-pulse"


def test_what_lies_on_a_built_in_page_is_opened_from_elsewhere_and_come_back_to(prepare: Prepare) -> None:
    stage = prepare(BESIDE)
    navigator = stage.controller.services.navigator
    navigator.open_tab("letters")
    stage.settle()

    navigator.open_overview("agreements", "the-third")
    stage.settle()
    (page,) = shown_widgets(content(stage), Agreements)
    assert page.opened == "the-third"

    page.way.click()
    stage.settle()
    navigator.back()
    stage.settle()
    (page,) = shown_widgets(content(stage), Agreements)
    assert page.opened == "the-third"


def test_a_built_in_page_that_no_tab_has_is_not_gone_to(prepare: Prepare) -> None:
    stage = prepare(BESIDE)
    stage.controller.services.navigator.open_overview("raising")
    stage.settle()
    assert content(stage).id == "agreements"


@pytest.mark.parametrize("name", ["raising", "nothing-of-this-name"])
def test_a_page_that_cannot_be_made_says_so_and_the_rest_works(prepare: Prepare, name: str) -> None:
    stage = prepare(BESIDE.replace('"agreements"\n', f'"{name}"\n').replace(f'id = "{name}"', 'id = "agreements"'))
    assert list(shown_widgets(content(stage), ErrorPage))

    stage.view.show_target(Target("weekly-pulse"))
    stage.settle()
    assert content(stage).page is not None
    stage.view.show_target(Target("boundary-builder"))
    stage.settle()
    assert content(stage).page is not None


def test_a_tab_that_cannot_be_made_says_so_and_the_others_work(
    prepare: Prepare, monkeypatch: pytest.MonkeyPatch
) -> None:
    has_exercises = Library.has_exercises

    def broken(self: Library, tab_id: str) -> bool:
        if tab_id == "agreements":
            raise ValueError("a mistake")
        return has_exercises(self, tab_id)

    monkeypatch.setattr(Library, "has_exercises", broken)
    stage = prepare(ALONE)
    assert stage.view.tabs.content is not None and list(shown_widgets(stage.view.tabs.content, ErrorPage))
    assert "ValueError" in diagnostics.report(), "it is told"
    stage.view.show_target(Target("boundary-builder"))
    stage.settle()
    assert content(stage).page is not None
    stage.controller.lock()
    stage.wait(lambda: stage.ended)


def test_a_name_that_no_page_has_is_told_with_file_and_key(tmp_path: Path) -> None:
    folder = tmp_path / "resources"
    shutil.copytree(resources(), folder)
    path = folder / "tabs.toml"
    path.write_text(
        ALONE.replace('overview = "agreements"', 'overview = "agrements"') + path.read_text("utf-8"), "utf-8"
    )
    (problem,) = Library(folder).problems()
    assert str(problem).startswith("tabs.toml: line 5, tabs[0].overview: there is no built-in page “agrements”")


@pytest.mark.daily
@pytest.mark.parametrize("place", OVERVIEWS.values())
def test_every_name_leads_to_a_page(place: str) -> None:
    from importlib import import_module

    module, _colon, kind = place.partition(":")
    assert issubclass(getattr(import_module(module), kind), Overview)
