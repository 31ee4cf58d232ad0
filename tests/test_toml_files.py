"""TOML that somebody else wrote: values or one kind of fault, at once."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workbook.world import WALK, make_library
from trustbook.domain.problems import BrokenDefinition
from trustbook.exercises.content import Content
from trustbook.exercises.content_check import check_content
from trustbook.exercises.library import Library
from trustbook.exercises.reading import Unreadable
from trustbook.locations import resources
from trustbook.toml_files import read_text, values_of
from trustbook.ui.runtime import theme
from trustbook.ui.runtime.settings import DeviceSettings, SettingsFile

HOSTILE = {
    "nested lists": ("x = " + "[" * 6_000, "nested"),
    "nested tables": ("x = " + "{a = " * 6_000, "nested"),
    "a number of 5,000 digits": ("x = " + "7" * 5_000, "number"),
    "a name of many pieces": ("x." * 7_000 + "x = 1", "pieces"),
    "a header of many pieces": ("[x" + ".x" * 7_000 + "]", "pieces"),
    "a name of many pieces in a table": ("x = {" + "x." * 7_000 + "x = 1}", "pieces"),
    "half a text": ('x = "', "."),
    "a NUL": ("x = 1\0", "."),
}


@pytest.mark.parametrize("text", HOSTILE, ids=str)
def test_what_cannot_be_read_is_said_in_a_sentence(text: str) -> None:
    content, said = HOSTILE[text]
    with pytest.raises(Unreadable, match=said):
        values_of(content)


@pytest.mark.parametrize("text", HOSTILE, ids=str)
def test_settings_and_exercises_go_on_without_it(tmp_path: Path, text: str) -> None:
    content = HOSTILE[text][0]
    (tmp_path / "settings.toml").write_text(content, encoding="utf-8")
    assert SettingsFile(tmp_path / "settings.toml").load() == DeviceSettings()
    library = make_library(tmp_path, WALK)
    (tmp_path / "exercises" / "en" / "trust" / "odd.toml").write_text(content, encoding="utf-8")
    with pytest.raises(BrokenDefinition):
        library.exercise("odd")
    assert library.exercise("walk").id == "walk"
    assert [problem.file for problem in library.problems()] == ["exercises/en/trust/odd.toml"]
    (tmp_path / "tabs.toml").write_text(content, encoding="utf-8")
    with pytest.raises(BrokenDefinition):
        Library(tmp_path).tabs()


def test_a_guide_text_that_cannot_be_read_is_named_with_the_others(tmp_path: Path) -> None:
    make_library(tmp_path, WALK)
    shutil.copytree(resources() / "wording", tmp_path / "wording")
    (tmp_path / "guide" / "en").mkdir(parents=True)
    (tmp_path / "guide" / "en" / "deep.toml").write_text(HOSTILE["nested lists"][0], encoding="utf-8")
    (tmp_path / "guide" / "en" / "other.toml").write_bytes(b'title = "\xff"')
    problems = {problem.file: problem for problem in check_content(Content(folder=tmp_path)).problems}
    assert "nested" in problems["guide/en/deep.toml"].message
    assert "UTF-8" in problems["guide/en/other.toml"].message


def test_a_byte_order_mark_and_other_line_ends_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(b'\xef\xbb\xbftheme = "dark"\r\ntext_percent = 150\r\n')
    assert SettingsFile(path).load() == DeviceSettings(theme="dark", text_percent=150)


def test_settings_of_any_kind_never_keep_the_program_from_starting(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.mkdir()
    assert SettingsFile(path).load() == DeviceSettings()
    assert not SettingsFile(path).save(DeviceSettings())
    path.rmdir()
    for content in (b"\xff\xfet\0h\0", b"theme = 1\n" * 2, b'theme = ["dark"]\nlanguage = {}', b"# " + b"x" * 100_000):
        path.write_bytes(content)
        assert SettingsFile(path).load() == DeviceSettings()
    path.write_text('theme = "dark"', encoding="utf-8")
    path.chmod(0)
    if not os.access(path, os.R_OK):
        assert SettingsFile(path).load() == DeviceSettings()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_in_the_place_of_the_settings_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "settings.toml")
    assert SettingsFile(tmp_path / "settings.toml").load() == DeviceSettings()


@pytest.mark.parametrize("broken", ["light", "dark"])
def test_a_theme_that_cannot_be_read_takes_the_colours_of_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    (tmp_path / "themes").mkdir()
    for name in ("light", "dark"):
        text = f'paper = "#{"a" * 6 if name == "light" else "b" * 6}"\nink = "#000000"\n'
        (tmp_path / "themes" / f"{name}.toml").write_text("x = " + "[" * 5_000 if name == broken else text)
    monkeypatch.setattr(theme, "resources", lambda: tmp_path)
    theme.load_tokens.cache_clear()
    try:
        assert theme.load_tokens("light") == theme.load_tokens("dark") != {}
        (tmp_path / "themes" / f"{broken}.toml").write_text('paper = "#cccccc"\nink = 5\n', encoding="utf-8")
        theme.load_tokens.cache_clear()
        assert theme.load_tokens(broken) == {"paper": "#cccccc", "ink": "#000000"}
    finally:
        theme.load_tokens.cache_clear()


@given(st.text(max_size=200))
def test_no_text_brings_more_than_that_one_fault(text: str) -> None:
    try:
        values_of(text)
    except Unreadable:
        return


@given(st.binary(max_size=200))
def test_no_bytes_bring_more_than_that_one_fault(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_bytes(content)
    try:
        values_of(read_text(path))
    except Unreadable:
        return
