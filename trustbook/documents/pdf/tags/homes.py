"""Where in the tree something stands: the list around an item, the body of an item, the paragraph for a text."""

from __future__ import annotations

from typing import Final

from trustbook.documents.nodes import Role
from trustbook.documents.pdf.meaning import Meaning
from trustbook.documents.pdf.tags.elements import Element

ROOM: Final = "/O/PrintField/Role/tv"
"""Room to write on paper is a form field that is not filled in here."""

_AROUND: Final = {"LI": "L", "TR": "Table", "TOCI": "TOC"}
"""What has to stand around an element."""
_OF_TEXT: Final = frozenset({"P", "H1", "H2", "H3", "Lbl", "LBody", "TD", "TH", "Form", "Link", "Figure"})
"""What holds text itself."""
_PASSED_BY: Final = frozenset({"L", "Table", "TOC", "LBody"})
"""What no part stands for, but what stands around one."""
_LOOKED_BACK: Final = 16
"""Elements among which one is looked for that goes on after a page break."""


def home_in(parent: Element, tag: str, meaning: Meaning) -> Element:
    """Where in `parent` an element with this tag stands."""
    if parent.tag == "LI":
        if tag == "Lbl":
            return parent
        parent = body_of(parent)
    around = _AROUND.get(tag)
    if around is None or parent.tag == around:
        return _beside_item(parent, meaning) or parent
    last = parent.kids[-1] if parent.kids else None
    if isinstance(last, Element) and last.tag == around and last.meaning and _same_group(last.meaning, meaning):
        return last
    made = parent.child(around)
    made.meaning = meaning
    return made


def _beside_item(parent: Element, meaning: Meaning) -> Element | None:
    """Quiet words of an item that was just told belong into it."""
    if meaning.role is not Role.HINT or meaning.number is None:
        return None
    last = parent.last()
    item = last.last() if last is not None and last.tag == "L" else None
    told = item.meaning if item is not None else None
    if item is None or told is None or (told.node, told.number) != (meaning.node, meaning.number):
        return None
    return body_of(item)


def _same_group(first: Meaning, second: Meaning) -> bool:
    """Whether two items that follow each other are of one list. Steps are, though each is a node."""
    return first.role is second.role and (
        first.role in (Role.STEP, Role.ENTRY) or (first.sheet == second.sheet and first.node == second.node)
    )


def body_of(item: Element) -> Element:
    """The body of a list item; anything else is its own."""
    if item.tag != "LI":
        return item
    last = item.last()
    return last if last is not None and last.tag == "LBody" else item.child("LBody")


def home_of_text(element: Element) -> Element:
    """What a text in `element` belongs to."""
    body = body_of(element)
    return body if body.tag in _OF_TEXT else body.child("P")


def paragraph_in(element: Element, *, goes_on: bool) -> Element:
    """A paragraph of its own for a text in `element`, or the one that it goes on with. A heading needs none."""
    home = body_of(element)
    if home.tag in _OF_TEXT and home.tag not in ("LBody", "TD"):
        return home
    last = home.last()
    return last if goes_on and last is not None and last.tag == "P" else home.child("P")


def room_in(element: Element, meaning: Meaning, words: str) -> Element:
    """The room to write in `element`, which may hold other things too. `words` are said where it has none."""
    last = element.last()
    if last is not None and last.tag == "Form" and last.attributes:
        return last
    made = element.child("Form")
    made.language, made.alternative, made.attributes = meaning.home, meaning.alternative or words, ROOM
    return made


def field_in(element: Element, above: Element | None) -> Element:
    """A new form field: beside one that has its own already, else in `element`."""
    beside = element.tag == "Form" and above is not None
    return body_of(above if beside and above is not None else element).child("Form")


def earlier_in(parent: Element, meaning: Meaning) -> Element | None:
    """What a part in `parent` goes on with."""
    looked = 0
    for kid in reversed(parent.kids):
        if not isinstance(kid, Element):
            continue
        looked += 1
        if looked > _LOOKED_BACK:
            return None
        if kid.tag in _PASSED_BY and not (kid.meaning and kid.meaning.role is Role.TABLE):
            found = earlier_in(kid, meaning)
            if found is not None:
                return found
        elif kid.meaning and _same_part(kid.meaning, meaning):
            return kid
    return None


def _same_part(first: Meaning, second: Meaning) -> bool:
    return (first.role, first.sheet, first.node, first.field, first.row, first.column, first.option, first.number) == (
        second.role,
        second.sheet,
        second.node,
        second.field,
        second.row,
        second.column,
        second.option,
        second.number,
    )
