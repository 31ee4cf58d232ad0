"""The guide's texts as blocks to draw."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from trustbook.domain.problems import BrokenDefinition, UnknownName
from trustbook.domain.times import Clock
from trustbook.ui.frame.flow_steps import BlockKind, FlowText, in_words, text

if TYPE_CHECKING:
    from trustbook.exercises.content import Content
    from trustbook.exercises.texts import Block as GuideBlock
    from trustbook.exercises.texts import Text


def guide_text(content: Content, text_id: str, clock: Clock) -> tuple[str, tuple[FlowText, ...]]:
    """Title and blocks of one text. A text that is broken says so in its place."""
    return drawn(find_text(content, text_id, clock))


def find_text(content: Content, text_id: str, clock: Clock) -> Text:
    """One text of the guide; what is wrong with it where it cannot be read."""
    return _or_why_not(lambda: content.guide.text(text_id, clock.today()))


def find_chapter(content: Content, chapter_id: str, clock: Clock) -> Text:
    """What to read before the exercises of a chapter; what is wrong with it where it cannot be read."""
    return _or_why_not(lambda: content.guide.chapter(chapter_id, clock.today()))


def drawn(found: Text) -> tuple[str, tuple[FlowText, ...]]:
    """Title and blocks of a text that was found."""
    return found.title, tuple(block for each in found.blocks for block in _blocks(each))


def _or_why_not(find: Callable[[], Text]) -> Text:
    from trustbook.exercises.texts import Paragraph, Text

    try:
        return find()
    except (UnknownName, BrokenDefinition) as problem:
        title, _newline, words = in_words(problem).partition("\n")
        return Text(id="", title=title, blocks=tuple(Paragraph(text=each.text) for each in text(words)))


def _blocks(block: GuideBlock) -> list[FlowText]:
    from trustbook.exercises.texts import Bullets, Heading

    if isinstance(block, Heading):
        return [FlowText(block.text, BlockKind.HEADING)]
    if isinstance(block, Bullets):
        return [FlowText(item, BlockKind.ITEM) for item in block.items]
    return [FlowText(block.text)]
