"""Names that ended with their words are shown as signed in an earlier version, with the words as they then stood."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.documents.samples import all_words
from tests.workbook.signed_page import BOTH, DEAL, open_page, sign
from tests.workbook.world import ANA, BEN, World, make_library
from trustbook.domain.people import TOGETHER
from trustbook.exercises.content import Content
from trustbook.workbook.pages.working_copies import fields_to_sign_anew
from trustbook.workbook.paper.paper import prepare
from trustbook.workbook.paper.paper_choice import PaperChoice
from trustbook.workbook.paper.paper_files import make_pdf

KEPT = Path(__file__).parents[2] / "kept_workbooks" / "format-1"
THEN = (
    "Signed in an earlier version: Ana, 2 March 2026; Ben, 2 March 2026.\n"
    "It then said:\nAbout plan: We text when late\nAbout promise: We call"
)


@pytest.fixture
def ours(tmp_path: Path) -> Iterator[World]:
    """Both at Together, who signed and then changed a word."""
    made = World(tmp_path / "Ours.trustbook", make_library(tmp_path / "resources", DEAL))
    made.join()
    made.together()
    made.both_are_here()
    page = sign(made)
    made.write("deal", page.entry_id, **{**page.answers, "plan": "Other"})
    yield made
    made.close()


def test_the_page_says_it_at_together_and_at_each_seat_until_somebody_signs(ours: World) -> None:
    page = open_page(ours)
    assert page.to_sign_anew == {"stands": THEN}
    ours.sit(BEN)
    seen = open_page(ours).our_page
    assert seen is not None and seen.to_sign_anew == {"stands": THEN}
    ours.together()
    ours.both_are_here()
    ours.write("deal", page.entry_id, **page.answers, stands=BOTH)
    assert open_page(ours).to_sign_anew == {}


def test_on_paper_it_stands_below_the_sentence(ours: World) -> None:
    binder = prepare(ours.session.context, ours.viewer, PaperChoice("page", entry_id=open_page(ours).entry_id))
    said = all_words(make_pdf(binder, "a4", None))
    assert "Nobody has agreed to the new ones yet." in said
    assert all(line in said for line in THEN.splitlines())


def test_after_an_earlier_version_came_back_and_after_bringing_in_a_file_it_says_so_too(ours: World) -> None:
    page = open_page(ours)
    ours.session.pages.leave(ours.viewer, None, page.entry_id)
    ours.write("deal", page.entry_id, plan="A third", promise="We call")
    ours.session.pages.leave(ours.viewer, None, page.entry_id)
    (before,) = (
        line.revision_id
        for line in ours.session.history.versions(ours.viewer, page.entry_id)
        if ours.session.history.version(ours.viewer, line.revision_id)[1]["plan"] == "Other"
    )
    ours.session.history.restore_version(ours.viewer, page.entry_id, before)
    assert open_page(ours).answers["plan"] == "Other" and open_page(ours).to_sign_anew == {"stands": THEN}
    form = json.loads(ours.session.data.export_data(ours.viewer))
    path = ours.folder.parent / "in.json"
    path.write_text(json.dumps(form), encoding="utf-8")
    ours.session.people.go_to_seat(ANA)
    ours.session.data.import_data(ours.viewer, path, own=True)
    seen = open_page(ours).our_page
    assert seen is not None and seen.to_sign_anew == {"stands": THEN}
    other = World(ours.folder.parent / "Other.trustbook", ours.library)
    other.join()
    other.session.data.import_data(other.viewer, path, own=True)
    seen = open_page(other).our_page
    other.close()
    assert seen is not None and seen.answers["plan"] == "Other" and seen.to_sign_anew == {"stands": THEN}


def test_a_workbook_of_format_1_shows_what_both_had_signed_before_the_words_were_changed(tmp_path: Path) -> None:
    kept = tmp_path / "Kept.trustbook"
    shutil.copytree(KEPT / "Kept.trustbook", kept)
    world = World(kept, Content().library)
    world.sit(ANA)
    try:
        shared, definitions = world.session.context.books.shared, world.session.context.definitions
        (entry,) = (each for each in shared.entries.all() if each.exercise_id == "shared-agreements")
        exercise = definitions.snapshot(shared, entry.definition, entry.exercise_id)
        assert exercise is not None
        said = fields_to_sign_anew(shared, exercise, entry)["stands"]
        assert said.startswith("Signed in an earlier version: Ana, 5 September 2026; Ben, 5 September 2026.")
        assert "We text when late" in said and "later than ten" not in said
        assert "later than ten" in str(entry.answers) and "stands" not in entry.answers
        world.together()
        assert world.session.pages.open_page(TOGETHER, "working-agreement").answers["agreed"], "unchanged: they stand"
    finally:
        world.close()
