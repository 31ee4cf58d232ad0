"""A couple whose small library says what it puts on the line through time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.workbook.letter_world import THANKS
from tests.workbook.world import WALK, World, exercise, make_library, part
from trustbook.domain.timeline import LineItem, LineRange
from trustbook.workbook.agreed.agreement_form import BACKGROUND

_ON_THE_LINE = '\n[[timeline]]\nkind = "{kind}"\n{more}\n'
AGREEMENT = Path(__file__).parents[2] / "resources/exercises/en/boundaries/agreement.toml"


def on_the_line(definition: str, kind: str, more: str = "") -> str:
    """The definition with a `timeline` block."""
    head, rest = definition.split("\n[[parts]]", 1)
    return f"{head}{_ON_THE_LINE.format(kind=kind, more=more)}\n[[parts]]{rest}"


STEP = on_the_line(
    exercise("step", part("ours", "together", "joint", "what", "when:date"), repeat="dated"),
    "milestone",
    'day = "when"\nwords = "what"',
)
SLIP = on_the_line(
    exercise("slip", part("mine", "each", "offer", "what", "learned", "when:date"), repeat="dated"),
    "setback",
    'day = "when"\nwords = "what"\nmore = "learned"',
)
WORD = on_the_line(
    exercise("word", part("mine", "each", "offer", "word:short", "note"), repeat="dated"),
    "check-in",
    'words = "word"\nown_words = true',
)
HOUR = on_the_line(
    exercise("hour", part("ours", "together", "joint", "tasks", "on:date", "next:date"), repeat="dated"),
    "session",
    'day = "on"\n\n[[timeline]]\nkind = "appointment"\nday = "next"',
)
SOON = on_the_line(
    exercise("visit", part("ours", "together", "joint", "place:short", "on:date"), repeat="dated"),
    "appointment",
    'day = "on"\nwords = "place"',
)


def world_with_a_line(tmp_path: Path) -> Iterator[World]:
    """For a fixture called `world`."""
    library = make_library(tmp_path / "resources", WALK, STEP, SLIP, WORD, HOUR, SOON, THANKS)
    place = tmp_path / "resources" / "exercises" / "en" / "boundaries"
    place.mkdir(parents=True)
    (place / AGREEMENT.name).write_text(AGREEMENT.read_text(encoding="utf-8"), encoding="utf-8")
    tabs = tmp_path / "resources" / "tabs.toml"
    tabs.write_text(tabs.read_text(encoding="utf-8").replace('id = "first"', 'id = "progress"'), encoding="utf-8")
    made = World(tmp_path / "Ours.trustbook", library)
    yield made
    made.close()


def line(world: World, within: LineRange | None = None) -> list[LineItem]:
    """What stands on the line for whoever sits here, oldest first."""
    items = world.session.timeline.line(world.viewer, within or LineRange()).items
    return sorted(items, key=lambda item: (item.on, item.order))


def said(world: World, within: LineRange | None = None) -> list[tuple[str, str]]:
    """The same as kinds, or what became of an agreement, and the words or title that can be read."""
    return [(item.step or item.kind, item.words or item.title) for item in line(world, within)]


def offer(world: World, words: str, kind: str = "both", **more: str) -> str:
    """Place an agreement with both, as whoever sits there; its id."""
    viewer, offers = world.viewer, world.session.agreement_offers
    draft_id = offers.begin(viewer).draft_id
    offers.save_draft(viewer, draft_id, {"kind": kind, "words": words, **more})
    (found,) = offers.offer(viewer, draft_id, BACKGROUND).entries - {draft_id}
    return found
