"""Filled pages of one exercise: what belongs to one occasion, and what comes every week as one table."""

from __future__ import annotations

from typing import Any

import msgspec

from tests.documents.drawn import drawn, with_role
from tests.documents.samples import document, page_texts, plain
from tests.documents.samples import words as one_line
from tests.documents.told_samples import FIRST, WEEK, exercise, field, sheet
from trustbook.documents import nodes
from trustbook.documents.composing.occasions import occasions
from trustbook.documents.nodes import Role
from trustbook.documents.pdf import render
from trustbook.documents.plain import written
from trustbook.documents.sheets import Sheet

ONCE = exercise(field("good"), repeat="once")


def told(*sheets: Sheet) -> list[tuple[tuple[str, int], ...]]:
    """Who wrote on which day, by occasion."""
    return [tuple((each.by, (each.on - FIRST).days) for each in found.sheets if each.on) for found in occasions(sheets)]


def test_what_two_people_write_within_days_belongs_together_and_what_lies_weeks_apart_does_not() -> None:
    weeks = [
        sheet("Ana", 0, good="a"),
        sheet("Ben", 1, good="b"),
        sheet("Ana", 7, good="c"),
        sheet("Ben", 30, good="d"),
    ]
    assert told(*weeks) == [(("Ana", 0), ("Ben", 1)), (("Ana", 7),), (("Ben", 30),)]


def test_the_nearest_days_are_one_occasion() -> None:
    assert told(sheet("Ana", 0, good="a"), sheet("Ana", 5, good="b"), sheet("Ben", 6, good="c")) == [
        (("Ana", 0),),
        (("Ana", 5), ("Ben", 6)),
    ]


def test_what_is_done_once_is_one_occasion_however_long_it_takes() -> None:
    pages = [sheet("Ana", 0, ONCE, good="a"), sheet("Ben", 40, ONCE, good="b"), sheet("", 60, ONCE, good="c")]
    assert told(*pages) == [(("Ana", 0), ("Ben", 40), ("", 60))]


def test_our_page_belongs_to_the_occasion_before_it_unless_that_was_long_ago() -> None:
    pages = [
        sheet("Ana", 0, good="a"),
        sheet("", 2, good="ours"),
        sheet("Ben", 20, good="b"),
        sheet("", 40, good="later"),
    ]
    assert told(*pages) == [(("Ana", 0), ("", 2)), (("Ben", 20),), (("", 40),)]


def test_letters_and_limits_never_stand_side_by_side_but_the_later_below_the_earlier() -> None:
    apart = msgspec.structs.replace(WEEK, open_together=False)
    pages = [sheet("Ana", 3, apart, good="a"), sheet("Ben", 1, apart, good="b"), sheet("", 4, apart, good="ours")]
    assert told(*pages) == [(("Ana", 3), ("Ben", 1), ("", 4))]
    found = [node.text for node in composed(*pages) if isinstance(node, nodes.Label | nodes.Answer)]
    assert [words for words in found if words != "About good"] == [
        "Ben, 5 September",
        "b",
        "Ana, 7 September",
        "a",
        "ours",
    ]
    assert not [node for node in composed(*pages) if isinstance(node, nodes.Beside)]
    later = sheet("Ben", 20, msgspec.structs.replace(apart, repeat="once"), good="b")
    assert len(told(pages[0], later)) == 2, "a letter and its answer weeks later are two"


def test_pieces_of_one_day_are_one_page_and_what_differs_is_not_lost() -> None:
    pieces = [sheet("Ana", 0, good="a"), sheet("Ana", 0, hard="b"), sheet("Ana", 0, good="other")]
    found = occasions(pieces)
    assert [dict(each.sheets[0].answers or {}) for each in found] == [{"good": "a", "hard": "b"}, {"good": "other"}]


def composed(*sheets: Sheet) -> list[nodes.Node]:
    (page,) = document(sheets).sheets()
    return plain(page.nodes)


