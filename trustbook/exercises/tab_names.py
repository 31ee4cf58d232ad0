"""What tabs and chapters are called in another language than English. Data in `tabs/<language>.toml`.

Which tabs there are, and what stands in them, says `tabs.toml` alone, for all languages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from trustbook.exercises.model import Chapter, ChapterId, Tab, Tabs
from trustbook.exercises.reading import DefinitionProblem, Unreadable, place_of, read_toml
from trustbook.exercises.shapes import Data, Id, Lead, OneLabel
from trustbook.toml_files import read_text

T = TypeVar("T", Tab, Chapter)


class TabNames(Data, frozen=True, kw_only=True):
    """Of one tab, by its id. What is "" stays in English."""

    id: Id
    title: OneLabel = ""
    overview_title: OneLabel = ""


class ChapterNames(Data, frozen=True, kw_only=True):
    """Of one chapter, by its id. What is "" stays in English."""

    id: ChapterId
    title: OneLabel = ""
    about: Lead = ""


class NamesInTabs(Data, frozen=True, kw_only=True):
    """The file `resources/tabs/<language>.toml`."""

    tabs: tuple[TabNames, ...] = ()
    chapters: tuple[ChapterNames, ...] = ()


def file_of(folder: Path, language: str) -> Path | None:
    """The file of a language in the resources `folder`; None where there is none, as for English."""
    path = folder / "tabs" / f"{language}.toml"
    return path if path.is_file() else None


def named_in(tabs: Tabs, folder: Path, language: str) -> Tabs:
    """The same tabs with the names that they have in this language. A file that cannot be read changes nothing."""
    path = file_of(folder, language)
    if path is None:
        return tabs
    try:
        names = read_toml(path, NamesInTabs)[0]
    except Unreadable:
        return tabs  # `problems_of_names` tells; no tab is lost by a name
    return Tabs(tabs=_named(tabs.tabs, names.tabs), chapters=_named(tabs.chapters, names.chapters))


def problems_of_names(tabs: Tabs, folder: Path, language: str) -> Iterator[DefinitionProblem]:
    """What is wrong in the file of a language."""
    path = file_of(folder, language)
    if path is None:
        return
    file = f"tabs/{path.name}"
    try:
        names = read_toml(path, NamesInTabs)[0]
    except Unreadable as fault:
        yield DefinitionProblem(file, fault.where, fault.message)
        return
    text = read_text(path)
    known = {tab.id for tab in tabs.tabs}
    for number, tab in enumerate(names.tabs):
        if tab.id not in known:
            yield DefinitionProblem(file, place_of(text, f"tabs[{number}].id"), f"there is no tab “{tab.id}”")


def _named(found: tuple[T, ...], names: Iterable[TabNames | ChapterNames]) -> tuple[T, ...]:
    told = {each.id: {key: text for key, text in msgspec.structs.asdict(each).items() if text} for each in names}
    return tuple(msgspec.structs.replace(each, **told.get(each.id, {})) for each in found)
