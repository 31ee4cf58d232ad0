"""Every problem has words of its own: calm, true, and saying what to do."""

from __future__ import annotations

import inspect
from datetime import date
from pathlib import Path

import pytest

from trustbook.domain import form_problems, problems
from trustbook.domain.problems import AboutFile, Problem
from trustbook.workbook.sentences.problem_sentences import told


def _kinds() -> list[type[Problem]]:
    named = (
        kind for module in (problems, form_problems) for _name, kind in inspect.getmembers(module, inspect.isclass)
    )
    return [kind for kind in dict.fromkeys(named) if issubclass(kind, Problem) and kind not in (Problem, AboutFile)]


def _one(kind: type[Problem]) -> Problem:
    values = {
        "path": Path("/elsewhere/Our workbook.trustbook/shared.book"),
        "backup": date(2026, 5, 3),
        "version": 7,
        "where": "$.entries[3].on",
        "what": "exercise",
        "name": "no-such-thing",
        "exercise_id": "boundary-builder",
        "file": "boundary-builder.toml",
        "message": "unknown key",
        "why": "taken",
        "left_out": ("A letter",),
        "lacks": ("words", "ends-on"),
    }
    if kind.__init__ is Exception.__init__:
        return kind()
    wanted = [name for name in inspect.signature(kind.__init__).parameters if name != "self"]
    if "args" in wanted:
        return kind()
    return kind(*[values[name] for name in wanted])


@pytest.mark.parametrize("kind", _kinds(), ids=lambda kind: kind.__name__)
def test_every_problem_is_told_in_words_of_its_own(kind: type[Problem]) -> None:
    words = told(_one(kind))
    assert words != told(Problem()), "falls back to the general words"
    assert words.title and not words.title.endswith("."), words.title
    assert words.text.endswith("."), words.text
    assert "{" not in words.title + words.text
    assert len(words.title) <= 60
    assert kind.__name__ not in words.title + words.text


@pytest.mark.parametrize("kind", _kinds(), ids=lambda kind: kind.__name__)
def test_nothing_shouts_or_blames(kind: type[Problem]) -> None:
    words = told(_one(kind))
    text = (words.title + " " + words.text).casefold()
    for word in ("!", "error", "fatal", "invalid", "illegal", "failed", "abort", "exception", "your fault"):
        assert word not in text


def test_the_file_it_is_about_is_named() -> None:
    for kind in _kinds():
        problem = _one(kind)
        if hasattr(problem, "path"):
            assert "/elsewhere/Our workbook.trustbook" in told(problem).text, kind


def test_a_name_with_control_characters_cannot_disturb_a_terminal() -> None:
    words = told(problems.MissingBook(Path("evil\x1b[2J\nname\udc80")))
    assert "\x1b" not in words.text and "\n" not in words.text
    words.text.encode("utf-8")


def test_the_damage_sentence_names_the_day_of_the_backup() -> None:
    assert "3 May 2026" in told(problems.DamagedBook(Path("a"), date(2026, 5, 3))).text


@pytest.mark.parametrize("kind", [problems.FolderMoved, problems.DiskFull, problems.AlreadyOpen])
def test_a_book_is_told_as_the_workbook_that_people_know(kind: type[Problem]) -> None:
    words = told(kind(Path("Ours.trustbook") / "88c9162f-413a-4fd6-8a7e-7b53d6c59f22.book")).text

    assert "“Ours.trustbook”" in words
    assert "88c9162f" not in words
