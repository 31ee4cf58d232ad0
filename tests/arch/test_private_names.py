"""Lint sees `thing._name`; a name in a string it does not see."""

from __future__ import annotations

import ast
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
BY_NAME = {"setattr", "delattr", "getattr", "hasattr", "patch"}
"""Calls that take the name of an attribute as a text, or a path to it: of Python, monkeypatch and mock."""


def private_names(source: str) -> list[str]:
    """Texts in such calls whose last part is private to a module or a class."""
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    named = [_named(call) for call in calls]
    lasts = ((text, text.rpartition(".")[2]) for text in named)
    return [text for text, last in lasts if last.startswith("_") and not last.startswith("__")]


def _named(call: ast.Call) -> str:
    function = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    texts = [argument.value if isinstance(argument, ast.Constant) else None for argument in call.args[:2]]
    named = next((text for text in texts if isinstance(text, str)), "")
    return named if function in BY_NAME else ""


def test_a_private_name_in_a_text_is_found() -> None:
    assert private_names('patch.setattr(book, "_rows", 1); patch.setattr("trustbook.x._y", 1)') == [
        "_rows",
        "trustbook.x._y",
    ]
    assert private_names('patch.setattr(book, "rows", 1); patch.setattr("trustbook.x.y", "_z"); f("_a")') == []


def test_no_test_reaches_into_the_program_by_a_private_name() -> None:
    found = {
        f"{path.relative_to(TESTS)}: {name}"
        for path in TESTS.rglob("*.py")
        if path != Path(__file__)
        for name in private_names(path.read_text(encoding="utf-8"))
    }
    assert found == set()
