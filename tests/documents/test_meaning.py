"""What is drawn knows what it is: which field, option, row and column, in which language, and in which order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import assert_never

import msgspec
import pypdfium2
import pytest

from tests.documents.drawn import Part, Recorder, drawn, record, with_role
from tests.documents.every_exercise import NAMES, blanks, bound, exercise, filled
from tests.documents.one_kind import FIELDS, VALUES, exercise_with
from tests.documents.samples import ANSWERS, DAY, EVERY_KIND, document, filled_sheet, many_sheets, words
from trustbook.documents.composing.compose import compose
from trustbook.documents.composing.compose_letters import written_letters
from trustbook.documents.document import Document
from trustbook.documents.nodes import Role
from trustbook.documents.pdf.meaning import Box
from trustbook.documents.pdf.style import PAPERS
from trustbook.documents.pdf.write import write
from trustbook.documents.sheets import Binder, BinderChapter, PocketCard, Sheet, blank_sheet, page_code
from trustbook.exercises import fields
from trustbook.exercises.model import CardDefinition, Exercise
from trustbook.exercises.text_ids import HELP, TEXT_IDS
from trustbook.exercises.texts import Bullets, Guide

pytestmark = pytest.mark.sweep

Ids = tuple[str, str, str, str, int | None]
"""Field, row, column, option, number."""

TO_MARK = (Role.MARK, Role.BLANK, Role.WRITING_SPACE, Role.CELL)
LETTERS_OUT = 4.0
"""Points by which letters may stand over the edge of their part."""


# --- what has to be there


def ids(field: str, row: str = "", column: str = "", option: str = "", number: int | None = None) -> Ids:
    return (field, row, column, option, number)


def to_answer(field: fields.Field, *, own_rows: int, solo: bool) -> Iterator[Ids]:
    """All that a hand can mark or write for this field, in reading order."""
    name = field.id
    match field:
        case fields.LongField() | fields.ShortField() | fields.LetterField():
            yield ids(name)
        case fields.ListField():
            yield from (ids(name, number=number) for number in range(1, field.rows + 1))
        case fields.TableField():
            numbers: list[tuple[str, int | None]] = [(row.id, None) for row in field.rows]
            for row, number in numbers or [("", number) for number in range(1, own_rows + 1)]:
                for column in field.columns:
                    options = ["yes", "no"] if column.kind == "yes-no" else [option.id for option in column.options]
                    yield from (ids(name, row, column.id, option, number) for option in options or [""])
        case fields.ScaleField():
            yield from (ids(name, number=value) for value in range(field.minimum, field.maximum + 1))
        case fields.ChoiceField() | fields.MultiField():
            yield from (ids(name, option=option.id) for option in field.options)
        case fields.YesNoField():
            yield from (ids(name, option=option) for option in ("yes", "no"))
        case fields.DateField():
            yield from (ids(name, column=column, number=1) for column in ("day", "month", "year"))
        case fields.TimerField():
            yield from (ids(name, column="done", number=turn) for turn in range(1, field.turns + 1))
        case fields.SignoffField():
            for person in (1,) if solo else (1, 2):
                yield from (ids(name, column=column, number=person) for column in ("name", "on"))
        case fields.FeelingsField():
            yield from (ids(name, group.id, option=word.id) for group in field.groups for word in group.options)
        case fields.PairsField():
            for pair in field.rows:
                for rated in ("first", "second"):
                    values = range(field.minimum, field.maximum + 1)
                    yield from (ids(name, pair.id, rated, number=value) for value in values)
        case fields.ChecklistField():
            for item in field.items:
                yield from (ids(name, item.id, column) for column in ("done", "on"))
            own = max(field.blank_rows, 0 if field.items else 1) if field.own else 0
            for number in range(1, own + 1):
                yield from (ids(name, column=column, number=number) for column in ("done", "text", "on"))
        case _:
            assert_never(field)


def in_paper_order(exercise: Exercise, *, filled_in: bool = False) -> list[fields.Field]:
    """All fields. Where some are for one person only, those of each kind of writer stand together.

    On filled pages what is private stands behind the rest.
    """
    parts = list(exercise.parts)
    if filled_in:
        parts.sort(key=lambda part: part.privacy == "private")
    elif {"private", "joint"} <= {part.privacy for part in parts}:
        kinds = list(dict.fromkeys(part.who for part in parts))
        parts.sort(key=lambda part: kinds.index(part.who))
    return [field for part in parts for field in part.fields]


# --- what is there


def answerable(parts: list[Part]) -> Iterator[Part]:
    """The innermost places to mark or to write, each once, however many pages it goes over."""
    marks = list(with_role(parts, *TO_MARK))
    for part, after in zip(marks, [*marks[1:], None], strict=True):
        holds_more = after is not None and part.meaning in after.within
        if part.meaning.field and not holds_more and part.meaning.piece == 1:
            yield part


def own_rows(parts: list[Part], field: str) -> int:
    numbers = [part.meaning.number or 0 for part in with_role(parts, Role.ROW) if part.meaning.field == field]
    return max(numbers, default=0)


@pytest.mark.parametrize("name", NAMES)
def test_each_exercise_knows_to_the_last_line_what_it_draws(name: str) -> None:
    """Once for each sheet, as drawing takes its time: what is looked at is said by the names of the functions."""
    for kind, sheet in {**blanks(name), "filled": filled(name)}.items():
        recorder = record(bound(sheet))
        parts = [part for part in recorder.parts if not part.is_decoration]
        if sheet.answers is None and sheet.exercise.print != "reading":
            all_that_can_be_answered_is_there_in_reading_order(parts, sheet, kind)
        every_field_is_asked_once_and_before_its_answer(parts, sheet, kind)
        what_is_no_decoration_is_a_mark_for_a_hand(recorder, kind)
        lines_to_write_on_are_decoration_in_their_room(recorder, kind)
        the_language_of_every_text_is_known(recorder, kind)
        figures_and_what_can_be_marked_are_told_in_words(parts, kind)
        each_part_stands_inside_of_what_it_belongs_to(recorder, kind)


@pytest.mark.parametrize("name", [name for name in NAMES if exercise(name).print != "reading"])
def test_on_letter_paper_it_is_the_same(name: str) -> None:
    for kind, sheet in blanks(name).items():
        all_that_can_be_answered_is_there_in_reading_order(drawn(bound(sheet), "letter"), sheet, kind)


def all_that_can_be_answered_is_there_in_reading_order(parts: list[Part], sheet: Sheet, kind: str) -> None:
    found = [(part.page, part.ids) for part in answerable(parts)]
    wanted = [
        each
        for field in in_paper_order(sheet.exercise)
        for each in to_answer(field, own_rows=own_rows(parts, field.id), solo=sheet.solo)
    ]
    assert [each for _page, each in found] == wanted, kind
    assert [page for page, _each in found] == sorted(page for page, _each in found), kind
    for _part, field in sheet.exercise.fields():
        if isinstance(field, fields.TableField) and not field.rows:
            assert own_rows(parts, field.id) >= min(3, field.blank_rows), kind


def every_field_is_asked_once_and_before_its_answer(parts: list[Part], sheet: Sheet, kind: str) -> None:
    letters = {field.id for _part, field in written_letters(sheet)}  # they stand on paper of their own, unasked
    of_fields = [part for part in parts if part.meaning.field and part.meaning.field not in letters]
    order = [field for field, _parts in groupby(part.meaning.field for part in of_fields)]
    rated = {part.meaning.row for part in with_role(parts, Role.ROW) if not part.meaning.field}  # several scales
    paper = in_paper_order(sheet.exercise, filled_in=sheet.answers is not None and sheet.exercise.print != "reading")
    asked = [field for field in paper if field.id not in letters and field.id not in rated]
    assert order == [field.id for field in asked], kind
    for field in asked:
        first = next(part for part in of_fields if part.meaning.field == field.id and part.texts)
        assert words(" ".join(first.texts)) == words(field.label), kind


def what_is_no_decoration_is_a_mark_for_a_hand(recorder: Recorder, kind: str) -> None:
    assert {part.meaning.role for part in recorder.parts if part.shapes} <= {Role.MARK}, kind
    marks = list(with_role(recorder.parts, Role.MARK))
    assert all(len(part.shapes) == 1 and part.meaning.field for part in marks), kind


def lines_to_write_on_are_decoration_in_their_room(recorder: Recorder, kind: str) -> None:
    ruled = {
        page: [box for number, box in recorder.decorations if number == page and box.top == box.bottom]
        for page in range(1, recorder.pages + 1)
    }
    for part in with_role(recorder.parts, Role.WRITING_SPACE, Role.BLANK):
        assert any(inside(box, part.box, 2.0) for box in ruled[part.page]), (kind, part.meaning)


def the_language_of_every_text_is_known(recorder: Recorder, kind: str) -> None:
    assert {part.meaning.language for part in recorder.parts if part.texts} == {"en"}, kind


def figures_and_what_can_be_marked_are_told_in_words(parts: list[Part], kind: str) -> None:
    told = with_role(parts, Role.FIGURE, Role.OPTIONS, Role.WRITING_SPACE)
    assert not [part.ids for part in told if part.meaning.field and not part.meaning.alternative], kind


def each_part_stands_inside_of_what_it_belongs_to(recorder: Recorder, kind: str) -> None:
    standing: list[Part] = []
    for part in recorder.parts:
        del standing[len(part.within) :]
        assert inside(part.box, standing[-1].box if standing else whole_page()), (kind, part.meaning)
        standing.append(part)


def inside(inner: Box, outer: Box, tolerance: float = 1.0) -> bool:
    return (
        inner.left >= outer.left - tolerance
        and inner.right <= outer.right + tolerance
        and inner.bottom >= outer.bottom - tolerance
        and inner.top <= outer.top + tolerance
    )


def whole_page() -> Box:
    return Box(0, 0, PAPERS["a4"].width, PAPERS["a4"].height)


@pytest.mark.parametrize(
    "made",
    [
        document([blank_sheet(EVERY_KIND), filled_sheet(ANSWERS)], front=True),
        *(
            document([blank_sheet(exercise_with(kind)), filled_sheet({"it": VALUES[kind]}, exercise_with(kind))])
            for kind in FIELDS
        ),
        bound(blank_sheet(exercise("weekly-pulse"))),
        bound(blank_sheet(exercise("pattern-map"), short=True)),  # it is drawn smaller
    ],
)
def test_texts_stand_on_the_page_where_their_part_says(made: Document) -> None:
    recorder = Recorder()
    pdf = pypdfium2.PdfDocument(write(made, PAPERS["a4"], lambda _share: None, recorder))
    pages = [page.get_textpage() for page in pdf]
    for part in recorder.parts:
        box, wanted = part.box, "".join("".join(part.texts).split())
        found = pages[part.page - 1].get_text_bounded(
            box.left - LETTERS_OUT, box.bottom - LETTERS_OUT, box.right + LETTERS_OUT, box.top + LETTERS_OUT
        )
        assert all(letter in found for letter in wanted), part.meaning
    for page in pages:
        page.close()
    pdf.close()


# --- languages


def test_words_of_a_definition_in_another_language_are_told_from_those_of_the_program_and_of_the_people() -> None:
    both = [
        blank_sheet(EVERY_KIND, language="en"),
        Sheet(EVERY_KIND, frozenset({"mine", "ours"}), ANSWERS, by="Ana", language="en"),
    ]
    parts = drawn(document(both, language="de"))
    languages = {text: part.meaning.language for part in parts for text in part.texts if text.strip()}
    definition = (
        "Every kind of field",
        "My own part",
        "The long one",
        "A walk",
        "What",
        "Money",
        "Sit down first.",
        "hard",
    )
    assert {text: languages[text] for text in definition} == dict.fromkeys(definition, "en")
    others = ("Yes", "Take care", "Name", "I <3 you & <b>", "bread and butter", "Paint the hall", "Day")
    assert {text: languages[text] for text in others} == dict.fromkeys(others, "de")
    assert {part.meaning.home for part in parts} == {"de"}


# --- what is not an exercise


def test_a_pocket_card_knows_its_fields_and_says_its_code_to_nobody() -> None:
    card = CardDefinition(title="When it gets hot", lines=("Say stop once.",), fields=("line", "some", "again"))
    made = msgspec.structs.replace(EVERY_KIND, card=card)
    cards = (PocketCard(made), PocketCard(made, {"line": "only this"}, "en"))
    recorder = record(compose(Binder("Cards", "", (BinderChapter("", (), cards=cards),), "de", title_page=False)))
    told = [part for part in recorder.parts if not part.is_decoration]
    fields_of = [(part.meaning.node, part.meaning.role, part.meaning.field) for part in told if part.meaning.field]
    assert fields_of == [
        (1, Role.LABEL, "line"),
        (1, Role.WRITING_SPACE, "line"),
        (1, Role.LABEL, "some"),
        (1, Role.ANSWER, "some"),
        (1, Role.LABEL, "again"),
        (1, Role.WRITING_SPACE, "again"),
        (2, Role.LABEL, "line"),
        (2, Role.ANSWER, "line"),
        (2, Role.LABEL, "some"),
        (2, Role.WRITING_SPACE, "some"),
        (2, Role.LABEL, "again"),
        (2, Role.WRITING_SPACE, "again"),
    ]
    assert {part.meaning.language for part in told if part.texts == ["only this"]} == {"de"}
    assert [part.meaning.language for part in told if part.texts == ["When it gets hot"]] == ["de", "en"]
    assert page_code(made) in [text for part in recorder.parts if part.is_decoration for text in part.texts]
    assert page_code(made) not in [text for part in told for text in part.texts]


def test_title_page_contents_and_running_heads_know_what_they_are() -> None:
    recorder = record(many_sheets(3))
    told = [part for part in recorder.parts if not part.is_decoration]
    roles = [part.meaning.role for part in told if part.page == 1]
    assert roles == [Role.TITLE, Role.PARAGRAPH]
    contents = [(part.meaning.role, part.texts[0].rstrip()) for part in told if part.page == 2]
    assert contents == [
        (Role.TITLE, "Contents"),
        (Role.HEADING, "First half"),
        (Role.ENTRY, "Sheet 1"),
        (Role.HEADING, "Second half"),
        (Role.ENTRY, "Sheet 2"),
        (Role.ENTRY, "Sheet 3"),
    ]
    assert not [text for part in told for text in part.texts if text.startswith("Page ")]
    (empty,) = drawn(compose(Binder("Nothing", "", (), title_page=False)))
    assert empty.texts and empty.meaning.role is Role.PARAGRAPH


@pytest.mark.parametrize("name", [name for name in TEXT_IDS if name != HELP])
def test_a_text_to_read_is_headings_paragraphs_and_items(name: str) -> None:
    text = Guide().text(name, DAY)
    parts = drawn(compose(Binder("", "", (BinderChapter("", (), texts=(text,)),), title_page=False)))
    assert next(iter(parts)).meaning.role is Role.TITLE
    assert {part.meaning.role for part in parts} <= {
        Role.TITLE,
        Role.HEADING,
        Role.PARAGRAPH,
        Role.ITEM,
        Role.MARKER,
    }
    items = [item for block in text.blocks if isinstance(block, Bullets) for item in block.items]
    first = [part for part in with_role(parts, Role.ITEM) if part.meaning.piece == 1]
    assert [words(" ".join(part.texts)) for part in first] == [words(item) for item in items]


def test_getting_help_has_room_for_the_number_or_says_it() -> None:
    text = Guide().text(HELP, DAY)
    for number, role in (("112", Role.PARAGRAPH), ("", Role.WRITING_SPACE)):
        chapter = BinderChapter("", (), texts=(text,))
        parts = drawn(compose(Binder("", "", (chapter,), title_page=False, emergency_number=number)))
        assert [part.meaning.role for part in parts[:3]] == [Role.TITLE, Role.LABEL, role]


def test_what_was_filled_in_keeps_its_ids_on_the_page() -> None:
    parts = drawn(document([filled_sheet(ANSWERS)]))
    assert not list(with_role(parts, Role.MARK)), "nothing is left to tick"
    cells = {part.ids: part.texts for part in with_role(parts, Role.CELL)}
    assert cells[ids("plan", column="what", number=2)] == ["Call the landlord"]
    assert cells[ids("topics", "money", "state")] == ["open still"]
    assert [part.ids for part in with_role(parts, Role.ROW_HEAD)] == [ids("topics", "money")]
