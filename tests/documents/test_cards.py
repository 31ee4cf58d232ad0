"""Pocket cards: four to a sheet, with marks where to cut, and nothing that silently falls off."""

from __future__ import annotations

from typing import Any

import msgspec
import pypdfium2
import pytest

from tests.documents.samples import ANSWERS, EVERY_KIND, all_words, ink, reader
from trustbook.documents.composing.compose import compose
from trustbook.documents.pdf import render
from trustbook.documents.pdf.style import PAPERS, PaperName
from trustbook.documents.sheets import Binder, BinderChapter, PocketCard, page_code
from trustbook.domain.answers import Answers
from trustbook.exercises.model import CardDefinition

CARD = CardDefinition(
    title="When it gets hot",
    lines=("Say stop once.", "Come back when you said."),
    fields=("line", "things", "some", "plan", "again"),
)
EXERCISE = msgspec.structs.replace(EVERY_KIND, card=CARD)


def made(answers: Answers | None, count: int = 4, paper: PaperName = "a4") -> bytes:
    cards = tuple(PocketCard(EXERCISE, answers) for _card in range(count))
    return render(
        compose(Binder("Cards", "", (BinderChapter("Cards", (), cards=cards),), title_page=False)), paper=paper
    )


@pytest.mark.parametrize(("count", "pages"), [(1, 1), (4, 1), (5, 2)])
def test_there_are_four_to_a_sheet(count: int, pages: int) -> None:
    assert len(reader(made(None, count)).pages) == pages


def test_a_blank_card_has_its_lines_and_asks_but_holds_nobodys_words() -> None:
    text = all_words(made(None, 1))
    for words in ("When it gets hot", "Say stop once.", "The short one", "A list", page_code(EXERCISE)):
        assert words in text
    assert "bread and butter" not in text
    assert "more on the page" not in text


def test_a_filled_card_holds_the_answers_in_words() -> None:
    text = all_words(made(ANSWERS, 1))
    for words in ("I <3 you & <b>", "bread and butter", "A walk, An early night", "Paint the hall", "Yes"):
        assert words in text
    assert "more on the page" not in text


def test_what_was_left_open_leaves_room_to_write() -> None:
    open_card, full_card = made({"again": True}, 1), made(ANSWERS, 1)
    assert "A list" in all_words(open_card)
    assert "Left open" not in all_words(open_card)
    assert open_card != full_card


@pytest.mark.thorough
@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("length", [20, 90, 400, 20_000])
def test_a_full_card_ends_with_a_mark_and_says_where_there_is_more(length: int, paper: PaperName) -> None:
    answers: dict[str, Any] = {
        "line": "first " + "word " * length,
        "things": ["second " + "thing " * length],
        "again": True,
    }
    data = made(answers, 4, paper)
    text = all_words(data)
    for words in ("The short one", "A list", "Several of these", "A plan", "Once more?", "first", "second"):
        assert words in text, "every field is begun"
    assert (" …" in text) == ("There is more on the page in the workbook." in text) == (length > 60)
    assert not outside_of_cards(data, paper)


def outside_of_cards(data: bytes, paper: PaperName) -> list[str]:
    """Letters nearer than 6 mm to the edge of the card that they stand on."""
    size = PAPERS[paper]
    pdf = pypdfium2.PdfDocument(data)
    found = []
    for page in pdf:
        text = page.get_textpage()
        for index in range(text.count_chars()):
            if not text.get_text_range(index, 1).strip():
                continue
            left, bottom, right, top = text.get_charbox(index)
            for low, high, length in ((left, right, size.width / 2), (bottom, top, size.height / 2)):
                if int(low // length) != int(high // length) or low % length < 17 or high % length > length - 17:
                    found.append(text.get_text_range(index, 1))
        text.close()
        page.close()
    pdf.close()
    return found


def test_marks_show_where_to_cut() -> None:
    picture = ink(made(None, 4))
    width, height = picture.size
    for place in ((width // 2, 5), (width // 2, height // 2), (5, height // 2), (width - 5, height // 2)):
        x, y = place
        around = [picture.getpixel((x + dx, y + dy)) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
        assert min(around) < 240, place


def test_an_exercise_without_a_card_makes_none() -> None:
    cards = (PocketCard(EVERY_KIND), PocketCard(EXERCISE))
    data = render(compose(Binder("Cards", "", (BinderChapter("Cards", (), cards=cards),), title_page=False)))
    assert all_words(data).count("When it gets hot") == 1


def test_fields_that_a_shared_copy_does_not_have_are_left_out() -> None:
    part = msgspec.structs.replace(EXERCISE.parts[0], fields=EXERCISE.parts[0].fields[:2])
    card = PocketCard(msgspec.structs.replace(EXERCISE, parts=(part,)), {"line": "only this"})
    text = all_words(
        render(compose(Binder("Cards", "", (BinderChapter("Cards", (), cards=(card,)),), title_page=False)))
    )
    assert "only this" in text and "A plan" not in text
