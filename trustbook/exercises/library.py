"""All exercises: which there are, in which tab, and each one when it is asked for.

Names come from the folders; a file is read only when its chapter or the exercise itself is needed.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from trustbook.domain.problems import BrokenDefinition, UnknownName
from trustbook.exercises.definitions import CHAPTER_IDS, DefinitionFiles
from trustbook.exercises.model import Exercise, Tab, Tabs
from trustbook.exercises.own_pages import OWN_CHAPTER, is_own
from trustbook.exercises.reading import DefinitionProblem, Unreadable, place_of, read_toml
from trustbook.exercises.rules import check_tabs
from trustbook.exercises.tab_names import named_in, problems_of_names
from trustbook.locations import resources
from trustbook.toml_files import read_text


class Library:
    """The exercises of one language. An exercise that is not there in `language` is taken in English.

    A broken definition keeps its place in the lists and breaks only itself.
    """

    def __init__(self, folder: Path | None = None, language: str = "en") -> None:
        """`folder` holds tabs.toml, tabs/<language>.toml with its names in that language, and
        exercises/<language>/<chapter>/<id>.toml; the program's own if None."""
        self._folder = resources() if folder is None else folder
        self._language = language
        self._files = DefinitionFiles(self._folder, language)
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
        return self._files.source(exercise_id).chapter

    def language_of(self, exercise_id: str) -> str:
        """Code of the language that an exercise is written in: English where it fell back. Raises UnknownName."""
        return self._language if exercise_id in self.own_pages else self._files.source(exercise_id).language

    def exercise_ids(self, *, tab: str | None = None, chapter: str | None = None) -> tuple[str, ...]:
        """Ids in the order of the tabs: all, or those of a tab or a chapter. Raises UnknownName.

        Within a chapter, `order` decides. A broken definition stands at the end of its chapter.
        """
        if tab is None and chapter is None:
            named = [found for each in self._tabs.tabs for found in self._ordered(each)]
            return (*named, *sorted(self._files.sources.keys() - set(named)), *self.own_pages)
        found = tuple(self._files.sources)
        if tab is not None:
            found = tuple(self._ordered(self._tab(tab)))
        if chapter is not None:
            if chapter not in CHAPTER_IDS:
                raise UnknownName("chapter", chapter)
            inside = {name for name in found if self._files.sources[name].chapter == chapter}
            found = tuple(name for name in found if name in inside) if tab else self._files.sorted(inside)
        where = self._tab(tab).chapters if tab is not None and chapter is None else (chapter,)
        return (*found, *(name for name, each in self.own_pages.items() if each.chapter in where))

    def talk_ids(self) -> tuple[str, ...]:
        """Ids of the exercises that can be held as a talk, in the order of the tabs. Reads only those whole."""
        talks = self._files.having("[talk]")
        chapters: list[str] = [chapter for tab in self._tabs.tabs for chapter in tab.chapters]
        ordered = {name: number for number, name in enumerate(self._files.sorted(talks))}
        known = [name for name in talks if self._files.sources[name].chapter in chapters]
        return tuple(sorted(known, key=lambda name: (chapters.index(self._files.sources[name].chapter), ordered[name])))

    def line_ids(self) -> tuple[str, ...]:
        """Ids of the exercises that say what they put on the line through time. Reads none of them whole."""
        return tuple(sorted(self._files.having("[[timeline]]")))

    def exercise(self, exercise_id: str) -> Exercise:
        """One exercise. Raises UnknownName, and BrokenDefinition when its file is not a valid definition."""
        found = self.own_pages.get(exercise_id) or self._files.load(exercise_id)
        if isinstance(found, BrokenDefinition):
            raise found.with_traceback(None)
        return found

    def path_of(self, exercise_id: str) -> Path:
        """The file of an exercise. Raises UnknownName."""
        return self._files.source(exercise_id).path

    def problems(self) -> tuple[DefinitionProblem, ...]:
        """Everything that is wrong in any definition or in tabs.toml. Reads all files. Empty when all is well."""
        try:
            tabs = self._tabs
        except BrokenDefinition as broken:
            return (DefinitionProblem(broken.file, broken.where, broken.message), *self._files.problems())
        text = read_text(self._folder / "tabs.toml")
        wrong = (*check_tabs(tabs, CHAPTER_IDS), *self._unknown_in_tabs())
        found = (DefinitionProblem("tabs.toml", place_of(text, key), message) for key, message in wrong)
        names = problems_of_names(tabs, self._folder, self._language)
        return (*found, *names, *self._files.problems())

    @cached_property
    def _tabs(self) -> Tabs:
        try:
            return named_in(read_toml(self._folder / "tabs.toml", Tabs)[0], self._folder, self._language)
        except Unreadable as fault:
            raise BrokenDefinition("", "tabs.toml", fault.where, fault.message) from fault

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
        inside = {name for name, source in self._files.sources.items() if chapters.get(source.chapter) == tab.id}
        return (inside - named) | (set(tab.exercises) & self._files.sources.keys())

    def _ordered(self, tab: Tab) -> list[str]:
        inside = self._sources_of(tab)
        found = [name for name in tab.exercises if name in inside]
        for chapter in tab.chapters:
            found += self._files.sorted(
                {name for name in inside if self._files.sources[name].chapter == chapter and name not in tab.exercises}
            )
        return found

    def _unknown_in_tabs(self) -> list[tuple[str, str]]:
        return [
            (f"tabs[{n}].exercises[{m}]", f"there is no exercise “{name}”")
            for n, tab in enumerate(self._tabs.tabs)
            for m, name in enumerate(tab.exercises)
            if name not in self._files.sources
        ]
