"""No kind of paper is forgotten where all of them are looked at: what is new has to be added to `printed_kinds.py`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, fields
from typing import Any, get_args

import pytest

from tests.documents.printed_kinds import KINDS
from trustbook.documents import nodes
from trustbook.documents.document import Margins, Style
from trustbook.documents.sheets import Binder, BinderChapter, Sheet


def within(node: nodes.Node) -> Iterator[nodes.Node]:
    """A node and all that it holds."""
    yield node
    for value in (getattr(node, field.name) for field in fields(node)):
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, nodes.Node):
                yield from within(each)


def kinds_below(kind: type[nodes.Node]) -> Iterator[str]:
    for each in kind.__subclasses__():
        yield from kinds_below(each)
        if each.__module__.startswith(nodes.__name__):
            yield each.__name__


def test_every_kind_of_node_is_on_one_of_them() -> None:
    drawn = {
        type(each).__name__
        for made in KINDS.values()
        for sheet in made().sheets()
        for node in sheet.nodes
        for each in within(node)
    }
    assert set(kinds_below(nodes.Node)) - drawn == set()


@pytest.mark.parametrize("kind", [Binder, BinderChapter, Sheet])
def test_everything_that_a_file_a_chapter_or_a_sheet_can_have_is_on_one_of_them(
    kind: type[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = {field.name: field.default for field in fields(kind)}
    used: dict[str, set[str]] = {name: set() for name in usual}
    original = kind.__init__

    def noted(made: Any, *args: Any, **more: Any) -> None:
        original(made, *args, **more)
        for name, value in usual.items():
            given = getattr(made, name)
            if value is MISSING or given != value:
                used[name].add(repr(given))

    monkeypatch.setattr(kind, "__init__", noted)
    for made in KINDS.values():
        made()
    assert [name for name, values in used.items() if not values] == []
    if kind is Binder:
        assert {repr(word) for word in get_args(Style)} <= used["style"] | {repr(usual["style"])}
        assert {repr(word) for word in get_args(Margins)} <= used["margins"] | {repr(usual["margins"])}
