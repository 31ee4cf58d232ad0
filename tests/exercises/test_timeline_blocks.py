"""What a definition puts on the line through time: each way in which its `timeline` blocks can be broken is refused,
with the file and the key."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exercises.made_definition import GOOD, library_with
from trustbook.domain.problems import BrokenDefinition

_MORE_FIELDS = """
[[parts.fields]]
id = "on"
kind = "date"
label = "On"

[[parts.fields]]
id = "story"
kind = "long"
label = "Story"

[[parts]]
id = "thrown"
title = "Thrown away"
who = "each"
privacy = "unsaved"

[[parts.fields]]
id = "gone"
kind = "date"
label = "Gone"
"""
_WITH_A_DAY = '\n[[timeline]]\nkind = "setback"\nday = "on"\n'

# what is wrong: (blocks, the key that is named, a piece of the message)
BROKEN = {
    "a kind that there is not": ('[[timeline]]\nkind = "triumph"', "timeline[0].kind", "triumph"),
    "no kind": ('[[timeline]]\nday = "on"', "timeline[0]", "kind"),
    "a key that there is not": ('[[timeline]]\nkind = "page"\ncolour = "red"', "timeline[0]", "colour"),
    "a day that is no text": ('[[timeline]]\nkind = "page"\nday = 4', "timeline[0].day", "Expected `str"),
    "a day that no field has": ('[[timeline]]\nkind = "setback"\nday = "when"', "timeline[0].day", "“when”"),
    "a day of a field of another kind": ('[[timeline]]\nkind = "setback"\nday = "story"', "timeline[0].day", "date"),
    "a day that is never written": ('[[timeline]]\nkind = "setback"\nday = "gone"', "timeline[0].day", "saved"),
    "words that no field has": ('[[timeline]]\nkind = "talk"\nwords = "said"', "timeline[0].words", "“said”"),
    "words of a mark": ('[[timeline]]\nkind = "talk"\nwords = "mark"', "timeline[0].words", "short, long or list"),
    "more of a table": (
        '[[timeline]]\nkind = "talk"\nwords = "line"\nmore = "grid"', "timeline[0].more", "short, long or list",
    ),
    "more where there are no words": ('[[timeline]]\nkind = "talk"\nmore = "line"', "timeline[0].more", "“words”"),
    "own words of a long text": (
        '[[timeline]]\nkind = "check-in"\nwords = "story"\nown_words = true', "timeline[0].own_words", "short field",
    ),
    "own words without words": ('[[timeline]]\nkind = "check-in"\nown_words = true', "timeline[0].own_words", "short"),
    "a second block without a day": (
        f'{_WITH_A_DAY}\n[[timeline]]\nkind = "appointment"', "timeline[1].day", "only the first block",
    ),
    "a fourth block": (_WITH_A_DAY * 4, "timeline", "<= 3"),
}  # fmt: skip


def _with(blocks: str) -> str:
    head, parts = GOOD.split("\n[[parts]]", 1)
    return f"{head}\n{blocks}\n\n[[parts]]{parts}{_MORE_FIELDS}"


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_block_is_refused_with_its_file_and_key(tmp_path: Path, what: str) -> None:
    blocks, key, piece = BROKEN[what]
    library = library_with(tmp_path, _with(blocks))
    with pytest.raises(BrokenDefinition) as caught:
        library.exercise("good")
    assert caught.value.file == "exercises/en/trust/good.toml"
    assert caught.value.where.endswith(key), caught.value.where
    assert piece in str(caught.value)


def test_up_to_three_whole_blocks_are_taken_as_they_stand(tmp_path: Path) -> None:
    second = '\n[[timeline]]\nkind = "appointment"\nday = "on"\nwords = "line"\nmore = "story"\n'
    library = library_with(
        tmp_path, _with(f'[[timeline]]\nkind = "check-in"\nwords = "line"\nown_words = true{second * 2}')
    )
    assert library.problems() == ()
    first, *others = library.exercise("good").timeline
    assert (first.kind, first.day, first.own_words) == ("check-in", None, True)
    assert [(each.kind, each.day, each.words, each.more) for each in others] == [
        ("appointment", "on", "line", "story")
    ] * 2
