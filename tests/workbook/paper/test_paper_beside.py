"""On paper, what two people said to the same questions on one occasion stands side by side."""

from __future__ import annotations

from tests.documents.samples import all_words, page_texts
from tests.workbook.world import ANA, BEN, World
from trustbook.documents.composing.compose import compose
from trustbook.documents.document import SheetPages
from trustbook.documents.nodes import Answer, Beside, BesideNames, Hairline, Label, Said
from trustbook.workbook.paper import paper_files
from trustbook.workbook.paper.paper_choice import PaperChoice

LONG = "a long answer that goes on and on, with more to say each time. " * 25


def _share(world: World, passphrase: str, **answers: str) -> None:
    world.sit(passphrase)
    page = world.write("walk", **answers)
    world.session.sharing.share(world.viewer, page.entry_id, list(answers))


def _composed(world: World) -> list[SheetPages]:
    return list(compose(world.session.paper.prepare(world.viewer, PaperChoice("workbook"))).sheets())


def _printed(world: World) -> str:
    return all_words(paper_files.make_pdf(world.session.paper.prepare(world.viewer, PaperChoice("workbook"))))


def test_each_question_is_asked_once_and_both_answers_stand_below_it(couple: World) -> None:
    _share(couple, BEN, wish="his wish", worry="his worry")
    couple.clock.go_on(days=2)
    _share(couple, ANA, wish="her wish")
    (page,) = _composed(couple)
    assert page.line == "2 to 4 March 2026"
    names, asked, answers, also, one = page.nodes[2:]
    assert isinstance(names, BesideNames) and (names.first, names.second) == ("Ana, 4 March", "Ben, 2 March")
    assert isinstance(asked, Label) and asked.text == "About wish"
    assert isinstance(answers, Beside) and (answers.first, answers.second) == ("her wish", "his wish")
    assert isinstance(also, Label) and also.text == "About worry"
    assert isinstance(one, Beside) and (one.first, one.second) == ("", "his worry"), "what is open is not mentioned"
    text = _printed(couple)
    for words in ("About wish", "her wish", "his wish", "his worry", "Ana", "Ben"):
        assert words in text
    assert text.count("About wish") == 1


def test_our_page_of_the_occasion_stands_below_both_and_nothing_is_said_twice(couple: World) -> None:
    _share(couple, BEN, wish="his wish")
    _share(couple, ANA, wish="her wish")
    couple.together()
    couple.write("walk", plan="our plan")
    (page,) = _composed(couple)
    assert [node.words for node in page.nodes if isinstance(node, Hairline)] == ["Together"]
    assert [node.text for node in page.nodes if isinstance(node, Answer)] == ["our plan"]
    assert _printed(couple).count("To try it.") == 1


def test_a_page_of_one_person_is_told_by_name_and_rule(couple: World) -> None:
    _share(couple, BEN, wish="his wish")
    (page,) = _composed(couple)
    told = page.nodes[2:]
    assert [(node.second, *node.texts()) for node in told if isinstance(node, Said)] == [
        (True, "Ben", ""),
        (True, "About wish", ""),
        (True, "his wish"),
    ]


def test_own_pages_never_share_a_sheet_with_what_both_may_see(couple: World) -> None:
    _share(couple, ANA, wish="her wish")
    couple.write("walk", diary="only hers")
    binder = couple.session.paper.prepare(couple.viewer, PaperChoice("workbook", private=True))
    texts = page_texts(paper_files.make_pdf(binder))
    assert [number for number, text in enumerate(texts) if "only hers" in text]
    both, own = (page for page in compose(binder).sheets())
    assert both.for_both and not both.for_one and own.for_one and not own.for_both
    assert own.line.startswith("Ana") and own.line.endswith("private")
    assert not [text for text in texts if "only hers" in text and "2 March 2026\nTo try it." in text]


def test_a_long_answer_stands_below_the_other_with_its_name_and_nothing_is_lost(couple: World) -> None:
    _share(couple, ANA, wish=LONG)
    _share(couple, BEN, wish="his wish")
    text = _printed(couple)
    assert text.count("with more to say each time") == 25 and "his wish" in text
