"""Every choice of what goes on paper, and what is printed by it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import product
from typing import Any, assert_never, get_args

from tests.workbook.world import World
from trustbook.domain.form_problems import NothingToFillIn
from trustbook.domain.people import Viewer
from trustbook.domain.problems import NotForThisSeat, NothingToPrint, UnknownName
from trustbook.workbook.paper import paper_files
from trustbook.workbook.paper.paper_choice import (
    AgreementPaper,
    PaperChoice,
    PaperLook,
    PickedPage,
    Scope,
    ThenNowPaper,
)
from trustbook.workbook.session import Session

EXERCISES = ("walk", "pulse", "letter")


def choices(world: World, entry_ids: Sequence[str], exercises: Sequence[str] = EXERCISES) -> Iterator[PaperChoice]:
    """Everything that can be asked for, with these pages: each scope with whose, days, styles and looks."""
    today = world.clock.today()
    for scope, (private, shared) in product(get_args(Scope), ((False, True), (True, True), (True, False))):
        for since, until in ((None, None), (today - timedelta(days=1), today)):
            whole = PaperChoice(scope, private=private, shared=shared, since=since, until=until)
            for what in _whats(scope, entry_ids, exercises):
                yield replace(whole, **what)
                yield replace(whole, **what, look=PaperLook(with_steps=True, large=True, grey=True, named=False))


def _whats(scope: Scope, entry_ids: Sequence[str], exercises: Sequence[str]) -> Iterator[dict[str, Any]]:
    """What a scope can be asked for."""
    match scope:
        case "page":
            yield from ({"entry_id": name} for name in entry_ids)
            yield from ({"entry_id": name, "letter": True} for name in entry_ids)
            yield from ({"entry_id": name, "cards": True} for name in entry_ids)
        case "picked":
            for name in entry_ids:
                yield {"picked": (PickedPage(name),)}
                yield {"picked": (PickedPage(name),), "cards": True}
        case "tab":
            yield {"tabs": ("first",)}
        case "workbook":
            yield from ({}, {"chapters": ("trust",)}, *({"exercises": (name,)} for name in exercises))
            yield from ({"style": style, "exercises": exercises[:1]} for style in ("blank", "fillable"))
            yield {"style": "blank", "cards": True}
            yield {"style": "blank", "exercises": exercises[:1], "short": True, "alone": True}
        case "agreements":
            yield from ({"agreements": AgreementPaper(form, named=True)} for form in ("fridge", "cards", "page"))
        case "line" | "chart":
            yield {}
        case "then-and-now":
            yield from ({"beside": ThenNowPaper(name)} for name in exercises)
        case "guide":
            yield {"texts": ("help",)}
        case _:
            assert_never(scope)


def pages_at(world: World) -> set[str]:
    """Ids of every page in the books of this seat."""
    return {entry.id for book in world.session.context.seat(world.viewer).books for entry in book.entries.all()}


def printed(session: Session, viewer: Viewer, choice: PaperChoice) -> str | None:
    """The words of the file, None where there is none."""
    try:
        binder = session.paper.prepare(viewer, choice)
    except (NothingToPrint, NothingToFillIn, NotForThisSeat, UnknownName):
        return None
    if choice.style == "filled":
        return " ".join((repr(binder), paper_files.make_text(binder, "md"), paper_files.make_text(binder, "txt")))
    return repr(binder)
