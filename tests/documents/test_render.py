"""PDF files, read by pypdf and PDFium."""

from __future__ import annotations

import math
import re
import subprocess
import sys
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import pairwise
from typing import Any

import msgspec
import pypdfium2
import pytest
from pypdf import PdfReader

from tests.documents.samples import (
    ANSWERS,
    EVERY_KIND,
    WRITTEN,
    all_words,
    document,
    filled_sheet,
    ink,
    many_sheets,
    one_text,
    page_texts,
    reader,
    words,
)
from tests.each import a_few
from trustbook.documents.composing.compose import compose
from trustbook.documents.pdf import missing_signs, render
from trustbook.documents.pdf.front import roman
from trustbook.documents.sheets import Binder, BinderChapter, blank_sheet, page_code
from trustbook.domain.cancelling import CancelToken
from trustbook.domain.problems import Cancelled, UnusablePassphrase
from trustbook.exercises.library import Library

TWELVE = many_sheets(12)
TWELVE_FILE = render(TWELVE)


@pytest.mark.parametrize(("paper", "size"), [("a4", (595.28, 841.89)), ("letter", (612, 792))])
def test_pages_have_the_size_of_the_paper(paper: Any, size: tuple[float, float]) -> None:
    for page in reader(render(many_sheets(2), paper=paper)).pages:
        assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx(size, abs=0.01)


def test_every_page_says_which_of_how_many_it_is() -> None:
    texts = page_texts(TWELVE_FILE)[2:]
    for number, text in enumerate(texts, start=1):
        assert f"Page {number} of {len(texts)}" in text


def test_every_page_to_fill_in_carries_its_code_and_no_page_that_was_filled_in() -> None:
    code = page_code(EVERY_KIND)
    assert all(code in text for text in page_texts(render(document([blank_sheet(EVERY_KIND)]))))
    assert not any(code in text for text in page_texts(render(document([filled_sheet(ANSWERS)]))))


def test_what_was_filled_in_goes_on_below_what_stands_before_it() -> None:
    texts = page_texts(TWELVE_FILE)
    assert sum(text.count("It shows what each kind of field looks like") for text in texts) == 12
    assert any("We look again on" in text and "It shows what each kind" in text for text in texts)
    assert sum("First half" in text for text in texts[2:]) + sum("Second half" in text for text in texts[2:]) == len(
        texts[2:]
    ), "a chapter begins on a page of its own"
    blank = [
        text.count("It shows what each kind of field looks") for text in page_texts(render(many_sheets(4, blank=True)))
    ]
    assert max(blank) == 1 and sum(blank) == 4


def test_the_front_pages_are_numbered_apart() -> None:
    labels = reader(TWELVE_FILE).page_labels
    assert labels[:4] == ["i", "ii", "1", "2"]
    assert page_texts(TWELVE_FILE)[1].strip().endswith("ii")


def test_the_contents_say_where_each_sheet_really_starts() -> None:
    texts = page_texts(TWELVE_FILE)
    contents = words(texts[1])
    for number in range(1, 13):
        starts = [
            index
            for index, text in enumerate(texts[2:], start=1)
            if f"Sheet {number}\n" in text and "It shows what each kind" in text
        ]
        assert len(starts) == 1
        assert f"Sheet {number} 3 May 2026 {starts[0]} " in contents


def pages_by_reference(file: PdfReader) -> dict[int, int]:
    return {page.indirect_reference.idnum: index for index, page in enumerate(file.pages) if page.indirect_reference}


def test_every_line_of_the_contents_is_a_link_to_its_sheet() -> None:
    file = reader(TWELVE_FILE)
    pages = pages_by_reference(file)
    texts = page_texts(TWELVE_FILE)
    annotations: Any = file.pages[1]["/Annots"]
    links = [annotation.get_object() for annotation in annotations]
    assert len(links) == 12
    for number, link in enumerate(links, start=1):
        target = pages[link["/Dest"][0].idnum]
        assert f"Sheet {number}\n" in texts[target]
        assert "It shows what each kind" in texts[target]


def test_the_outline_has_contents_chapters_and_sheets_in_place() -> None:
    file = reader(TWELVE_FILE)
    outline: Any = file.outline
    contents, first, first_sheets, second, second_sheets = outline
    assert [item["/Title"] for item in (contents, first, second)] == ["Contents", "First half", "Second half"]
    titles = [item["/Title"] for item in [*first_sheets, *second_sheets]]
    assert titles == [f"Sheet {number} · 3 May 2026" for number in range(1, 13)]
    texts = page_texts(TWELVE_FILE)
    for item in [*first_sheets, *second_sheets]:
        page = file.get_destination_page_number(item)
        assert page is not None and f"{item['/Title'].partition(' · ')[0]}\n" in texts[page]


@pytest.mark.thorough
def test_contents_of_many_pages_still_agree_with_the_body() -> None:
    data = render(many_sheets(150, blank=True))
    file, texts = reader(data), page_texts(data)
    front = file.page_labels.index("1")
    assert front >= 3
    body = len(texts) - front
    assert f"Page {body} of {body}" in texts[-1]
    assert roman(front) in texts[front - 1].split()


