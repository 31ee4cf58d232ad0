"""The program's own words for feelings, for every exercise that asks for some and brings none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from trustbook.exercises.fields import FeelingsField, Field, WordGroup
from trustbook.exercises.model import Exercise
from trustbook.exercises.reading import DefinitionProblem, Unreadable, place_of, read_toml
from trustbook.locations import resources


class FeelingWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file `resources/feelings/<language>.toml`. Ids of words are permanent, and each occurs once."""

    groups: tuple[WordGroup, ...]


def feelings_file(folder: Path, language: str) -> Path:
    """The words in this language, else in English, else the program's own."""
    wanted = (folder / "feelings" / f"{name}.toml" for name in (language, "en"))
    return next((path for path in wanted if path.is_file()), resources() / "feelings" / "en.toml")


def read_feelings(path: Path) -> tuple[WordGroup, ...]:
    """The words of a file. Raises Unreadable when it does not have the form or has a word twice."""
    words, text = read_toml(path, FeelingWords)
    for key, message in _twice(words.groups):
        raise Unreadable(place_of(text, key), message)
    return words.groups


def problems_of(path: Path, shown_as: str) -> tuple[DefinitionProblem, ...]:
    """What is wrong with a file of words. Empty when all is well."""
    try:
        read_feelings(path)
    except Unreadable as fault:
        return (DefinitionProblem(shown_as, fault.where, fault.message),)
    return ()


def with_words(exercise: Exercise, words: Callable[[], tuple[WordGroup, ...]]) -> Exercise:
    """The same exercise with words in every field that asks for feelings and brings none. `words` may raise."""

    def filled(field: Field) -> Field:
        wanting = isinstance(field, FeelingsField) and not field.groups
        return msgspec.structs.replace(field, groups=words()) if wanting else field

    if not any(isinstance(field, FeelingsField) and not field.groups for _part, field in exercise.fields()):
        return exercise
    parts = (
        msgspec.structs.replace(part, fields=tuple(filled(field) for field in part.fields)) for part in exercise.parts
    )
    return msgspec.structs.replace(exercise, parts=tuple(parts))


def _twice(groups: tuple[WordGroup, ...]) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for n, group in enumerate(groups):
        for m, option in enumerate(group.options):
            if option.id in seen:
                yield f"groups[{n}].options[{m}].id", f"“{option.id}” is there already"
            seen.add(option.id)
