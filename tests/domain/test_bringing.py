"""The list of pages to bring: each page once, in the order that somebody gave it."""

from __future__ import annotations

from trustbook.domain.bringing import BringList, Brought


def listed(*names: str) -> BringList:
    return BringList(tuple(map(Brought, names)))


def test_a_page_comes_to_the_end_once_and_goes_with_what_was_said_of_it() -> None:
    pages = listed("a").with_page("b").with_page("a")
    assert pages.ids == ("a", "b")
    assert listed("a", "b", "a").ids == ("a", "b")
    without = pages.leaving_out("a", ["x"]).without("a")
    assert without.with_page("a").pages == (Brought("b"), Brought("a"))
    assert pages.without("c") == pages


def test_a_page_goes_to_the_place_where_it_is_put_and_not_beyond_the_ends() -> None:
    pages = listed("a", "b", "c")
    assert pages.at_place("a", 1).ids == ("b", "a", "c")
    assert pages.at_place("c", -3).ids == ("c", "a", "b")
    assert pages.at_place("a", 99).ids == ("b", "c", "a")
    assert pages.at_place("nobody", 0) == pages


def test_what_is_left_out_of_one_page_says_nothing_of_the_others_and_ends_with_the_page() -> None:
    pages = listed("a", "b").leaving_out("a", ["x", "y"]).leaving_out("a", ["y"])
    assert [page.left_out for page in pages.pages] == [{"y"}, frozenset()]
    assert pages.only(["b"]).ids == ("b",)
