"""Every way in which a definition can be broken is refused, with the file and a line or key."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exercises.made_definition import GOOD, NEW_KINDS, library_with
from trustbook.domain.problems import BrokenDefinition


@pytest.mark.parametrize("text", [GOOD, GOOD + NEW_KINDS], ids=["without the newer kinds", "with them"])
def test_the_definition_that_the_others_are_made_from_is_whole(tmp_path: Path, text: str) -> None:
    library = library_with(tmp_path, text)
    assert library.problems() == ()
    assert library.exercise("good").who == "both"


# what is wrong: (text to replace, replacement, text on the line that is named, key that is named, piece of the message)
BROKEN = {
    "a quotation mark is missing": ('title = "Mine"', 'title = "Mine', 'title = "Mine', "column", "Illegal character"),
    "a key stands twice": ('rhythm = "Once"', "minutes = 6", "minutes = 6", "column", "overwrite"),
    "a key is unknown": ("minutes = 5", "minutes = 5\ncolour = 3", "", "", "unknown field `colour`"),
    "a key of a field is unknown": (
        "core = true\nstep",
        "linez = 2\nstep",
        '[[parts.fields]]\nid = "line"',
        "parts[0].fields[0]",
        "linez",
    ),
    "what protects is left out of the short form": (
        'label = "Pick"',
        'label = "Pick"\nprotects = true',
        "protects = true",
        "parts[0].fields[1].protects",
        "core is missing",
    ),
    "there is no short form, and yet a core field": (
        "minutes = 5",
        "minutes = 5\nshort = false",
        "short = false",
        "short",
        "line",
    ),
    "a key is missing": ('purpose = "To be whole."\n', "", "", "", "missing required field `purpose`"),
    "a number is a text": ("minutes = 5", 'minutes = "5"', "minutes", "minutes", "Expected `int`"),
    "a kind is unknown": ('"choice"', '"choices"', '"choices"', "parts[0].fields[1].kind", "choices"),
    "a label is too long": ("Our sentence", "x" * 91, "xxx", "parts[1].fields[0].label", "<= 90"),
    "an id has a capital": ('id = "pick"', 'id = "Pick"', '"Pick"', "parts[0].fields[1].id", "regex"),
    "a chapter is unknown": ('chapter = "trust"', 'chapter = "kitchen"', "kitchen", "chapter", "kitchen"),
    "who is unknown": ('"together"', '"all"', '"all"', "parts[1].who", "all"),
    "a scale end has no words": ('high = "much"\n', "", '[[parts.fields]]\nid = "mark"', "parts[0].fields[3]", "high"),
    "the id is not the file's name": ('id = "good"', 'id = "better"', "better", "id", "better"),
    "the folder is another chapter": ('chapter = "trust"', 'chapter = "patience"', "patience", "chapter", "patience"),
    "two parts have one id": ('id = "ours"', 'id  = "mine"', "id  =", "parts[1].id", "“mine”"),
    "two fields have one id": ('id = "sentence"', 'id  = "line"', "id  =", "parts[1].fields[0].id", "“line”"),
    "two options have one id": (
        'id = "b"',
        'id = "a"',
        'id = "a", label = "B"',
        "parts[0].fields[1].options[1].id",
        "“a”",
    ),
    "two columns have one id": ('id = "d"', 'id = "c"', "columns", "parts[0].fields[2].columns[1].id", "“c”"),
    "two rows have one id": ('id = "s"', 'id = "r"', "rows", "parts[0].fields[2].rows[1].id", "“r”"),
    "a step is not there": ("step = 2", "step = 3", "step = 3", "parts[0].fields[3].step", "no step 3"),
    "a step is zero": ("step = 1", "step = 0", "step = 0", "parts[0].fields[0].step", "no step 0"),
    "a scale is upside down": ("step = 2", "maximum = 0", "maximum", "parts[0].fields[3].maximum", "ends before"),
    "a column to choose from has no options": ('"date"', '"choice"', "columns", "parts[0].fields[2]", "two options"),
    "a date column has options": (
        'kind = "date"',
        'kind = "date", options = [{ id = "x", label = "X" }]',
        "columns",
        "parts[0].fields[2].columns[1].options",
        "no options",
    ),
    "no field is core": ("core = true", "core = false", "", "parts", "0 core fields"),
    "a writer has no core field": ("core = true\nstep", "core = false\nstep", "", "parts", "who = “each”"),
    "our part could be offered": (
        '"joint"',
        '"offer"',
        'privacy = "offer"\n\n[[parts.fields]]\nid = "sen',
        "parts[1].privacy",
        "“offer”",
    ),
    "a person's part is joint": ('"offer"', '"joint"', '"joint"', "parts[0].privacy", "“joint”"),
}


BROKEN |= {
    "a letter has too few lines": (
        'kind = "letter"',
        'kind = "letter"\nlines = 2',
        "lines = 2",
        "parts[1].fields[1].lines",
        ">= 6",
    ),
    "a timer has no minutes": (
        "minutes = 5\nprompts",
        "prompts",
        '[[parts.fields]]\nid = "turns"',
        "parts[1].fields[2]",
        "minutes",
    ),
    "a timer has one prompt too many": (
        '["You", "I"]',
        '["You", "I", "We"]',
        "prompts",
        "parts[1].fields[2].prompts",
        "3 for 2 turns",
    ),
    "one person signs off for both": (
        '[[parts.fields]]\nid = "agreed"',
        '[[parts]]\nid = "x"\ntitle = "X"\nwho = "each"\nprivacy = "private"\n\n[[parts.fields]]\nid = "agreed"',
        'kind = "signoff"',
        "parts[2].fields[0].kind",
        "“signoff”",
    ),
    "a word for a feeling stands twice": (
        'id = "i"',
        'id = "h"',
        "groups",
        "parts[1].fields[4].groups[0].options[1].id",
        "“h”",
    ),
    "two pairs have one id": ('id = "q"', 'id = "p"', 'rows = [{ id = "p"', "parts[1].fields[5].rows[1].id", "“p”"),
    "a pair has no words for an end": (
        'low = "little"\nhigh = "much"\nrows',
        'low = "little"\nrows',
        '[[parts.fields]]\nid = "pairs"',
        "parts[1].fields[5]",
        "high",
    ),
    "pairs are upside down": (
        'first = "Wanted"',
        'first = "Wanted"\nmaximum = 0',
        "maximum = 0",
        "parts[1].fields[5].maximum",
        "ends before",
    ),
    "two things to tick off have one id": (
        'id = "w"',
        'id = "v"',
        "items",
        "parts[1].fields[6].items[1].id",
        "“v”",
    ),
    "a checklist holds nothing": (
        'own = false\nitems = [{ id = "v", label = "V" }, { id = "w", label = "W" }]',
        "own = false",
        '[[parts.fields]]\nid = "done"',
        "parts[1].fields[6].items",
        "needs items",
    ),
    "a heavy page does not say when to stop": (
        'rhythm = "Once"',
        'rhythm = "Once"\nheavy = true',
        "",
        "stop",
        "when to stop",
    ),
    "nobody says what one person can do": ('alone = "Your own line is enough."\n', "", "", "alone", "one person"),
    "a page to read only keeps answers": ("version = 1", 'version = 1\nprint = "reading"', "print", "print", "kept"),
    "a card names a field that is not there": (
        "version = 1",
        'version = 1\ncard = { title = "C", fields = ["gone"] }',
        "card",
        "card.fields[0]",
        "“gone”",
    ),
}


@pytest.mark.parametrize(("old", "new", "line", "key", "message"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_definition_is_refused_with_its_place(
    tmp_path: Path, old: str, new: str, line: str, key: str, message: str
) -> None:
    good = GOOD if old in GOOD else GOOD + NEW_KINDS
    assert old in good
    text = good.replace(old, new)
    library = library_with(tmp_path, text)
    with pytest.raises(BrokenDefinition) as caught:
        library.exercise("good")
    assert caught.value.file == "exercises/en/trust/good.toml"
    expected = f"line {text[: text.index(line)].count(chr(10)) + 1}, {key}" if line else key
    assert caught.value.where.startswith(expected)
    assert message in caught.value.message
    assert "exercises/en/trust/good.toml" in [problem.file for problem in library.problems()]


def test_what_one_person_keeps_and_what_is_of_both_never_stand_on_one_card(tmp_path: Path) -> None:
    card = 'version = 1\ncard = { title = "C", fields = ["line", "sentence"] }'
    offered = GOOD.replace("version = 1", card)
    assert library_with(tmp_path / "offered", offered).problems() == ()
    kept = offered.replace('privacy = "offer"', 'privacy = "private"')
    (problem,) = library_with(tmp_path / "kept", kept).problems()
    assert "card.fields" in problem.where and "never stand on one card" in problem.message


def test_a_file_that_ends_too_early_is_refused_at_its_last_line(tmp_path: Path) -> None:
    with pytest.raises(BrokenDefinition) as caught:
        library_with(tmp_path, GOOD + 'hint = """begun').exercise("good")
    assert caught.value.where == f"line {GOOD.count(chr(10)) + 1}"


