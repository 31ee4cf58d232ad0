"""A small widget kit with the house rules baked in, so that pages hold no styling: no size, no colour, no picture.

Every text is plain text, every control has an accessible name, every measure follows the text size.

- Words: `title` (one for each screen), `heading`, `subheading`, `part_title`, `label`, `reading` (what people wrote or
  read on), `telling` (the same letters, said by the program), `saying` (a sentence opener, in italics), `paragraph`,
  `note`, `hint`, `state`, `soft`, `caution`, `chapter_name`. The six sizes and two faces are in `scale`.
- Distances: `Space.STATE` 4, `FIELD` 8, `CARD` 12, `STEP` 16, `PART` 24, `COLUMN` 32, `PAGE` 48, `WIDE` 64.
  `grown(20)` is a measure that grows with the text; `font(NOTE)` gives letters for what is painted by hand.
- Colours: by role in the style sheet; `colour("ink-soft", widget)` for what is painted by hand. `colours` lists them.
- To press: `primary_button` (one a screen), `button` (with an edge), `link_button` and `note_link` (underlined),
  `back_button` (at the top of a page that was opened from another), `bar_button` (header), `MenuButton` (opens a menu),
  `Switch` (some ways to look at one thing), `cards.Card` (all of it opens something). Nothing else looks like a button.
- Signs: `Sign("lock")` beside words, `button("Print", …, sign="printer")`, `icon("lock")` for a list or a menu,
  `paint_sign` for what is painted by hand. `SIGNS` are all there are. Never a sign without a word.
- Privacy: `PrivacySign(Sees.ME)` and `PrivacySign(Sees.BOTH)`; `OwnBox` has the dashed edge of what is only yours.
- People: `Disc(initials(name, other), "first")`: filled for the first, a ring for the second; the name beside it.
  `PersonSide("first", …)` stands beside what that person wrote: a solid line, a dashed one for the second.

Its modules are imported when something of them is first used, so that the first screen pays for what it shows only.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trustbook.ui.kit.buttons import (
        Button,
        ChoiceTile,
        back_button,
        bar_button,
        button,
        link_button,
        note_link,
        primary_button,
        tile_button,
    )
    from trustbook.ui.kit.colours import colour
    from trustbook.ui.kit.dialog import CalmDialog
    from trustbook.ui.kit.flow import FlowLayout
    from trustbook.ui.kit.inputs import LineInput, PassphraseInput, TextArea
    from trustbook.ui.kit.layout import (
        Banner,
        CardFrame,
        CopyFrame,
        DeskFrame,
        PaperFrame,
        Rule,
        clear_layout,
        column,
        row,
    )
    from trustbook.ui.kit.marks import CheckMark, DropDown, RadioMark
    from trustbook.ui.kit.menu_button import MenuButton
    from trustbook.ui.kit.people import Disc, OwnBox, PrivacySign, Sees, initials, paint_disc, sees_words
    from trustbook.ui.kit.scale import Space, font, grown
    from trustbook.ui.kit.scrolling import Column, DeskPage, Scroller, ScrollPage
    from trustbook.ui.kit.side import PersonSide
    from trustbook.ui.kit.signs import SIGNS, Sign, icon, paint_sign
    from trustbook.ui.kit.switch import Switch
    from trustbook.ui.kit.text import (
        TextLabel,
        caution,
        chapter_name,
        heading,
        hint,
        label,
        note,
        paragraph,
        part_title,
        reading,
        saying,
        soft,
        soft_reading,
        state,
        subheading,
        telling,
        title,
    )

_PLACES = {
    "buttons": "Button ChoiceTile back_button bar_button button link_button note_link primary_button tile_button",
    "colours": "colour",
    "dialog": "CalmDialog",
    "flow": "FlowLayout",
    "inputs": "LineInput PassphraseInput TextArea",
    "layout": "Banner CardFrame CopyFrame DeskFrame PaperFrame Rule clear_layout column row",
    "scrolling": "Column DeskPage ScrollPage Scroller",
    "marks": "CheckMark DropDown RadioMark",
    "menu_button": "MenuButton",
    "people": "Disc OwnBox PrivacySign Sees initials paint_disc sees_words",
    "scale": "Space font grown",
    "side": "PersonSide",
    "signs": "SIGNS Sign icon paint_sign",
    "switch": "Switch",
    "text": "TextLabel caution chapter_name heading hint label note paragraph part_title reading saying soft"
    " soft_reading state subheading telling title",
}
_MODULE_OF = {name: module for module, names in _PLACES.items() for name in names.split()}

__all__ = [
    "SIGNS",
    "Banner",
    "Button",
    "CalmDialog",
    "CardFrame",
    "CheckMark",
    "ChoiceTile",
    "Column",
    "CopyFrame",
    "DeskFrame",
    "DeskPage",
    "Disc",
    "DropDown",
    "FlowLayout",
    "LineInput",
    "MenuButton",
    "OwnBox",
    "PaperFrame",
    "PassphraseInput",
    "PersonSide",
    "PrivacySign",
    "RadioMark",
    "Rule",
    "ScrollPage",
    "Scroller",
    "Sees",
    "Sign",
    "Space",
    "Switch",
    "TextArea",
    "TextLabel",
    "back_button",
    "bar_button",
    "button",
    "caution",
    "chapter_name",
    "clear_layout",
    "colour",
    "column",
    "font",
    "grown",
    "heading",
    "hint",
    "icon",
    "initials",
    "label",
    "link_button",
    "note",
    "note_link",
    "paint_disc",
    "paint_sign",
    "paragraph",
    "part_title",
    "primary_button",
    "reading",
    "row",
    "saying",
    "sees_words",
    "soft",
    "soft_reading",
    "state",
    "subheading",
    "telling",
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
