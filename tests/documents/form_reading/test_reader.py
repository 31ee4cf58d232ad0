"""The values of a PDF form come back exactly, and a file that is no such form is refused in words."""

from __future__ import annotations

import os
import random
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String

from tests.documents.form_reading.made_forms import attach, made_form, saved, utf16
from tests.fuzz.forms import changed_form
from trustbook.documents.form_reading.limits import LONGEST_NAME, MOST_BYTES, MOST_FIELDS
from trustbook.documents.form_reading.reader import Filled, read_filled
from trustbook.domain.form_problems import DamagedForm, LockedForm, RefusedForm, TooLargeFile
from trustbook.domain.problems import CannotReadFile, Problem
from trustbook.workbook.sentences.problem_sentences import told


def _read(place: Path, content: bytes) -> Filled:
    path = place / "form.pdf"
    path.write_bytes(content)
    return read_filled(path)


@pytest.mark.thorough
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=60))
def test_any_text_comes_back_as_it_was_typed(tmp_path: Path, text: str) -> None:
    assert _read(tmp_path, made_form({"tb1.walk.wish": text})).values == {"tb1.walk.wish": text}


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"plain", "plain"),
        ("ﬁne – “so” €".encode("pdfdoc"), "ﬁne – “so” €"),
        ("\ufeffשלום 😀".encode("utf-16-be"), "שלום 😀"),
        ("\ufeffשלום 😀".encode("utf-16-le"), "שלום 😀"),
        (b"\xef\xbb\xbf" + "שלום 😀".encode(), "שלום 😀"),
        ("\ufeffa\x1bdeDE\x1bb".encode("utf-16-be"), "ab"),
        ("\ufeffa\ud83d".encode("utf-16-be", "surrogatepass"), "a\ud83d"),
        (b"\xfe\xff\x00a\x00", "a"),
        (b"", ""),
    ],
    ids=[
        "ascii",
        "pdfdoc",
        "utf-16-be",
        "utf-16-le",
        "utf-8",
        "language mark",
        "lone surrogate",
        "half a unit",
        "empty",
    ],
)
def test_text_is_read_in_every_encoding_that_a_pdf_may_have(tmp_path: Path, content: bytes, text: str) -> None:
    assert _read(tmp_path, made_form({"a": String(content)})).values == {"a": text}


def test_boxes_buttons_and_choices_tell_their_state(tmp_path: Path) -> None:
    values = {"ticked": Name("/Yes"), "off": Name.Off, "day": Name("/2"), "two": Array([String("a"), String("b")])}
    found = _read(tmp_path, made_form(values | {"nothing": None})).values
    assert found == {"ticked": "Yes", "off": "", "day": "2", "two": "a\nb", "nothing": ""}


def test_a_box_that_only_shows_its_state_is_read_by_that_and_buttons_share_one_value(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    box = Dictionary(T=String("box"), FT=Name.Btn, AS=Name("/Yes"))
    group = Dictionary(T=String("group"), FT=Name.Btn, V=Name("/two"))
    group.Kids = Array([Dictionary(AS=Name.Off), Dictionary(AS=Name("/two"))])
    long = Dictionary(T=String("long"), FT=Name.Tx, V=pdf.make_stream(b"\xfe\xff\x00a\x00\r\x00b"))
    pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(each) for each in (box, group, long)]))
    assert _read(tmp_path, saved(pdf)).values == {"box": "Yes", "group": "two", "long": "a\rb"}


def test_the_description_comes_along_and_another_attachment_is_not_taken_for_it(tmp_path: Path) -> None:
    assert _read(tmp_path, made_form({"a": "b"}, {"form": 1})).about == b'{"form": 1}'
    pdf = pikepdf.open(BytesIO(made_form({"a": "b"})))
    attach(pdf, b"secret", "other.json")
    assert _read(tmp_path, saved(pdf)).about is None


def test_a_form_saved_anew_by_other_programs_reads_the_same(tmp_path: Path) -> None:
    import pypdf

    content = made_form({"tb1.walk.wish": "a 😀\nb", "tb1.walk.tick": Name("/Yes")}, {"form": 1})
    packed = saved(pikepdf.open(BytesIO(content)), object_stream_mode=pikepdf.ObjectStreamMode.generate)
    copied = BytesIO()
    pypdf.PdfWriter(clone_from=BytesIO(content)).write(copied)
    assert _read(tmp_path, content) == _read(tmp_path, packed) == _read(tmp_path, copied.getvalue())


