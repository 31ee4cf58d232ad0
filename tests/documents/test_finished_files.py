"""The cases that must come out right, on the finished file: what two readers copy out of it, and what is seen."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops

from bench_parts import export_memory
from tests.conftest import ExpectedLogs
from tests.documents.printed_kinds import KINDS
from tests.documents.samples import (
    all_words,
    document,
    filled_sheet,
    ink,
    one_text,
    page_texts,
    poppler_words,
    reader,
    words,
)
from trustbook.documents.pdf import render
from trustbook.documents.pdf.style import PaperName

TEXTS: Final = {
    "word of 400 letters": "x" * 400,
    "word of 400 wider letters": "ж" * 400,
    "long address": "https://example.org/" + "a/" * 190 + "?one=two&three=%20#four",
    "markup": "I <3 you & <b>bold</b> &amp; \\( %s {page}",
    "three scripts in one word": "abжиだ漢é",
    "a letter and its accent": "cafe\u0301 Å q\u0302",
    "family, skin tone, flag": "👨‍👩‍👧‍👦 👍🏽 🇩🇪",
    "conjuncts": "क्षत्रिय विश्वास श्री",
    "vowel points": "שָׁלוֹם",
    "vowel signs": "جِدًّا",
}
ARABIC: Final = (
    "أنا آسف جدا لما حدث مساء أمس وأريد أن نبدأ من جديد معا كل يوم وأن أقول لك كل شيء قبل أن تسألني عنه",
    "لم أقل لك الحقيقة كلها عندما سألتني عنها في المطبخ قبل أن ننام",
    "شكرا لأنك بقيت هنا",
)


def told_by_both(data: bytes) -> tuple[str, str]:
    """The words of a file without any space, as PDFium and as Poppler copy them."""
    pdfium, poppler = ("".join(text.split()) for text in (all_words(data), poppler_words(data)))
    return pdfium, poppler


def test_every_case_is_copied_by_both_readers_and_stands_within_the_margins() -> None:
    data = render(document([one_text(f"Case {number}.\n{text}") for number, text in enumerate(TEXTS.values())]))
    for read in map(composed, told_by_both(data)):
        wanted = {case: composed("".join(text.split())) for case, text in TEXTS.items()}
        assert [case for case, text in wanted.items() if text not in read] == []
    for page in range(len(reader(data).pages)):
        left, _top, right, _bottom = seen(ink(data, page))
        assert 55 <= left < right <= 595 - 55


def composed(text: str) -> str:
    """Letters with their marks as one."""
    return unicodedata.normalize("NFC", text)


def seen(picture: Image.Image) -> tuple[int, int, int, int]:
    """The box around everything that is not white, in points."""
    box = ImageChops.invert(picture).point(lambda value: 255 if value > 40 else 0).getbbox()
    assert box is not None
    return box


def test_what_is_no_text_does_no_harm() -> None:
    data = render(document([one_text("a\x00b\x1b[31mc \ud800 d\r\ne\x0bf")]))
    assert all("ab[31mc�def" in read for read in told_by_both(data))


def test_empty_answers_and_an_empty_title_are_a_page_with_its_name_and_nothing_that_looks_like_an_answer() -> None:
    for sheet, name in ((filled_sheet({}), "Everykindoffield"), (one_text(""), "Onetext")):
        data = render(document([sheet], title=""))
        for read in told_by_both(data):
            assert name in read and "Page1of1" in read and "None" not in read and "Leftopen" not in read


# --- long texts


def numbered(count: int) -> str:
    return " ".join(f"word{number}" for number in range(count))


def numbers_of(text: str) -> list[int]:
    return [int(word[4:]) for word in text.split() if word.startswith("word") and word[4:].isdigit()]


@pytest.mark.sweep
def test_a_letter_of_a_hundred_pages_in_one_paragraph_is_whole_in_both_readers() -> None:
    count = 33_000
    data = render(document([one_text(numbered(count))]))
    pages = page_texts(data)
    assert 95 <= len(pages) <= 130
    for read in (" ".join(pages), poppler_words(data)):
        assert numbers_of(read) == list(range(count))
    assert all(f"Page {number} of {len(pages)}" in words(text) for number, text in enumerate(pages, 1))
    assert {seen(ink(data, page))[0] for page in (1, len(pages) // 2, len(pages) - 2)} == {seen(ink(data, 1))[0]}


@pytest.mark.sweep
def test_two_thousand_pages_are_whole_and_take_at_most_250_megabytes(tmp_path: Path) -> None:
    file = tmp_path / "long.pdf"
    command = [sys.executable, export_memory.__file__, "2000", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert float(done.stdout) <= 250
    pages = page_texts(file.read_bytes())
    poppler = poppler_words(file.read_bytes())
    front = reader(file.read_bytes()).page_labels.index("1")
    body = len(pages) - front
    assert len(pages) >= 1900
    told = [text for text in map(words, pages[front:]) if f" of {body}" in text]
    assert len(told) > 0.8 * body, "the others are letters, which have numbers of their own"
    for place, text in enumerate(map(words, pages[front:]), 1):
        assert f"Page {place} of {body}" in text or f" of {body}" not in text
    assert poppler.count(f" of {body}") == len(told)
    phrase = "the evening was easier for it"
    assert poppler.count(phrase) == sum(words(text).count(phrase) for text in pages) > 5000
    with pikepdf.open(file) as opened:
        assert opened.check_pdf_syntax() == []


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_cell_of_three_thousand_words_is_whole_in_both_readers(paper: PaperName) -> None:
    plan = [{"row": "", "cells": {"what": "short"}}, {"row": "", "cells": {"what": numbered(3000)}}]
    data = render(document([filled_sheet({"plan": plan})]), paper=paper)
    for read in (" ".join(page_texts(data)), poppler_words(data)):
        assert numbers_of(read) == list(range(3000))


@pytest.mark.parametrize("lines", range(14, 30))
def test_no_page_of_the_file_ends_with_a_question(lines: int) -> None:
    """Wherever the page is full."""
    story = "\n".join(f"line {number}" for number in range(lines))
    data = render(document([filled_sheet({"story": story, "line": "a short answer", "things": ["bread", "evenings"]})]))
    for question, answer in (("The short one", "a short answer"), ("A list", "bread")):
        (page,) = (text for text in page_texts(data) if question in text)
        assert answer in page.split(question)[1]


# --- what goes from right to left


def test_several_lines_of_arabic_are_read_in_order_and_end_at_the_right_edge() -> None:
    data = render(document([one_text("\n".join(ARABIC))]))
    pypdf = " ".join(page.extract_text() for page in reader(data).pages)
    for read in map(words, (all_words(data), poppler_words(data), pypdf)):
        assert " ".join(ARABIC) in read
    lines = lines_of(data, {*"".join(ARABIC)} - {" "})
    assert len(lines) > len(ARABIC), "it takes more lines than it has paragraphs"
    lefts, rights = zip(*lines, strict=True)
    assert max(rights) - min(rights) <= 4, "each line ends at the same right edge"
    assert max(lefts) - min(lefts) > 100, "and begins where its words are at an end"


def test_hebrew_with_english_digits_and_brackets_stands_from_right_to_left_and_each_word_is_copied() -> None:
    """Poppler puts such words into the order of the page's other lines, PDFium turns the brackets."""
    said = ("אמר", "Robin", "כן", "123", "פעמים")
    data = render(document([one_text("אמר Robin (כן) 123 פעמים")]))
    for read in (all_words(data), poppler_words(data)):
        assert [word for word in said if word not in read] == []
    answer = all_words(data).split("Words ")[1]
    assert [answer.index(word) for word in said] == sorted(answer.index(word) for word in said)
    places = [lines_of(data, {sign})[-1] for sign in "אRכ2פ"]
    assert places == sorted(places, reverse=True) and places[0][1] > 450


