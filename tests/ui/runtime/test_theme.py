"""Colours: every pair of text and ground can be read, in every theme."""

from __future__ import annotations

import re
from itertools import product

import pytest

from trustbook.locations import resources
from trustbook.ui.runtime.stylesheet import stylesheet
from trustbook.ui.runtime.theme import load_tokens

THEMES = sorted(path.stem for path in (resources() / "themes").glob("*.toml"))

TEXT_PAIRS = [
    *product(("ink", "ink-soft", "accent", "first", "second"), ("paper", "raised", "field", "desk")),
    *product(("ink", "ink-soft"), ("accent-soft", "cover")),
    ("accent-ink", "accent"),
    ("notice-ink", "notice"),
]
"""Text first, then what it stands on."""
EDGES = [
    *product(("field-edge",), ("paper", "field", "desk", "raised", "accent-soft", "cover")),
    *product(("focus",), ("paper", "desk", "raised", "field", "accent-soft", "cover")),
    ("accent-ink", "accent"),
]
"""What has to be seen but not read: 3 : 1 is enough."""


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio as WCAG 2.2 defines it, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_every_text_can_be_read(theme: str, text: str, ground: str) -> None:
    tokens = load_tokens(theme)

    assert contrast(tokens[text], tokens[ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_every_edge_and_focus_can_be_seen(theme: str, edge: str, ground: str) -> None:
    tokens = load_tokens(theme)

    assert contrast(tokens[edge], tokens[ground]) >= 3


def test_every_theme_has_the_same_roles() -> None:
    assert {frozenset(load_tokens(theme)) for theme in THEMES} == {frozenset(load_tokens("light"))}


def test_the_handle_of_a_scroll_bar_is_drawn_as_an_edge_is() -> None:
    tokens = load_tokens("light")
    drawn = re.search(r"QScrollBar::handle \{ background: (#\w+)", stylesheet(tokens, 1.0))
    assert drawn is not None

    assert drawn.group(1) == tokens["field-edge"]


def test_what_stands_where_reading_begins_changes_sides_with_it() -> None:
    tokens = load_tokens("light")
    assert "border-left: 3px" in stylesheet(tokens, 1.0) and "border-right: 3px" not in stylesheet(tokens, 1.0)
    mirrored = stylesheet(tokens, 1.0, mirrored=True)
    assert "border-right: 3px" in mirrored and "border-left: 3px" not in mirrored


@pytest.mark.parametrize("theme", THEMES)
def test_the_style_sheet_takes_every_colour_from_the_theme(theme: str) -> None:
    sheet = stylesheet(load_tokens(theme), 1.0)

    assert "$" not in sheet
    assert set(re.findall(r"#[0-9a-fA-F]{6}", sheet)) <= set(load_tokens(theme).values())