def _nested(depth: int) -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    node = pdf.make_indirect(Dictionary(T=String("x"), V=String("deep")))
    for _ in range(depth):
        node = pdf.make_indirect(Dictionary(T=String("x"), Kids=Array([node])))
    pdf.Root.AcroForm = Dictionary(Fields=Array([node]))
    return saved(pdf)


def _crowd(count: int) -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.Root.AcroForm = Dictionary(Fields=Array([Dictionary(T=String("x"))] * count))
    return saved(pdf)


def _round() -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    node = pdf.make_indirect(Dictionary(T=String("x")))
    node.Kids = Array([node])
    pdf.Root.AcroForm = Dictionary(Fields=Array([node]))
    return saved(pdf)


def _bomb() -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    value = pdf.make_stream(bytes(64 * 1024 * 1024))
    pdf.Root.AcroForm = Dictionary(Fields=Array([Dictionary(T=String("x"), V=value)]))
    return saved(pdf, compress_streams=True)


def _locked() -> bytes:
    lock = pikepdf.Encryption(owner="b", user="a", R=6)
    return saved(pikepdf.open(BytesIO(made_form({"a": "b"}))), encryption=lock)


HOSTILE: dict[str, tuple[Any, type[Problem]]] = {
    "empty": (lambda: b"", DamagedForm),
    "a text": (lambda: b"Dear Robin, " * 200, DamagedForm),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(3_000), DamagedForm),
    "the head of one": (lambda: b"%PDF-1.7\n", DamagedForm),
    "with a password": (_locked, LockedForm),
    "nested without end": (lambda: _nested(90), RefusedForm),
    "too many fields": (lambda: _crowd(MOST_FIELDS + 1), RefusedForm),
    "a name without end": (lambda: made_form({"x" * (LONGEST_NAME + 1): "a"}), RefusedForm),
    "unpacks to too much": (_bomb, DamagedForm),
    "too large": (lambda: b"%PDF-1.7\n" + bytes(MOST_BYTES), TooLargeFile),
}


@pytest.mark.thorough
@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_is_no_form_of_ours_or_made_to_do_harm_is_refused(tmp_path: Path, name: str) -> None:
    make, kind = HOSTILE[name]
    with pytest.raises(kind) as caught:
        _read(tmp_path, make())
    assert type(caught.value) is kind


def test_fields_that_lead_back_to_themselves_are_read_once(tmp_path: Path) -> None:
    assert _read(tmp_path, _round()).values == {}


def test_a_folder_and_a_pipe_are_not_waited_for(tmp_path: Path) -> None:
    places = [tmp_path, tmp_path / "nowhere.pdf"]
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.pdf")
        places.append(tmp_path / "pipe.pdf")
    for path in places:
        with pytest.raises(CannotReadFile):
            read_filled(path)


def test_a_damaged_form_is_read_or_refused_and_nothing_is_logged(tmp_path: Path) -> None:
    """A few of the 5,000 that the full run changes: each is used, or refused with a problem."""
    chance = random.Random(11)
    taken = 0
    for _number in range(150):
        try:
            taken += bool(_read(tmp_path, changed_form(chance)).values)
        except Problem as problem:
            assert told(problem).text
    assert 75 < taken < 150


def test_objects_of_the_wrong_kind_are_passed_over_or_refused(tmp_path: Path) -> None:
    odd = [Name("/x"), 7, Array([]), Dictionary(), String("x"), True]
    for key in ("AcroForm", "Names"):
        for each in odd:
            pdf = pikepdf.open(BytesIO(made_form({"a": "b"}, {})))
            pdf.Root[f"/{key}"] = each
            try:
                found = _read(tmp_path, saved(pdf))
            except DamagedForm:
                continue
            assert set(found.values) <= {"a"}
    pdf = pikepdf.open(BytesIO(made_form({"a": "b"})))
    for each in odd:
        for key in ("/T", "/V", "/Kids"):
            pdf.Root.AcroForm.Fields = Array([Dictionary({"/T": utf16("a"), "/V": utf16("b"), key: each})])
            _read(tmp_path, saved(pdf))
