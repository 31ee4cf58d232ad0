"""A letter that was written is a letter on paper too: on a sheet of its own, with nothing of the program on it."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import msgspec
import pytest

from tests.documents.drawn import Part, Recorder, record
from tests.documents.samples import DAY
from trustbook.documents.composing.compose import compose
from trustbook.documents.composing.compose_letters import only_letters
from trustbook.documents.document import Document
from trustbook.documents.pdf.style import PAPERS, PaperName
from trustbook.documents.sheets import Binder, BinderChapter, Sheet, blank_sheet
from trustbook.exercises.model import Exercise

LETTER = msgspec.convert(
    {
        "id": "thanks", "chapter": "celebrating", "version": 1, "title": "A title", "minutes": 5, "rhythm": "once",
        "purpose": "A purpose.", "steps": ["A step."], "print": "letter", "lifecycle": "letter",
        "parts": [{"id": "mine", "title": "A part", "who": "each", "privacy": "offer", "fields": [
            {"kind": "short", "id": "deed", "label": "A question"},
            {"kind": "letter", "id": "words", "label": "A label", "core": True, "greeting": "Dear …"},
        ]}],
    },
    Exercise,
)  # fmt: skip
BLOCKS = {"date": "3 May", "salutation": "Dear Kim,", "text": "One.\n\nTwo.", "closing": "Yours", "name": "Robin"}
PARAGRAPH = "It rained and we stood under the bridge until the trains stopped, and nobody said a word about it. " * 3


def pages(letter: Any, *, large: bool = False, private: bool = True, **more: Any) -> Document:
    sheet = Sheet(LETTER, frozenset({"mine"}), {"words": letter, **more}, DAY, "Robin", private=private)
    return compose(Binder("Pages", "", (BinderChapter("A chapter", (sheet,)),), title_page=False, large=large))


def words_on(recorder: Recorder, page: int) -> list[str]:
    return [words for part in recorder.parts if part.page == page for words in part.texts if words]


def block(recorder: Recorder, name: str) -> list[Part]:
    return [part for part in recorder.parts if part.meaning.column == name]


def lines_on(recorder: Recorder, page: int) -> int:
    return sum(len(part.texts) for part in recorder.parts if part.page == page and not part.is_decoration)


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("large", [False, True])
def test_a_letter_stands_alone_on_its_sheet(paper: PaperName, large: bool) -> None:
    recorder = record(pages(BLOCKS, large=large), paper)

    assert recorder.pages == 1
    assert words_on(recorder, 1) == ["3 May", "Dear Kim,", "One.", "Two.", "Yours", "Robin"]
    assert not recorder.decorations and not any(part.shapes for part in recorder.parts)


def test_its_measures_are_those_of_a_letter() -> None:
    recorder = record(pages(BLOCKS))
    (day,), (salutation,), (name,) = (block(recorder, each) for each in ("date", "salutation", "name"))
    first, second = block(recorder, "text")
    (closing,) = block(recorder, "closing")

    assert PAPERS["a4"].height - day.box.top == pytest.approx(104)
    assert {round(part.box.right - part.box.left) for part in recorder.parts} == {372}
    assert day.box.left + day.box.right == pytest.approx(PAPERS["a4"].width)  # in the middle of the paper
    assert first.box.top - first.box.bottom == pytest.approx(21)
    assert salutation.box.bottom - first.box.top == pytest.approx(first.box.bottom - second.box.top)
    assert closing.box.bottom - name.box.top == pytest.approx(30)  # for a hand


def test_the_other_answers_stand_on_a_page_before_it_without_the_letter() -> None:
    recorder = record(pages(BLOCKS, deed="You rang."))

    assert recorder.pages == 2
    before = words_on(recorder, 1)
    assert "A question" in before and "You rang." in before
    assert "A label" not in before and "Dear Kim," not in before


def test_only_the_letter_can_be_put_on_paper() -> None:
    sheet = Sheet(LETTER, frozenset({"mine"}), {"words": BLOCKS, "deed": "You rang."}, DAY, "Robin")
    recorder = record(compose(Binder("Pages", "", (BinderChapter("", (only_letters(sheet),)),), title_page=False)))

    assert recorder.pages == 1
    assert "You rang." not in words_on(recorder, 1)


def test_a_letter_that_is_only_a_text_gets_the_day_of_its_page_and_room_to_sign() -> None:
    recorder = record(pages("Dear Kim,\n\nOne\ntwo.\n\nRobin"))

    assert words_on(recorder, 1) == ["3 May 2026", "Dear Kim,", "One", "two.", "Robin"]
    (name,), *_rest = block(recorder, "name"), None
    assert block(recorder, "text")[-1].box.bottom - name.box.top == pytest.approx(30)


@pytest.mark.parametrize("text", ["I slept until six.", "One.\n\nI slept until six.", "One.\n\nYou said “yes”"])
def test_a_last_sentence_is_taken_for_no_name(text: str) -> None:
    recorder = record(pages(text))

    assert not block(recorder, "name")
    assert words_on(recorder, 1)[1:] == text.split("\n\n")


@pytest.mark.thorough
@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("paragraphs", range(4, 22))
@pytest.mark.parametrize("large", [False, True])
def test_a_long_letter_has_numbers_from_the_second_sheet_and_some_lines_on_the_last(
    paper: PaperName, paragraphs: int, large: bool
) -> None:
    letter = {**BLOCKS, "text": "\n\n".join([PARAGRAPH] * paragraphs)}
    recorder = record(pages(letter, large=large), paper)

    numbers = {part.page: part.texts for part in recorder.parts if part.is_decoration and part.texts}
    assert numbers == {page: [str(page)] for page in range(2, recorder.pages + 1)}
    assert recorder.pages == 1 or lines_on(recorder, recorder.pages) >= 4
    (closing,), (name,) = block(recorder, "closing"), block(recorder, "name")
    assert closing.page == name.page
    assert all(part.box.bottom >= 60 for part in recorder.parts if not part.is_decoration)


def test_nothing_of_a_long_letter_is_lost_or_said_twice() -> None:
    text = "\n\n".join(f"{number}. {PARAGRAPH}" for number in range(40))
    recorder = record(pages({**BLOCKS, "text": text}))

    told = [words for part in block(recorder, "text") for words in part.texts]
    assert " ".join(told).split() == text.split()


def test_large_print_is_larger_in_a_wider_column() -> None:
    usual, large = record(pages(BLOCKS)), record(pages(BLOCKS, large=True))

    assert block(large, "name")[0].box.left < block(usual, "name")[0].box.left
    height = [part.box.top - part.box.bottom for part in (*block(usual, "name"), *block(large, "name"))]
    assert height[1] == pytest.approx(height[0] * 18 / 13)


def test_letters_of_several_days_each_have_a_sheet_and_share_none() -> None:
    sheets = tuple(
        Sheet(LETTER, frozenset({"mine"}), {"words": {**BLOCKS, "name": name}}, DAY, name) for name in ("Ana", "Kim")
    )
    recorder = record(compose(Binder("Pages", "", (BinderChapter("", sheets),), title_page=False)))

    by_page = {page: list(parts) for page, parts in groupby(recorder.parts, lambda part: part.page)}
    assert [by_page[page][-1].texts for page in by_page] == [["Ana"], ["Kim"]]


def test_a_letter_knows_who_it_is_for_so_that_it_shares_no_back_of_a_sheet() -> None:
    private, shared = pages(BLOCKS), pages(BLOCKS, private=False)

    assert [(sheet.for_one, sheet.for_both) for sheet in private.sheets()] == [(True, False)]
    assert [(sheet.for_one, sheet.for_both) for sheet in shared.sheets()] == [(False, True)]


def test_a_blank_page_still_has_room_to_write_a_letter_by_hand() -> None:
    document = compose(Binder("Pages", "", (BinderChapter("", (blank_sheet(LETTER),)),), title_page=False))

    assert [sheet.look for sheet in document.sheets()] == ["normal"]
    assert "Dear …" in list(document.texts())
