"""Where everything goes: all sheets are laid out once, so every page number is known before anything is drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from trustbook.documents.document import ChapterPages, Document, SheetPages
from trustbook.documents.nodes import BriefPaper, CardFace, LetterPaper, Node, Table
from trustbook.documents.pdf.blocks import Block
from trustbook.documents.pdf.brief import brief_columns
from trustbook.documents.pdf.build import blocks_of
from trustbook.documents.pdf.cards import card_columns
from trustbook.documents.pdf.chapter_lists import have_lists, key_of, list_of, number_lists
from trustbook.documents.pdf.fitting import fill_blank, fill_close, fill_short, set_close
from trustbook.documents.pdf.flow import PageColumn, fill
from trustbook.documents.pdf.letters import letter_columns
from trustbook.documents.pdf.meaning import Anchor, Origin
from trustbook.documents.pdf.openings import opening_pages
from trustbook.documents.pdf.scales import with_scales_in_rows
from trustbook.documents.pdf.stories import lay_stories, story_blocks
from trustbook.documents.pdf.style import Paper

_GAP: Final = 24.0
"""Between two sheets on one page."""

Told = Callable[[float], None]
"""Is told how much is done, 0 to 1, and raises Cancelled when the person chose to stop."""


@dataclass(frozen=True, slots=True)
class LaidSheet:
    """A sheet with its pages. `first` is the number of its first page, from 1.

    `pages` is empty when all of it stands on the last page of the sheet before.
    """

    sheet: SheetPages
    key: str
    first: int
    pages: tuple[PageColumn, ...]
    after_blank: bool = False
    """An empty page comes first: what one person answers alone is not the back of what is for both."""


@dataclass(frozen=True, slots=True)
class LaidChapter:
    """The sheets of a chapter."""

    title: str
    sheets: tuple[LaidSheet, ...]
    has_list: bool = False
    """It begins with what is in it."""


def lay_out(document: Document, paper: Paper, told: Told) -> tuple[LaidChapter, ...]:
    """All sheets on pages of this size."""
    layout = _Layout(document, paper, told)
    chapters = tuple(layout.chapter(chapter) for chapter in document.chapters)
    sheets = [laid for chapter in chapters for laid in chapter.sheets]
    number_lists((page for laid in sheets for page in laid.pages), {laid.key: laid.first for laid in sheets})
    return chapters


def _kind(sheet: SheetPages) -> tuple[bool, bool, bool]:
    """Whether it goes on below others of its kind, and for whom it is."""
    return sheet.look == "story", sheet.for_one, sheet.for_both


class _Layout:
    def __init__(self, document: Document, paper: Paper, told: Told) -> None:
        self._paper = paper
        self._language = document.language
        self._told = told
        self._continued_words = document.furniture.continued
        self._has_lists = have_lists(document, paper)
        self._list: list[Block] = []
        """What stands below the title of the next text before a chapter, or above the next story."""
        self._all = sum(len(sheet.nodes) for sheet in document.sheets()) or 1
        self._done = 0
        self._number = 0
        self._pages = 0
        self._before: SheetPages | None = None
        self._last: PageColumn | None = None
        self._for_one = self._for_both = False
        """For whom the last page is."""

    def sheet(self, sheet: SheetPages) -> LaidSheet:
        """The next sheet: on the page of the one before if it may stand there and fits, else on pages of its own."""
        self._number += 1
        anchor = Anchor(key_of(self._number), sheet.title, 1)
        if sheet.look == "cards":
            faces = [node for node in sheet.nodes if isinstance(node, CardFace)]
            cards = card_columns(faces, self._paper, anchor, self._language)
            laid = self._laid(sheet, anchor, cards)
            self._last = None
        elif sheet.look == "letter":
            (letter,) = (node for node in sheet.nodes if isinstance(node, LetterPaper))
            letter = replace(letter, large=letter.large or self._paper.print == "large")
            laid = self._laid(sheet, anchor, letter_columns(letter, self._paper, anchor, self._language))
            self._last = None
        elif sheet.look == "brief":
            (brief,) = (node for node in sheet.nodes if isinstance(node, BriefPaper))
            brief = replace(brief, large=brief.large or self._paper.print == "large")
            origin = Origin(anchor, self._language, 1)
            laid = self._laid(sheet, anchor, brief_columns(brief, self._paper, origin, self._continued_words))
            self._last = None
        elif self._joins(sheet, anchor):
            laid = LaidSheet(sheet, anchor.key, self._pages, ())
            self._for_one, self._for_both = self._for_one or sheet.for_one, self._for_both or sheet.for_both
        else:
            pages = self._pages_of(sheet, anchor)
            laid = self._laid(sheet, anchor, pages)
            self._last = pages[-1]
            self._for_one, self._for_both = sheet.for_one, sheet.for_both
        self._done += len(sheet.nodes)
        self._told(self._done / self._all)
        return laid

    def _laid(self, sheet: SheetPages, anchor: Anchor, pages: Sequence[PageColumn]) -> LaidSheet:
        blank = self._needs_blank(sheet)
        self._pages += int(blank)
        laid = LaidSheet(sheet, anchor.key, self._pages + 1, tuple(pages), blank)
        self._pages += len(pages)
        self._before = sheet
        return laid

    def _stories(self, sheets: Sequence[SheetPages]) -> list[LaidSheet]:
        """They go on below each other and are for the same people."""
        anchors = [Anchor(key_of(self._number + place), sheet.title, 1) for place, sheet in enumerate(sheets, 1)]
        blocks = []
        for sheet, anchor in zip(sheets, anchors, strict=True):
            blocks.append(self._story(sheet, anchor))
            self._done += len(sheet.nodes)
            self._told(self._done / self._all)
        blank = self._needs_blank(sheets[0])
        self._pages += int(blank)
        self._before = sheets[-1]
        found = lay_stories(blocks, self._paper.room, self._taken_list())
        laid = [
            LaidSheet(
                sheet, anchor.key, self._pages + 1 + found.begins[place], tuple(found.own(place)), blank and not place
            )
            for place, (sheet, anchor) in enumerate(zip(sheets, anchors, strict=True))
        ]
        self._number += len(sheets)
        self._pages += len(found.pages)
        self._last = None
        return laid

    def _needs_blank(self, sheet: SheetPages) -> bool:
        """Whether it would stand on the back of what is for somebody else."""
        before = self._before
        if self._paper.margins != "duplex" or self._pages % 2 == 0 or before is None:
            return False
        mixed = (before.for_one and sheet.for_both) or (before.for_both and sheet.for_one)
        return mixed or (before.for_one and sheet.for_one and sheet.blank)  # two people fill in two of these

    def _story(self, sheet: SheetPages, anchor: Anchor) -> list[Block]:
        def origin(number: int) -> Origin:
            self._told(self._done / self._all)
            return Origin(anchor, self._language, number)

        return list(story_blocks(sheet.nodes, self._paper, origin, self._continued_words))

    def chapter(self, chapter: ChapterPages) -> LaidChapter:
        """The sheets of the next chapter. Filled ones begin on a page of their own."""
        laid: list[LaidSheet] = []
        if self._has_lists:
            self._list = list_of(chapter, self._number, self._paper, self._language)
        has_list = bool(self._list)
        for (story, *_whom), sheets in groupby(chapter.sheets, key=_kind):
            if story:
                laid.extend(self._stories(list(sheets)))
            else:
                laid.extend(self.sheet(sheet) for sheet in sheets)
        return LaidChapter(chapter.title, tuple(laid), has_list)

    def _taken_list(self) -> list[Block]:
        """The list of this chapter, which stands once."""
        found, self._list = self._list, []
        return found

    def _pages_of(self, sheet: SheetPages, anchor: Anchor) -> list[PageColumn]:
        room = self._paper.room
        if sheet.look == "beside" or (not sheet.blank and any(isinstance(node, Table) for node in sheet.nodes)):
            return fill_close(self._story(sheet, anchor), room)
        if sheet.look == "opening":
            contents = self._taken_list()
            return opening_pages(lambda paper: self._blocks(sheet.nodes, anchor, paper), self._paper, contents)
        if sheet.look == "fridge":
            return fill(self._story(sheet, anchor), room)
        if sheet.blank and self._low(sheet, anchor):
            return fill(self._continued(sheet, anchor), room)
        if sheet.blank and sheet.short and sheet.look != "card" and self._paper.print != "large":
            return fill_short(lambda paper: self._blocks(sheet.nodes, anchor, paper), self._paper)
        if sheet.blank:
            return fill_blank(lambda paper: self._blocks(sheet.nodes, anchor, paper), self._paper)
        return fill_close(self._blocks(sheet.nodes, anchor), room, closest=self._paper.print == "large")

    def _continued(self, sheet: SheetPages, anchor: Anchor) -> list[Block]:
        blocks = self._blocks(sheet.continued, anchor)
        return set_close(blocks) if sheet.blank else blocks

    def _low(self, sheet: SheetPages, anchor: Anchor) -> bool:
        """Whether two and more of the sheet stand on a page when only what is to be filled in is printed."""
        if not sheet.continued:
            return False
        pages = fill(self._continued(sheet, anchor), self._paper.room)
        return len(pages) == 1 and pages[0].height <= (self._paper.room - _GAP) / 2

    def _joins(self, sheet: SheetPages, anchor: Anchor) -> bool:
        if not sheet.continued or self._last is None or (sheet.blank and not self._low(sheet, anchor)):
            return False
        if (self._for_one or sheet.for_one) and (self._for_both or sheet.for_both):
            return False
        down = self._last.height + _GAP
        left = self._paper.room - down
        if left < 2 * _GAP:
            return False
        pages = fill(self._continued(sheet, anchor), left)
        if len(pages) > 1 or pages[0].height > left:
            return False
        self._last.append(pages[0], down)
        return True

    def _blocks(self, nodes: Sequence[Node], anchor: Anchor, paper: Paper | None = None) -> list[Block]:
        blocks: list[Block] = []
        rows = nodes if self._paper.print == "large" else with_scales_in_rows(nodes)
        for number, node in enumerate(rows, 1):
            blocks.extend(blocks_of(node, paper or self._paper, Origin(anchor, self._language, number)))
            self._told(self._done / self._all)
        return blocks
