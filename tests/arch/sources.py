"""The program's source, read once for all rules about it."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path
from typing import Final

PACKAGE: Final = Path(__file__).resolve().parents[2] / "trustbook"


@cache
def modules() -> tuple[Path, ...]:
    """Every file of the program, by name."""
    return tuple(sorted(PACKAGE.rglob("*.py")))


@cache
def imported(path: Path) -> frozenset[str]:
    """Every absolute module name that a file imports, also inside functions, and each name taken from it."""
    found = set[str]()
    for node in _nodes_about_names(path):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return frozenset(found)


@cache
def named(path: Path) -> frozenset[str]:
    """Every name that a file uses, and every last two of a dotted one."""
    found = set[str]()
    for node in _nodes_about_names(path):
        if isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.Attribute):
            owner = node.value
            last = owner.attr if isinstance(owner, ast.Attribute) else owner.id if isinstance(owner, ast.Name) else ""
            found.add(f"{last}.{node.attr}")
        elif isinstance(node, ast.ImportFrom):
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return frozenset(found)


def tree(path: Path) -> ast.Module:
    """A file as Python reads it."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def _nodes_about_names(path: Path) -> tuple[ast.AST, ...]:
    kinds = (ast.Import, ast.ImportFrom, ast.Name, ast.Attribute)
    return tuple(node for node in ast.walk(tree(path)) if isinstance(node, kinds))
