"""A small widget kit with the house rules baked in, so that pages hold no styling.

Every text is plain text, every control has an accessible name, every measure follows the text size.
Its modules are imported when something of them is first used, so that the first screen pays for what it shows only.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trustbook.ui.kit.buttons import ChoiceTile, button, link_button, primary_button, quiet_button, tile_button
    from trustbook.ui.kit.dialog import CalmDialog
    from trustbook.ui.kit.flow import FlowLayout
    from trustbook.ui.kit.inputs import LineInput, PassphraseInput, TextArea
    from trustbook.ui.kit.layout import (
        Banner,
        CardFrame,
        Column,
        PaperFrame,
        Rule,
        Scroller,
        ScrollPage,
        clear_layout,
        column,
        row,
    )
    from trustbook.ui.kit.marks import CheckMark, DropDown, RadioMark
    from trustbook.ui.kit.text import TextLabel, caution, heading, hint, label, paragraph, soft, subheading, title

_PLACES = {
    "buttons": "ChoiceTile button link_button primary_button quiet_button tile_button",
    "dialog": "CalmDialog",
    "flow": "FlowLayout",
    "inputs": "LineInput PassphraseInput TextArea",
    "layout": "Banner CardFrame Column ScrollPage Rule Scroller PaperFrame clear_layout column row",
    "marks": "CheckMark DropDown RadioMark",
    "text": "TextLabel caution heading hint label paragraph soft subheading title",
}
_MODULE_OF = {name: module for module, names in _PLACES.items() for name in names.split()}

__all__ = [
    "Banner",
    "CalmDialog",
    "CardFrame",
    "CheckMark",
    "ChoiceTile",
    "Column",
    "DropDown",
    "FlowLayout",
    "LineInput",
    "PaperFrame",
    "PassphraseInput",
    "RadioMark",
    "Rule",
    "ScrollPage",
    "Scroller",
    "TextArea",
    "TextLabel",
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

if not TYPE_CHECKING:  # a type checker sees the real names above

    def __getattr__(name: str) -> object:
        """Import what is asked for, once."""
        module = _MODULE_OF.get(name)
        if module is None:
            raise AttributeError(name)
        found: object = getattr(import_module(f"{__name__}.{module}"), name)
        globals()[name] = found
        return found
