"""Which font draws what."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents.samples import all_words, document, ink, one_text
from trustbook.documents.pdf import missing_signs, render
from trustbook.documents.pdf.fonts import chain
from trustbook.documents.pdf.lines import break_text, line_width, one_line
from trustbook.documents.pdf.shaping.faces import face
from trustbook.documents.pdf.style import ANSWER, LABEL, TITLE
from trustbook.locations import resources

FONTS = resources() / "fonts"
UNKNOWN = "\U00016d40"
"""A letter of a script that none of the fonts has."""
FILES = sorted(FONTS.glob("*.ttf"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_font_has_its_licence_beside_it(file: Path) -> None:
    licence = FONTS / f"{file.stem.split('-')[0]}-OFL.txt"
    assert "SIL OPEN FONT LICENSE" in licence.read_text(encoding="utf-8").upper()


def test_the_fonts_stay_small() -> None:
    assert sum(file.stat().st_size for file in FONTS.iterdir()) < 25_000_000


def test_where_each_font_comes_from_is_told_beside_it() -> None:
    told = (FONTS / "README.md").read_text(encoding="utf-8")
    assert not [file.stem for file in FILES if file.stem.split("-")[0] not in told]


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
    assert {run.font for run in chain(font).runs(letters)} == {font}


def test_a_character_comes_from_the_first_font_that_has_it() -> None:
    signs = ["a", "→", "b", "♥", "c", "☺", "d"]
    runs = [run for word in signs for run in chain("Literata-Regular").runs(word)]
    assert [run.text for run in runs] == signs
    assert [run.font for run in runs if run.font != "Literata-Regular"] == [
        "NotoSansSymbols2-Regular",
        "NotoSansSymbols-Regular",
    ]


def test_what_no_font_has_is_named_as_such() -> None:
    runs = list(chain("NotoSans-Regular").runs(f"{UNKNOWN}x{UNKNOWN}"))
    assert runs == [(None, UNKNOWN), ("NotoSans-Regular", "x"), (None, UNKNOWN)]


def test_invisible_characters_take_no_room_and_are_not_missed() -> None:
    font = chain("Literata-Regular")
    assert font.width("a\u200d\ufe0fb") == font.width("ab")
    assert missing_signs(document([one_text("a\u200d\ufe0fb")])) == ()


@pytest.mark.parametrize("sign", ["q\u0302", "q\u0308", "x\u0302"])
def test_a_mark_sits_on_its_letter(sign: str) -> None:
    """Literata has these letters and these marks, and no place where they meet: a font that has one draws both."""
    ((font, text),) = chain("Literata-Regular").runs(sign)
    assert text == sign and font is not None and face(font).anchors(sign)
    _letter, mark = (glyph for cluster in face(font).shape(sign).clusters for glyph in cluster.glyphs)
    assert mark.advance == 0 and mark.x < 0


def test_pairs_of_letters_are_kerned() -> None:
    font = chain("Literata-Regular")
    assert font.width("AV") < font.width("A") + font.width("V")


def test_three_scripts_in_one_word_are_shaped_each_by_its_rules() -> None:
    runs = list(chain("NotoSans-Regular").runs("abжиकि"))
    assert [run.text for run in runs] == ["ab", "жи", "कि"]


def test_what_no_font_has_is_counted_by_script_and_listed_once_in_order() -> None:
    found = document([one_text(f"शांति, ᚠᚢ 漢字 and ᚠ again 😀 é α я → ♥ {UNKNOWN}")])
    told = [(each.count, each.signs) for each in missing_signs(found)]
    assert told == [(3, ("ᚠ", "ᚢ")), (1, (UNKNOWN,))]


def test_what_no_font_has_is_a_hollow_square_and_can_be_copied_all_the_same() -> None:
    square, unknown = (render(document([one_text(f"before {sign} after")])) for sign in ("□", UNKNOWN))
    assert ink(square).tobytes() == ink(unknown).tobytes()
    assert f"before {UNKNOWN} after" in all_words(unknown)


def test_everything_the_program_itself_says_can_be_drawn() -> None:
    assert missing_signs(document([one_text("")], front=True)) == ()


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\n"), max_size=300), st.floats(60, 450))
def test_no_line_is_wider_than_the_column(text: str, width: float) -> None:
    for style in (ANSWER, LABEL, TITLE):
        widest = max((chain(style.font).word(character).width for character in text), default=0) * style.size
        lines, _starts = break_text(text, style, width)
        assert all(line_width(line, style) <= max(width, widest) + 0.01 for line in lines)


@given(st.text(alphabet="ab -.é→", max_size=400))
def test_breaking_lines_loses_no_letter(text: str) -> None:
    lines, _starts = break_text(text, ANSWER, 120)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_a_long_address_is_divided_after_a_sign_that_allows_it() -> None:
    address = "https://example.org/a-rather-long-path/that-goes-on/and-on?with=values&more=of-them#and-a-place"
    lines, _starts = break_text(address, ANSWER, 200)
    assert "".join(lines) == address and len(lines) > 1
    assert all(line[-1] in "-/?&=._" for line in lines[:-1])


def test_a_running_head_is_shortened_with_an_ellipsis() -> None:
    line = one_line("A title that is much too long for its place", LABEL, 90)
    assert line.endswith("…")
    assert line_width(line, LABEL) <= 90


def test_each_font_file_is_read_once() -> None:
    assert face("NotoSans-Regular") is face("NotoSans-Regular")


def test_a_line_that_was_broken_at_a_space_ends_with_it() -> None:
    """Who copies two lines out of a file, or has them read aloud, needs it."""
    lines, _starts = break_text("It was a long evening, and we stopped. " * 3, ANSWER, 120)
    assert "".join(lines) == ("It was a long evening, and we stopped. " * 3).rstrip()
    assert line_width(lines[0], ANSWER) == line_width(lines[0].rstrip(), ANSWER)
