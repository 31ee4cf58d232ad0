"""Only what both said yes to goes into a brief, whatever was said in which order, and whatever changed meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from trustbook.documents.composing.compose import compose
from trustbook.documents.sheets import Binder, BinderChapter
from trustbook.domain.brief import TAKEN_BACK, YES, Consents, ItemKind, OfferedItem, all_agreed
from trustbook.domain.entries import Event, EventKind
from trustbook.domain.people import Partner
from trustbook.workbook.counselling.brief_range import BriefRange
from trustbook.workbook.counselling.brief_writing import brief_of

DAY: Final = date(2026, 11, 2)
PEOPLE: Final = (Partner("a", "Ana", "first"), Partner("b", "Ben", "second"))
KINDS: Final = (ItemKind.BOTH_NAMED, ItemKind.TOPIC, ItemKind.WENT_WELL, ItemKind.HARD, ItemKind.QUESTION)
ITEMS: Final = tuple(
    OfferedItem(kind, owner, DAY, DAY, (f"marker{number}x",), f"content {number}", f"entry{number}")
    for number, (kind, owner) in enumerate((kind, owner) for kind in KINDS for owner in ("a", "b"))
)
TICKS: Final = st.lists(
    st.tuples(st.integers(0, len(ITEMS) - 1), st.sampled_from("abz"), st.sampled_from((YES, TAKEN_BACK, "change"))),
    max_size=60,
)


def _said(number: int, item: OfferedItem, person: str, says: str) -> Event:
    on = DAY + timedelta(days=number)
    return Event(
        f"e{number}", EventKind.BRIEF, on, item.entry_id, person, None, {"words": item.digest, "says": says}, number
    )


@given(TICKS)
def test_after_any_ticks_of_both_the_page_says_exactly_what_both_agreed_to(
    ticks: Sequence[tuple[int, str, str]],
) -> None:
    items, events = list(ITEMS), []
    yes: dict[int, set[str]] = {number: set() for number in range(len(items))}
    for count, (number, person, says) in enumerate(ticks):
        if says == "change":
            items[number] = replace(items[number], content=f"{items[number].content} changed {count}")
            yes[number].clear()
            continue
        events.append(_said(count, items[number], person, says))
        (yes[number].add if says == YES else yes[number].discard)(person)
    agreed = [each.item for each in all_agreed(items, Consents(reversed(events)), ["a", "b"])]
    assert agreed == [item for number, item in enumerate(items) if {"a", "b"} <= yes[number]]
    brief = brief_of(agreed, PEOPLE, BriefRange(DAY, DAY))
    texts = list(compose(Binder("", "", (BinderChapter("", (), brief=brief),), title_page=False)).texts())
    said = " ".join(texts)
    for item in items:
        assert (item.words[0] in said) == (item in agreed)


def test_a_yes_holds_under_its_words_its_owner_and_its_place_alone() -> None:
    item = ITEMS[0]
    consents = Consents([_said(1, item, "a", YES), _said(2, item, "b", YES)])
    assert consents.agreed(item, ["a", "b"]) is not None
    for other in (
        replace(item, content="other"),
        replace(item, owner="b"),
        replace(item, entry_id="elsewhere"),
        replace(item, kind=ItemKind.HARD),
        replace(item, placed=False),
    ):
        assert consents.agreed(other, ["a", "b"]) is None


def test_one_person_alone_agrees_to_nothing_for_two() -> None:
    item = ITEMS[0]
    consents = Consents([_said(1, item, "a", YES), _said(2, item, "z", YES)])
    assert consents.agreed(item, ["a", "b"]) is None
    assert consents.agreed(item, ["a"]) is None
    assert all_agreed(ITEMS, Consents([]), ["a", "b"]) == ()
