"""A language that is added as CONTRIBUTING says is spoken by the whole program, and no line of code is touched."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.documents.structure import Structure
from tests.made_up_language import (
    CHAPTER,
    CHAPTER_TEXT,
    CODE,
    FEELING,
    HELP,
    PATH,
    PULSE,
    SET,
    TAB,
    add_language,
    added,
)
from tests.ui.support import Stage, current_tab, shown_widgets
from trustbook.domain.times import SystemClock
from trustbook.exercises.content import Content
from trustbook.language import available_languages, use_language
from trustbook.ui.dialogs.settings_dialog import SettingsDialog
from trustbook.ui.frame.tab_content import Target
from trustbook.ui.kit.text import TextLabel
from trustbook.workbook.paper import worksheets
from trustbook.workbook.paper.paper_choice import PaperChoice
from trustbook.workbook.paper.paper_files import make_pdf

pytestmark = [pytest.mark.sweep, pytest.mark.landing]

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("made-up") / "resources"
    add_language(made)
    return made


@pytest.fixture
def spoken(stage: Stage, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Stage:
    """The program with these resources."""
    monkeypatch.setattr("trustbook.language.resources", lambda: folder)
    stage.speaking.others[CODE] = Content(CODE, folder)
    stage.speaking.also = use_language
    return stage


def named_in_contributing() -> list[str]:
    """How a file of a language is called, as a pattern for its name inside of `resources`."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    recipe = text.partition("## A language\n")[2].partition("\n## ")[0]
    listed = re.search(r"`de\.toml` in ((?:`[\w/]+`(?:,\s+| and )?)+)", recipe)
    assert listed is not None
    names = [f"{name.removeprefix('resources/')}/de.toml" for name in re.findall(r"`([\w/]+)`", listed[1])]
    names += [name.removeprefix("resources/") for name in re.findall(r"`(resources/[^`]+)`", recipe) if "." in name]
    names += [f"{name}.+" for name in re.findall(r"`resources/([^`]+/)`", recipe)]
    names += [name.replace(".po", ".mo") for name in names if name.endswith(".po")]
    return [re.sub(r"\bde\b", CODE, re.sub(r"<\w+>", r"[\\w-]+", name)) for name in names]


def test_only_the_files_that_contributing_names_are_added_and_none_of_another_language_is_touched(folder: Path) -> None:
    patterns = named_in_contributing()
    strange = [name for name in added(folder) if not any(re.fullmatch(each, name) for each in patterns)]
    assert strange == []
    assert [each for each in patterns if not any(re.fullmatch(each, name) for name in added(folder))] == []


def test_each_text_comes_in_it_or_in_english_and_says_which(folder: Path) -> None:
    content, today = Content(CODE, folder), SystemClock().today()
    tabs = {tab.id: tab for tab in content.tabs}
    assert tabs["understanding"].title == TAB
    assert (tabs["boundaries"].title, tabs["boundaries"].overview_title) == ("Boundaries", "Our agreements")
    assert content.library.chapter_title("trust") == CHAPTER
    assert content.library.chapter_about("trust").startswith("Trust is"), "what has no words in it stays in English"
    assert content.library.chapter_title("patience") == "Patience and keeping on"
    assert content.library.exercise("weekly-pulse").title == PULSE
    written = {name: content.library.language_of(name) for name in content.library.exercise_ids()}
    assert {name for name, language in written.items() if language == CODE} == {"weekly-pulse"}
    assert set(written.values()) == {CODE, "en"}
    texts = [
        content.guide.text("help", today),
        content.guide.text("safety", today),
        content.guide.chapter("trust", today),
    ]
    assert [(text.title, text.language) for text in texts] == [(HELP, ""), (texts[1].title, "en"), (CHAPTER_TEXT, "")]
    assert content.sets.one("first-evening").title == SET
    assert content.paths.answers[0].label == PATH
    assert content.wording.longest_sentence == 40
    assert FEELING in str(content.library.exercise("ask-or-say-no"))
    assert not content.library.problems()


def test_it_is_chosen_in_the_settings_and_the_open_workbook_speaks_it(spoken: Stage) -> None:
    assert CODE in available_languages()
    spoken.create()
    spoken.controller.change_setting("language", CODE)
    view = spoken.first_tab()

    tabs = [view.tabs.bar.tabText(number) for number in range(view.tabs.bar.count())]
    assert tabs[0] == TAB and tabs[2] == "Boundaries"
    shown = {}
    for name in ("weekly-pulse", "boundary-builder"):
        view.show_target(Target(name))
        spoken.settle()
        tab = current_tab(view)
        assert tab is not None and tab.page is not None
        shown[name] = tab.page.page.exercise.title
        said = " ".join(label.text() for label in shown_widgets(tab, TextLabel))
        assert shown[name] in said and "⟦" in said.replace(shown[name], ""), "what stands around it is translated"
    assert shown == {"weekly-pulse": PULSE, "boundary-builder": "Build one boundary"}
    spoken.controller.view.actions_["settings"].trigger()
    spoken.settle()
    (dialog,) = shown_widgets(spoken.window, SettingsDialog)
    assert dialog.accessibleName().startswith("⟦")


def test_paper_has_it_and_what_is_in_english_is_marked_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trustbook.language.resources", lambda: folder)
    use_language(CODE)
    try:
        choice = PaperChoice("workbook", style="blank", exercises=("weekly-pulse", "boundary-builder"))
        made = make_pdf(worksheets.worksheets(Content(CODE, folder), choice, SystemClock().today()))
    finally:
        use_language("en")
    read = Structure(made).root
    languages = {" ".join(node.words.split()): node.language for node in read.walk() if node.words}
    assert (languages[PULSE], languages["Build one boundary"]) == (CODE, "en")


@pytest.mark.sweep
def test_the_command_line_of_a_copy_of_the_program_speaks_it(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "trustbook", tmp_path / "trustbook", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(folder, tmp_path / "resources")
    names = {name: value for name, value in os.environ.items() if not name.startswith("LC_")}

    def said(*words: str) -> str:
        command = [sys.executable, "-m", "trustbook", *words]
        variables = {**names, "LANG": f"{CODE}.UTF-8", "PYTHONUTF8": "1"}
        return subprocess.run(command, cwd=tmp_path, env=variables, check=True, capture_output=True, text=True).stdout

    listed = said("exercises")
    assert TAB in listed and PULSE in listed and "Build one boundary" in listed
    assert said("export", "pulse.pdf", "--blank", "--missing-ok", "--exercise", "weekly-pulse").startswith("⟦")
    assert PULSE in PdfReader(tmp_path / "pulse.pdf").pages[0].extract_text()
