"""The guide's texts as blocks to draw."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trustbook.domain.problems import BrokenDefinition, UnknownName
from trustbook.domain.times import Clock
from trustbook.language import current_language
from trustbook.ui.shell.flows.steps import Block, BlockKind, in_words, text

if TYPE_CHECKING:
    from trustbook.exercises.texts import Block as GuideBlock

SAFETY = "safety"
HELP = "help"
PRIVACY = "privacy"


def guide_text(text_id: str, clock: Clock) -> tuple[str, tuple[Block, ...]]:
    """Title and blocks of one text. A text that is broken says so in its place."""
    from trustbook.exercises.texts import Guide

    try:
        found = Guide(language=current_language()).text(text_id, clock.today())
    except (UnknownName, BrokenDefinition) as problem:
        title, _newline, words = in_words(problem).partition("\n")
        return title, text(words)
    return found.title, tuple(block for each in found.blocks for block in _blocks(each))


def _blocks(block: GuideBlock) -> list[Block]:
    from trustbook.exercises.texts import Bullets, Heading

    if isinstance(block, Heading):
        return [Block(block.text, BlockKind.HEADING)]
    if isinstance(block, Bullets):
        return [Block(item, BlockKind.ITEM) for item in block.items]
    return [Block(block.text)]
