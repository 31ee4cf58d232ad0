"""What people type when they look for something: words that say nothing, and words of somebody who may be in danger."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Final

from msgspec import Meta

from trustbook.domain.folding import folded
from trustbook.domain.problems import BrokenDefinition
from trustbook.exercises.reading import Unreadable, read_toml
from trustbook.exercises.shapes import Data
from trustbook.locations import resources

Typed = Annotated[str, Meta(min_length=1, max_length=40)]

_SHORTEST_STEM: Final = 3
"""What is left of a word without its ending has at least so many letters."""


class _TypedWordsFile(Data, frozen=True, kw_only=True):
    little: tuple[Typed, ...]
    endings: tuple[Typed, ...]
    danger: tuple[Typed, ...]


class TypedWords:
    """Those of one language; English where it has none."""

    def __init__(self, folder: Path | None = None, language: str = "en") -> None:
        """`folder` holds finding/<language>.toml; the program's own resources if None. Raises BrokenDefinition."""
        inside = (resources() if folder is None else folder) / "finding"
        path = inside / f"{language}.toml"
        if not path.is_file():
            path = inside / "en.toml"
        try:
            read = read_toml(path, _TypedWordsFile)[0]
        except Unreadable as fault:
            raise BrokenDefinition("finding", f"finding/{path.name}", fault.where, fault.message) from fault
        self._little = frozenset(map(folded, read.little))
        self._endings = read.endings
        phrases = (re.escape(folded(each)).replace(r"\*", r"\w*") for each in read.danger)
        self._danger = re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)")

    def meant(self, words: Sequence[str]) -> tuple[str, ...]:
        """Of these folded words those that say something; all of them where none does."""
        return tuple(word for word in words if word not in self._little) or tuple(words)

    def stems(self, words: Sequence[str]) -> tuple[str, ...]:
        """The folded words without their endings."""
        return tuple(map(self._stem, words))

    def is_of_danger(self, typed: str) -> bool:
        """Whether somebody who types this may be in danger, or near somebody who is."""
        return self._danger.search(" ".join(folded(typed).split())) is not None

    def _stem(self, word: str) -> str:
        for ending in sorted(self._endings, key=len, reverse=True):
            stem = word.removesuffix(ending)
            if stem != word and len(stem) >= _SHORTEST_STEM:
                return stem[:-1] if len(stem) > _SHORTEST_STEM and stem[-1] == stem[-2] else stem
        return word
