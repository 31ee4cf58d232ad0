"""All content of one language: exercises, texts of the guide, paper sets, paths, tabs, wording and credits."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from trustbook.exercises.library import Library
from trustbook.locations import resources

if TYPE_CHECKING:
    from trustbook.exercises.model import Exercise, Tab
    from trustbook.exercises.paths import Paths
    from trustbook.exercises.sets import PaperSets
    from trustbook.exercises.texts import Guide, Text
    from trustbook.exercises.typed_words import TypedWords
    from trustbook.exercises.wording import WordingRules


class Content:
    """Made once per language by the composition root and handed down. Each part is read when it is first asked for.

    What is missing in `language` is taken in English. The words for feelings come with the exercises that ask for some.
    """

    def __init__(self, language: str = "en", folder: Path | None = None, *, library: Library | None = None) -> None:
        """`folder`: a folder laid out like `resources`, the program's own if None. `library`: other exercises."""
        self.language = language
        self.folder = resources() if folder is None else folder
        self.library = Library(folder, language) if library is None else library

    def with_own(self, own: Iterable[Exercise]) -> Content:
        """The same with these own pages of a person. What was read stays read."""
        made = copy.copy(self)
        made.library = self.library.with_own(own)
        return made

    @property
    def tabs(self) -> tuple[Tab, ...]:
        """The tabs of the window, in order. Raises BrokenDefinition when tabs.toml cannot be read."""
        return self.library.tabs()

    @cached_property
    def guide(self) -> Guide:
        """The texts that are no exercises."""
        from trustbook.exercises.texts import Guide

        return Guide(self.folder, self.language)

    @cached_property
    def sets(self) -> PaperSets:
        """Worksheets that are printed together."""
        from trustbook.exercises.sets import PaperSets

        return PaperSets(self.folder, self.language)

    @cached_property
    def paths(self) -> Paths:
        """What is suggested to begin with. Raises BrokenDefinition."""
        from trustbook.exercises.paths import Paths

        return Paths(self.folder, self.language)

    @cached_property
    def typed_words(self) -> TypedWords:
        """What people type when they look for something. Raises BrokenDefinition."""
        from trustbook.exercises.typed_words import TypedWords

        return TypedWords(self.folder, self.language)

    @cached_property
    def wording(self) -> WordingRules:
        """The rules that all texts are checked against. Raises BrokenDefinition."""
        from trustbook.exercises.wording import read_wording

        return read_wording(self.folder, self.language)

    @cached_property
    def credits(self) -> Text:
        """Where the exercises come from, and what the program is built with. Reads all definitions."""
        from trustbook.exercises.credits import credits_text

        return credits_text(self.library)
