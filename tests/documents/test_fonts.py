"""Which font draws what."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents.samples import all_words, document, one_text
from trustbook.documents.pdf import missing_characters, render
from trustbook.documents.pdf.fonts import chain, face
from trustbook.documents.pdf.lines import break_text, line_width, one_line
from trustbook.documents.pdf.style import ANSWER, LABEL, TITLE
from trustbook.locations import resources

FONTS = resources() / "fonts"
FILES = sorted(FONTS.glob("*.ttf"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_font_has_its_licence_beside_it(file: Path) -> None:
    licence = FONTS / f"{file.stem.split('-')[0]}-OFL.txt"
    assert "SIL OPEN FONT LICENSE" in licence.read_text(encoding="utf-8").upper()


def test_the_fonts_stay_small() -> None:
    assert sum(file.stat().st_size for file in FILES) < 6_000_000


@pytest.mark.parametrize("font", ["Literata-Regular", "Literata-SemiBold", "Literata-Italic", "NotoSans-Regular"])
@pytest.mark.parametrize(
    "letters",
    [
        "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿĀāĂăĄąĆćČčĎďĐđĘęĚěĞğİıŁłŃńŇňŐőŒœŘřŚśŞşŠšŢţŤťŰűŹźŻżŽžẞȘșȚț",
        "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ",
        "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюяІіЇїЄєҐґЎўЂђЈјЉљЊњЋћЏџ",
        "“”„‘’‚«»‹›–—…•·€£½¼§°",
    ],
    ids=["Latin", "Greek", "Cyrillic", "signs"],
)
def test_latin_greek_and_cyrillic_are_drawn_in_the_font_itself(font: str, letters: str) -> None:
    assert chain(font).runs(letters) == ((font, letters),)


def test_a_character_comes_from_the_first_font_that_has_it() -> None:
    runs = chain("Literata-Regular").runs("a → b ♥ c ☺ d")
    assert "".join(text for _font, text in runs) == "a → b ♥ c ☺ d"
    assert [font for font, _text in runs if font != "Literata-Regular"] == [
        "NotoSansSymbols2-Regular",
        "NotoSansSymbols-Regular",
    ]


def test_what_no_font_has_is_a_hollow_square() -> None:
    assert "".join(text for _font, text in chain("NotoSans-Regular").runs("漢x字")) == "□x□"


def test_invisible_characters_take_no_room_and_are_not_missed() -> None:
    assert chain("Literata-Regular").runs("a\u200d\ufe0fb") == (("Literata-Regular", "ab"),)
    assert missing_characters(document([one_text("a\u200d\ufe0fb")])) == ()


def test_a_mark_stays_with_its_letter() -> None:
    """Letter and mark without a common form: both drawn by one font where that is possible."""
    runs = chain("NotoSans-Regular").runs("q\u0302x")
    assert runs == (("NotoSans-Regular", "q\u0302x"),)


def test_characters_that_no_font_has_are_listed_once_in_order() -> None:
    found = document([one_text("शांति, 漢字 and 漢 again 😀 é α я → ♥")])
    assert missing_characters(found) == tuple(dict.fromkeys("शांति漢字😀"))


def test_characters_that_no_font_has_are_seen_on_the_page() -> None:
    text = all_words(render(document([one_text("before 漢字 after")])))
    assert "before □□ after" in text


def test_everything_the_program_itself_says_can_be_drawn() -> None:
    assert missing_characters(document([one_text("")], front=True)) == ()


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\n"), max_size=300), st.floats(60, 450))
def test_no_line_is_wider_than_the_column(text: str, width: float) -> None:
    for style in (ANSWER, LABEL, TITLE):
        widest = max((chain(style.font).word(character)[0] for character in text), default=0) * style.size
        lines, _starts = break_text(text, style, width)
        assert all(line_width(line, style) <= max(width, widest) + 0.01 for line in lines)


@given(st.text(alphabet="ab -.é→", max_size=400))
def test_breaking_lines_loses_no_letter(text: str) -> None:
    lines, _starts = break_text(text, ANSWER, 120)
    drawn = "".join(line if isinstance(line, str) else "".join(piece for _font, piece in line) for line in lines)
    assert drawn.replace(" ", "") == text.replace(" ", "")


def test_a_long_address_is_divided_after_a_sign_that_allows_it() -> None:
    address = "https://example.org/a-rather-long-path/that-goes-on/and-on?with=values&more=of-them#and-a-place"
    lines, _starts = break_text(address, ANSWER, 200)
    plain = [line for line in lines if isinstance(line, str)]
    assert "".join(plain) == address and len(plain) > 1
    assert all(line[-1] in "-/?&=._" for line in plain[:-1])


def test_a_running_head_is_shortened_with_an_ellipsis() -> None:
    line = one_line("A title that is much too long for its place", LABEL, 90)
    assert isinstance(line, str) and line.endswith("…")
    assert line_width(line, LABEL) <= 90


def test_each_font_file_is_read_once() -> None:
    assert face("NotoSans-Regular") is face("NotoSans-Regular")
