"""What one kept for themselves is in no file that the other seat or both can have made: pages of every style and
range, agreements, line, charts, forms, briefs, what is brought along, data and calendar; nor in titles or outlines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from tests.documents.samples import all_words, reader
from tests.workbook.every_choice import choices, pages_at, printed
from tests.workbook.marker_support import keep_everything, marked_world
from tests.workbook.what_opens import MARKER
from tests.workbook.world import ANA, BEN, World
from trustbook.domain.form_problems import NothingToFillIn
from trustbook.domain.people import TOGETHER, Viewer
from trustbook.domain.problems import NotForThisSeat, NothingAgreed, NothingToPrint, UnknownName
from trustbook.workbook.paper import paper_files
from trustbook.workbook.paper.paper_choice import PaperChoice, Scope
from trustbook.workbook.session import Session
from trustbook.workbook.today.calendar_days import export_calendar

EVER = (date(2020, 1, 1), date(2030, 1, 1))
NONE = (NothingToPrint, NothingToFillIn, NothingAgreed, NotForThisSeat, UnknownName)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    yield from marked_world(tmp_path)


def told_by(data: bytes) -> str:
    """All that a PDF says: its words, also where a line ends within one, title, outline, fields, what is attached."""
    file = reader(data)
    attached = [content for contents in file.attachments.values() for content in contents]
    text = all_words(data)
    return f"{text} {text.replace(' ', '')} {file.metadata} {file.outline} {attached} {file.get_fields()}"


def drawn(session: Session, viewer: Viewer, whole: Iterable[PaperChoice]) -> Iterator[tuple[str, str]]:
    """One PDF of each scope, with everything that the seat may have in it."""
    for choice in whole:
        with suppress(*NONE):
            yield (
                f"PDF, {choice.scope}, {choice.style}",
                told_by(paper_files.make_pdf(session.paper.prepare(viewer, choice))),
            )


def further(session: Session, viewer: Viewer) -> Iterator[tuple[str, str]]:
    """Files that are made in other ways than by the dialog of paper."""
    alone = not viewer.is_together
    yield "data", session.data.export_data(viewer, private=alone).decode()
    yield "calendar", export_calendar(session.context, viewer, private=alone).decode()
    digests = [each.item.digest for each in session.briefs.items(viewer, *EVER).items]
    with suppress(*NONE):
        yield "brief of one", told_by(paper_files.make_pdf(session.briefs.own(viewer, *EVER, digests).binder))
    with suppress(*NONE):
        yield "brief of both", told_by(paper_files.make_pdf(session.briefs.joint(viewer, *EVER).binder))
    with suppress(*NONE):
        for page in session.bringing.bringable(viewer):
            session.bringing.toggle(viewer, page.entry_id)
        yield "pages to bring", told_by(paper_files.make_pdf(session.bringing.binder(viewer)))


def files(session: Session, viewer: Viewer, every: list[PaperChoice]) -> Iterator[tuple[str, str]]:
    for choice in every:
        told = printed(session, viewer, choice)
        if told is not None:
            yield repr(choice), told
    wide = {
        (each.scope, each.style, each.entry_id, each.picked): each for each in every if each.private and each.shared
    }
    yield from drawn(session, viewer, list(wide.values()))
    yield from further(session, viewer)


@pytest.mark.thorough
def test_no_file_of_any_kind_has_what_one_kept(couple: World) -> None:
    keep_everything(couple)
    couple.write("walk", diary=MARKER, wish="given wish", worry=MARKER)
    (walk,) = couple.session.context.seat(couple.viewer).own.entries.all("walk")
    couple.session.sharing.share(couple.viewer, walk.id, ["wish"])
    mine = pages_at(couple)
    whole = [PaperChoice("workbook", private=True)]
    own = [*drawn(couple.session, couple.viewer, whole), *further(couple.session, couple.viewer)]
    seen = {name.split(",")[0] for name, told in own if MARKER in told}
    assert {"data", "PDF", "pages to bring", "brief of one"} <= seen, "it would be seen"
    session = couple.sit(BEN)
    couple.write("walk", diary="his diary")
    every = everything(couple, sorted(mine | pages_at(couple)))
    for viewer in (couple.viewer, TOGETHER):
        if viewer.is_together:
            session.people.go_together(ANA)
        else:
            items = session.briefs.items(viewer, *EVER).items
            session.briefs.say_yes(viewer, [each.item.digest for each in items], *EVER)
        told = dict(files(session, viewer, every))
        assert [name for name, words in told.items() if MARKER in words] == []
        assert any("given wish" in words for words in told.values())
        assert {"data", "calendar"} <= told.keys() and len(told) > 40


def everything(couple: World, entry_ids: list[str]) -> list[PaperChoice]:
    found = list(choices(couple, entry_ids, ("walk", "slip", "word", "pulse", "agreement")))
    assert {each.scope for each in found} == set(get_args(Scope))
    return found
