"""Pages are found by their title and by what people call their trouble; the guide by every word in it."""

from __future__ import annotations

from datetime import date

import pytest

from trustbook.domain.spots import looked_for
from trustbook.exercises.content import Content
from trustbook.exercises.searching import Searching

TODAY = date(2026, 11, 24)
SEARCHING = Searching(Content(), TODAY)


@pytest.mark.parametrize(
    ("typed", "page"),
    [
        ("sorry", "taking-responsibility"),
        ("JEALOUS", "suspicion-check"),
        ("time out", "time-out-agreement"),
        ("time-out", "time-out-agreement"),
        ("stonewall", "time-out-agreement"),
        ("snooping phone", "transparency-agreement"),
        ("cheat", "impact-letter"),
        ("affair", "first-weeks-plan"),
        ("divorce", "if-we-part"),
        ("diary", "journal"),
        ("helpline", "support-card"),
    ],
)
def test_a_word_for_a_trouble_finds_a_page_for_it(typed: str, page: str) -> None:
    assert page in [found.exercise_id for found in SEARCHING.pages(looked_for(typed))[:8]]


FITTING = {
    "forgiveness letter": {"forgiveness-letter"},
    "porn": {"pornography"},
    "kids": {"telling-children"},
    "STI": {"sexual-health"},
    "transparency": {"transparency-agreement"},
    "phone": {"transparency-agreement", "devices-agreement"},
    "divorce": {"if-we-part"},
    "can't sleep": {"mindful-minutes"},
    "God": {"what-forgiving-means"},
    "lied": {"lies-and-promises"},
    "pregnant": {"sexual-health"},
    "dating app": {"online-lines"},
    "coworker": {"contact-that-remains"},
    "cheated": {"first-night", "first-days", "lies-and-promises"},
    "texting": {"online-lines"},
    "can't stop thinking": {"trigger-plan"},
    "hit me": {"suitability-check"},
    "should I leave": {"stay-part-or-try"},
    "mother in law": {"faith-and-family"},
    "sex": {"sex-afterwards", "sexual-health"},
    "STD": {"sexual-health"},
    "sorry": {"taking-responsibility"},
    "ADHD": {"ways-of-talking"},
    "army": {"distance-and-shifts"},
    "nightmares": {"first-night", "trigger-plan"},
    "gambling": {"beside-an-addiction"},
    "drunk": {"beside-an-addiction"},
    "money": {"shared-agreements"},
    "debt": {"lies-and-promises"},
    "location": {"devices-agreement", "transparency-agreement"},
    "passwords": {"devices-agreement"},
    "separation": {"trial-separation"},
    "church": {"faith-and-family"},
    "alone": {"support-card", "kind-to-myself"},
    "lonely": {"kind-to-myself"},
    "hope": {"next-chapter", "honest-expectations"},
    "revenge": {"unsent-letter"},
    "baby": {"sexual-health", "contact-that-remains"},
    "work colleague": {"contact-that-remains"},
    "anniversary": {"trigger-plan"},
    "kill myself": {"do-we-need-help", "support-card"},
    "choked": {"suitability-check", "do-we-need-help"},
    "grief": {"impact-letter", "kind-to-myself"},
    "secrets": {"lies-and-promises"},
    "yelling": {"time-out-agreement"},
    "trust again": {"trust-inventory"},
    "one night stand": {"first-weeks-plan"},
    "gaslighting": {"lies-and-promises"},
}
"""What people type on a hard evening, and the pages that answer it."""


def test_what_people_type_leads_to_a_fitting_page_among_the_first_three() -> None:
    for typed, fitting in FITTING.items():
        assert fitting & {found.exercise_id for found in SEARCHING.pages(looked_for(typed))[:3]}, typed


def test_who_types_that_they_are_in_danger_finds_the_pages_for_it_first() -> None:
    for typed in ("hit me", "violence", "choked", "kill myself", "suicide"):
        first = SEARCHING.pages(looked_for(typed))[0].exercise_id
        assert first in {"suitability-check", "do-we-need-help"}, typed


