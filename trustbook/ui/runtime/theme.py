"""Colours, letters and spacing by role. Widgets ask by role; the theme says what it looks like."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from trustbook.locations import resources
from trustbook.toml_files import Unreadable, read_text, values_of
from trustbook.ui.runtime.settings import DeviceSettings
from trustbook.ui.runtime.stylesheet import stylesheet

TEXT_FAMILY = "Noto Sans"
READING_FAMILY = "Literata"
_FIRST_FONTS = ("NotoSans-Regular.ttf", "Literata-SemiBold.ttf")
_LATER_FONTS = ("Literata-Regular.ttf",)
_BASE_POINTS = 10.5

_COLOUR = re.compile("#[0-9a-fA-F]{6}")

Tokens = dict[str, str]


@cache
def load_tokens(name: str) -> Tokens:
    """Colours of the theme "light" or "dark" by role; those that its file does not tell are the other one's.

    Raises Unreadable when neither file can be read.
    """
    folder = resources() / "themes"
    other = folder / f"{'light' if name == 'dark' else 'dark'}.toml"
    try:
        own = _colours(folder / f"{name}.toml")
    except Unreadable:
        return _colours(other)
    try:
        return _colours(other) | own
    except Unreadable:
        return own


def _colours(path: Path) -> Tokens:
    told = values_of(read_text(path)).items()
    return {role: colour for role, colour in told if isinstance(colour, str) and _COLOUR.fullmatch(colour)}


class Theme(QObject):
    """The look in use. `changed` is emitted after the whole application was given a new one.

    The application is started with the style "fusion": asking it for a style object costs 5 ms.
    """

    changed = Signal()

    def __init__(self, application: QApplication, settings: DeviceSettings) -> None:
        super().__init__(application)
        self._application = application
        self._settings = settings
        _add_fonts(_FIRST_FONTS)
        application.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        self._apply()

    @property
    def is_dark(self) -> bool:
        if self._settings.theme != "system":
            return self._settings.theme == "dark"
        return self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark

    @property
    def scale(self) -> float:
        """Text size as a factor, 1.0 to 2.0."""
        return self._settings.text_percent / 100

    def colour(self, role: str) -> QColor:
        """Colour of a role. Raises KeyError for a role that no theme has."""
        return QColor(load_tokens("dark" if self.is_dark else "light")[role])

    def use(self, settings: DeviceSettings) -> None:
        """Take the look from these settings from now on."""
        self._settings = settings
        self._apply()
        self.changed.emit()

    def _on_system_changed(self) -> None:
        if self._settings.theme == "system":
            self._apply()
            self.changed.emit()

    def _apply(self) -> None:
        tokens = load_tokens("dark" if self.is_dark else "light")
        font = QFont(TEXT_FAMILY)
        font.setPointSizeF(_BASE_POINTS * self.scale)
        self._application.setFont(font)
        self._application.setPalette(_palette(tokens))
        self._application.setStyleSheet(stylesheet(tokens, _BASE_POINTS * self.scale, READING_FAMILY))


def add_later_fonts() -> None:
    """The fonts that no first screen needs: what people write, and what the exercises say."""
    _add_fonts(_LATER_FONTS)


def _add_fonts(names: tuple[str, ...]) -> None:
    for name in names:
        QFontDatabase.addApplicationFont(str(resources() / "fonts" / name))


def _palette(tokens: Tokens) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: "desk",
        QPalette.ColorRole.WindowText: "ink",
        QPalette.ColorRole.Base: "field",
        QPalette.ColorRole.AlternateBase: "raised",
        QPalette.ColorRole.Text: "ink",
        QPalette.ColorRole.Button: "raised",
        QPalette.ColorRole.ButtonText: "ink",
        QPalette.ColorRole.BrightText: "ink",
        QPalette.ColorRole.ToolTipBase: "raised",
        QPalette.ColorRole.ToolTipText: "ink",
        QPalette.ColorRole.PlaceholderText: "ink-soft",
        QPalette.ColorRole.Highlight: "accent",
        QPalette.ColorRole.HighlightedText: "accent-ink",
        QPalette.ColorRole.Link: "accent",
        QPalette.ColorRole.Accent: "focus",
        QPalette.ColorRole.LinkVisited: "accent",
        QPalette.ColorRole.Mid: "rule",
        QPalette.ColorRole.Light: "paper",
        QPalette.ColorRole.Dark: "field-edge",
    }
    for role, token in roles.items():
        palette.setColor(role, QColor(tokens[token]))
    soft = QColor(tokens["ink-soft"])
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, soft)
    return palette
