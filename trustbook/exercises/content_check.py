"""Whether the content is whole and well said: definitions, guide texts, and what refers to what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from trustbook.domain.folding import folded
from trustbook.domain.problems import BrokenDefinition
from trustbook.exercises.content import Content
from trustbook.exercises.definitions import CHAPTER_IDS
from trustbook.exercises.hints import hint_is_needed
from trustbook.exercises.model import Exercise
from trustbook.exercises.reading import DefinitionProblem, place_of
from trustbook.exercises.text_ids import TEXT_IDS
from trustbook.exercises.wording import SHORT_SENTENCE, Finding, Measure, measure
from trustbook.toml_files import Unreadable, read_text, values_of

FEWEST_STEPS: Final = 3
FEWEST_NAMES: Final = 2
MOST_NAMES: Final = 12
"""Other words for an exercise."""
FEWEST_EXERCISES: Final = 3
"""In each chapter."""


@dataclass(frozen=True, slots=True)
class ChapterReport:
    """One chapter: its guide text as measured (None: there is none), its exercises, and the field kinds they use."""

    chapter_id: str
    guide: Measure | None
    exercises: tuple[str, ...]
    kinds: tuple[str, ...]
    grade: float
    """Reading grade of the purposes, steps and cautions of its exercises together."""


@dataclass(frozen=True, slots=True)
class ContentReport:
    """What was found. `texts` are the measures of all guide texts by their file."""

    problems: tuple[DefinitionProblem, ...]
    chapters: tuple[ChapterReport, ...]
    texts: tuple[tuple[str, Measure], ...]


def check_content(content: Content) -> ContentReport:
    """Everything about the content of one language. Reads every file."""
    return _Check(content).report()


class _Check:
    def __init__(self, content: Content) -> None:
        self._content = content
        self._folder = content.folder
        self._language = content.language
        self._library = content.library
        self._wording = content.wording
        self._guides: dict[str, Measure] = {}
        self._known = frozenset(self._library.exercise_ids())
        self._whole = tuple(self._readable())

    def report(self) -> ContentReport:
        problems = [
            *self._library.problems(),
            *self._exercise_problems(),
            *self._text_problems(),
            *self._chapter_problems(),
            *self._set_problems(),
            *self._path_problems(),
        ]
        chapters = tuple(self._chapter(chapter_id) for chapter_id in CHAPTER_IDS)
        return ContentReport(tuple(problems), chapters, tuple(sorted(self._guides.items())))

    def _path_problems(self) -> Iterator[DefinitionProblem]:
        path = self._folder / "paths" / f"{self._language}.toml"
        if not path.is_file():
            return
        try:
            yield from self._content.paths.problems(self._known)
        except BrokenDefinition as broken:
            yield DefinitionProblem(broken.file, broken.where, broken.message)
            return
        text = read_text(path)
        yield from self._placed(path, text, self._wording.findings(values_of(text)))

    def _readable(self) -> Iterator[Exercise]:
        for name in self._library.exercise_ids():
            try:
                yield self._library.exercise(name)
            except BrokenDefinition:
                continue  # `Library.problems` says what is wrong with it

    def _exercise_problems(self) -> Iterator[DefinitionProblem]:
        for exercise in self._whole:
            path = self._library.path_of(exercise.id)
            text = read_text(path)
            findings = [*missing_parts(exercise), *self._references(exercise)]
            findings += self._wording.findings(values_of(text))
            yield from self._placed(path, text, findings)

    def _references(self, exercise: Exercise) -> Iterator[Finding]:
        for number, name in enumerate(exercise.see):
            if name not in self._known or name == exercise.id:
                yield f"see[{number}]", f"there is no other exercise “{name}”"
        for number, name in enumerate(exercise.read):
            if name not in TEXT_IDS:
                yield f"read[{number}]", f"there is no text “{name}”"

    def _text_problems(self) -> Iterator[DefinitionProblem]:
        for path in sorted((self._folder / "guide" / self._language).rglob("*.toml")):
            try:
                text = read_text(path)
                content = values_of(text)
            except Unreadable as fault:
                yield DefinitionProblem(self._relative(path), fault.where, fault.message)
                continue
            findings = [*self._wording.findings(content, guide=True)]
            if "blocks" in content:
                measured = measure(_paragraphs(content["blocks"]))
                self._guides[self._relative(path)] = measured
                if measured.grade > self._wording.hardest_grade:
                    findings.append(("blocks", f"reads like school grade {measured.grade}; make sentences simpler"))
            yield from self._placed(path, text, findings)

    def _chapter_problems(self) -> Iterator[DefinitionProblem]:
        fewest, most = self._wording.guide_words
        for chapter_id in CHAPTER_IDS:
            file = self._guide_file(chapter_id)
            guide = self._guides.get(file)
            if guide is None:
                yield DefinitionProblem(file, "", "the chapter has no guide text")
            elif not fewest <= guide.words <= most:
                yield DefinitionProblem(file, "blocks", f"has {guide.words} words; {fewest} to {most} are read")
            elif guide.short > self._wording.most_short_sentences:
                share = f"{guide.short:.0%} of its sentences have fewer than {SHORT_SENTENCE} words"
                limit = f"{self._wording.most_short_sentences:.0%}"
                yield DefinitionProblem(file, "blocks", f"{share}, at most {limit}; join them where thoughts join")
            if (count := len(self._library.exercise_ids(chapter=chapter_id))) < FEWEST_EXERCISES:
                folder = f"exercises/{self._language}/{chapter_id}"
                yield DefinitionProblem(folder, "", f"has {count} exercises; a chapter has at least {FEWEST_EXERCISES}")

    def _set_problems(self) -> Iterator[DefinitionProblem]:
        path = self._folder / "sets" / f"{self._language}.toml"
        if not path.is_file():
            return
        yield from (faults := self._content.sets.problems(self._library))
        if not faults:
            text = read_text(path)
            yield from self._placed(path, text, self._wording.findings(values_of(text)))

    def _chapter(self, chapter_id: str) -> ChapterReport:
        mine = [exercise for exercise in self._whole if exercise.chapter == chapter_id]
        kinds = {type(field).__struct_config__.tag for exercise in mine for _part, field in exercise.fields()}
        said = tuple(t for each in mine for t in (each.purpose, *each.steps, each.caution, each.alone, each.stop) if t)
        return ChapterReport(
            chapter_id=chapter_id,
            guide=self._guides.get(self._guide_file(chapter_id)),
            exercises=self._library.exercise_ids(chapter=chapter_id),
            kinds=tuple(sorted(str(kind) for kind in kinds)),
            grade=measure(said).grade,
        )

    def _guide_file(self, chapter_id: str) -> str:
        return f"guide/{self._language}/chapters/{chapter_id}.toml"

    def _placed(self, path: Path, text: str, findings: Iterable[Finding]) -> Iterator[DefinitionProblem]:
        for key, message in findings:
            yield DefinitionProblem(self._relative(path), place_of(text, key), message)

    def _relative(self, path: Path) -> str:
        return path.relative_to(self._folder).as_posix()


def missing_parts(exercise: Exercise) -> Iterator[Finding]:
    """Key and sentence for each thing that a whole page has and this one has not."""
    if len(exercise.steps) < FEWEST_STEPS:
        yield "steps", f"has {len(exercise.steps)}; a page says in at least {FEWEST_STEPS} steps what to do"
    yield from _names(exercise)
    for name, what in (
        ("lead", "a page says in one sentence under its title what it is for"),
        ("caution", "a page says when to be careful"),
        ("alone", "a page says what one person can do with it"),
        ("credits", "a page says whom it comes from"),
    ):
        if not getattr(exercise, name):
            yield name, f"is missing; {what}"
    if exercise.who != "each" and not exercise.safety:
        yield "safety", "is missing; a page with a part for two says that it is not for somebody who is afraid"
    for n, part in enumerate(exercise.parts):
        for m, field in enumerate(part.fields):
            if hint_is_needed(field) and not field.hint:
                yield f"parts[{n}].fields[{m}].hint", "is missing; show an answer that somebody could have written"


def _names(exercise: Exercise) -> Iterator[Finding]:
    """What is wrong with the other words that a page is found by."""
    if not FEWEST_NAMES <= len(exercise.also) <= MOST_NAMES:
        here = len(exercise.also)
        yield "also", f"has {here}; {FEWEST_NAMES} to {MOST_NAMES} other words help somebody who looks for the page"
    seen: set[str] = set()
    for number, name in enumerate(exercise.also):
        word = folded(name)
        if word in seen or word in folded(exercise.title):
            yield f"also[{number}]", f"“{name}” is found without it"
        seen.add(word)


def _paragraphs(blocks: Iterable[Any]) -> tuple[str, ...]:
    """Running text of a guide: paragraphs and items of lists, without headings."""
    found: list[str] = []
    for block in blocks:
        if block.get("kind") == "paragraph":
            found.append(block.get("text", ""))
        elif block.get("kind") == "list":
            found += block.get("items", [])
    return tuple(found)
