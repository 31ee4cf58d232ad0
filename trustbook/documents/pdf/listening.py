"""Who hears what the canvas draws: tags, forms, and tests that look at it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from trustbook.documents.pdf.meaning import Box, Meaning


class Listener:
    """Hears in drawing order what is drawn where. It does nothing: who listens has methods for what it cares for."""

    def begin(self, meaning: Meaning, box: Box) -> None:
        """A part begins; parts may hold others."""

    def end(self) -> None:
        """The part that began last is done."""

    def paragraph(self, *, goes_on: bool) -> None:
        """A paragraph of the part that is open: a new one, or one that began on the page before."""

    def text(self, words: str) -> None:
        """A line of text in the part that is open."""

    def shape(self, box: Box, *, round: bool, made: bool) -> None:
        """What a hand marks in the part that is open: a circle or a box, and whether it is marked."""

    def decoration(self, box: Box) -> None:
        """A line or an area that is nothing to a reader."""

    def annotation(self, name: str | int) -> int | None:
        """A link or form field belongs to the part that is open. `name` is what ReportLab's document knows it by.

        Gives the number that it has to carry as its StructParent, if there is one.
        """

    def page(self) -> None:
        """The page is done."""


class Listeners(Listener):
    """Several that hear the same, one after the other."""

    def __init__(self, *listeners: Listener) -> None:
        self._listeners = listeners

    def begin(self, meaning: Meaning, box: Box) -> None:
        for each in self._listeners:
            each.begin(meaning, box)

    def end(self) -> None:
        for each in self._listeners:
            each.end()

    def paragraph(self, *, goes_on: bool) -> None:
        for each in self._listeners:
            each.paragraph(goes_on=goes_on)

    def text(self, words: str) -> None:
        for each in self._listeners:
            each.text(words)

    def shape(self, box: Box, *, round: bool, made: bool) -> None:
        for each in self._listeners:
            each.shape(box, round=round, made=made)

    def decoration(self, box: Box) -> None:
        for each in self._listeners:
            each.decoration(box)

    def annotation(self, name: str | int) -> int | None:
        numbers = [each.annotation(name) for each in self._listeners]
        return next((number for number in numbers if number is not None), None)

    def page(self) -> None:
        for each in self._listeners:
            each.page()


class Rooms(Protocol):
    """Knows where a form has fields in place of lines to write on."""

    @property
    def is_room(self) -> bool:
        """Whether the part that is open is such a field: lines in it are left out."""

    def frames(self) -> Iterable[Box]:
        """The fields of this page that need a frame."""
