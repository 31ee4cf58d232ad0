"""All exercises: which there are, in which tab, and each one when it is asked for.

Names come from the folders; a file is read only when its chapter or the exercise itself is needed.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Final, NamedTuple, get_args

from trustbook.domain.problems import BrokenDefinition, UnknownName
from trustbook.exercises.feelings import feelings_file, problems_of, read_feelings, with_words
from trustbook.exercises.fields import WordGroup
from trustbook.exercises.model import ChapterId, Exercise, Tab, Tabs
from trustbook.exercises.own_pages import OWN_CHAPTER, is_own
from trustbook.exercises.reading import DefinitionProblem, Unreadable, place_of, read_toml
from trustbook.exercises.rules import check_exercise, check_tabs
from trustbook.locations import resources
from trustbook.toml_files import read_text

CHAPTER_IDS: Final[tuple[str, ...]] = get_args(ChapterId)

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class _Source(NamedTuple):
    """Where an exercise is defined. `chapter` is the name of the folder."""

    chapter: str
    path: Path
    language: str


class Library:
    """The exercises of one language. An exercise that is not there in `language` is taken in English.

    A broken definition keeps its place in the lists and breaks only itself.
    """

    def __init__(self, folder: Path | None = None, language: str = "en") -> None:
        """`folder` holds tabs.toml and exercises/<language>/<chapter>/<id>.toml; the program's own if None."""
        self._folder = resources() if folder is None else folder
        self._language = language
        self._loaded: dict[str, Exercise | BrokenDefinition] = {}
        self.own_pages: dict[str, Exercise] = {}

    def with_own(self, own: Iterable[Exercise]) -> Library:
        """The same with these own pages of a person, after the others of their chapter. What was read stays read."""
        made = copy.copy(self)
        made.own_pages = {each.id: each for each in own}
        return made

    def tab_of(self, exercise_id: str) -> Tab | None:
        """The tab that an exercise stands in, also an own page of anybody's; None where there is none."""
        if is_own(exercise_id):
            return next((tab for tab in self.tabs() if OWN_CHAPTER in tab.chapters), None)
        return next((tab for tab in self.tabs() if exercise_id in self._sources_of(tab)), None)

    def tabs(self) -> tuple[Tab, ...]:
        """The tabs that have exercises or a page of their own, in order.

        Raises BrokenDefinition when tabs.toml cannot be read.
        """
        return tuple(tab for tab in self._tabs.tabs if tab.overview is not None or self._sources_of(tab))

    def has_exercises(self, tab_id: str) -> bool:
        """Whether exercises stand in a tab. Reads none of them. Raises UnknownName."""
        return bool(self._sources_of(self._tab(tab_id)))

    def chapter_title(self, chapter_id: str) -> str:
        """Title of a chapter. Raises UnknownName."""
        for chapter in self._tabs.chapters:
            if chapter.id == chapter_id:
                return chapter.title
        raise UnknownName("chapter", chapter_id)

    def chapter_about(self, chapter_id: str) -> str:
        """What a chapter is about, in a sentence or two. Raises UnknownName."""
        for chapter in self._tabs.chapters:
            if chapter.id == chapter_id:
                return chapter.about
        raise UnknownName("chapter", chapter_id)

    def tab_id(self, named: str) -> str:
        """The id that a tab has today, by this one or one that it had. Raises UnknownName."""
        return self._tab(named).id

    def chapter_of(self, exercise_id: str) -> str:
        """Id of the chapter that an exercise lies in. Reads no file. Raises UnknownName."""
        if exercise_id in self.own_pages:
            return self.own_pages[exercise_id].chapter
        return self._source(exercise_id).chapter

    def language_of(self, exercise_id: str) -> str:
        """Code of the language that an exercise is written in: English where it fell back. Raises UnknownName."""
        return self._language if exercise_id in self.own_pages else self._source(exercise_id).language

    def exercise_ids(self, *, tab: str | None = None, chapter: str | None = None) -> tuple[str, ...]:
        """Ids in the order of the tabs: all, or those of a tab or a chapter. Raises UnknownName.

        Within a chapter, `order` decides. A broken definition stands at the end of its chapter.
        """
        if tab is None and chapter is None:
            named = [found for each in self._tabs.tabs for found in self._ordered(each)]
            return (*named, *sorted(self._sources.keys() - set(named)), *self.own_pages)
        found = tuple(self._sources)
        if tab is not None:
            found = tuple(self._ordered(self._tab(tab)))
        if chapter is not None:
            if chapter not in CHAPTER_IDS:
                raise UnknownName("chapter", chapter)
            inside = {name for name in found if self._sources[name].chapter == chapter}
            found = tuple(name for name in found if name in inside) if tab else self._sorted(inside)
        where = self._tab(tab).chapters if tab is not None and chapter is None else (chapter,)
        return (*found, *(name for name, each in self.own_pages.items() if each.chapter in where))

    def talk_ids(self) -> tuple[str, ...]:
        """Ids of the exercises that can be held as a talk, in the order of the tabs. Reads only those whole."""
        talks = {name for name, source in self._sources.items() if _has(source.path, "[talk]")}
        chapters: list[str] = [chapter for tab in self._tabs.tabs for chapter in tab.chapters]
        ordered = {name: number for number, name in enumerate(self._sorted(talks))}
        known = [name for name in talks if self._sources[name].chapter in chapters]
        return tuple(sorted(known, key=lambda name: (chapters.index(self._sources[name].chapter), ordered[name])))

    def line_ids(self) -> tuple[str, ...]:
        """Ids of the exercises that say what they put on the line through time. Reads none of them whole."""
        return tuple(sorted(name for name, source in self._sources.items() if _has(source.path, "[[timeline]]")))

    def exercise(self, exercise_id: str) -> Exercise:
        """One exercise. Raises UnknownName, and BrokenDefinition when its file is not a valid definition."""
        found = self.own_pages.get(exercise_id) or self._load(exercise_id)
        if isinstance(found, BrokenDefinition):
            raise found.with_traceback(None)
        return found

    def path_of(self, exercise_id: str) -> Path:
        """The file of an exercise. Raises UnknownName."""
        return self._source(exercise_id).path

    def problems(self) -> tuple[DefinitionProblem, ...]:
        """Everything that is wrong in any definition or in tabs.toml. Reads all files. Empty when all is well."""
        found = list(self._strays)
        try:
            tabs = self._tabs
        except BrokenDefinition as broken:
            return (DefinitionProblem(broken.file, broken.where, broken.message), *found)
        text = read_text(self._folder / "tabs.toml")
        for key, message in (*check_tabs(tabs, CHAPTER_IDS), *self._unknown_in_tabs()):
            found.append(DefinitionProblem("tabs.toml", place_of(text, key), message))
        found += problems_of(self._feelings_file, self._relative(self._feelings_file))
        for source in self._sources.values():
            found += self._read(source)[1]
        return tuple(found)

    @cached_property
    def _tabs(self) -> Tabs:
        try:
            return read_toml(self._folder / "tabs.toml", Tabs)[0]
        except Unreadable as fault:
            raise BrokenDefinition("", "tabs.toml", fault.where, fault.message) from fault

    @cached_property
    def _feelings_file(self) -> Path:
        return feelings_file(self._folder, self._language)

    @cached_property
    def _feelings(self) -> tuple[WordGroup, ...]:
        return read_feelings(self._feelings_file)

    @cached_property
    def _listing(self) -> tuple[dict[str, _Source], tuple[DefinitionProblem, ...]]:
        sources: dict[str, _Source] = {}
        strays: list[DefinitionProblem] = []
        for language in dict.fromkeys((self._language, "en")):
            here: dict[str, _Source] = {}
            for path in sorted((self._folder / "exercises" / language).glob("*/*.toml")):
                chapter, name = path.parent.name, path.stem
                if chapter not in CHAPTER_IDS:
                    strays.append(DefinitionProblem(self._relative(path), "", f"there is no chapter “{chapter}”"))
                elif not _ID.fullmatch(name):
                    strays.append(DefinitionProblem(self._relative(path), "", f"“{name}” cannot be an id"))
                elif name in here:
                    kept, other = self._whole_one_first(here[name], _Source(chapter, path, language))
                    here[name] = kept
                    message = f"“{name}” is there already: {self._relative(kept.path)}"
                    strays.append(DefinitionProblem(self._relative(other.path), "id", message))
                else:
                    here[name] = _Source(chapter, path, language)
            sources = here | sources
        return sources, tuple(strays)

    def _whole_one_first(self, first: _Source, second: _Source) -> tuple[_Source, _Source]:
        """Of two files with one id the one without faults, so that a stray copy does not break what was there."""
        faulty = self._read(first)[1]
        return (second, first) if faulty else (first, second)

    @property
    def _sources(self) -> dict[str, _Source]:
        return self._listing[0]

    def _source(self, exercise_id: str) -> _Source:
        if exercise_id not in self._sources:
            raise UnknownName("exercise", exercise_id)
        return self._sources[exercise_id]

    @property
    def _strays(self) -> tuple[DefinitionProblem, ...]:
        return self._listing[1]

    def _tab(self, tab_id: str) -> Tab:
        for tab in self._tabs.tabs:
            if tab_id == tab.id or tab_id in tab.formerly:
                return tab
        raise UnknownName("tab", tab_id)

    def _sources_of(self, tab: Tab) -> set[str]:
        """Names in this tab, in no order. Reads no exercise. Of two tabs with one chapter the first has it."""
        named = {name for other in self._tabs.tabs for name in other.exercises}
        chapters: dict[str, str] = {
            chapter: other.id for other in reversed(self._tabs.tabs) for chapter in other.chapters
        }
        inside = {name for name, source in self._sources.items() if chapters.get(source.chapter) == tab.id}
        return (inside - named) | (set(tab.exercises) & self._sources.keys())

    def _ordered(self, tab: Tab) -> list[str]:
        inside = self._sources_of(tab)
        found = [name for name in tab.exercises if name in inside]
        for chapter in tab.chapters:
            found += self._sorted(
                {name for name in inside if self._sources[name].chapter == chapter and name not in tab.exercises}
            )
        return found

    def _sorted(self, names: set[str]) -> tuple[str, ...]:
        def place(name: str) -> tuple[float, str]:
            loaded = self._load(name)
            return (float("inf") if isinstance(loaded, BrokenDefinition) else loaded.order, name)

        return tuple(sorted(names, key=place))

    def _load(self, exercise_id: str) -> Exercise | BrokenDefinition:
        if exercise_id not in self._loaded:
            exercise, problems = self._read(self._source(exercise_id))
            if exercise is None or problems:
                first = problems[0]
                self._loaded[exercise_id] = BrokenDefinition(exercise_id, first.file, first.where, first.message)
            else:
                self._loaded[exercise_id] = exercise
        return self._loaded[exercise_id]

    def _unknown_in_tabs(self) -> list[tuple[str, str]]:
        return [
            (f"tabs[{n}].exercises[{m}]", f"there is no exercise “{name}”")
            for n, tab in enumerate(self._tabs.tabs)
            for m, name in enumerate(tab.exercises)
            if name not in self._sources
        ]

    def _read(self, source: _Source) -> tuple[Exercise | None, list[DefinitionProblem]]:
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
