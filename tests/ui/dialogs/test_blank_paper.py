"""Worksheets, sets, cards and texts on paper, without a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.dialogs.paper_support import button, choose_scope, text_of, words
from tests.ui.page_support import FakePrinter
from tests.ui.stand_ins import ScriptedPrompts
from tests.ui.support import end_services, make_services
from trustbook.exercises.library import Library
from trustbook.exercises.text_ids import SAFETY
from trustbook.exercises.texts import Guide, Text
from trustbook.ui.dialogs.paper_dialog import PaperDialog
from trustbook.ui.dialogs.paper_open import blank_paper, text_paper
from trustbook.ui.runtime.settings import DeviceSettings

pytestmark = pytest.mark.thorough


@pytest.mark.daily
def test_worksheets_need_no_workbook(qtbot: QtBot, tmp_path: Path) -> None:
    sheets = Sheets(qtbot, tmp_path, settings=DeviceSettings(theme="light", lock_minutes=0, paper="letter"))
    sheets.choose("exercise weekly-pulse")

    assert "Weekly pulse" in sheets.printed()
    assert sheets.printer.jobs[0].paper == "letter"
    sheets.end()


class Sheets:
    """The dialog of the start page, with a pool and a printer of its own."""

    def __init__(
        self,
        qtbot: QtBot,
        folder: Path,
        *,
        alone: bool = False,
        text: Text | None = None,
        settings: DeviceSettings | None = None,
    ) -> None:
        self.qtbot = qtbot
        self.mistakes: list[BaseException] = []
        self.printer = FakePrinter()
        self.services = make_services(folder, self.mistakes, settings=settings, printer=self.printer)
        if text is None:
            blank_paper(None, self.services, alone=alone)
        else:
            text_paper(None, self.services, text)
        shown = (each for each in QApplication.topLevelWidgets() if isinstance(each, PaperDialog) and each.isVisible())
        self.dialog = next(shown)

    @property
    def prompts(self) -> ScriptedPrompts:
        assert isinstance(self.services.prompts, ScriptedPrompts)
        return self.services.prompts

    def end(self) -> None:
        """Nothing unexpected may have happened."""
        if not self.printer.jobs:  # printing closes it
            self.dialog.close()
        end_services(self.services)
        assert not self.mistakes
        assert not self.prompts.surprises

    def choose(self, scope_id: str) -> None:
        choose_scope(self.dialog.choices, scope_id)
        self.ready()

    def ready(self) -> None:
        self.qtbot.waitUntil(lambda: button(self.dialog, "Print").isEnabled(), timeout=20_000)

    def printed(self) -> str:
        self.prompts.expected_news.add("paper-printed")
        button(self.dialog, "Print").click()
        self.qtbot.waitUntil(lambda: self.services.pool.is_idle)
        return text_of(self.printer.jobs[-1].pdf)


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path) -> Iterator[Sheets]:
    """Blank worksheets, without a workbook."""
    yield from _sheets(Sheets(qtbot, tmp_path))


@pytest.fixture
def start_alone(qtbot: QtBot, tmp_path: Path) -> Iterator[Sheets]:
    """Blank worksheets, asked for where one person works alone."""
    yield from _sheets(Sheets(qtbot, tmp_path, alone=True))


def _sheets(made: Sheets) -> Iterator[Sheets]:
    yield made
    made.end()


def test_one_person_alone_begins_with_sheets_for_one(start_alone: Sheets) -> None:
    choices = start_alone.dialog.choices
    assert choices.scope.current_label() == "Working alone"
    start_alone.choose("set first-evening")
    assert choices.choice().alone


def test_a_set_says_what_it_is_for_and_what_is_in_it(start: Sheets) -> None:
    start.choose("set weekly-pad")

    assert "for four weeks" in words(start.dialog)
    assert "Weekly pulse (× 8)" in start.dialog.choices.contents.text()
    assert "Weekly pulse" in start.printed()


def test_a_chapter_is_offered_with_what_there_is_to_read(start: Sheets) -> None:
    start.choose("chapter boundaries")

    assert "Printed with it, to read: " in start.dialog.choices.contents.text()


def test_short_forms_and_sheets_for_one_can_be_chosen_where_they_make_a_difference(start: Sheets) -> None:
    choices = start.dialog.choices
    start.choose("set first-evening")
    assert not choices.worksheets.form.isVisible()
    assert choices.worksheets.alone.isVisible()
    start.choose("set working-alone")
    assert choices.worksheets.form.isVisible()
    assert not choices.worksheets.alone.isVisible()
    start.choose("exercise boundary-builder")
    choices.worksheets.form.marks["short"].click()
    choices.worksheets.alone.click()
    start.ready()

    assert choices.choice().short and choices.choice().alone
    assert "short form" in start.printed()


@pytest.mark.daily
def test_an_exercise_with_a_card_is_offered_as_cards(start: Sheets) -> None:
    start.choose("exercise time-out-agreement")
    start.dialog.choices.style_.marks["cards"].click()
    start.ready()
    card = Library().exercise("time-out-agreement").card
    assert card is not None and " ".join(start.printed().split()).count(card.lines[0]) == 4
    assert len(pypdf.PdfReader(BytesIO(start.printer.jobs[-1].pdf)).pages) == 1


def test_an_exercise_without_a_card_is_not_offered_as_cards(start: Sheets) -> None:
    start.choose("exercise weekly-pulse")
    assert not start.dialog.choices.style_.marks["cards"].isVisible()


def test_a_text_of_the_guide_is_printed_as_it_reads(qtbot: QtBot, tmp_path: Path) -> None:
    text = Guide().text(SAFETY, date(2026, 11, 22))
    sheets = Sheets(qtbot, tmp_path, text=text)
    sheets.ready()
    assert not sheets.dialog.choices.worksheets.form.isVisible()

    sheets.dialog.choices.look.large.click()
    sheets.dialog.choices.look.margins.marks["duplex"].click()
    sheets.ready()

    assert text.title in sheets.printed()
    file = pypdf.PdfReader(BytesIO(sheets.printer.jobs[0].pdf))
    assert file.root_object["/ViewerPreferences"]["/Duplex"] == "/DuplexFlipLongEdge"  # type: ignore[index] # by the format
    assert sizes_of(file) == {15, 18, 26}
    sheets.end()


def test_a_worksheet_can_be_saved_as_a_form_which_says_where_typed_words_lie(start: Sheets, tmp_path: Path) -> None:
    start.choose("exercise weekly-pulse")
    choices = start.dialog.choices
    assert not choices.typed.isVisible()
    choices.style_.marks["fillable"].click()
    start.ready()
    assert choices.typed.isVisible() and choices.worksheets.form.isVisible()
    made = start.dialog.made
    assert made is not None and "tb1.weekly-pulse._name" in (pypdf.PdfReader(BytesIO(made.pdf)).get_fields() or {})


def test_what_is_to_read_only_and_cards_cannot_be_chosen_as_a_form(start: Sheets) -> None:
    marks = start.dialog.choices.style_.marks
    start.choose("exercise weekly-pulse")
    assert marks["fillable"].isVisible()
    start.choose("exercise suitability-check")
    assert not marks["fillable"].isVisible()


def sizes_of(file: pypdf.PdfReader) -> set[float]:
    """Of the letters on its pages, in points."""
    found: set[float] = set()
    for page in file.pages:
        page.extract_text(visitor_text=lambda text, _cm, _tm, _font, size: found.add(size) if text.strip() else None)
    return found
