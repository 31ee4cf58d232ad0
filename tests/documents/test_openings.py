"""The text before a chapter: one page, in columns where it is long, and everything of it in its order."""

from __future__ import annotations

import msgspec
import pytest

from tests.documents.drawn import drawn
from tests.documents.samples import DAY, all_words, reader, words
from trustbook.documents.composing.compose import compose
from trustbook.documents.document import Document
from trustbook.documents.nodes import Role
from trustbook.documents.pdf import render
from trustbook.documents.pdf.layout import lay_out
from trustbook.documents.pdf.style import PAPERS, PaperName
from trustbook.documents.sheets import Binder, BinderChapter
from trustbook.exercises.content import Content
from trustbook.exercises.texts import Bullets, Paragraph, Text
from trustbook.workbook.paper.paper_choice import PaperChoice, PaperLook
from trustbook.workbook.paper.worksheets import worksheets


def document(*texts: Text, large: bool = False) -> Document:
    chapters = tuple(BinderChapter(text.title, (), texts=(text,)) for text in texts)
    return compose(Binder("To read", "", chapters, title_page=False, large=large))


def long_text(count: int) -> Text:
    said = "A sentence that tells something in about twelve words, now and then. "
    return Text(
        id="long", title="A long one", blocks=tuple(Paragraph(text=f"{number}. {said * 3}") for number in range(count))
    )


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_each_chapter_opens_on_one_page(paper: PaperName) -> None:
    content = Content()
    chapters = [chapter for tab in content.tabs for chapter in tab.chapters]
    texts = [content.guide.chapter(name, DAY) for name in dict.fromkeys(chapters)]
    laid = lay_out(document(*texts), PAPERS[paper], lambda _share: None)
    pages = {chapter.title: len(sheet.pages) for chapter in laid for sheet in chapter.sheets}
    assert len(pages) == len(texts) > 10
    assert {title for title, count in pages.items() if count > 1} == set()
    room = PAPERS[paper].closer().room + PAPERS[paper].top
    assert max(page.height for chapter in laid for sheet in chapter.sheets for page in sheet.pages) <= room


def test_a_text_in_two_columns_is_read_down_the_first_and_then_down_the_second() -> None:
    made = document(long_text(14))
    paragraphs = [part for part in drawn(made) if part.meaning.role is Role.PARAGRAPH]
    assert len({part.page for part in paragraphs}) == 1
    left, right = sorted({part.box.left for part in paragraphs})
    assert left < right
    sides = [part.box.left for part in paragraphs]
    assert sides == sorted(sides)
    widest = max(part.box.right for part in paragraphs if part.box.left == left)
    assert widest < right
    text = all_words(render(made))
    places = [text.index(words(f"{number}. A sentence")) for number in range(14)]
    assert places == sorted(places)


def test_what_is_too_long_for_a_page_and_large_print_keep_their_size_and_go_on() -> None:
    for made in (document(long_text(60)), document(long_text(14), large=True)):
        paragraphs = [part for part in drawn(made) if part.meaning.role is Role.PARAGRAPH]
        assert len({part.page for part in paragraphs}) > 1
        assert len({part.box.left for part in paragraphs}) == 1


@pytest.mark.thorough
def test_the_contents_of_every_worksheet_have_a_line_for_each_and_stand_on_two_pages() -> None:
    made = everything(large=False)
    labels = reader(render(made, paper="letter")).page_labels
    assert labels.index("1") == 1 + 2, "the title page and the contents"
    for chapter in made.chapters:
        listed = [sheet.title for sheet in chapter.sheets if sheet.in_contents]
        assert len(listed) == len(set(listed)) and set(listed) == {sheet.title for sheet in chapter.sheets}


def everything(*, large: bool) -> Document:
    choice = PaperChoice("workbook", style="blank", set_id="everything", look=PaperLook(large=large))
    return compose(worksheets(Content(), choice, DAY))


@pytest.mark.sweep
def test_the_contents_of_large_print_name_the_chapters_and_each_chapter_begins_with_its_pages() -> None:
    made = everything(large=True)
    parts = [part for part in drawn(made, "letter") if not part.is_decoration]
    first = {part.page: part.meaning.sheet for part in parts if part.meaning.role is Role.TITLE}
    front = min(page for page, sheet in first.items() if sheet) - 1
    assert front <= 1 + 2, "the title page and two of contents at most"
    entries = [part for part in parts if part.meaning.role is Role.ENTRY]
    titles = {chapter.title for chapter in made.chapters if len(chapter.sheets) > 1}
    assert titles <= {words(part.texts[0]) for part in entries if part.page <= front}
    for chapter in made.chapters:
        listed = [part for part in entries if part.page > front and part.texts[0].strip() == chapter.sheets[-1].title]
        assert len(chapter.sheets) == 1 or len(listed) == 1
    numbers = [int(part.texts[-1]) + front for part in entries]
    assert {words(part.texts[0]) for part in parts if part.meaning.role is Role.TITLE and part.page in numbers}
    for part, number in zip(entries, numbers, strict=True):
        at = [words(" ".join(each.texts)) for each in parts if each.page == number and each.meaning.role is Role.TITLE]
        assert any(title.startswith(words(part.texts[0])) for title in at), (part.texts, at)


def test_what_announces_a_list_stands_with_its_first_item() -> None:
    lead, items = (
        Paragraph(text="Look at one of these:"),
        Bullets(items=("the first one", "the second one", "the third")),
    )
    for count in range(20, 34):
        text = long_text(count)
        parts = drawn(document(msgspec.structs.replace(text, blocks=(*text.blocks, lead, items)), large=True))
        told = next(part for part in parts if "Look at one of these:" in part.texts)
        assert {told.page} == {part.page for part in parts if part.texts in (["the first one"], ["the second one"])}