HARD_NIGHT = (
    "he hits me", "she hit me", "afraid of him", "rape", "i want to die", "hurt myself", "I am scared", "he hurts me",
    "choking", "He threatens me", "not safe", "don't want to live, suicide", "is this abuse?", "she won't let me go",
)  # fmt: skip


@pytest.mark.parametrize("typed", HARD_NIGHT)
def test_getting_help_is_first_for_whoever_may_be_in_danger_in_whatever_sentence(typed: str) -> None:
    found = SEARCHING.help_for(typed)
    assert found is not None
    assert (found.kind, found.id) == ("text", "help")


@pytest.mark.parametrize("typed", ["forgiveness letter", "white lie", "sorry", "the weekly pulse", "hurt", "harbour"])
def test_other_words_have_no_help_put_before_them(typed: str) -> None:
    assert SEARCHING.help_for(typed) is None


def test_words_that_say_nothing_do_not_count() -> None:
    assert SEARCHING.pages(looked_for("I am jealous of her")) == SEARCHING.pages(looked_for("jealous"))
    assert SEARCHING.texts(looked_for("my forgiveness of him")) == SEARCHING.texts(looked_for("forgiveness"))
    assert SEARCHING.pages(looked_for("of the")), "all count where none says more"


def test_words_can_be_looked_for_without_their_endings() -> None:
    stems = SEARCHING.without_endings(looked_for("he hits me"))
    assert stems == ("hit",)
    assert "suitability-check" in [page.exercise_id for page in SEARCHING.pages(stems)[:3]]
    assert SEARCHING.without_endings(looked_for("cheating apologies")) == ("cheat", "apologi")


def test_a_page_that_was_called_otherwise_is_found_by_its_old_name() -> None:
    for typed, page in (
        ("a letter that stays here", "unsent-letter"),
        ("openness for a while", "transparency-agreement"),
    ):
        assert SEARCHING.pages(looked_for(typed))[0].exercise_id == page


def test_a_page_whose_title_says_it_comes_first_and_names_no_other_word() -> None:
    first = SEARCHING.pages(looked_for("weekly pulse"))[0]
    assert (first.exercise_id, first.name) == ("weekly-pulse", "")
    assert first.lead == "A few quick marks and one word for how your week felt."


def test_what_was_looked_for_is_told_where_the_title_does_not_say_it() -> None:
    found = {page.exercise_id: page.name for page in SEARCHING.pages(looked_for("jealous"))}
    assert found["suspicion-check"] == "jealous"


def test_a_word_inside_another_comes_after_words_that_begin_so() -> None:
    found = [page.exercise_id for page in SEARCHING.pages(looked_for("ex"))]
    assert found.index("shared-agreements") < found.index("next-chapter")


def test_all_words_have_to_fit_one_page() -> None:
    assert SEARCHING.pages(looked_for("jealous bicycle")) == ()
    assert SEARCHING.texts(looked_for("trust bicyclette")) == ()


def test_for_one_person_a_page_says_what_it_is_for_one() -> None:
    words = looked_for("mirror")
    assert "One of you" in SEARCHING.pages(words)[0].lead
    assert "One of you" not in SEARCHING.pages(words, solo=True)[0].lead


def test_the_guide_is_found_by_its_text_with_some_words_around_and_by_its_title_first() -> None:
    found = SEARCHING.texts(looked_for("forgiv"))
    assert (found[0].kind, found[0].id) == ("chapter", "forgiveness")
    assert all(text.match.casefold() == "forgiv" for text in found)
    assert all(len(text.before) <= 40 and len(text.after) <= 60 for text in found)


def test_the_texts_beside_the_chapters_are_found_too() -> None:
    assert ("text", "help") in [(text.kind, text.id) for text in SEARCHING.texts(looked_for("emergency number"))]