def lines_of(data: bytes, letters: set[str]) -> list[tuple[int, int]]:
    """Left and right end of each line of the first page that has these letters, from the top down, in points."""
    pdf = pypdfium2.PdfDocument(data)
    text = pdf[0].get_textpage()
    rows: dict[int, list[tuple[float, float]]] = {}
    for index in range(text.count_chars()):
        left, bottom, right, _top = text.get_charbox(index, loose=True)
        if right - left > 0.5 and text.get_text_range(index, 1) in letters:  # what is part of another one has no width
            rows.setdefault(round(bottom), []).append((left, right))
    pdf.close()
    return [
        (round(min(left for left, _right in row)), round(max(right for _left, right in row)))
        for _bottom, row in sorted(rows.items(), reverse=True)
    ]


# --- the whole page


@pytest.mark.sweep
def test_a_page_in_grey_has_no_colour_in_any_pixel() -> None:
    """Of every kind of document; in colour there is some."""
    assert all(colours(render(KINDS[name]())) for name in ("filled", "fillable", "charts")), "it would be seen"
    assert [name for name, made in KINDS.items() if colours(render(replace(made(), grey=True)))] == []


def colours(data: bytes) -> bool:
    """Whether any pixel of any page has a colour, form fields too."""
    pdf = pypdfium2.PdfDocument(data)
    pdf.init_forms()
    found = False
    for page in pdf:
        picture = page.render(scale=0.7, may_draw_forms=True).to_pil().convert("RGB")
        red, green, blue = picture.split()
        found = found or any(ImageChops.difference(one, other).getbbox() for one, other in pairwise((red, green, blue)))
    pdf.close()
    return found


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_room_for_binding_is_seen_at_the_inner_edge_of_both_sides(paper: PaperName) -> None:
    made = document([one_text(numbered(1500))])
    usual, duplex = (render(replace(made, margins=margins), paper=paper) for margins in ("usual", "duplex"))
    usual_left = [seen(ink(usual, page))[0] for page in (0, 1)]
    left = [seen(ink(duplex, page))[0] for page in (0, 1)]
    assert usual_left[0] == usual_left[1]
    assert left[0] >= usual_left[0] + 15 and left[1] <= usual_left[1] - 15
    right = [seen(ink(duplex, page))[2] for page in (0, 1)]
    width = round(float(reader(duplex).pages[0].mediabox.width))
    assert right[1] < width - 60, "the back is bound at its right"


@pytest.mark.thorough
@pytest.mark.parametrize("made", [KINDS["filled"], KINDS["fillable"]], ids=["filled", "fillable"])
def test_a_password_with_an_emoji_opens_in_every_reader(made: Any, expected_logs: ExpectedLogs) -> None:
    expected_logs.expect("SASLprep")  # pypdf takes a sign that is newer than the rules for passwords as it is
    password = "🔑 Füße 密"
    plain, locked = render(made()), render(made(), password=password)
    told = poppler_words(plain)
    assert poppler_words(locked, password=password) == told != ""
    assert page_texts(locked, password) == page_texts(plain)
    file = reader(locked)
    assert file.decrypt(password)
    assert [page.extract_text() for page in file.pages] == [page.extract_text() for page in reader(plain).pages]
    with pikepdf.open(BytesIO(locked), password=password) as opened:
        assert opened.encryption.R == 6
