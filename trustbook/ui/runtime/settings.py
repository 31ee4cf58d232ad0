"""Settings of this device: how things look here. Never a name, never a path of a workbook."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final, Literal, NamedTuple

from PySide6.QtCore import QStandardPaths

Theme = Literal["system", "light", "dark"]


class DeviceSettings(NamedTuple):
    """`text_percent` is 100 to 200. `language` "" follows the system. `lock_minutes` 0 never locks by itself.

    `emergency_number` is what somebody typed on “Getting help”, "" until then: the program knows no number.
    """

    theme: Theme = "system"
    text_percent: int = 100
    paper: Literal["a4", "letter"] = "a4"
    language: str = ""
    lock_minutes: int = 5
    emergency_number: str = ""
    spelling: Literal["on", "off"] = "on"
    talk_sound: Literal["on", "off"] = "off"

    def with_values(self, **values: object) -> DeviceSettings:
        """A copy with some values replaced; values of a wrong type or out of range are left as they were."""
        known = {name: value for name, value in values.items() if _fits(name, value)}
        return self._replace(**known)  # type: ignore[arg-type]  # _fits has checked each value


_CHOICES: dict[str, tuple[object, ...]] = {
    "theme": ("system", "light", "dark"),
    "paper": ("a4", "letter"),
    "text_percent": (100, 115, 130, 150, 175, 200),
    "spelling": ("on", "off"),
    "talk_sound": ("on", "off"),
    "lock_minutes": (0, 1, 2, 5, 10, 15, 30),
}

_MOST_BYTES: Final = 16 * 1024
_BESIDE_FIGURES = " +-()/.,"


def choices(name: str) -> tuple[object, ...]:
    """The values that a setting may have."""
    return _CHOICES[name]


def _fits(name: str, value: object) -> bool:
    if name in _CHOICES:
        return type(value) in (str, int) and value in _CHOICES[name]
    if name == "emergency_number":
        return isinstance(value, str) and fits_number(value)
    if name != "language" or not isinstance(value, str):
        return False
    return len(value) < 20 and (value == "" or value.replace("_", "").isalnum())


def fits_number(text: str) -> bool:
    """Whether this can be kept as a telephone number: short, plain, with a word beside the figures if need be."""
    return len(text) <= 40 and all(letter.isalnum() or letter in _BESIDE_FIGURES for letter in text)


class SettingsFile:
    """Reads and writes the settings. An unreadable file gives the defaults; an unwritable one is let be."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or default_settings_path()

    def load(self) -> DeviceSettings:
        if not self._path.exists():  # nothing was ever changed: the window is there before anything reads TOML
            return DeviceSettings()
        from trustbook.toml_files import Unreadable, read_text, values_of

        try:
            values = values_of(read_text(self._path, _MOST_BYTES))
        except Unreadable:
            return DeviceSettings()
        known = {key: value for key, value in values.items() if key in DeviceSettings._fields}
        return DeviceSettings().with_values(**known)

    def save(self, settings: DeviceSettings) -> bool:
        """Write through a temporary name; False when the place cannot be written."""
        temporary = self._path.with_suffix(".new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_text(_as_toml(settings), encoding="utf-8")
            os.replace(temporary, self._path)
        except OSError:
            return False
        return True


def _as_toml(settings: DeviceSettings) -> str:
    """Words, whole numbers and a telephone number only, none of which needs escaping."""
    return "".join(
        f"{name} = {value}\n" if isinstance(value, int) else f'{name} = "{value}"\n'
        for name, value in settings._asdict().items()
    )


def default_settings_path() -> Path:
    """Where this device keeps the settings."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return Path(folder) / "trustbook" / "settings.toml"