def test_short_pages_of_several_weeks_are_one_table_and_no_word_is_left_out() -> None:
    pages = [sheet("", week * 7, good=f"good {week}", hard=f"hard {week}", more=f"more {week}") for week in range(3)]
    pages.append(sheet("", 28, good="only this"))
    (table,) = [node for node in composed(*pages) if isinstance(node, nodes.Table)]
    assert [column.text for column in table.columns] == ["Day", "About good", "About hard"]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["4 Sep", "good 0", "hard 0"] and table.rows[0].cells[2].more == (("About more", "more 0", ""),)
    assert rows[3] == ["2 Oct", "only this", ""], "an empty cell stays empty"
    assert sum(isinstance(node, nodes.Paragraph) for node in composed(*pages)) == 1, "the purpose stands there once"


def test_words_never_stand_below_a_mere_day_in_a_table() -> None:
    task = exercise(field("what", core=True), field("until", core=True, kind="date"), field("way"))
    pages = [sheet("", week * 7, task, what="Ring", until="2026-10-01", way="No time.") for week in range(3)]
    (table,) = [node for node in composed(*pages) if isinstance(node, nodes.Table)]
    assert table.rows[0].cells[1].more == (("About way", "No time.", ""),) and not table.rows[0].cells[2].more
    assert "Ring\n      About way: No time.\n" in written(document(pages), "txt")


def test_one_question_of_two_people_has_a_column_for_each() -> None:
    words = "It was the evening at the lake"
    pages = [sheet(name, week * 7, good=f"{words} {name} {week}") for week in range(3) for name in ("Ana", "Ben")]
    (table,) = [node for node in composed(*pages) if isinstance(node, nodes.Table)]
    assert [column.text for column in table.columns] == ["Day", "Ana", "Ben"]
    assert [cell.text for cell in table.rows[1].cells] == ["11 Sep", f"{words} Ana 1", f"{words} Ben 1"]


def test_single_words_of_two_people_stand_in_a_line_for_each_and_no_word_is_parted_from_its_day() -> None:
    pages = [sheet(name, week * 7, good=f"so so {week}") for week in range(9) for name in ("Ana", "Ben")]
    (shown,) = document(pages[:-1]).sheets()
    found = [node for node in shown.nodes if isinstance(node, nodes.Said)]
    said = [
        node.inner.text.replace("\u00a0", " ") for node in found if isinstance(node.inner, nodes.Label | nodes.Answer)
    ]
    assert [node.second for node in found] == [False, False, True, True]
    assert said[0] == "Ana" and said[2] == "Ben" and said[1].startswith("so so 0 (4 Sep)    so so 1 (11 Sep)")
    assert "so so 8" in said[1] and "so so 8" not in said[3], "a week that one left out is not mentioned"
    lines = [line for part in with_role(drawn(document(pages)), Role.ANSWER) for line in part.texts]
    assert len(lines) > 2 and all(line.startswith("so") and line.rstrip().endswith(")") for line in lines)


def test_marks_stand_by_the_week_with_a_dash_for_one_left_out_and_words_below_with_their_days() -> None:
    scales = [field(name, kind="scale", low="low", high="high") for name in ("close", "calm")]
    pulse = exercise(*scales, field("word"))
    marks: list[dict[str, Any]] = [
        {"close": 3, "calm": 4, "word": "Wary"},
        {"close": 5},
        {"close": 6, "calm": 7, "word": "Steady"},
    ]
    found = composed(*(sheet("Ana", week * 14, pulse, **answers) for week, answers in enumerate(marks)))
    (weeks,) = [node for node in found if isinstance(node, nodes.Weeks)]
    assert weeks.days == (("4", "Sep"), ("18", ""), ("2", "Oct")), "the month is named where it changes"
    assert [(row.id, row.label, row.marks) for row in weeks.rows] == [
        ("close", "About close", (3, 5, 6)),
        ("calm", "About calm", (4, None, 7)),
    ]
    (words,) = [node.text for node in found if isinstance(node, nodes.Answer)]
    assert words.replace("\u00a0", " ") == "Wary (4 Sep)    Steady (2 Oct)"
    text = written(document([sheet("Ana", week * 14, pulse, **answers) for week, answers in enumerate(marks)]), "md")
    assert "| About calm | 4 | – | 7 |" in text


