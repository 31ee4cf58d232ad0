"""A name of a class says which one is meant, wherever it is read."""

from __future__ import annotations

import ast
from collections import Counter

from tests.arch.sources import modules, tree

BOTH_READ_AND_PRINTED = {"Bullets", "Heading", "Paragraph"}
"""What a text is made of in its file, and the same on paper: one word for one thing on both sides."""


def test_no_two_classes_have_the_same_name() -> None:
    classes = (node for path in modules() for node in ast.walk(tree(path)) if isinstance(node, ast.ClassDef))
    counted = Counter(each.name for each in classes)
    assert {name for name, times in counted.items() if times > 1} == BOTH_READ_AND_PRINTED
