"""Paper sets: sheets that belong together, such as those for the first evening. Data in `sets/<language>.toml`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from trustbook.domain.problems import BrokenDefinition, UnknownName
from trustbook.exercises.library import Library
from trustbook.exercises.model import Exercise
from trustbook.exercises.reading import DefinitionProblem, Unreadable, place_of, read_toml
from trustbook.exercises.shapes import Id, Label
from trustbook.exercises.text_ids import TEXT_IDS
from trustbook.locations import resources

Copies = Annotated[int, Meta(ge=1, le=12)]


class PaperSet(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """Some exercises in the order in which they are printed.

    `short`: in their short form. `alone`: for one person alone. `cards`: their pocket cards instead of pages; the other
    exercises that have a card follow. `texts`: texts of the guide to be read, in front of the pages and after “Getting
    help”, which comes with every set. `copies`: how often, by exercise, for each person where each writes alone; an
    exercise that is not named there is printed once.
    """

    id: Id
    title: Label
    about: Annotated[str, Meta(min_length=1, max_length=300)]
    exercises: Annotated[tuple[Id, ...], Meta(min_length=1)]
    short: bool = False
    alone: bool = False
    cards: bool = False
    texts: tuple[Id, ...] = ()
    copies: dict[Id, Copies] = {}

    def times_for_one(self, exercise: Exercise) -> int:
        """How often the same person, or both together, get a sheet of this exercise."""
        return self.copies.get(exercise.id, 1)

    def times(self, exercise: Exercise, *, alone: bool) -> int:
        """How often a sheet of this exercise is printed."""
        return self.times_for_one(exercise) * (
            2 if exercise.id in self.copies and exercise.who == "each" and not alone else 1
        )

    def own_copies(self, exercise: Exercise, *, alone: bool) -> int:
        """How often the pages come that each fills in alone, in an exercise that both go on with together."""
        return 2 if exercise.id in self.copies and exercise.who == "both" and not alone else 1


class _SetsFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    sets: tuple[PaperSet, ...]


class PaperSets:
    """The sets of one language, in English when there are none in `language`."""

    def __init__(self, folder: Path | None = None, language: str = "en") -> None:
        """`folder` holds sets/<language>.toml; the program's own resources if None."""
        self._folder = resources() if folder is None else folder
        self._language = language

    def sets(self) -> tuple[PaperSet, ...]:
        """All of them, in order. Raises BrokenDefinition when the file cannot be read."""
        return self._read[0].sets

    def one(self, set_id: str) -> PaperSet:
        """The set with this id. Raises UnknownName, BrokenDefinition."""
        for each in self.sets():
            if each.id == set_id:
                return each
        raise UnknownName("set", set_id)

    def problems(self, library: Library) -> tuple[DefinitionProblem, ...]:
        """Everything that is wrong in the sets, with file, line and key. Empty when all is well."""
        try:
            file, text = self._read
        except BrokenDefinition as broken:
            return (DefinitionProblem(broken.file, broken.where, broken.message),)
        found = _check(file.sets, library)
        return tuple(DefinitionProblem(self._shown, place_of(text, key), message) for key, message in found)

    @cached_property
    def _path(self) -> Path:
        own = self._folder / "sets" / f"{self._language}.toml"
        return own if own.is_file() else self._folder / "sets" / "en.toml"

    @property
    def _shown(self) -> str:
        return self._path.relative_to(self._folder).as_posix()

    @cached_property
    def _read(self) -> tuple[_SetsFile, str]:
        try:
            return read_toml(self._path, _SetsFile)
        except Unreadable as fault:
            raise BrokenDefinition("", self._shown, fault.where, fault.message) from fault


def _check(sets: tuple[PaperSet, ...], library: Library) -> Iterator[tuple[str, str]]:
    """Key and what is wrong there."""
    known, first = frozenset(library.exercise_ids()), dict[str, int]()
    for n, each in enumerate(sets):
        if first.setdefault(each.id, n) != n:
            yield f"sets[{n}].id", f"“{each.id}” is there already, at sets[{first[each.id]}].id"
        for m, name in enumerate(each.exercises):
            if name not in known:
                yield f"sets[{n}].exercises[{m}]", f"there is no exercise “{name}”"
            elif name in each.exercises[:m]:
                yield f"sets[{n}].exercises[{m}]", f"“{name}” is there already"
            elif each.cards and not _has_card(library, name):
                yield f"sets[{n}].exercises[{m}]", f"“{name}” has no pocket card"
        yield from _check_texts(each, n)
        for name in each.copies:
            if name not in each.exercises:
                yield f"sets[{n}].copies", f"“{name}” is not in the set"


def _check_texts(each: PaperSet, n: int) -> Iterator[tuple[str, str]]:
    for m, name in enumerate(each.texts):
        if name not in TEXT_IDS:
            yield f"sets[{n}].texts[{m}]", f"there is no text “{name}”"
        elif name in each.texts[:m]:
            yield f"sets[{n}].texts[{m}]", f"“{name}” is there already"
    if each.texts and each.cards:
        yield f"sets[{n}].texts", "cards come without texts"


def _has_card(library: Library, name: str) -> bool:
    try:
        return library.exercise(name).card is not None
    except BrokenDefinition:
        return True  # told elsewhere
