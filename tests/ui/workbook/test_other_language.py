"""Another language is chosen while a workbook is open."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.ui.support import Stage
from trustbook.exercises.content import Content
from trustbook.locations import resources
from trustbook.ui.frame.tab_content import Target
from trustbook.ui.pages.tab_page import TabPage


def in_another_language(folder: Path) -> Content:
    """The program's content in which one exercise, its chapter's text and a tab say something else."""
    shutil.copytree(resources(), folder)
    for path, old, new in (
        (
            next((folder / "exercises" / "en").rglob("weekly-pulse.toml")),
            'title = "Weekly pulse"',
            'title = "Wochenpuls"',
        ),
        (folder / "tabs.toml", 'title = "Progress"', 'title = "Dranbleiben"'),
    ):
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
    return Content("xx", folder)


def test_the_open_workbook_shows_the_new_content(stage: Stage, tmp_path: Path) -> None:
    stage.speaking.others["xx"] = in_another_language(tmp_path / "resources")
    stage.create()
    stage.controller.view.show_target(Target("weekly-pulse"))
    stage.settle()

    stage.controller.change_setting("language", "xx")
    view = stage.first_tab()

    titles = [view.tabs.bar.tabText(index) for index in range(view.tabs.bar.count())]
    assert "Dranbleiben" in titles
    view.show_target(Target("weekly-pulse"))
    stage.settle()
    tab = view.tabs.current
    assert isinstance(tab, TabPage)
    assert "Wochenpuls" in [line.title for line in tab.exercises.lines()]
    assert tab.page is not None and tab.page.page.exercise.title == "Wochenpuls"


def test_what_was_written_before_stays_as_it_was(stage: Stage, tmp_path: Path) -> None:
    stage.speaking.others["xx"] = in_another_language(tmp_path / "resources")
    stage.create()
    stage.controller.view.show_target(Target("gentle-opening"))
    stage.settle()
    tab = stage.view.tabs.current
    assert isinstance(tab, TabPage) and tab.page is not None
    name, widget = next(iter(tab.page.form.fields.items()))
    widget.set_value("words of before")
    widget.edited.emit("")
    stage.settle()

    stage.controller.change_setting("language", "xx")
    view = stage.first_tab()
    view.show_target(Target("gentle-opening"))
    stage.settle()

    again = view.tabs.current
    assert isinstance(again, TabPage) and again.page is not None
    assert again.page.form.fields[name].value() == "words of before"