def test_too_many_core_fields_are_counted(tmp_path: Path) -> None:
    text = GOOD.replace('id = "pick"', 'id = "pick"\ncore = true').replace('id = "mark"', 'id = "mark"\ncore = true')
    with pytest.raises(BrokenDefinition, match="4 core fields"):
        library_with(tmp_path, text).exercise("good")


def test_an_exercise_that_leaves_nothing_to_one_person_is_refused(tmp_path: Path) -> None:
    text = GOOD.replace('privacy = "offer"', 'privacy = "offer"\nalone = false')
    text = text.replace('privacy = "joint"', 'privacy = "joint"\nalone = false')
    with pytest.raises(BrokenDefinition, match="nothing is left for one person alone"):
        library_with(tmp_path, text).exercise("good")


def test_an_exercise_of_which_nothing_is_saved_can_neither_repeat_nor_become_an_agreement(tmp_path: Path) -> None:
    text = GOOD.replace('privacy = "offer"', 'privacy = "unsaved"').replace('privacy = "joint"', 'privacy = "unsaved"')
    text = text.replace('rhythm = "Once"', 'rhythm = "Once"\nrepeat = "dated"\nlifecycle = "agreement"')
    wheres = [problem.where for problem in library_with(tmp_path, text).problems()]
    assert wheres == ["line 7, repeat", "line 8, lifecycle"]


