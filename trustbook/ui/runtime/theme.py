"""Colours, letters and spacing by role. Widgets ask by role; the theme says what it looks like."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from trustbook.locations import resources
from trustbook.toml_files import Unreadable, read_text, values_of
from trustbook.ui.kit.colours import PLACES
from trustbook.ui.kit.scale import CONTROL, READING_FAMILY, TEXT_FAMILY
from trustbook.ui.runtime.settings import DeviceSettings
from trustbook.ui.runtime.stylesheet import stylesheet

__all__ = ["READING_FAMILY", "TEXT_FAMILY", "Theme", "add_first_fonts", "add_later_fonts", "load_tokens"]

_FIRST_FONTS = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "Literata-SemiBold.ttf", "Literata-Regular.ttf")
_LATER_FONTS = ("Literata-Italic.ttf",)

_FIGURES = frozenset("0123456789abcdefABCDEF")

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
    return {role: colour for role, colour in told if isinstance(colour, str) and _is_colour(colour)}


def _is_colour(text: str) -> bool:
    return len(text) == 7 and text.startswith("#") and _FIGURES.issuperset(text[1:])


class Theme(QObject):
    """The look in use, which the whole application has.

    The application is started with the style "fusion": asking it for a style object costs 5 ms.
    """

    def __init__(self, application: QApplication, settings: DeviceSettings) -> None:
        super().__init__(application)
        self._application = application
        self._settings = settings
        application.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        application.layoutDirectionChanged.connect(self._on_direction)
        self._apply()

    @property
    def is_dark(self) -> bool:
        """Whether it is dark now: as chosen, or as the system is."""
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

    def _on_system_changed(self) -> None:
        if self._settings.theme == "system":
            self._apply()

    def _on_direction(self) -> None:
        """Another language is read from the other side; before the first look there is nothing to turn."""
        if self._application.styleSheet():
            self._apply()

    def _apply(self) -> None:
        tokens = load_tokens("dark" if self.is_dark else "light")
        font = QFont(TEXT_FAMILY)
        font.setPixelSize(CONTROL.pixels(self.scale))
        self._application.setFont(font)
        self._application.setPalette(_palette(tokens))
        mirrored = self._application.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._application.setStyleSheet(stylesheet(tokens, self.scale, mirrored=mirrored))


def add_first_fonts() -> None:
    """The fonts of the first screen with words; the empty desk before it needs none."""
    _add_fonts(_FIRST_FONTS)


def add_later_fonts() -> None:
    """The fonts that no first screen needs: what people write, and what the exercises say."""
    _add_fonts(_LATER_FONTS)


def _add_fonts(names: tuple[str, ...]) -> None:
    for name in names:
        QFontDatabase.addApplicationFont(str(resources() / "fonts" / name))


def _palette(tokens: Tokens) -> QPalette:
    palette = QPalette()
    roles = {place: role for role, place in PLACES.items()} | {
        QPalette.ColorRole.Text: "ink",
        QPalette.ColorRole.Button: "paper",
        QPalette.ColorRole.ButtonText: "ink",
        QPalette.ColorRole.BrightText: "ink",
        QPalette.ColorRole.ToolTipBase: "raised",
        QPalette.ColorRole.ToolTipText: "ink",
    }
    for place, role in roles.items():
        palette.setColor(place, QColor(tokens[role]))
    soft = QColor(tokens["ink-soft"])
    for place in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, place, soft)
    return palette
