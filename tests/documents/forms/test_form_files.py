"""A worksheet as a form: a field wherever paper has room for a hand, and what is filled in comes back exactly."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import pypdf
import pypdfium2
import pytest

from tests.documents.drawn import record
from tests.documents.forms.everything import ANSWERS, EVERYTHING, form_document
from tests.documents.forms.files import fill, form, opened, values, widgets
from tests.documents.forms.support import LIBRARY, NAMES, read_day
from tests.documents.samples import DAY
from tests.documents.structure import Structure
from trustbook.documents.composing.compose import compose
from trustbook.documents.forms.fields import form_fields, head_fields
from trustbook.documents.forms.filling import values_of
from trustbook.documents.forms.names import parts_of
from trustbook.documents.forms.note import FILE_NAME, read_note, sheet_of
from trustbook.documents.forms.reading import FormHead, answers_of, head_of
from trustbook.documents.pdf import render
from trustbook.documents.pdf.style import PaperName
from trustbook.documents.sheets import Binder, BinderChapter, PocketCard, blank_sheet
from trustbook.domain.form_problems import NothingToFillIn
from trustbook.exercises.fields import TableField
from trustbook.exercises.model import Exercise
from trustbook.exercises.short_form import short_form
from trustbook.exercises.solo import for_one
from trustbook.exercises.text_ids import HELP
from trustbook.exercises.texts import Guide
from trustbook.workbook.paper.fillable import to_fill_in

HARD = "I <3 you (& “you”) \\ Łódź Привет שלום 愛 \U0001f469\u200d\U0001f467 e\u0301\nsecond line\n" + "long " * 800


def every_kind() -> bytes:
    return render(form_document())


# --- what is there


@pytest.mark.parametrize(
    ("short", "solo", "paper"), [(False, False, "a4"), (True, False, "letter"), (False, True, "a4")]
)
@pytest.mark.sweep
def test_each_exercise_has_all_its_fields_and_no_others(short: bool, solo: bool, paper: PaperName) -> None:
    file = opened(form(*NAMES, short=short, solo=solo, paper=paper))
    found: dict[str, list[str]] = {name: [] for name in NAMES}
    for each in widgets(file):
        of_exercise = found[parts_of(each.name)[0]]
        if each.name not in of_exercise:
            of_exercise.append(each.name)
        left, bottom, right, top = each.rect
        box = [float(edge) for edge in file.pages[each.page].MediaBox]
        assert box[0] < left < right < box[2] and box[1] < bottom < top < box[3], each.name
        assert right - left >= 9 and top - bottom >= 9, each.name
    for name, names in found.items():
        shown = for_one(LIBRARY.exercise(name)) if solo else LIBRARY.exercise(name)
        shown = short_form(shown) if short else shown
        tables = [field for _part, field in shown.fields() if isinstance(field, TableField) and not field.rows]
        rows = {each.id: most_rows(names, each.id) for each in tables}
        heads = {each.name for number in (1, 2) for each in head_fields(shown, number)}
        wanted = in_paper_order(shown, form_fields(shown, solo=solo, rows=rows))
        assert [each for each in names if each not in heads] == [each.name for each in wanted]


def most_rows(names: list[str], field: str) -> int:
    return max((int(parts_of(each)[2][1:]) for each in names if parts_of(each)[1:2] == (field,)), default=0)


def in_paper_order(exercise: Exercise, fields: Any) -> Any:
    """Where some parts are for one only and some for both, those of each kind of writer stand together."""
    parts = list(exercise.parts)
    if {"private", "joint"} <= {part.privacy for part in parts}:
        kinds = list(dict.fromkeys(part.who for part in parts))
        parts.sort(key=lambda part: kinds.index(part.who))
    order = [field.id for part in parts for field in part.fields]
    return sorted(fields, key=lambda each: order.index(each.spots[0].field))


def test_fields_of_one_page_do_not_cover_each_other() -> None:
    found = list(widgets(opened(every_kind())))
    for number, one in enumerate(found):
        for other in found[number + 1 :]:
            apart = (
                one.page != other.page
                or one.rect[2] <= other.rect[0]
                or other.rect[2] <= one.rect[0]
                or one.rect[3] <= other.rect[1]
                or other.rect[3] <= one.rect[1]
            )
            assert apart, (one.name, other.name)


def test_marks_say_the_ids_under_which_answers_are_stored() -> None:
    states: dict[str, set[str]] = {}
    for each in widgets(opened(every_kind())):
        states.setdefault(each.name, set()).update(each.states)
    assert states["tb1.everything.choice"] == {"calm", "tense", "sad"}
    assert states["tb1.everything.yes"] == {"yes", "no"}
    assert states["tb1.everything.scale"] == {str(number) for number in range(11)}
    assert states["tb1.everything.pairs.home.first"] == {str(number) for number in range(11)}
    assert states["tb1.everything.multi.sad"] == {"sad"}
    assert states["tb1.everything.feelings.tired"] == {"tired"}
    assert states["tb1.everything.free-table._1.how"] == {"calm", "tense", "sad"}


def test_a_form_tells_what_it_is_and_has_neither_scripts_nor_limits() -> None:
    data = every_kind()
    file = opened(data)
    assert "/OpenAction" not in file.Root and "/JavaScript" not in file.Root.Names and "/AA" not in file.Root
    assert "/NeedAppearances" not in file.Root.AcroForm, "what is there is to be seen as it is"
    found = list(widgets(file))
    assert not [each.name for each in found if {"/AA", "/A", "/MaxLen"} & (each.own.keys() | each.field.keys())]
    assert all(each.own.get("/TU") and int(each.own.F) == 4 for each in found)
    assert {each.name for each in found if each.kind == "Tx" and int(each.field.get("/Ff", 0)) & 4096} >= {
        "tb1.everything.long",
        "tb1.everything.letter.text",
        "tb1.everything.free-table._1.what",
    }
    (told,) = pypdf.PdfReader(BytesIO(data)).attachments[FILE_NAME]
    note = read_note(told)
    assert note is not None and note.sheets == (sheet_of(EVERYTHING, "en"),)
    assert every_kind() == data, "the same form is the same file"


def test_who_hears_a_form_read_comes_to_every_field_in_reading_order() -> None:
    data = every_kind()
    structure = Structure(data)
    file = opened(data)
    order = [each.own.objgen for each in widgets(file)]
    assert [own.objgen for node in structure.root.walk() for own in node.annotations] == order
    assert all(str(page.Tabs) == "/S" for page in file.pages)
    held = {node.tag for node in structure.root.walk() if node.annotations}
    assert held == {"Form"}


def test_typed_letters_are_drawn_with_a_font_that_lies_in_the_file() -> None:
    file = opened(every_kind())
    font = file.Root.AcroForm.DR.Font["/Typed"]
    below = font.DescendantFonts[0]
    assert "/FontFile2" in below.FontDescriptor and str(font.BaseFont)[7] == "+"
    known = font.ToUnicode.read_bytes().decode("ascii")
    for letter in "aß€…ŁőțΩάЖїậ":
        assert f"<{ord(letter):04X}>\n" in known, letter


def test_lines_for_a_hand_are_left_out_where_there_are_fields() -> None:
    sheet = blank_sheet(LIBRARY.exercise("weekly-meeting"))
    help_text = Guide().text(HELP, DAY)
    blank = Binder("Pages", "", (BinderChapter("", (sheet,), texts=(help_text,)),), title_page=False, style="blank")
    on_paper, in_form = (record(compose(each)) for each in (blank, to_fill_in(blank, LIBRARY)))
    lines = [
        sum(box.top == box.bottom and box.right - box.left > 60 for _page, box in each.decorations)
        for each in (on_paper, in_form)
    ]
    assert lines[0] - lines[1] > 20
    assert [part.box for part in on_paper.parts] == [part.box for part in in_form.parts], "all else is the same"


# --- what comes back


def test_what_readers_save_comes_back_exactly() -> None:
    filled = values_of(EVERYTHING, {**ANSWERS, "long": HARD, "list": ["one", HARD[:40]]})
    heads = {"tb1.everything._name": "Ana", "tb1.everything._name_2": "Ana and Łukasz", "tb1.everything._on": "today"}
    saved = values(opened(fill(opened(every_kind()), {**filled, **heads})))
    read = answers_of(EVERYTHING, saved, read_day)
    assert read.answers == {**ANSWERS, "long": HARD, "list": ["one", HARD[:40]]}
    assert not read.unread and not read.unknown
    assert head_of(EVERYTHING, saved) == FormHead("Ana; Ana and Łukasz", "today")


def test_what_is_typed_and_clicked_in_chrome_comes_back_exactly() -> None:
    """By pdfium, which is what Chrome and Edge show PDF files with."""
    filled = values_of(EVERYTHING, {**ANSWERS, "long": "Łódź, Привет, שלום, 愛\nsecond line"})
    filled.pop("tb1.everything.free-table._1.much")  # a list that opens takes a real window
    read = answers_of(EVERYTHING, values(opened(typed(every_kind(), filled))), read_day)
    wanted = {**ANSWERS, "long": "Łódź, Привет, שלום, 愛\nsecond line"}
    wanted["free-table"] = [{"row": "", "cells": {"what": "a", "how": "sad", "when": "2026-05-03", "done": False}}]
    assert read.answers == {**wanted, "fixed-table": [{"row": "work", "cells": {"what": "b"}}]}


def typed(data: bytes, filled: dict[str, str]) -> bytes:
    """Each field clicked in its middle; texts are typed letter by letter."""
    raw: Any = pypdfium2.raw
    filled.pop("tb1.everything.fixed-table.work.much", None)
    file = pypdfium2.PdfDocument(data)
    file.init_forms()
    form_env = file.formenv
    for each in widgets(opened(data)):
        value = filled.get(each.name)
        if not value or (each.kind == "Btn" and value not in each.states):
            continue
        page = file[each.page]
        left, bottom, right, top = each.rect
        at = (form_env, page, 0, (left + right) / 2, (bottom + top) / 2)
        raw.FORM_OnMouseMove(*at)
        raw.FORM_OnLButtonDown(*at)
        raw.FORM_OnLButtonUp(*at)
        for letter in value if each.kind == "Tx" else "":
            raw.FORM_OnChar(form_env, page, 13 if letter == "\n" else ord(letter), 0)
        raw.FORM_ForceToKillFocus(form_env)
    stream = BytesIO()
    file.save(stream)
    return stream.getvalue()


# --- which sheets become forms


def test_in_a_form_each_exercise_stands_once_and_cards_stay_away() -> None:
    meeting, timeout = LIBRARY.exercise("weekly-meeting"), LIBRARY.exercise("time-out-agreement")
    sheet = blank_sheet(meeting)
    chapter = BinderChapter(
        "", (sheet, replace(sheet, more=True), blank_sheet(timeout)), cards=(PocketCard(timeout),) * 4
    )
    made = to_fill_in(Binder("Pages", "By hand", (chapter,), style="blank"), LIBRARY)
    assert [each.exercise.id for each in made.chapters[0].sheets] == ["weekly-meeting", "time-out-agreement"]
    assert made.chapters[0].cards == () and made.style == "fillable" and made.subtitle == "To fill in on a computer"


def test_what_is_to_read_only_stays_a_text_and_alone_is_no_form() -> None:
    read_only = next(name for name in NAMES if LIBRARY.exercise(name).print == "reading")
    both = opened(form(read_only, "weekly-meeting"))
    assert {parts_of(each.name)[0] for each in widgets(both)} == {"weekly-meeting"}
    with pytest.raises(NothingToFillIn):
        form(read_only)


def test_a_room_for_a_letter_stands_whole_on_one_page() -> None:
    names = [each.name for each in widgets(opened(form("unsent-letter", "taking-responsibility", "journal")))]
    assert not [each for each in names if parts_of(each)[1].rpartition("_")[0] not in ("", "_name", "_on")]


def test_who_fills_in_a_part_alone_is_told_to_keep_that_copy() -> None:
    apart = "a copy of this file that you keep"
    assert apart in words_of(form("working-agreement")) and apart not in words_of(form("weekly-meeting"))
    assert apart not in words_of(form("working-agreement", solo=True))


def words_of(data: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(data)).pages).split())
