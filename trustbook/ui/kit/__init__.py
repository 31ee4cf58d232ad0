"""A small widget kit with the house rules baked in, so that pages hold no styling.

Every text is plain text, every control has an accessible name, every measure follows the text size.
"""

from trustbook.ui.kit.buttons import ChoiceTile, button, link_button, primary_button, quiet_button, tile_button
from trustbook.ui.kit.dialog import CalmDialog
from trustbook.ui.kit.flow import Flow
from trustbook.ui.kit.inputs import LineInput, PassphraseInput, TextArea
from trustbook.ui.kit.layout import Banner, Card, Column, Page, Rule, Scroller, Sheet, clear_layout, column, row
from trustbook.ui.kit.marks import CheckMark, DropDown, RadioMark
from trustbook.ui.kit.text import Words, caution, heading, hint, label, paragraph, soft, subheading, title

__all__ = [
    "Banner",
    "CalmDialog",
    "Card",
    "CheckMark",
    "ChoiceTile",
    "Column",
    "DropDown",
    "Flow",
    "LineInput",
    "Page",
    "PassphraseInput",
    "RadioMark",
    "Rule",
    "Scroller",
    "Sheet",
    "TextArea",
    "Words",
    "button",
    "caution",
    "clear_layout",
    "column",
    "heading",
    "hint",
    "label",
    "link_button",
    "paragraph",
    "primary_button",
    "quiet_button",
    "row",
    "soft",
    "subheading",
    "tile_button",
    "title",
]
