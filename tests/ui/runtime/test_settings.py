"""Settings of the device: kept, checked, and never a reason not to start."""

from __future__ import annotations

from pathlib import Path

import pytest

from trustbook.ui.runtime.settings import DeviceSettings, SettingsFile, choices, default_settings_path


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "deep" / "settings.toml")
    settings = DeviceSettings(theme="dark", text_percent=175, paper="letter", language="pt_BR", lock_minutes=0)

    assert file.save(settings)
    assert file.load() == settings


@pytest.mark.parametrize("content", ["", "theme = 3", "not toml [", 'theme = "pink"', "text_percent = 500", "\xff\0"])
def test_a_broken_file_gives_the_defaults(tmp_path: Path, content: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(content, encoding="utf-8")

    assert SettingsFile(path).load() == DeviceSettings()


def test_one_wrong_value_does_not_take_the_others_along(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('theme = "dark"\ntext_percent = 3\nunknown = 1\nlanguage = "x\\"y"\n', encoding="utf-8")

    assert SettingsFile(path).load() == DeviceSettings(theme="dark")


def test_a_place_that_cannot_be_written_is_let_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    assert not SettingsFile(tmp_path / "file" / "settings.toml").save(DeviceSettings())


@pytest.mark.parametrize("number", ["", "110", "+49 (0)30 / 123-45", "Notruf 112", "١٢٣", "1" * 40])
def test_a_number_that_somebody_typed_is_kept_as_it_is(tmp_path: Path, number: str) -> None:
    file = SettingsFile(tmp_path / "settings.toml")

    assert file.save(DeviceSettings().with_values(emergency_number=number))
    assert file.load().emergency_number == number


@pytest.mark.parametrize("number", ['1"\ntheme = "dark', "1\\", "1\n2", "1" * 41, "\ud800", 110, None, True])
def test_what_is_no_short_plain_number_is_not_kept(number: object) -> None:
    assert DeviceSettings().with_values(emergency_number=number) == DeviceSettings()


def test_the_program_knows_no_emergency_number_by_itself() -> None:
    assert DeviceSettings().emergency_number == ""


def test_true_is_no_number_of_minutes() -> None:
    assert DeviceSettings().with_values(lock_minutes=True) == DeviceSettings()


def test_the_file_lies_where_the_system_keeps_settings() -> None:
    assert default_settings_path().parent.name == "trustbook"


def test_the_defaults_are_among_the_choices() -> None:
    for name in ("theme", "paper", "text_percent", "lock_minutes"):
        assert getattr(DeviceSettings(), name) in choices(name)