def test_long_pages_two_pages_and_talks_are_told_one_by_one() -> None:
    long = [sheet("", week * 7, good="x" * 900) for week in range(3)]
    talks = [sheet("", week * 7, msgspec.structs.replace(WEEK, lifecycle="talk"), good="x") for week in range(3)]
    for pages in (long, talks, long[:2]):
        assert not [node for node in composed(*pages) if isinstance(node, nodes.Table)]
        assert [node.text for node in composed(*pages) if isinstance(node, nodes.Heading)][1:] == [
            "4 September 2026",
            "11 September 2026",
            "18 September 2026",
        ][: len(pages)]


def test_several_marks_of_two_people_are_a_table_with_their_names() -> None:
    scales = exercise(*(field(name, kind="scale", low="low", high="high") for name in ("close", "calm")))
    (table,) = [
        node
        for node in composed(sheet("Ana", 0, scales, close=1, calm=2), sheet("Ben", 0, scales, close=3))
        if isinstance(node, nodes.Table)
    ]
    assert [column.text for column in table.columns] == ["0 = low, 10 = high", "Ana", "Ben"]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["About close", "1", "3"],
        ["About calm", "2", ""],
    ]


def pages_of(*sheets: Sheet) -> list[str]:
    return [one_line(text) for text in page_texts(render(document(sheets)))]


def test_what_goes_on_overleaf_says_again_which_day_it_is_and_whose_answers_these_are() -> None:
    many = exercise(*(field(f"word-{number}") for number in range(20)))
    answers = {f"word-{number}": f"said {number} {'x ' * 90}" for number in range(20)}
    first, *later = pages_of(sheet("Ana", 0, many, **answers), sheet("Ben", 0, many, **answers), sheet("Ana", 90, many))
    assert later and "4 September 2026 Ana Ben" in first and "continued" not in first
    assert all("4 September 2026, continued Ana Ben" in page for page in later[:-1])
    told = " ".join([first, *later])
    assert all(told.count(f"said {number} x") == 2 for number in range(20)), "nothing is lost or said twice"


def test_two_long_answers_side_by_side_are_parted_after_some_lines_and_read_on() -> None:
    text = "\n".join(f"line {number}" for number in range(11))
    pages = [sheet(name, 0, good=f"{name}\n{text}", hard=text, more=text) for name in ("Ana", "Ben")]
    pages += [sheet(name, 30, good=text, hard=text, more=text) for name in ("Ana", "Ben")]
    told = " ".join(pages_of(*pages))
    assert told.count("line 10") == 12 and told.count("line 0") == 12


def test_letters_come_behind_what_goes_on_below_each_other() -> None:
    letter = exercise(field("deed"), {"kind": "letter", "id": "letter", "label": "It"}, print="letter")
    other = msgspec.structs.replace(WEEK, id="other", title="Another page")
    sheets = [sheet("Ana", 0, letter, deed="You rang.", letter={"text": "Dear you."}), sheet("Ana", 1, other, good="a")]
    looks = [(page.look, page.in_contents) for page in document(sheets).sheets()]
    assert looks == [("story", True), ("story", True), ("letter", False)]


def test_the_contents_have_a_line_for_each_exercise_with_its_days_and_where_own_pages_begin() -> None:
    own = msgspec.structs.replace(WEEK.parts[0], id="own", privacy="private")
    mixed = msgspec.structs.replace(WEEK, parts=WEEK.parts)
    private = msgspec.structs.replace(WEEK, parts=(own,))
    sheets = [sheet("Ana", 0, mixed, good="a"), sheet("Ana", 40, mixed, good="b")]
    sheets.append(Sheet(private, frozenset({"own"}), {"good": "only hers"}, FIRST, "Ana", private=True))
    other = msgspec.structs.replace(WEEK, id="other", title="Another page")
    front = document([*sheets, sheet("Ana", 1, other, good="c")], front=True)
    contents = one_line(page_texts(render(front))[1])
    assert "Every kind of field 4 September to 14 October 2026 · own pages: 2 1" in contents
    assert contents.count("Every kind of field") == 1 and "Another page 5 September 2026 1" in contents
