"""The contents: a line for each exercise with its days, on two pages at most, and no line alone."""

from __future__ import annotations

from datetime import date

import pytest

from tests.documents.samples import document
from trustbook.documents.pdf.front import ContentsEntry, ContentsLine, contents_pages
from trustbook.documents.pdf.style import PAPERS, PaperName
from trustbook.exercises.library import Library
from trustbook.language import short_day_span

TODAY = date(2026, 11, 28)
LONG = "28 September to 13 November 2026 · own pages: 123"
SHORT = "28 Sep to 13 Nov · own pages: 123"


def every_exercise() -> list[tuple[str, list[ContentsEntry]]]:
    """A line for each, as two people have it who filled in all of them over months, with own pages."""
    library = Library()
    return [
        (library.chapter_title(chapter), [line(library.exercise(name).title) for name in names])
        for tab in library.tabs()
        for chapter in tab.chapters
        if (names := library.exercise_ids(chapter=chapter))
    ]


def line(title: str) -> ContentsEntry:
    return ContentsEntry(title, LONG, 100, title, (SHORT, "own pages: 123"))


@pytest.mark.parametrize("paper", PAPERS)
def test_the_contents_of_every_exercise_filled_in_by_both_stand_on_two_pages(paper: PaperName) -> None:
    pages = contents_pages(document([]), every_exercise(), PAPERS[paper])
    lines = [item.block for page in pages for item in page.placed if isinstance(item.block, ContentsLine)]
    assert len(pages) == 2 and len(lines) > 100
    assert all(page.height <= PAPERS[paper].room for page in pages)


def test_a_chapter_goes_on_overleaf_with_two_lines_at_least() -> None:
    entry = ContentsEntry("Title", "28 September 2026", 1, "it", ("28 Sep",))
    for count in range(25, 40):
        pages = contents_pages(document([]), [("One", [entry] * count), ("Two", [entry] * 30)], PAPERS["a4"])
        assert all(sum(isinstance(item.block, ContentsLine) for item in page.placed) != 1 for page in pages)
        last = [isinstance(item.block, ContentsLine) for item in pages[0].placed]
        assert last[-2:] == [True, True]


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 9, 4), date(2026, 9, 4), "4 Sep"),
        (date(2026, 9, 4), date(2026, 9, 7), "4 to 7 Sep"),
        (date(2026, 8, 30), date(2026, 9, 7), "30 Aug to 7 Sep"),
        (date(2025, 12, 30), date(2026, 1, 2), "30 Dec 2025 to 2 Jan"),
        (date(2025, 9, 4), date(2025, 10, 7), "4 Sep to 7 Oct 2025"),
    ],
)
def test_days_in_few_letters_say_month_and_year_once(first: date, last: date, words: str) -> None:
    assert short_day_span(first, last, TODAY) == words