def test_every_broken_rule_of_a_file_is_listed_not_only_the_first(tmp_path: Path) -> None:
    text = GOOD.replace("step = 2", "step = 9").replace('id = "s"', 'id = "r"')
    assert len(library_with(tmp_path, text).problems()) == 2


def test_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    assert library_with(tmp_path, GOOD.replace("\n", "\r\n")).problems() == ()


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    library = library_with(tmp_path, GOOD)
    (tmp_path / "exercises/en/trust/good.toml").write_bytes(GOOD.replace("whole", "é").encode("latin-1"))
    with pytest.raises(BrokenDefinition, match="UTF-8") as caught:
        library.exercise("good")
    assert caught.value.where.startswith("byte")


def test_a_file_that_goes_away_is_told(tmp_path: Path) -> None:
    library = library_with(tmp_path, GOOD)
    library.tabs()
    (tmp_path / "exercises/en/trust/good.toml").unlink()
    with pytest.raises(BrokenDefinition):
        library.exercise("good")


def test_files_in_the_wrong_place_are_told_and_left_out(tmp_path: Path) -> None:
    library = library_with(tmp_path, GOOD)
    for place in ("kitchen/soup.toml", "trust/Bad Name.toml", "patience/good.toml"):
        path = tmp_path / "exercises" / "en" / place
        path.parent.mkdir(exist_ok=True)
        path.write_text(GOOD, encoding="utf-8")
    told = {problem.file for problem in library.problems()}
    places = ("kitchen/soup.toml", "trust/Bad Name.toml", "patience/good.toml")
    assert told == {f"exercises/en/{place}" for place in places}
    assert library.exercise("good").chapter == "trust"
