"""The weekly pulse on paper: charts that say in words what they show, and every value in a table."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tests.documents.drawn import drawn, with_role
from tests.documents.samples import all_words, reader
from trustbook.documents.composing.compose import compose
from trustbook.documents.nodes import Role
from trustbook.documents.pdf import render
from trustbook.documents.sheets import Binder, BinderChapter, MarksOfWeeks, PulseQuestionSheet, PulseSheet

WEEKS = tuple(date(2026, 9, 7) + timedelta(weeks=week) for week in range(12))
MARKS = tuple((week, place % 11) for place, week in enumerate(WEEKS) if place != 4)
HOPE = PulseQuestionSheet("Hope for us", (MarksOfWeeks("Robin", MARKS), MarksOfWeeks("Alex", MARKS[6:9], second=True)))
EASE = PulseQuestionSheet("At ease", (MarksOfWeeks("Robin", MARKS),))
SHEET = PulseSheet("Weekly pulse", "Robin and Alex", WEEKS, (EASE, HOPE), (("Robin", ((WEEKS[0], "Patchwork"),)),))


def binder(sheet: PulseSheet) -> Binder:
    return Binder("Weekly pulse", "", (BinderChapter("", (), pulse=sheet),), title_page=False)


def lines_of(sheet: PulseSheet) -> int:
    """How many straight lines its page has."""
    content = reader(render(compose(binder(sheet)))).pages[0].get_contents()
    assert content is not None
    return content.get_data().count(b" l S")


def test_every_value_stands_in_a_table_and_a_week_left_out_is_a_dash() -> None:
    data = render(compose(binder(SHEET)))
    text = all_words(data)
    assert len(reader(data).pages) == 1
    assert "Patchwork" in text and "Hope for us, Alex" in text and "not a tested scale" in " ".join(text.split())
    cells = with_role(drawn(compose(binder(SHEET))), Role.CELL)
    said = ["".join(part.texts) for part in cells]
    assert said[:8] == ["0", "1", "2", "3", "–", "5", "6", "7"], "eight weeks, then the next table"


def test_a_month_is_named_where_it_changes_and_a_day_is_never_parted_from_its_word() -> None:
    words = tuple((week, f"Word{place}") for place, week in enumerate(WEEKS))
    parts = list(drawn(compose(binder(replace(SHEET, words=(("Robin", words),))))))
    heads = ["".join(part.texts).replace("\u00a0", " ") for part in with_role(parts, Role.COLUMN_HEAD)]
    assert heads[:9] == ["Week of", "7 Sep", "14", "21", "28", "5 Oct", "12", "19", "26"]
    lines = [line for part in with_role(parts, Role.PARAGRAPH) for line in part.texts if "Word" in line]
    assert len(lines) > 1
    assert all(line.startswith("Word") and line.count("Word") == line.count(")") for line in lines)


def test_each_chart_says_in_words_what_it_shows_gaps_and_all() -> None:
    figures = [part.meaning.alternative for part in with_role(drawn(compose(binder(SHEET))), Role.FIGURE)]
    told = [words for words in figures if words]
    assert len(told) == 2
    assert "Robin 0, 1, 2, 3, –, 5" in told[0] and "Alex" not in told[0] and "Alex –" in told[1]


def test_two_people_are_told_apart_by_the_drawing_without_any_colour() -> None:
    hope = replace(HOPE, lines=(HOPE.lines[0], replace(HOPE.lines[1], second=False)))
    alike = replace(SHEET, questions=(EASE, hope))
    assert lines_of(SHEET) > lines_of(alike), "the second line is dashes"
