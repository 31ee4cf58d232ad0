"""Pages to bring on the screen: the list, its order, what is left out, the real page beside it, and one file."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.dialogs.paper_support import ready as shown_ready
from tests.ui.dialogs.paper_support import text_of
from tests.ui.page_support import Place
from tests.ui.pages.support import buttons, words
from tests.ui.support import shown_widgets
from trustbook.ui.dialogs.paper_dialog import PaperDialog
from trustbook.ui.pages.counselling.bring_chooser import BringChooser
from trustbook.ui.pages.counselling.bring_panel import BringPanel
from trustbook.workbook.session import Session
from trustbook.workbook.sitting.views import Draft

pytestmark = pytest.mark.thorough


def write(session: Session, exercise_id: str, answers: dict[str, object]) -> str:
    page = session.pages.open_page(session.viewer, exercise_id)
    session.pages.save(session.viewer, Draft(page.entry_id, exercise_id, answers))
    return page.entry_id


@pytest.fixture
def place(couple: Place) -> Place:
    """Ana has written two pages."""
    couple.on_lane(lambda session: write(session, "boundary-builder", {"value": "My evenings", "limit": "I rest."}))
    couple.on_lane(lambda session: write(session, "weekly-pulse", {"word": "steadier"}))
    return couple


def panel_of(place: Place) -> BringPanel:
    tab = place.tab("counselling")
    return next(shown_widgets(tab, BringPanel))


def ready(place: Place, panel: BringPanel) -> None:
    place.wait(lambda: panel.made is not None and panel.write.isEnabled())
    place.settle()


def one_dialog(place: Place, panel: BringPanel) -> PaperDialog:
    """What the button opens, with its pages ready."""
    panel.write.click()
    place.settle()
    return shown_ready(place, place.dialog(PaperDialog))


def on_the_list(panel: BringPanel) -> list[str]:
    return [line.title for line in panel.list.lines()]


def choose_all(place: Place, panel: BringPanel, qtbot: QtBot) -> None:
    """By keys: a few letters and Enter for each, then Escape."""
    panel.choose_pages()
    place.settle()
    chooser = place.dialog(BringChooser)
    for typed in ("bound", "pulse"):
        qtbot.keyClicks(chooser.line.edit, typed)
        qtbot.keyClick(chooser.line.edit, Qt.Key.Key_Return)
        place.settle()
    assert "“Weekly pulse” (Yours, 2 March) goes to counselling." in words(chooser)
    qtbot.keyClick(chooser, Qt.Key.Key_Escape)
    place.settle()


@pytest.mark.daily
def test_pages_are_chosen_by_a_few_letters_and_stand_there_with_the_real_page(place: Place, qtbot: QtBot) -> None:
    panel = panel_of(place)
    assert "Nothing is on the list" in words(panel) and not panel.write.isVisible()
    choose_all(place, panel, qtbot)
    ready(place, panel)

    assert on_the_list(panel) == ["Build one boundary", "Weekly pulse"]
    sheet = panel.preview.sheet
    assert sheet.width() <= panel.preview.width() and sheet.height() <= sheet.width() * 1.5, "the whole page, no more"
    assert all(line.note.startswith("Yours") and line.sign == "lock" for line in panel.list.lines())
    assert "2 sides of A4. Your own pages are among them, so the file begins with a password." in words(panel)
    panel.list.setCurrentRow(1)
    assert panel.preview.words.text() == "2 of 2"
    panel.list.setCurrentRow(0)
    assert panel.preview.words.text() == "1 of 2"


def test_some_of_the_pages_to_choose_from_are_in_sight_at_once(place: Place) -> None:
    def five_more(session: Session) -> None:
        for number in range(5):
            entry_id = session.pages.new_page(session.viewer, "weekly-pulse").entry_id
            session.pages.save(session.viewer, Draft(entry_id, "weekly-pulse", {"word": f"word {number}"}))

    place.on_lane(five_more)
    panel = panel_of(place)
    panel.choose_pages()
    place.settle()
    chooser = place.dialog(BringChooser)
    assert chooser.list.count() == 8, "with the text for the counsellor"
    lines = chooser.list.viewport().visibleRegion().boundingRect().height() // chooser.list.sizeHintForRow(0)
    assert lines >= 5


def test_keys_change_the_order_and_take_a_page_off(place: Place, qtbot: QtBot) -> None:
    panel = panel_of(place)
    choose_all(place, panel, qtbot)
    panel.list.setFocus()
    panel.list.setCurrentRow(0)
    qtbot.keyClick(panel.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    place.settle()
    assert on_the_list(panel) == ["Weekly pulse", "Build one boundary"]
    assert panel.list.current() == panel.list.lines()[1].entry_id, "the page that was moved stays selected"
    menu = {action.text(): action for action in panel.list.menu().actions()}
    menu["Move up"].trigger()
    place.settle()
    assert on_the_list(panel) == ["Build one boundary", "Weekly pulse"] and not menu["Move down"].isEnabled()
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    place.settle()
    assert on_the_list(panel) == ["Weekly pulse"] and panel.list.current()


def test_what_is_left_out_is_said_and_is_in_no_file(place: Place, qtbot: QtBot, tmp_path: Path) -> None:
    panel = panel_of(place)
    choose_all(place, panel, qtbot)
    panel.list.setCurrentRow(0)
    buttons(panel)["Leave parts of this page out"].click()
    panel.parts.marks["value"].click()
    place.settle()
    ready(place, panel)
    assert "Without “What matters to me here”" in panel.list.lines()[0].note
    assert panel.made is not None
    assert "I rest." in text_of(panel.made.pdf) and "My evenings" not in text_of(panel.made.pdf)

    target = tmp_path / "for tuesday.pdf"
    place.prompts.paths = [str(target)]
    dialog = one_dialog(place, panel)
    assert dialog.choices.scope.current_label() == "Pages to bring" and dialog.choices.protect.isChecked()
    dialog.choices.password.set_text("pears")
    qtbot.keyClick(dialog.choices.scope.list, Qt.Key.Key_Return)
    place.wait(target.exists)
    place.settle()
    assert "Written at" in panel.said.text() and not place.prompts.told
    assert pypdf.PdfReader(target).is_encrypted
    text = text_of(target.read_bytes(), "pears")
    assert text.index("I rest.") < text.index("steadier") and "My evenings" not in text
    metadata = pypdf.PdfReader(target, password="pears").metadata
    assert metadata is not None and metadata.title == "Workbook pages" and not metadata.author


def test_it_goes_to_the_printer_as_it_stands(place: Place, qtbot: QtBot) -> None:
    panel = panel_of(place)
    choose_all(place, panel, qtbot)
    ready(place, panel)
    made = panel.made
    buttons(one_dialog(place, panel))["Print"].click()
    place.settle()
    assert "Sent to the printer" in panel.said.text()
    assert made is not None and place.printer.jobs[-1].pdf == made.pdf


def test_an_erased_page_leaves_the_list_quietly(place: Place, qtbot: QtBot) -> None:
    panel = panel_of(place)
    choose_all(place, panel, qtbot)
    ids = [line.entry_id for line in panel.list.lines()]
    place.services.client.do(lambda session: session.erasing.erase(session.viewer, ids[0]))
    place.settle()
    assert on_the_list(panel) == ["Weekly pulse"]
    assert place.services.client.sitting.brought[-1:] == (ids[1],)


def test_the_chooser_says_where_nothing_fits_and_arrows_go_between_line_and_list(place: Place, qtbot: QtBot) -> None:
    panel = panel_of(place)
    panel.choose_pages()
    place.settle()
    chooser = place.dialog(BringChooser)
    assert len(chooser.shown()) == 3 and chooser.shown()[0] == "For your counsellor"
    qtbot.keyClicks(chooser.line.edit, "zebra")
    qtbot.keyClick(chooser.line.edit, Qt.Key.Key_Return)
    place.settle()
    assert chooser.shown() == () and "Nothing is called so." in words(chooser)
    chooser.line.edit.clear()
    qtbot.keyClick(chooser.line.edit, Qt.Key.Key_Down)
    assert chooser.list.hasFocus()
    qtbot.keyClick(chooser.list, Qt.Key.Key_Space)
    place.settle()
    qtbot.keyClick(chooser.list, Qt.Key.Key_Up)
    assert chooser.line.edit.hasFocus()
    assert chooser.list.is_ticked(chooser.list.item(0)) and len(place.services.client.sitting.brought) == 1
