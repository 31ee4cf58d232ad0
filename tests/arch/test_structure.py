"""How large a unit may be, what it may be called, and that no two of them need each other."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from tests.arch.sources import PACKAGE, imported, modules, tree

BOTH_READ_AND_PRINTED = {"Bullets", "Heading", "Paragraph"}
"""What a text is made of in its file, and the same on paper: one word for one thing on both sides."""
LARGEST_CLASS, LARGEST_MODULE = 240, 300
"""In lines."""


@cache
def classes() -> tuple[tuple[Path, ast.ClassDef], ...]:
    """Every class of the program, and where it is."""
    found = ((path, node) for path in modules() for node in ast.walk(tree(path)))
    return tuple((path, node) for path, node in found if isinstance(node, ast.ClassDef))


def test_no_two_classes_have_the_same_name() -> None:
    counted = Counter(each.name for _path, each in classes())
    assert {name for name, times in counted.items() if times > 1} == BOTH_READ_AND_PRINTED


def test_no_class_and_no_module_has_grown_over_its_size() -> None:
    large = {
        f"{path.relative_to(PACKAGE)}: {each.name}"
        for path, each in classes()
        if (each.end_lineno or 0) - each.lineno >= LARGEST_CLASS
    }
    long = {
        str(path.relative_to(PACKAGE))
        for path in modules()
        if len(path.read_text(encoding="utf-8").splitlines()) > LARGEST_MODULE
    }
    assert (large, long) == (set(), set())


def needed() -> dict[str, set[str]]:
    """What each module imports of the program: at its top, later in a function, or for its types only.

    The faces of packages are left out: who takes a module from one names the face as well.
    """
    names = {_name(path): path for path in modules() if path.name != "__init__.py"}
    return {name: {each for each in imported(path) if each in names and each != name} for name, path in names.items()}


def test_no_modules_need_each_other_not_even_late_or_for_types() -> None:
    try:
        TopologicalSorter(needed()).prepare()
    except CycleError as error:
        raise AssertionError(" → ".join(error.args[1])) from None


def _name(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)


TOLD_BY_LIBRARIES = {"count", "data", "event", "flags", "format", "invalidate"}
"""Methods that Qt and logging call; others of them have capital letters in their names."""


def test_what_is_public_says_what_it_is_for_where_it_stands_or_where_it_is_declared() -> None:
    public = [(path, each) for path in modules() for each in _public(tree(path))]
    told = {each.name for _path, each in public if ast.get_docstring(each)} | TOLD_BY_LIBRARIES
    silent = [
        f"{path.relative_to(PACKAGE)}:{each.lineno}: {each.name}"
        for path, each in public
        if each.name.islower() and each.name not in told and not _only_declares(each)
    ]
    assert silent == []


def _public(found: ast.Module | ast.ClassDef) -> Iterator[ast.FunctionDef]:
    """Functions and methods whose names say that others may call them."""
    for each in found.body:
        if isinstance(each, ast.ClassDef | ast.FunctionDef) and not each.name.startswith("_"):
            yield from [each] if isinstance(each, ast.FunctionDef) else _public(each)


def _only_declares(function: ast.FunctionDef) -> bool:
    return ast.unparse(function.body[-1]) == "..."
