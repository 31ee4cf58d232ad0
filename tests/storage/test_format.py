"""What FORMAT.md says of tables, words, versions and signatures is what the program writes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from trustbook.domain.entries import EntryRole, EntryState, EventKind
from trustbook.storage.books.signing import matters_to_both
from trustbook.storage.books.tables import metadata
from trustbook.storage.sqlite.connection import FORMAT_VERSION

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "trustbook" / "storage" / "FORMAT.md").read_text(encoding="utf-8")
COLUMNS = dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", TEXT, re.MULTILINE))


def words(text: str) -> list[str]:
    return re.findall(r"`([^`]+)`", text)


@pytest.mark.parametrize("table", metadata.tables)
def test_each_table_is_described_with_its_columns_in_their_order(table: str) -> None:
    columns = [column.name for column in metadata.tables[table].columns]
    if table == "padding":
        assert COLUMNS[table] == "empty at rest"
        return
    told = [word for word in words(COLUMNS[table]) if word in columns]
    assert list(dict.fromkeys(told)) == columns


def test_no_table_is_described_that_is_not_there() -> None:
    assert COLUMNS.keys() == metadata.tables.keys()


def test_the_words_for_roles_and_states_are_those_of_the_program() -> None:
    role, state = re.findall(r"`(?:role|state)` \(([^)]*)\)", COLUMNS["entries"])
    assert words(role) == [each.value for each in EntryRole]
    assert words(state) == [each.value for each in EntryState]


def test_just_the_kinds_of_event_that_are_signed_are_named_as_signed() -> None:
    (told,) = re.findall(r"^\| an event of the kinds (.*?) \|", TEXT, re.MULTILINE)
    assert sorted(words(told)) == sorted(kind.value for kind in EventKind if matters_to_both(kind))


def test_the_version_of_a_book_is_that_of_the_program() -> None:
    assert f"`user_version` the version of the format: {FORMAT_VERSION}." in TEXT


def test_every_file_that_is_named_is_there() -> None:
    named = {word for word in words(TEXT) if re.fullmatch(r"(trustbook|tests)/[\w/]+\.py", word)}
    assert named and not [name for name in sorted(named) if not (ROOT / name).is_file()]
