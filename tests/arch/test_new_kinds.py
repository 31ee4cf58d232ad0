"""A new kind of field or of event cannot be forgotten anywhere.

mypy stops at each place that CONTRIBUTING names, and at no other.
"""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from tests.arch.sources import modules, tree
from tests.exercises.every_kind import FIELDS
from trustbook.domain import answers
from trustbook.exercises.fields import Field

ROOT = Path(__file__).resolve().parents[2]
KINDS = {kind.__name__ for kind in get_args(Field)}
MADE_UP = {
    "trustbook/exercises/fields.py": (
        "\nField = (\n    ",
        """
class MadeUpField(_Field, frozen=True, kw_only=True, tag="made-up"):
    '''A kind that nobody knows yet.'''


Field = (
    MadeUpField
    | """,
    ),
    "trustbook/domain/entries.py": (
        "class EventKind(OpenWords):\n    ",
        """class EventKind(OpenWords):
    MADE_UP = "made-up"
    """,
    ),
}
"""File, what stands in it, and what stands there with one more kind."""
RECIPES = {"A field kind": ("Field", "fields.Field"), "A kind of event": ("EventKind",)}
"""Heading in CONTRIBUTING, and how something of any such kind is annotated."""


@cache
def modules_with_matches() -> frozenset[Path]:
    return frozenset(
        path for path in modules() if re.search(r"^ *match ", path.read_text(encoding="utf-8"), re.MULTILINE)
    )


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def named_in_contributing(recipe: str) -> set[str]:
    """The files at which mypy is said to stop."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    steps = text.partition(f"## {recipe}\n")[2].partition("\n## ")[0]
    return set(re.findall(r"^   - `(trustbook/[\w/]+\.py)`", steps, re.MULTILINE))


@pytest.fixture(scope="module")
def stops(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, int]]:
    """File and line of everything that mypy says of a copy of the program with one more kind of each."""
    copy = tmp_path_factory.mktemp("one-more-kind")
    shutil.copytree(ROOT / "trustbook", copy / "trustbook", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", copy)
    if (ROOT / ".mypy_cache").is_dir():  # what mypy knows already of all that has not changed
        shutil.copytree(ROOT / ".mypy_cache", copy / ".mypy_cache")
    for name, (before, after) in MADE_UP.items():
        text = (copy / name).read_text(encoding="utf-8")
        assert text.count(before) == 1, name
        (copy / name).write_text(text.replace(before, after), encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--no-error-summary", "--hide-error-context", "trustbook"]
    done = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False)
    found = re.findall(r"^(trustbook/[\w/]+\.py):(\d+): error: ", done.stdout.replace("\\", "/"), re.MULTILINE)
    assert found, done.stdout + done.stderr
    return {(name, int(line)) for name, line in found}


@pytest.mark.sweep
def test_made_up_kinds_stop_the_checker_in_the_files_that_contributing_names(stops: set[tuple[str, int]]) -> None:
    assert {name for name, _line in stops} == set().union(*map(named_in_contributing, RECIPES))


@pytest.mark.sweep
@pytest.mark.parametrize("recipe", RECIPES)
def test_it_stops_in_every_match_over_all_kinds(recipe: str, stops: set[tuple[str, int]]) -> None:
    for path in modules():
        for match in matches_over_all_kinds(path, recipe):
            lines = range(match.lineno, (match.end_lineno or match.lineno) + 1)
            assert any((relative(path), line) in stops for line in lines), f"{relative(path)}:{match.lineno}"


@pytest.mark.parametrize("recipe", RECIPES)
def test_the_list_in_contributing_is_that_of_the_matches_over_all_kinds(recipe: str) -> None:
    found = {relative(path) for path in modules() if any(matches_over_all_kinds(path, recipe))}
    assert found == named_in_contributing(recipe)


def matches_over_all_kinds(path: Path, recipe: str) -> Iterator[ast.Match]:
    """Matches of an argument that can be of any kind."""
    if path not in modules_with_matches():
        return
    for function in ast.walk(tree(path)):
        if isinstance(function, ast.FunctionDef):
            given = [each for each in function.args.args if each.annotation is not None]
            takes_any = {each.arg for each in given if ast.unparse(each.annotation or each) in RECIPES[recipe]}
            for node in ast.walk(function):
                if isinstance(node, ast.Match) and isinstance(node.subject, ast.Name) and node.subject.id in takes_any:
                    yield node


def test_kinds_are_told_apart_by_a_complete_match() -> None:
    assert [(relative(path), fault) for path in modules() for fault in matches_that_forget(path)] == []


def matches_that_forget(path: Path) -> Iterator[str]:
    nodes = list(ast.walk(tree(path)))
    calls = (node for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Name))
    for node in (call for call in calls if ast.unparse(call.func) == "isinstance"):
        if len(kinds_in(node.args[1])) > 1:
            yield f"{ast.unparse(node)}: a question about several kinds is a match"
    proved = {match.lineno for match in matches_over_all_kinds(path, "A field kind")}  # by the made-up kind, above
    for match in (node for node in nodes if isinstance(node, ast.Match) and node.lineno not in proved):
        last = match.cases[-1]
        forgets = is_wildcard(last) and "assert_never(" not in ast.unparse(last.body[-1])
        if forgets and any(kinds_in(case.pattern) for case in match.cases):
            yield f"line {last.pattern.lineno}: a kind that is forgotten goes unnoticed"


def kinds_in(node: ast.AST) -> set[str]:
    names = {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}
    return KINDS & (names | {each.attr for each in ast.walk(node) if isinstance(each, ast.Attribute)})


def is_wildcard(case: ast.match_case) -> bool:
    return isinstance(case.pattern, ast.MatchAs) and case.pattern.pattern is None


def test_every_kind_has_an_example_for_the_tests() -> None:
    assert {type(field).__name__ for field, _value in FIELDS.values()} == KINDS


@pytest.mark.parametrize("kind", get_args(Field), ids=lambda kind: kind.__name__)
def test_the_shape_of_every_kind_is_written_down(kind: type[Field]) -> None:
    assert re.search(rf"^{kind.__struct_config__.tag} ", answers.__doc__ or "", re.MULTILINE)
