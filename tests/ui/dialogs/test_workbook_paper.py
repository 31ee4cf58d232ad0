"""Export and print from a workbook: what is offered, previewed, written and sent, and who can open it."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from threading import Event

import pypdf
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.dialogs.paper_support import button, choose_scope, open_page, ready, text_of, words
from tests.ui.page_support import Place
from tests.ui.support import shown_widgets
from trustbook.documents.document import Document
from trustbook.domain.cancelling import CancelToken
from trustbook.ui.dialogs.paper_dialog import PaperDialog
from trustbook.ui.dialogs.paper_open import page_paper
from trustbook.ui.fields.text_fields import TextWidget
from trustbook.ui.kit.buttons import Button
from trustbook.ui.printing.port import NoPrinter
from trustbook.workbook.sitting.views import Draft

pytestmark = pytest.mark.thorough

Told = Callable[[int, int], None]


@pytest.mark.daily
def test_the_open_page_is_offered_with_a_preview_and_a_password(couple: Place, qtbot: QtBot) -> None:
    dialog = open_page(couple, qtbot)

    assert dialog.choices.choice().private
    assert dialog.choices.protect.isChecked()
    assert "Whoever has this file and its password can read your own pages in it" in words(dialog)
    dialog.choices.protect.click()
    assert "Whoever gets this file can read your own pages in it, without" in words(dialog)
    dialog.choices.protect.click()
    couple.wait(lambda: not dialog.preview.sheet.picture.isNull())
    assert dialog.preview.words.text().startswith("Page 1 of ")


def test_closing_while_a_pdf_is_made_stops_it_and_is_no_mistake(
    couple: Place, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    entered, go_on = Event(), Event()

    def slow(_document: Document, _paper: str, _password: str | None, told: Told, token: CancelToken) -> bytes:
        entered.set()
        go_on.wait(10)
        told(1, 100)
        stopped.append(token.cancelled())
        token.raise_if_cancelled()
        return b""

    stopped: list[bool] = []
    dialog = open_page(couple, qtbot)
    monkeypatch.setattr("trustbook.workbook.paper.paper_files.draw_pdf", slow)
    dialog.choices.style_.marks["blank"].click()
    couple.wait(entered.is_set)
    dialog.reject()
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    go_on.set()
    couple.settle()

    assert stopped == [True]
    assert not couple.mistakes


def test_where_there_is_no_page_to_turn_the_words_have_the_room(couple: Place, qtbot: QtBot) -> None:
    dialog = open_page(couple, qtbot)
    dialog.preview.show_words("Nothing was written.")
    assert {"Previous page", "Next page"}.isdisjoint(each.text() for each in shown_widgets(dialog, Button))

    dialog.preview.show_pdf(b"", 3)
    assert button(dialog, "Next page").isEnabled()
    assert dialog.preview.words.text() == "Pages 1 and 2 of 3", "side by side where there is room"
    button(dialog, "Larger").click()
    assert dialog.preview.words.text() == "Page 1 of 3"


def test_a_page_that_was_done_on_paper_begins_blank_and_nothing_else_does(alone: Place, qtbot: QtBot) -> None:
    page = alone.open("boundaries", "boundary-builder")
    button(page, "Done on paper").click()
    alone.settle()
    button(page, "Print or write a PDF…").click()
    alone.settle()
    choices = ready(alone, alone.dialog(PaperDialog)).choices
    assert choices.choice().style == "blank"

    choose_scope(choices, "workbook")
    assert choices.choice().style == "filled"
    choose_scope(choices, "page")
    assert choices.choice().style == "blank"
    choices.style_.marks["filled"].click()
    choose_scope(choices, "workbook")
    choose_scope(choices, "page")
    assert choices.choice().style == "filled"


def test_a_page_that_was_written_here_begins_filled_in(alone: Place, qtbot: QtBot) -> None:
    assert open_page(alone, qtbot).choices.choice().style == "filled"


@pytest.mark.daily
def test_without_a_password_the_protected_file_is_not_written(couple: Place, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = open_page(couple, qtbot)
    assert len(dialog.choices.protection.wanted_password() or "") > 12, "it never opens on a tick without a password"
    dialog.choices.password.set_text("")
    button(dialog, "Save as PDF…").click()
    couple.settle()

    assert "Please type a password" in words(dialog)
    assert dialog.isVisible()


def test_the_password_of_own_pages_is_in_sight_without_scrolling_and_as_it_is_typed(
    couple: Place, qtbot: QtBot
) -> None:
    dialog = open_page(couple, qtbot)
    line = dialog.choices.password.edit
    assert line.visibleRegion().boundingRect().height() >= line.height() - 2
    assert len(line.displayText().split()) == 4, "one that can be written down stands there"
    dialog.choices.password.set_text("")
    line.insert("a word")
    assert line.displayText() == "a word"


def test_the_file_opens_with_its_password_only(couple: Place, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = open_page(couple, qtbot)
    target = tmp_path / "out.pdf"
    dialog.choices.password.set_text("a pässword")
    couple.prompts.paths.append(str(target))
    button(dialog, "Save as PDF…").click()
    couple.wait(lambda: "Written at" in words(couple.page))

    content = target.read_bytes()
    assert "Written at 14:02, where you chose to put it: out.pdf" in words(couple.page)
    assert str(tmp_path) not in words(couple.page)
    assert pypdf.PdfReader(BytesIO(content)).is_encrypted
    assert "I rest at ten." in text_of(content, "a pässword")


def test_a_file_without_own_pages_needs_no_password(couple: Place, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = open_page(couple, qtbot)
    dialog.choices.style_.marks["blank"].click()
    ready(couple, dialog)
    assert dialog.choices.protection.wanted_password() is None
    assert "Whoever gets this file" not in words(dialog)
    target = tmp_path / "out.pdf"
    couple.prompts.paths.append(str(target))
    button(dialog, "Save as PDF…").click()
    couple.wait(lambda: "Written at" in words(couple.page))

    assert "I rest at ten." not in text_of(target.read_bytes())
    assert "My limit" in text_of(target.read_bytes())


def test_a_file_that_is_there_is_replaced_as_the_file_dialog_has_asked(
    alone: Place, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = open_page(alone, qtbot)
    dialog.choices.protect.click()
    target = tmp_path / "out.pdf"
    target.write_text("old")
    alone.prompts.paths.append(str(target))
    button(dialog, "Save as PDF…").click()
    alone.wait(lambda: "Written at" in words(alone.page))

    assert target.read_bytes().startswith(b"%PDF")


def test_a_place_that_cannot_be_written_is_told_and_the_dialog_stays(
    alone: Place, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = open_page(alone, qtbot)
    dialog.choices.protect.click()
    alone.prompts.paths.append(str(tmp_path / "no-such-folder" / "out.pdf"))
    alone.prompts.expected_news.add("paper-failed")
    button(dialog, "Save as PDF…").click()
    alone.wait(lambda: alone.prompts.told)

    assert dialog.isVisible()
    assert button(dialog, "Save as PDF…").isEnabled()


@pytest.mark.daily
def test_the_printer_gets_the_same_pdf_as_the_preview(alone: Place, qtbot: QtBot) -> None:
    dialog = open_page(alone, qtbot)
    dialog.choices.look.paper.marks["letter"].click()
    ready(alone, dialog)
    button(dialog, "Print").click()
    alone.settle()

    (job,) = alone.printer.jobs
    assert job.paper == "letter"
    assert "I rest at ten." in text_of(job.pdf)
    assert not pypdf.PdfReader(BytesIO(job.pdf)).is_encrypted


def test_without_a_printer_it_says_so(alone: Place, qtbot: QtBot) -> None:
    dialog = open_page(alone, qtbot)
    alone.printer.problem = NoPrinter()
    alone.prompts.expected_news.add("paper-failed")
    button(dialog, "Print").click()
    alone.settle()

    assert alone.prompts.told[-1].title == "There is no printer"


def test_characters_that_no_font_has_are_named_before_writing(alone: Place, qtbot: QtBot) -> None:
    dialog = open_page(alone, qtbot, "A rune: \u16a0 here")

    assert "No font here has these signs" in words(dialog)
    assert "\u16a0 U+16A0" in dialog.notice.text()


def test_pages_that_are_printed_one_by_one_are_named(alone: Place, qtbot: QtBot) -> None:
    page = alone.open("myself", "journal")
    widget = page.form.fields["words"]
    assert isinstance(widget, TextWidget)
    widget.edit.insertPlainText("Only for me.")
    page.autosave.save_now()
    alone.settle()
    dialog = open_page(alone, qtbot)
    assert "A private journal page" not in dialog.notice.text()

    choose_scope(dialog.choices, "workbook")
    ready(alone, dialog)

    assert "A private journal page" in dialog.notice.text()
    assert dialog.notice.isVisible()


def test_days_narrow_the_workbook_down(alone: Place, qtbot: QtBot) -> None:
    dialog = open_page(alone, qtbot)
    dialog.choices.scope.choose("workbook")
    ready(alone, dialog)
    dialog.choices.since.choose(alone.clock.today().replace(day=3))
    alone.wait(lambda: "Page" not in dialog.preview.words.text() and dialog.preview.words.text())

    assert dialog.choices.choice().since is not None
    assert not button(dialog, "Print").isEnabled()
    assert not button(dialog, "Save as PDF…").isEnabled()


def test_at_together_own_pages_are_not_even_offered(couple: Place, qtbot: QtBot) -> None:
    viewer = couple.services.client.viewer
    draft = Draft("a" * 8, "boundary-builder", {"limit": "Mine alone.", "our-words": "For both."})
    couple.on_lane(lambda session: session.pages.save(viewer, draft))
    couple.on_lane(lambda session: session.sharing.put_on_our_page(viewer, "a" * 8))
    couple.take_seat(None)
    tab = couple.tab("boundaries")
    page_paper(tab.window(), couple.services, tab.tab, None)
    couple.settle()
    dialog = ready(couple, couple.dialog(PaperDialog))
    assert not dialog.choices.whose.isVisible()
    couple.prompts.expected_news.add("paper-printed")
    button(dialog, "Print").click()
    couple.settle()

    text = text_of(couple.printer.jobs[0].pdf)
    assert "For both." in text
    assert "Mine alone." not in text


def test_own_pages_are_left_out_of_the_workbook_until_they_are_ticked(couple: Place, qtbot: QtBot) -> None:
    viewer = couple.services.client.viewer
    draft = Draft("a" * 8, "boundary-builder", {"limit": "Mine alone.", "our-words": "For both."})
    couple.on_lane(lambda session: session.pages.save(viewer, draft))
    couple.on_lane(lambda session: session.sharing.put_on_our_page(viewer, "a" * 8))
    tab = couple.tab("boundaries")
    page_paper(tab.window(), couple.services, tab.tab, None)
    couple.settle()
    dialog = ready(couple, couple.dialog(PaperDialog))
    assert dialog.choices.whose.current() == "ours"
    assert not dialog.choices.protect.isChecked()
    dialog.choices.whose.marks["mine"].click()
    assert dialog.choices.protect.isChecked()
    ready(couple, dialog)
    assert dialog.made is not None and "For both." not in text_of(dialog.made.pdf)
    dialog.choices.whose.marks["all"].click()
    ready(couple, dialog)
    couple.prompts.expected_news.add("paper-printed")
    button(dialog, "Print").click()
    couple.settle()

    assert "Mine alone." in text_of(couple.printer.jobs[0].pdf)


def test_making_pages_can_be_stopped(alone: Place, qtbot: QtBot) -> None:
    dialog = open_page(alone, qtbot)
    dialog.choices.look.paper.marks["letter"].click()
    assert not button(dialog, "Print").isEnabled()
    dialog.preview.stop_requested.emit()
    alone.settle()

    assert dialog.preview.words.text() == "Stopped."
    assert not button(dialog, "Print").isEnabled()


def test_the_own_card_is_private_like_the_page(couple: Place, qtbot: QtBot) -> None:
    dialog = open_page(couple, qtbot)
    dialog.choices.style_.marks["cards"].click()
    ready(couple, dialog)

    assert dialog.choices.choice().cards and dialog.choices.choice().private
    assert dialog.choices.protect.isChecked()
    button(dialog, "Print").click()
    couple.settle()
    assert text_of(couple.printer.jobs[0].pdf).count("I rest at ten.") == 4


def test_getting_help_among_filled_pages_begins_with_the_own_number(alone: Place) -> None:
    page = alone.open("counselling", "support-card")
    text = next(each for each in page.form.fields.values() if isinstance(each, TextWidget))
    text.edit.insertPlainText("Ines")
    page.autosave.save_now()
    alone.settle()
    alone.services.program.look.change("emergency_number", "1234 (home)")
    button(page, "Print or write a PDF…").click()
    alone.settle()
    dialog = ready(alone, alone.dialog(PaperDialog))

    choose_scope(dialog.choices, "workbook")
    ready(alone, dialog)
    assert dialog.made is not None
    assert "Your local emergency number 1234 (home)" in " ".join(text_of(dialog.made.pdf).split())
    assert "Printed with it, to read: Getting help" in dialog.choices.contents.text()


def test_the_size_of_paper_that_was_chosen_in_the_settings_holds_at_once(alone: Place) -> None:
    page = alone.open("boundaries", "boundary-builder")
    alone.services.program.look.change("paper", "letter")
    button(page, "Print or write a PDF…").click()
    alone.settle()
    dialog = ready(alone, alone.dialog(PaperDialog))

    assert dialog.choices.choice().look.paper == "letter"