def test_a_file_without_front_matter_starts_with_the_sheet() -> None:
    texts = page_texts(render(document([filled_sheet(ANSWERS)])))
    assert "Every kind of field" in texts[0] and f"Page 1 of {len(texts)}" in texts[0]


def test_answers_can_be_copied_out_of_a_filled_file_exactly() -> None:
    text = all_words(render(document([filled_sheet(ANSWERS)])))
    for paragraph in ANSWERS["story"].split("\n"):
        assert words(unicodedata.normalize("NFC", paragraph)) in text
    for answer in (ANSWERS["line"], *ANSWERS["things"], "Paint the hall", "1 June 2026", "open still", "14 July 2026"):
        assert answer in text


def test_what_was_chosen_reads_on_and_what_was_not_stays_away() -> None:
    text = all_words(render(document([filled_sheet(ANSWERS)])))
    assert "Several of these A walk, An early night" in text and "Where we are On the way" in text
    assert "How easy 7 of 10, from “hard” to “light”" in text
    assert "✓" not in text and "Tea together" not in text and "Not yet begun" not in text


def test_with_steps_everything_that_was_asked_is_there() -> None:
    text = all_words(render(document([filled_sheet({**ANSWERS, "line": ""})], with_steps=True)))
    assert "✓ A walk Tea together ✓ An early night" in text and "✓ On the way" in text and "✓ No" not in text
    assert EVERY_KIND.steps[1] in text and "A Tuesday." in text
    assert "Left open: The short one" in text


def test_a_mark_on_a_scale_can_be_seen_in_grey() -> None:
    def drawn(mark: int) -> Any:
        return ink(render(document([filled_sheet({"ease": mark})], with_steps=True)))

    assert sum(drawn(7).histogram()[:100]) > 150
    assert drawn(7).tobytes() != drawn(3).tobytes()


def test_a_blank_file_holds_nobodys_words() -> None:
    data = render(many_sheets(3, blank=True))
    text = all_words(data)
    assert not [word for word in WRITTEN if word in text]
    assert "✓" not in text and "Left open" not in text


@pytest.mark.parametrize("paper", a_few(["a4", "letter"], of=2))
@pytest.mark.parametrize("name", Library().exercise_ids())
def test_every_exercise_has_a_worksheet(name: str, paper: Any) -> None:
    exercise = Library().exercise(name)
    found = document([blank_sheet(exercise)])
    assert missing_signs(found) == ()
    texts = page_texts(render(found, paper=paper))
    everything = words(" ".join(texts))
    assert all(words(field.label) in everything for _part, field in exercise.fields())
    assert all(words(step) in everything for step in exercise.steps)
    for text in texts:  # running head, code and title, number: there has to be more than that
        assert len(text.split()) > 12 or "fill" in text or exercise.print in ("letter", "one-by-one")


def test_empty_title_empty_answers_and_an_empty_binder() -> None:
    assert "Left open" not in all_words(render(document([filled_sheet({})], title="")))
    nothing = compose(Binder("Nothing", "", ()))
    assert "There is nothing on these pages yet." in all_words(render(nothing))
    without_front = compose(Binder("Nothing", "", (), title_page=False))
    assert len(reader(render(without_front)).pages) == 1


def test_a_file_says_nothing_about_its_people() -> None:
    file = reader(render(many_sheets(2)))
    assert file.metadata is not None
    assert file.metadata.title == "Workbook pages"
    assert not file.metadata.author and not file.metadata.subject and not file.metadata.creator
    assert file.metadata.creation_date is None or file.metadata.creation_date.year == 2000
    root: Any = file.trailer["/Root"]
    assert root["/Lang"] == "en"
    assert str(root["/ViewerPreferences"]["/DisplayDocTitle"]) == "True"


def test_the_language_of_the_document_is_told_to_readers() -> None:
    root: Any = reader(render(document([filled_sheet({})], language="el"))).trailer["/Root"]
    assert root["/Lang"] == "el"


def fonts_of(data: bytes) -> dict[str, Any]:
    """Every font of a file by its own name."""
    resources: list[Any] = [page["/Resources"] for page in reader(data).pages]
    fonts = [font.get_object() for found in resources for font in found.get("/Font", {}).values()]
    return {str(font["/BaseFont"]): font for font in fonts}


def test_fonts_are_inside_the_file_and_small() -> None:
    data = render(document([filled_sheet(ANSWERS)]))
    fonts = fonts_of(data)
    assert len(fonts) >= 4 and b"Helvetica" not in data
    for name, font in fonts.items():
        inner = font["/DescendantFonts"][0].get_object()
        assert "/FontFile2" in inner["/FontDescriptor"].get_object()
        assert re.fullmatch("/[A-Z]{6}[+][A-Za-z0-9-]+", name) and "/ToUnicode" in font
    assert len(data) < 80_000


def test_two_parts_of_one_font_have_different_names() -> None:
    """Programs that put files together go by these names."""
    first, second = (set(fonts_of(render(document([one_text(words)])))) for words in ("one", "two and three"))
    assert {name[8:] for name in first} == {name[8:] for name in second}
    assert first != second


