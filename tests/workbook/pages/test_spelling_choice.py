"""What a person chose about spelling comes back as it was, and nobody else sees it."""

from __future__ import annotations

import pytest

from tests.workbook.world import BEN, World
from trustbook.workbook.pages.spelling_choice import OFF, SETTING, SpellingChoice


def test_a_choice_comes_back_as_it_was() -> None:
    choice = SpellingChoice().with_word("Schnucki").with_field("journal/words", "de").with_field("journal/more", OFF)
    again = SpellingChoice.read(choice.text())
    assert again == choice
    assert again.own_words == {"schnucki"}
    assert again.language_of("journal/words", "en") == "de" and again.language_of("other", "en") == "en"
    assert again.language_of("journal/more", "en") == OFF


@pytest.mark.parametrize(
    "text", ["", "{", "7", '{"fields": 3, "words": []}', '{"fields": {"a": 1}, "words": []}', "{}"]
)
def test_what_cannot_be_read_is_no_choice(text: str) -> None:
    assert SpellingChoice.read(text) == SpellingChoice()


def test_own_words_are_in_no_file_in_clear_and_not_at_the_other_seat(couple: World) -> None:
    session = couple.session
    session.people.put_setting(session.viewer, SETTING, SpellingChoice().with_word("Kosewort").text())
    assert "kosewort" in session.people.sitting().settings[SETTING]
    session.people.go_together(BEN)
    assert SETTING not in session.people.sitting().settings
    session.people.go_to_seat(BEN)
    assert SETTING not in session.people.sitting().settings
    assert not any(b"osewort" in path.read_bytes() for path in couple.folder.rglob("*") if path.is_file())
