"""The weekly pulse on paper: every value in a table, with a small line in each row, and charts of what both marked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from tests.documents.drawn import drawn, with_role
from tests.documents.samples import all_words, reader
from tests.documents.structure import Structure
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
    assert said[:12] == ["0", "1", "2", "3", "–", "5", "6", "7", "8", "9", "10", "0"], (
        "a quarter of a year in one table"
    )


def test_a_month_is_named_where_it_changes_and_a_day_is_never_parted_from_its_word() -> None:
    words = tuple((week, f"Word{place}") for place, week in enumerate(WEEKS))
    parts = list(drawn(compose(binder(replace(SHEET, words=(("Robin", words),))))))
    heads = [" ".join(part.texts) for part in with_role(parts, Role.COLUMN_HEAD)]
    assert heads[:9] == ["0 to 10", "Sep 7", "14", "21", "28", "Oct 5", "12", "19", "26"]
    lines = [line for part in with_role(parts, Role.PARAGRAPH) for line in part.texts if "Word" in line]
    assert len(lines) > 1
    assert all(line.startswith("Word") and line.count("Word") == line.count(")") for line in lines)


def test_only_what_both_marked_has_a_chart_of_its_own_which_says_in_words_what_it_shows() -> None:
    parts = list(drawn(compose(binder(SHEET))))
    told = [part.meaning.alternative for part in with_role(parts, Role.FIGURE) if "0 to 10" in part.meaning.alternative]
    assert len(told) == 1 and "Robin 0, 1, 2, 3, –, 5" in told[0] and "Alex –" in told[0]
    own = replace(SHEET, questions=(EASE,))
    small = [part for part in with_role(drawn(compose(binder(own))), Role.FIGURE) if part.meaning.alternative]
    assert [part.meaning.alternative for part in small] == ["The same marks as a small line."]
    assert small[0].box.right - small[0].box.left == 75.0


def test_the_small_line_of_a_row_stands_in_a_cell_of_its_own_and_each_row_has_as_many() -> None:
    structure = Structure(render(compose(binder(SHEET))))
    (table,) = structure.root.all("Table")
    rows = table.all("TR")
    assert [len(row.all("TH", "TD")) for row in rows] == [1 + len(WEEKS) + 1] * 4
    figures = [row.all("TD")[-1].all("Figure") for row in rows[1:]]
    assert all(len(found) == 1 and found[0].alternative and found[0].pages for found in figures), "drawn, and said"


def test_where_nothing_was_marked_there_is_no_empty_chart_and_no_word_on_marks() -> None:
    bare = replace(SHEET, questions=(replace(EASE, lines=()), replace(HOPE, lines=())))
    parts = list(drawn(compose(binder(bare))))
    assert not list(with_role(parts, Role.FIGURE, Role.TABLE))
    said = " ".join(line for part in parts for line in part.texts)
    assert "Patchwork" in said and "0 is the low end" not in said


def test_many_weeks_stand_in_several_tables_each_of_which_names_its_month() -> None:
    weeks = tuple(date(2026, 1, 5) + timedelta(weeks=week) for week in range(44))
    long = replace(
        SHEET, weeks=weeks, questions=(PulseQuestionSheet("At ease", (MarksOfWeeks("Robin", ((weeks[9], 4),)),)),)
    )
    parts = list(drawn(compose(binder(long))))
    rows = [part for part in with_role(parts, Role.ROW) if part.texts == []]
    heads = [" ".join(part.texts) for part in with_role(parts, Role.COLUMN_HEAD)]
    firsts = [after for head, after in pairwise(heads) if head == "0 to 10"]
    assert len(firsts) > 1 and all(len(first.split()) == 2 for first in firsts) and rows
    marks = [part for part in with_role(parts, Role.CELL) if part.texts in (["–"], ["4"])]
    assert len(marks) == 44


def test_two_people_are_told_apart_by_the_drawing_without_any_colour() -> None:
    hope = replace(HOPE, lines=(HOPE.lines[0], replace(HOPE.lines[1], second=False)))
    alike = replace(SHEET, questions=(EASE, hope))
    assert lines_of(SHEET) > lines_of(alike), "the second line is dashes"
