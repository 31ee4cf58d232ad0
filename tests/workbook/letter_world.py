"""A couple with letters, for tests of the desk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.workbook.world import ANA, BEN, WALK, World, make_library, part
from trustbook.domain.letters import LetterState
from trustbook.workbook.letters.letter_views import Desk, SharedLetter
from trustbook.workbook.session import Session
from trustbook.workbook.sitting.views import Draft

_KIND = """
[letter]
name = "{name}"
line = "To try it"
to = "{to}"
{more}
"""


def letter_exercise(name: str, *, privacy: str = "offer", to: str = "other", asks: bool = False) -> str:
    """A kind of letter with a private note beside it."""
    head = f"""
id = "{name}"
chapter = "trust"
version = 1
title = "{name.capitalize()}"
minutes = 5
rhythm = "now and then"
repeat = "dated"
lifecycle = "letter"
open_together = false
purpose = "To try it."
alone = "One person can try it too."
steps = ["Write."]
"""
    more = 'before_giving = ["Was it asked for?", "Is it free?"]' if asks else ""
    kind = _KIND.format(name=f"A {name}", to=to, more=more)
    letter = part("letter", "each", privacy, "words:letter", "beside")
    return head + kind + letter + part("mine", "each", "private", "note") + part("line", "each", "offer", "one-line")


THANKS = letter_exercise("thanks")
FORGIVING = letter_exercise("forgiving", asks=True)
UNSENT = letter_exercise("unsent", privacy="private", to="nobody")


def world_with_letters(tmp_path: Path) -> Iterator[World]:
    """For a fixture called `world`: no workbook yet, and kinds of letters to write."""
    library = make_library(tmp_path / "resources", WALK, THANKS, FORGIVING, UNSENT)
    made = World(tmp_path / "Ours.trustbook", library)
    yield made
    made.close()


def written(world: World, name: str, words: str, **more: object) -> str:
    """A letter of whoever sits here, on the desk. Gives the id of its page."""
    entry_id = world.session.letters.begin(world.viewer, name).entry_id
    world.session.pages.save(world.viewer, Draft(entry_id, name, {"words": words, **more}))
    return entry_id


def given(world: World, words: str, name: str = "thanks") -> str:
    """A letter that whoever sits here gave. Gives the id of the copy."""
    entry_id = written(world, name, words)
    before = {letter.copy_id for letter in desk(world).given}
    world.session.letters.give(world.viewer, entry_id)
    (copy,) = {letter.copy_id for letter in desk(world).given} - before
    return copy


def desk(world: World) -> Desk:
    """The desk of whoever sits here."""
    return world.session.letters.desk(world.viewer)


def received(world: World, copy_id: str) -> SharedLetter:
    """A received letter as it lies on the desk of whoever sits here."""
    return next(letter for letter in desk(world).received if letter.copy_id == copy_id)


def at_bens(world: World) -> Session:
    """Ben sits down instead."""
    return world.sit(BEN)


def at_anas(world: World) -> Session:
    """Ana sits down instead."""
    return world.sit(ANA)


SEALED = (LetterState.SEALED, LetterState.PUT_AWAY)
