"""The files that define the exercises of one language: which there are, and what is written in each.

Names come from the folders; a file is read only when its exercise is needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Final, NamedTuple, get_args

from trustbook.domain.problems import BrokenDefinition, UnknownName
from trustbook.exercises.feelings import feelings_file, problems_of, read_feelings, with_words
from trustbook.exercises.fields import WordGroup
from trustbook.exercises.model import ChapterId, Exercise
from trustbook.exercises.reading import DefinitionProblem, Unreadable, place_of, read_toml
from trustbook.exercises.rules import check_exercise
from trustbook.locations import resources
from trustbook.toml_files import read_text

CHAPTER_IDS: Final[tuple[str, ...]] = get_args(ChapterId)

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class DefinitionSource(NamedTuple):
    """Where an exercise is defined. `chapter` is the name of the folder."""

    chapter: str
    path: Path
    language: str


class DefinitionFiles:
    """What lies in exercises/<language>/<chapter>/<id>.toml under `folder`. What was read stays read.

    An exercise that is not there in `language` is taken in English.
    """

    def __init__(self, folder: Path, language: str) -> None:
        self._folder = folder
        self._language = language
        self._loaded: dict[str, Exercise | BrokenDefinition] = {}

    @property
    def sources(self) -> dict[str, DefinitionSource]:
        """Where each exercise is defined, by its id. Reads no file."""
        return self._listing[0]

    def source(self, exercise_id: str) -> DefinitionSource:
        """Where this one is defined. Raises UnknownName."""
        if exercise_id not in self.sources:
            raise UnknownName("exercise", exercise_id)
        return self.sources[exercise_id]

    def load(self, exercise_id: str) -> Exercise | BrokenDefinition:
        """An exercise, or what is wrong with its file. Raises UnknownName."""
        if exercise_id not in self._loaded:
            exercise, problems = self._read(self.source(exercise_id))
            if exercise is None or problems:
                first = problems[0]
                self._loaded[exercise_id] = BrokenDefinition(exercise_id, first.file, first.where, first.message)
            else:
                self._loaded[exercise_id] = exercise
        return self._loaded[exercise_id]

    def sorted(self, names: set[str]) -> tuple[str, ...]:
        """These as `order` has them; a broken one stands at the end."""

        def place(name: str) -> tuple[float, str]:
            loaded = self.load(name)
            return (float("inf") if isinstance(loaded, BrokenDefinition) else loaded.order, name)

        return tuple(sorted(names, key=place))

    def having(self, block: str) -> set[str]:
        """Names of those with such a block, without reading them as exercises."""
        return {name for name, source in self.sources.items() if _has(source.path, block)}

    def problems(self) -> Iterator[DefinitionProblem]:
        """Everything that is wrong in any file. Reads all of them."""
        yield from self._listing[1]
        yield from problems_of(self._feelings_file, self._relative(self._feelings_file))
        for source in self.sources.values():
            yield from self._read(source)[1]

    @cached_property
    def _feelings_file(self) -> Path:
        return feelings_file(self._folder, self._language)

    @cached_property
    def _feelings(self) -> tuple[WordGroup, ...]:
        return read_feelings(self._feelings_file)

    @cached_property
    def _listing(self) -> tuple[dict[str, DefinitionSource], tuple[DefinitionProblem, ...]]:
        sources: dict[str, DefinitionSource] = {}
        strays: list[DefinitionProblem] = []
        for language in dict.fromkeys((self._language, "en")):
            here: dict[str, DefinitionSource] = {}
            for path in sorted((self._folder / "exercises" / language).glob("*/*.toml")):
                chapter, name = path.parent.name, path.stem
                if chapter not in CHAPTER_IDS:
                    strays.append(DefinitionProblem(self._relative(path), "", f"there is no chapter “{chapter}”"))
                elif not _ID.fullmatch(name):
                    strays.append(DefinitionProblem(self._relative(path), "", f"“{name}” cannot be an id"))
                elif name in here:
                    kept, other = self._whole_one_first(here[name], DefinitionSource(chapter, path, language))
                    here[name] = kept
                    message = f"“{name}” is there already: {self._relative(kept.path)}"
                    strays.append(DefinitionProblem(self._relative(other.path), "id", message))
                else:
                    here[name] = DefinitionSource(chapter, path, language)
            sources = here | sources
        return sources, tuple(strays)

    def _whole_one_first(
        self, first: DefinitionSource, second: DefinitionSource
    ) -> tuple[DefinitionSource, DefinitionSource]:
        """Of two files with one id the one without faults, so that a stray copy does not break what was there."""
        faulty = self._read(first)[1]
        return (second, first) if faulty else (first, second)

    def _read(self, source: DefinitionSource) -> tuple[Exercise | None, list[DefinitionProblem]]:
        shown_as = self._relative(source.path)
        try:
            exercise, text = read_toml(source.path, Exercise)
        except Unreadable as fault:
            return None, [DefinitionProblem(shown_as, fault.where, fault.message)]
        try:
            exercise = with_words(exercise, lambda: self._feelings)
        except Unreadable as fault:
            words = self._relative(self._feelings_file)
            return None, [DefinitionProblem(words, fault.where, fault.message)]
        findings = check_exercise(exercise, name=source.path.stem, chapter=source.chapter)
        return exercise, [DefinitionProblem(shown_as, place_of(text, key), message) for key, message in findings]

    def _relative(self, path: Path) -> str:
        """How a file is called in a message; one of the program's own may lie outside the folder."""
        return path.relative_to(self._folder if path.is_relative_to(self._folder) else resources()).as_posix()


def _has(path: Path, block: str) -> bool:
    """Whether a definition has such a block, without reading it as one."""
    try:
        return f"\n{block}" in read_text(path)
    except Unreadable:
        return False
