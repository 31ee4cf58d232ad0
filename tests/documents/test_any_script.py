"""Text in any script: what is seen, where lines end, and what is copied out of a file."""

from __future__ import annotations

import unicodedata
from itertools import accumulate

import pytest

from tests.documents.samples import all_words, document, ink, one_text, poppler_words, reader
from trustbook.documents.pdf import missing_signs, render
from trustbook.documents.pdf.lines import Line, break_text, line_width
from trustbook.documents.pdf.shaping.bidi import in_visual_order, levels
from trustbook.documents.pdf.shaping.breaks import parts
from trustbook.documents.pdf.shaping.clusters import clusters
from trustbook.documents.pdf.shaping.faces import Face, face
from trustbook.documents.pdf.shaping.glyph_runs import run_of
from trustbook.documents.pdf.shaping.turning import TurnedLine, turned
from trustbook.documents.pdf.style import ANSWER

LEFT_TO_RIGHT = {
    "Latin": "AVATAR, Toffee, efficient: łódź Đường ệ q̈",
    "Greek": "Ελληνικά, ἄνθρωπος",
    "Cyrillic": "Прости меня, будь ласка",
    "Devanagari": "नमस्ते मैं क्षमा चाहता हूँ किताब क्षत्रिय विश्वास श्री",
    "Thai": "สวัสดีครับ ฉันขอโทษที่ทำให้คุณเสียใจ น้ำใจ",
    "Chinese": "我很抱歉，昨天晚上我没有说实话。",
    "Japanese": "昨日の夜は本当にごめんなさい。",
    "Korean": "어젯밤에 정말 미안했어요.",
    "emoji": "😀 👍🏽 👨‍👩‍👧‍👦 🇩🇪 ❤️ 1️⃣",
    "many in one word": "abжиकि漢é",
}
RIGHT_TO_LEFT = {
    "Hebrew": "שלום עולם אני מצטער",
    "Arabic": "مرحبا بالعالم أنا آسف جدا",
    "ligatures": "لا إله إلا الله",
    "Hebrew with vowel points": "שָׁלוֹם עוֹלָם אֲנִי מִצְטַעֵר בּוֹאִי נַתְחִיל",
    "Arabic with vowel signs": "أَنَا آسِفٌ جِدًّا وَأُرِيدُ أَنْ نَبْدَأَ مَعًا",
}


def squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split())


def test_text_of_every_script_is_copied_as_it_was_written() -> None:
    """Read by PDFium, by Poppler and by pypdf."""
    every = LEFT_TO_RIGHT | RIGHT_TO_LEFT
    found = document([one_text("\n".join(every.values()))])
    assert missing_signs(found) == ()
    data = render(found)
    for text in map(squeezed, (all_words(data), poppler_words(data))):
        assert [script for script, words in every.items() if squeezed(words) not in text] == []
    pages = squeezed(folded(" ".join(page.extract_text() for page in reader(data).pages)))
    assert [script for script, words in every.items() if squeezed(folded(words)) not in pages] == []


def folded(text: str) -> str:
    """Written as one character or as two, it is the same: pypdf reads a Thai vowel as the two signs it is drawn as."""
    return unicodedata.normalize("NFKC", text)


class Numbers:
    """Counts glyphs."""

    def __init__(self, font: Face) -> None:
        self.face = font
        self.codes: dict[tuple[int, str], str] = {}
        self.texts: list[str] = []

    def number(self, glyph: int, text: str) -> int:
        self.texts.append(text)
        return len(self.texts)


@pytest.mark.parametrize(
    ("font", "word"),
    [("NotoSansHebrew-Regular", "שָׁלוֹם"), ("NotoNaskhArabic-Regular", "جِدًّا"), ("NotoNaskhArabic-Regular", "لله")],
)
def test_what_goes_from_right_to_left_has_one_character_a_glyph_and_its_points_where_the_shaper_puts_them(
    font: str, word: str
) -> None:
    shaped, numbers = face(font).shape(word, rtl=True), Numbers(face(font))
    run = run_of(shaped, numbers)
    letters = [text for text in numbers.texts if text != " "]
    assert "".join(letters) == word[::-1] and max(map(len, letters)) == 1
    glyphs = [glyph for cluster in shaped.clusters for glyph in cluster.glyphs]
    pens = accumulate((glyph.advance for glyph in glyphs), initial=0)
    points = [(pen + glyph.x, glyph.y) for glyph, pen in zip(glyphs, pens, strict=False) if not glyph.advance]
    units = face(font).units
    assert [(round(mark.x * units), round(mark.y * units)) for mark in run.marks] == points


def test_words_are_found_one_by_one_where_marks_stand_above_them() -> None:
    text = all_words(render(document([one_text(LEFT_TO_RIGHT["Devanagari"])])))
    assert LEFT_TO_RIGHT["Devanagari"] in text


def test_subsets_are_small() -> None:
    hanzi = "".join(map(chr, range(0x4E00, 0x4E00 + 3000)))
    usual = len(render(document([one_text("A word.")])))
    with_all = len(render(document([one_text("\n".join(LEFT_TO_RIGHT.values()))])))
    assert with_all - usual < 60_000
    data = render(document([one_text(hanzi)]))
    assert len(data) - usual < 900_000
    assert set(hanzi) <= set(all_words(data)) & set(poppler_words(data))


def test_three_thousand_different_characters_fill_lines_without_spaces() -> None:
    lines, _starts = break_text("漢字" * 200, ANSWER, 200)
    assert "".join(lines) == "漢字" * 200
    full = [line_width(line, ANSWER) for line in lines[:-1]]
    assert min(full) > 200 - 2 * ANSWER.size and max(full) <= 200


