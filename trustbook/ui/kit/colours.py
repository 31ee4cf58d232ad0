"""Colours by role, for what is painted by hand. They lie in the palette, so they change with the theme by themselves.

| role                   | for                                                                         |
|------------------------|-----------------------------------------------------------------------------|
| `desk`                 | around sheets, behind cards                                                 |
| `paper`                | header, tabs, footer, side list, sheets, cards                              |
| `raised`               | the selected line of a list, strips of caution                              |
| `field`, `field-edge`  | what can be written in; edges of fields and buttons                         |
| `ink`, `ink-soft`      | text; notes and signs                                                       |
| `rule`                 | hairlines                                                                   |
| `accent`, `accent-ink` | one primary button a screen, links; text on it                              |
| `accent-soft`          | the chosen part of a switch, a selected row                                 |
| `focus`                | the ring of the focus, and nothing else                                     |
| `first`, `second`      | the two people, always with a second mark: a filled disc, a ring            |
| `shade`                | darkens the window behind a dialog                                          |

`notice` stands in the style sheet only: for damage, a full disk, a copy that failed.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

_Role = QPalette.ColorRole

PLACES: Final[dict[str, QPalette.ColorRole]] = {
    "desk": _Role.Window,
    "paper": _Role.Light,
    "raised": _Role.AlternateBase,
    "field": _Role.Base,
    "field-edge": _Role.Dark,
    "ink": _Role.WindowText,
    "ink-soft": _Role.PlaceholderText,
    "rule": _Role.Mid,
    "accent": _Role.Highlight,
    "accent-ink": _Role.HighlightedText,
    "accent-soft": _Role.Midlight,
    "focus": _Role.Accent,
    "first": _Role.Link,
    "second": _Role.LinkVisited,
    "shade": _Role.Shadow,
}
"""Where each colour lies. No text here has visited links, so the two people have the colours of links."""

_NOT_OF_A_WIDGET: Final = ("ink-soft",)
"""A style sheet that gives a widget its ink makes this one of it by itself, half as strong: too faint to be read."""


def colour(role: str, of: QWidget | QPalette | None = None) -> QColor:
    """The colour of a role as `of` shows it; None: as the program does. Raises KeyError for another role."""
    if isinstance(of, QWidget) and role in _NOT_OF_A_WIDGET:
        of = None
    palette = of.palette() if isinstance(of, QWidget) else of or QApplication.palette()
    return palette.color(QPalette.ColorGroup.Active, PLACES[role])