@pytest.mark.thorough
def test_the_same_document_gives_the_same_bytes_also_in_two_threads_at_once() -> None:
    with ThreadPoolExecutor(4) as pool:
        files = list(pool.map(lambda _turn: render(TWELVE), range(8)))
    assert set(files) == {TWELVE_FILE}


@pytest.mark.parametrize("password", ["river stone", "пароль", "🔑 emoji", "x" * 127])
def test_a_password_opens_the_file_and_nothing_else_does(password: str) -> None:
    data = render(many_sheets(2), password=password)
    file = reader(data)
    assert file.is_encrypted
    encryption: Any = file.trailer["/Encrypt"]
    assert (encryption["/V"], encryption["/R"]) == (5, 6)
    assert not file.decrypt("wrong")
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(data)
    assert any("Paint the hall" in text for text in page_texts(data, password))
    assert b"Paint the hall" not in data


@pytest.mark.parametrize("password", ["", "a\0b", "a\ud800", "ж" * 64])
def test_a_password_that_pdf_cannot_take_is_refused(password: str) -> None:
    with pytest.raises(UnusablePassphrase):
        render(document([filled_sheet({})]), password=password)


@pytest.mark.parametrize("pasted", ["river stone\n", " river stone\r\n", "\ufeffriver stone"])
def test_a_pasted_password_opens_the_file_typed_by_hand(pasted: str) -> None:
    assert reader(render(many_sheets(2), password=pasted)).decrypt("river stone")


def test_cancel_works_at_every_moment() -> None:
    class CancelledAt(CancelToken):
        """Is cancelled when it was looked at `moment` times."""

        def __init__(self, moment: float) -> None:
            super().__init__()
            self.moment = moment
            self.asked = 0

        def raise_if_cancelled(self) -> None:
            if self.asked >= self.moment:
                self.cancel()
            self.asked += 1
            super().raise_if_cancelled()

    never = CancelledAt(math.inf)
    render(TWELVE, token=never)
    assert never.asked > 100
    for moment in (0, 1, never.asked // 3, never.asked // 2, never.asked - 2, never.asked - 1):
        with pytest.raises(Cancelled):
            render(TWELVE, token=CancelledAt(moment))


def test_progress_goes_forward_from_nothing_to_all() -> None:
    told: list[tuple[int, int]] = []
    render(TWELVE, progress=lambda done, of: told.append((done, of)))
    shares = [done for done, _of in told]
    assert {of for _done, of in told} == {100}
    assert shares[0] == 0 and shares[-1] == 100 and len(shares) > 20
    assert all(one < two for one, two in pairwise(shares))


def test_reportlab_is_loaded_only_when_pages_are_asked_for() -> None:
    script = (
        "import sys, trustbook.documents.composing.compose, trustbook.documents.pdf;"
        "print([name for name in ('reportlab', 'pikepdf', 'PySide6', 'babel') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_titles_with_strange_characters_are_right_in_contents_and_outline() -> None:
    strange = msgspec.structs.replace(EVERY_KIND, title="Ünïted (we) <stand> \\ Ελλάδα 漢")
    found = compose(Binder("A & B", "", (BinderChapter("Глава", (blank_sheet(strange), blank_sheet(EVERY_KIND))),)))
    file = reader(render(found))
    outline: Any = file.outline
    _contents, chapter, sheets = outline
    assert chapter["/Title"] == "Глава"
    assert sheets[0]["/Title"] == "Ünïted (we) <stand> \\ Ελλάδα 漢"
    assert "Ünïted (we) <stand> \\ Ελλάδα 漢" in words(page_texts(render(found))[1])


@pytest.mark.parametrize(("number", "letters"), [(1, "i"), (4, "iv"), (9, "ix"), (14, "xiv"), (40, "xl"), (99, "xcix")])
def test_roman_numbers(number: int, letters: str) -> None:
    assert roman(number) == letters


def test_filled_sheets_of_one_exercise_follow_each_other_by_date_with_the_purpose_once() -> None:
    days = [*range(1, 21)]
    weeks = [one_text(f"Week {on} was quiet.", kind="short", on=date(2026, 3, on)) for on in reversed(days)]
    texts = page_texts(render(document(weeks, front=True)))
    body = words(" ".join(texts[1:]))
    assert len(texts) <= 5
    told = [body.index(f"{on} March 2026 Ana Words Week {on} was quiet.") for on in days]
    assert told == sorted(told)
    assert body.count("It shows what each kind") == 1


def test_blank_sheets_start_a_page_each() -> None:
    short = one_text("One.", kind="short")
    assert len(page_texts(render(document([blank_sheet(short.exercise), blank_sheet(short.exercise)])))) == 2


def test_the_foot_of_a_page_that_is_printed_alone_says_its_title_once() -> None:
    sheet = one_text("I rest at ten.")
    binder = Binder("One text", "", (BinderChapter("One text", (sheet,)),), title_page=False)
    (page,) = page_texts(render(compose(binder)))
    assert page.count("One text") == 2, "above all, and in the foot"