@pytest.mark.parametrize("text", ["我很抱歉，昨天晚上。" * 30, "「ごめん」、っと言った。" * 30])
def test_no_line_begins_with_a_sign_that_closes_nor_ends_with_one_that_opens(text: str) -> None:
    for width in range(60, 100, 4):
        lines, _starts = break_text(text, ANSWER, width)
        assert not [line for line in lines if line[0] in "，。、」っ" or line[-1] == "「"]


def test_text_without_spaces_is_divided_between_signs_only() -> None:
    text = "ฉันขอโทษที่ทำให้คุณเสียใจเราจะเริ่มต้นใหม่ด้วยกันทุกวัน" * 3
    lines, _starts = break_text(text, ANSWER, 120)
    assert "".join(lines) == text and len(lines) > 3
    assert [sign for line in lines for sign in clusters(line)] == list(clusters(text))


THAI = ("เมื่อคืน", "นี้", "ผม", "ไม่", "ได้", "พูด", "ความจริง", "กับ", "คุณ", "และ", "ผม", "เสียใจ", "มาก")
"""“Last night I did not tell you the truth and I am very sorry”, word by word."""


def test_lines_of_thai_end_where_words_end() -> None:
    ends = set(accumulate(map(len, THAI)))
    for width in range(60, 200, 10):
        lines, _starts = break_text("".join(THAI), ANSWER, width)
        assert len(lines) > 1 and "".join(lines) == "".join(THAI)
        assert set(accumulate(map(len, lines))) <= ends | {len("เมื่อ")}, width


def test_a_thai_name_that_no_list_has_stays_whole_and_a_long_one_is_divided_between_signs() -> None:
    assert parts("กับฬฮฆฌฑและ") == ["กับ", "ฬฮฆฌฑ", "และ"]
    assert parts("ฬฮฆ" * 9) == list("ฬฮฆ" * 9)
    assert parts("ดีๆ") == ["ดีๆ"]


def visual(line: Line) -> str:
    found = turned(line)
    assert isinstance(found, TurnedLine)
    return "".join(piece.text[::-1] if piece.rtl else piece.text for piece in found.pieces)


def test_numbers_names_and_brackets_stand_where_a_reader_of_hebrew_looks_for_them() -> None:
    assert visual("אמר Robin (כן) 123 פעמים") == "םימעפ 123 )ןכ( Robin רמא"
    assert visual("he said (שלום) twice") == "he said (םולש) twice"


def test_what_is_isolated_changes_nothing_around_it() -> None:
    plain = levels("a \u2068שלום\u2069 (b) 1").each
    assert plain[-5:] == [0] * 5
    assert levels("א \u2068abc\u2069 1").each[-1] == 2


@pytest.mark.parametrize(
    ("text", "base", "expected"),
    [
        ("a(ב)c", 0, [0, 0, 1, 0, 0]),
        ("א(b)ג", 1, [1, 1, 2, 1, 1]),
        ("א(b)c", 1, [1, 1, 2, 1, 2]),
        ("1-2 א", 1, [2, 2, 2, 1, 1]),
        ("א1,2%", 1, [1, 2, 2, 2, 2]),
        ("ا1-2", 1, [1, 2, 1, 2]),
        ("a\u202eb\u202cc", 0, [0, 0, 1, 1, 0]),
        ("a\u2067b\u2069c", 0, [0, 0, 2, 0, 0]),
    ],
)
def test_levels_are_those_of_the_standard(text: str, base: int, expected: list[int]) -> None:
    assert levels(text, base).each == expected


def test_runs_are_turned_round_from_the_deepest_level_up() -> None:
    assert "".join(in_visual_order(list(zip([0, 1, 2, 2, 1, 0], "abcdef", strict=True)))) == "aecdbf"


def test_a_paragraph_of_hebrew_ends_at_the_right_edge_and_one_of_english_begins_at_the_left() -> None:
    hebrew, english = (ink(render(document([one_text(text)]))) for text in ("שלום", "Peace"))
    top, bottom = int(hebrew.height * 0.2), int(hebrew.height * 0.9)
    right = (hebrew.width * 3 // 4, top, hebrew.width, bottom)
    assert min(hebrew.crop(right).tobytes()) < 150 < min(english.crop(right).tobytes())


def test_lines_of_hebrew_keep_the_order_of_reading() -> None:
    text = "אני מצטער על מה שקרה אתמול בערב ואני רוצה להתחיל מחדש"
    lines, starts = break_text(text, ANSWER, 120)
    assert "".join(lines) == text and starts == [0] and len(lines) > 1
    assert all(isinstance(line, TurnedLine) and line.rtl for line in lines)
    assert all(line_width(line, ANSWER) <= 120 for line in lines)


def test_arabic_letters_are_joined() -> None:
    alone = sum(face("NotoNaskhArabic-Regular").shape(letter, rtl=True).width for letter in "سلام")
    assert face("NotoNaskhArabic-Regular").shape("سلام", rtl=True).width < alone


@pytest.mark.parametrize("sign", ["👍🏽", "👨‍👩‍👧‍👦", "🇩🇪", "1️⃣"])
def test_an_emoji_of_several_characters_is_one_glyph(sign: str) -> None:
    assert list(clusters(sign + "a")) == [sign, "a"]
    (cluster,) = face("NotoEmoji-Regular").shape(sign).clusters
    assert len(cluster.glyphs) == 1 and cluster.text == sign


def test_a_long_word_of_letters_with_marks_is_divided_between_letters() -> None:
    text = "q̈" * 200
    lines, _starts = break_text(text, ANSWER, 200)
    assert "".join(lines) == text and all(line.endswith("\u0308") for line in lines)
