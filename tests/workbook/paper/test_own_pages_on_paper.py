"""Pages of one's own on paper: blank, filled, and as a form that is read back; and in no file of the other one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.documents.forms.files import opened, widgets
from tests.documents.samples import page_texts
from tests.workbook.form_support import bring, read
from tests.workbook.pypdf_forms import filled_by_pypdf
from tests.workbook.what_opens import MARKER
from tests.workbook.world import BEN, World
from trustbook.documents.forms.filling import values_of
from trustbook.domain.form_problems import UnknownForm
from trustbook.domain.problems import NothingToPrint
from trustbook.exercises.own_pages import OwnKind, OwnPage, OwnQuestion
from trustbook.workbook.paper.paper_choice import PaperChoice
from trustbook.workbook.paper.paper_files import make_pdf, make_text

KINDS = tuple(OwnQuestion(f"By {kind.value}?", kind) for kind in OwnKind)
SAID = {"q1": "the street", "q2": "six hours", "q3": ["tea", "rain"], "q4": True, "q5": 4, "q6": "2026-03-01"}


def made(world: World, *, may_share: bool, title: str = "My sleep") -> str:
    page = OwnPage(title, (*KINDS, OwnQuestion(f"{title}, why?")), may_share=may_share)
    (name,) = world.session.own_pages.make(world.viewer, page).exercises
    return name


def words_of(pdf: bytes) -> str:
    return "\n".join(page_texts(pdf))


@pytest.mark.thorough
@pytest.mark.parametrize("may_share", [False, True], ids=["private", "shared"])
def test_it_is_printed_blank_and_filled_and_what_is_typed_into_its_form_comes_back(
    couple: World, may_share: bool, tmp_path: Path
) -> None:
    name = made(couple, may_share=may_share)
    prepare = couple.session.paper.prepare
    blank = words_of(make_pdf(prepare(couple.viewer, PaperChoice("page", exercises=(name,), style="blank"))))
    assert "My sleep" in blank and all(question.text in blank for question in KINDS)

    exercise = couple.session.context.library.exercise(name)
    form = make_pdf(prepare(couple.viewer, PaperChoice("page", exercises=(name,), style="fillable")))
    room = {each.name for each in widgets(opened(form))}
    values: dict[str, Any] = {key: text for key, text in values_of(exercise, SAID).items() if key in room}
    path = tmp_path / "form.pdf"
    path.write_bytes(filled_by_pypdf(form, values))
    (entry_id,) = bring(couple, read(couple, path))
    page = couple.session.pages.open_page(couple.viewer, name, entry_id)
    assert page.answers == SAID

    filled = make_text(prepare(couple.viewer, PaperChoice("page", entry_id=entry_id, private=True)), "txt")
    assert "the street" in filled and "4 of 10" in filled and "tea" in filled
    if may_share:
        couple.session.sharing.share(couple.viewer, entry_id, ["q1", "q3"])
        couple.sit(BEN)
        theirs = make_text(couple.session.paper.prepare(couple.viewer, PaperChoice("workbook")), "txt")
        assert "the street" in theirs and "tea" in theirs and "six hours" not in theirs


def test_what_is_private_stands_in_no_file_of_the_other_one(couple: World, tmp_path: Path) -> None:
    name = made(couple, may_share=False, title=MARKER)
    couple.write(name, q1=MARKER)
    form = tmp_path / "form.pdf"
    prepare = couple.session.paper.prepare
    empty = make_pdf(prepare(couple.viewer, PaperChoice("page", exercises=(name,), style="fillable")))
    values = values_of(couple.session.context.library.exercise(name), {"q1": MARKER})
    form.write_bytes(filled_by_pypdf(empty, {key: str(text) for key, text in values.items()}))

    couple.sit(BEN)
    couple.write("walk", wish="mine")
    for style in ("blank", "filled", "fillable"):
        choice = PaperChoice("workbook", style=style, private=style == "filled")
        binder = couple.session.paper.prepare(couple.viewer, choice)
        assert MARKER not in repr(binder) and name not in repr(binder)
        assert MARKER not in words_of(make_pdf(binder))
    with pytest.raises(UnknownForm):
        read(couple, form)
    couple.together()
    for shared in (PaperChoice("workbook"), PaperChoice("workbook", style="blank")):
        try:
            binder = couple.session.paper.prepare(couple.viewer, shared)
        except NothingToPrint:
            continue
        assert MARKER not in repr(binder)
    with pytest.raises(UnknownForm):
        read(couple, form)
