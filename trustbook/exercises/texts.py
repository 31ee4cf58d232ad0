"""The texts that are no exercises: safety, getting help, privacy, and what is said before a workbook is open."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Annotated, Final, TypeVar

from msgspec import Meta

from trustbook.domain.problems import BrokenDefinition, UnknownName
from trustbook.exercises.reading import Unreadable, read_toml
from trustbook.exercises.shapes import Data
from trustbook.language import long_date
from trustbook.locations import resources

_DIRECTORIES: Final = "directories"

T = TypeVar("T")
Words = Annotated[str, Meta(min_length=1)]


class Heading(Data, frozen=True, kw_only=True, tag_field="kind", tag="heading"):
    """A heading inside a text."""

    text: Words


class Paragraph(Data, frozen=True, kw_only=True, tag_field="kind", tag="paragraph"):
    """One paragraph."""

    text: Words


class Bullets(Data, frozen=True, kw_only=True, tag_field="kind", tag="list"):
    """Items one below the other."""

    items: Annotated[tuple[Words, ...], Meta(min_length=1)]


class _DirectoriesHere(Data, frozen=True, kw_only=True, tag_field="kind", tag="directories"):
    """Where the directories of helplines stand in a text."""


Block = Heading | Paragraph | Bullets


class Text(Data, frozen=True, kw_only=True):
    """One text, ready to show: plain, nothing in it is markup. `language` is "" if it is that of its surroundings."""

    id: str
    title: Words
    blocks: tuple[Block, ...]
    language: str = ""


class Directory(Data, frozen=True, kw_only=True):
    """A directory of helplines. `address` is a web address without its scheme."""

    name: Words
    about: Words
    address: Words


class Directories(Data, frozen=True, kw_only=True):
    """The dated data of one language. `checked` is the day when the entries were last gone through."""

    checked: date
    fresh: Words
    stale: Words
    directories: Annotated[tuple[Directory, ...], Meta(min_length=1)]

    def is_stale(self, today: date) -> bool:
        """Whether the last check is twelve months ago or more."""
        months = (today.year - self.checked.year) * 12 + today.month - self.checked.month
        return months - (today.day < self.checked.day) >= 12


class _WrittenText(Data, frozen=True, kw_only=True):
    id: str
    title: Words
    blocks: tuple[Heading | Paragraph | Bullets | _DirectoriesHere, ...]


class Guide:
    """The texts of one language. A text that is not there in `language` is taken in English."""

    def __init__(self, folder: Path | None = None, language: str = "en") -> None:
        """`folder` holds guide/<language>/<id>.toml, chapters in chapters/; the program's own resources if None."""
        self._folder = (resources() if folder is None else folder) / "guide"
        self._language = language

    def text(self, text_id: str, today: date) -> Text:
        """One text. `today` decides whether addresses are still shown. Raises UnknownName, BrokenDefinition."""
        return self._ready(text_id, today)

    def chapter(self, chapter_id: str, today: date) -> Text:
        """What to read before the exercises of a chapter. Raises UnknownName, BrokenDefinition."""
        return self._ready(chapter_id, today, "chapters")

    def _ready(self, text_id: str, today: date, inside: str = "") -> Text:
        written, language = self._read(text_id, _WrittenText, inside)
        blocks: list[Block] = []
        for block in written.blocks:
            blocks += self._directory_blocks(today) if isinstance(block, _DirectoriesHere) else [block]
        fallen_back = "" if language == self._language else language
        return Text(id=written.id, title=written.title, blocks=tuple(blocks), language=fallen_back)

    def directories(self) -> Directories:
        """The directories of helplines, however old. Raises BrokenDefinition."""
        return self._read(_DIRECTORIES, Directories)[0]

    def _directory_blocks(self, today: date) -> list[Block]:
        data = self.directories()
        stale = data.is_stale(today)
        items = tuple(
            f"{each.name}: {each.about}" + ("" if stale else f" ({each.address})") for each in data.directories
        )
        note = data.stale if stale else data.fresh.format(date=long_date(data.checked))
        return [Bullets(items=items), Paragraph(text=note)]

    def _read(self, text_id: str, kind: type[T], inside: str = "") -> tuple[T, str]:
        """A file, and the language that it was found in."""
        for language in (self._language, "en"):
            path = self._folder / language / inside / f"{text_id}.toml"
            if re.fullmatch("[a-z-]+", text_id) and path.is_file():
                try:
                    return read_toml(path, kind)[0], language
                except Unreadable as fault:
                    shown = path.relative_to(self._folder.parent).as_posix()
                    raise BrokenDefinition(text_id, shown, fault.where, fault.message) from fault
        raise UnknownName("chapter" if inside else "text", text_id)
