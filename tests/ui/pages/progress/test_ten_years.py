"""A couple's ten years, with 3,000 entries: opened, scrolled, filtered and put on paper, nothing of it is lost."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bench_parts.workbooks import PASSPHRASE
from bench_parts.years import over_years
from tests.documents.samples import all_words
from tests.ready_workbooks import CHEAP
from tests.ui.page_support import Place, leave_place, make_place
from tests.ui.pages.progress.progress_screens import choose, overview
from tests.ui.pages.support import buttons
from trustbook.domain.entries import EntryRole
from trustbook.domain.timeline import Kind
from trustbook.storage.keys import kdf
from trustbook.ui.pages.progress.overview import ProgressOverview
from trustbook.workbook.paper.paper_choice import PaperChoice
from trustbook.workbook.paper.paper_files import make_pdf
from trustbook.workbook.session import Session

pytestmark = [pytest.mark.sweep, pytest.mark.landing]


@pytest.fixture(scope="module")
def ten_years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kdf, "new_slots", CHEAP)
        return over_years(tmp_path_factory.mktemp("years"), 10)


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path, ten_years: Path) -> Iterator[Place]:
    def put(folder: Path) -> str:
        shutil.copytree(ten_years, folder)
        return PASSPHRASE

    made = make_place(qtbot, tmp_path / "x.trustbook", put=put)
    yield made
    leave_place(made)


def written(session: Session) -> Counter[str]:
    """How many entries of each exercise Ana can see, counted in the books themselves: a copy of hers is her page."""
    books, me = session.context.books, session.viewer.partner_id
    assert books.private is not None
    heads = [*books.private.entries.heads(), *books.shared.entries.heads()]
    return Counter(head.exercise_id for head in heads if head.role is not EntryRole.COPY or head.author != me)


def everything(place: Place) -> ProgressOverview:
    page = overview(place)
    buttons(page)["All"].click()
    place.settle()
    return page


def test_every_entry_of_ten_years_is_reached_by_scrolling(place: Place) -> None:
    found: list[Counter[str]] = []
    place.on_lane(lambda session: found.append(written(session)))
    (there,) = found
    page = everything(place)
    view, bar = page.panel.view, page.verticalScrollBar()
    shown = Counter(item.target.exercise_id for item in view.items())
    there.pop("agreement")  # drafts among them, which are nobody's business
    assert {name: shown[name] for name in there} == there and there.total() > 1_800
    assert shown["agreement"] == 40
    seen, height = set[int](), page.viewport().height()
    for down in range(0, bar.maximum() + height, height // 2):
        bar.setValue(down)
        QApplication.processEvents()
        inside = view.visibleRegion().boundingRect()
        first, last = (view.indexAt(QPoint(5, y)).row() for y in (inside.top(), inside.bottom()))
        seen.update(range(first, last + 1))
    assert seen - {-1} == set(range(view.lines.rowCount()))


def test_filters_find_what_they_name_and_nothing_else(place: Place) -> None:
    page = everything(place)
    view = page.panel.view
    whole = view.items()
    choose(place, page, "All kinds", "Milestones")
    assert view.items() == tuple(item for item in whole if item.kind is Kind.MILESTONE) and len(view.items()) > 100
    choose(place, page, "Milestones", "All kinds")
    page.panel.side.looked_for.set_text("socks calm")
    place.settle()
    assert view.items() == tuple(item for item in whole if {"socks", "calm"} <= set(item.words.split()))
    page.panel.side.looked_for.set_text("")
    page.panel.side.turn()
    assert sorted(view.items(), key=repr) == sorted(whole, key=repr) and view.items()[0].on == whole[-1].on


def test_ten_years_on_paper_have_every_row_of_the_screen(place: Place) -> None:
    whole = everything(place).panel.view.items()
    made: list[str] = []
    place.on_lane(partial(_print, made))
    (text,) = made
    squeezed = "".join(text.split())
    words = {item.words for item in whole if item.words and not item.words.endswith("…")}
    assert len(words) > 200
    assert [each for each in words if "".join(each.split()) not in squeezed] == []
    assert text.count("Milestone ") == sum(item.kind is Kind.MILESTONE for item in whole)


def _print(made: list[str], session: Session) -> None:
    made.append(all_words(make_pdf(session.paper.prepare(session.viewer, PaperChoice("line", private=True)))))
