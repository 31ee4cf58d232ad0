"""The program's own notes in a private book may hold anything: that keeps nobody out."""

from __future__ import annotations

import pytest

from tests.workbook.notes_left import leave_notes
from tests.workbook.world import ANA, World

NO_WISHES = ["[", "7", '{"a": 7}', '{"a": [1, 2, 3, 4]}', '{"a": [7, [], null]}', "[[1]]", "[" * 5000]


@pytest.mark.thorough
@pytest.mark.parametrize("note", NO_WISHES, ids=range(len(NO_WISHES)))
def test_a_note_of_what_is_to_erase_that_nobody_can_read_keeps_nobody_out(couple: World, note: str) -> None:
    page = couple.write("walk", wish="w")
    leave_notes(couple, (".to-erase-private", note), (".to-erase-shared", note))

    couple.sit(ANA)

    assert couple.session.pages.open_page(couple.viewer, "walk", page.entry_id).answers == {"wish": "w"}
    couple.session.erasing.erase(couple.viewer, page.entry_id)
    assert not couple.session.pages.open_page(couple.viewer, "walk", None).exists


@pytest.mark.parametrize("key", ["no base64 \u2013", "QUJD", "7", "\u0661" * 64])
def test_a_key_that_is_none_keeps_nobody_out(couple: World, key: str) -> None:
    page = couple.write("walk", wish="w")
    people = [partner.id for partner in couple.session.people.sitting().partners]
    leave_notes(couple, (".signing-key", key), *((f".known-key-{name}", key) for name in people))

    couple.sit(ANA)

    assert couple.session.pages.open_page(couple.viewer, "walk", page.entry_id).answers == {"wish": "w"}
