"""A page at a real workbook: what it shows, what it saves, what it lets somebody do."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.page_support import Place, leave_place, length_button, make_place
from tests.ui.support import ANA, shown_widgets
from trustbook.domain.entries import EntryState, RevisionReason
from trustbook.domain.problems import DiskFull
from trustbook.exercises.library import Library
from trustbook.locations import resources
from trustbook.ui.fields.text_fields import TextWidget
from trustbook.ui.kit import DropDown
from trustbook.ui.pages.error_page import ErrorPage
from trustbook.ui.pages.exercise_page import ExercisePage
from trustbook.ui.pages.save_state import SaveKind
from trustbook.ui.pages.undo import EntryUndo
from trustbook.workbook.session import Session
from trustbook.workbook.views import Draft, Saved


def words(root: QWidget) -> str:
    """All that can be read."""
    return "\n".join(label.text() for label in shown_widgets(root, QLabel))


def buttons(root: QWidget) -> dict[str, QAbstractButton]:
    return {each.text(): each for each in shown_widgets(root, QAbstractButton) if each.text()}


def write(page: ExercisePage, field_id: str, text: str, qtbot: QtBot) -> TextWidget:
    """Type into a text field as a person does."""
    widget = page.form.fields[field_id]
    assert isinstance(widget, TextWidget)
    widget.edit.setFocus()
    qtbot.keyClicks(widget.edit, text)
    return widget


def stored(place: Place, exercise_id: str, entry_id: str | None = None) -> dict[str, object]:
    """What the workbook holds, asked for behind the screen's back."""
    viewer = place.services.client.viewer
    found: list[object] = []
    place.lane.do(lambda: place.session.open_page(viewer, exercise_id, entry_id), lambda page: found.append(page))
    place.wait(lambda: found)
    return dict(found[0].answers)  # type: ignore[attr-defined]  # a Page, from the lane


def state_in_list(place: Place, exercise_id: str) -> EntryState:
    assert place.tab_page is not None
    return next(line.state for line in place.tab_page.exercises.lines() if line.exercise_id == exercise_id)


# --- reading


def test_a_page_says_what_it_is_about_and_who_can_see_it(couple: Place) -> None:
    page = couple.open("boundaries", "boundary-builder")
    text = words(page)

    assert "Build one boundary" in text
    assert "15 minutes · alone, then together" in text
    assert "Only you can see this. You may share it later." in text
    assert "For our page. Only you can see it until you put it there." in text
    assert "Not begun" not in text, "of a page that nobody began there is nothing to say"


def test_in_a_workbook_of_one_nothing_is_said_about_another_person(alone: Place) -> None:
    for tab, exercise in (("boundaries", "boundary-builder"), ("keeping-on", "weekly-meeting")):
        page = alone.open(tab, exercise)
        text = words(page)
        assert "together" not in text.split("\n")[1]
        assert "share" not in " ".join(label for label in text.split("\n") if label.startswith("Only you"))
        assert "our page" not in text.casefold()
        assert "Share…" not in buttons(page)
        assert "Put on our page" not in buttons(page)


def test_the_short_form_shows_the_questions_that_matter_most(couple: Place, qtbot: QtBot) -> None:
    page = couple.open("boundaries", "boundary-builder")
    write(page, "value", "Quiet.", qtbot)
    length_button(page, "Short form").click()

    shown = {name for name, widget in page.form.fields.items() if widget.isVisible()}
    assert shown == {"limit", "request", "our-words"}
    page.autosave.save_now()
    couple.settle()
    assert stored(couple, "boundary-builder") == {"value": "Quiet."}, "what is not shown is kept"
    length_button(page, "All of it").click()
    assert page.form.fields["value"].isVisible()


def test_the_short_form_stays_chosen_on_the_next_page(couple: Place) -> None:
    page = couple.open("talking", "gentle-opening")
    length_button(page, "Short form").click()
    page = couple.open("talking", "mirror-dialogue")

    assert length_button(page, "Short form").isChecked()


def test_all_steps_can_be_shown_at_the_top(couple: Place) -> None:
    page = couple.open("boundaries", "boundary-builder")
    last = page.page.exercise.steps[2]
    assert words(page).count(last) == 1, "beside its field only"
    buttons(page)["Show all steps"].click()
    assert words(page).count(last) == 2


def test_a_broken_definition_shows_an_error_page_and_the_rest_works(qtbot: QtBot, tmp_path: Path) -> None:
    import shutil

    folder = tmp_path / "resources"
    shutil.copytree(resources() / "exercises" / "en" / "boundaries", folder / "exercises" / "en" / "boundaries")
    shutil.copy(resources() / "tabs.toml", folder / "tabs.toml")
    broken = folder / "exercises" / "en" / "boundaries" / "shared-agreements.toml"
    broken.write_text(broken.read_text(encoding="utf-8").replace("minutes =", "minuets ="), encoding="utf-8")
    place = make_place(qtbot, tmp_path / "x.trustbook", library=Library(folder))
    tab = place.tab("boundaries")
    tab.show_exercise("shared-agreements")
    place.settle()

    errors = list(shown_widgets(tab, ErrorPage))
    assert len(errors) == 1
    assert "shared-agreements.toml" in words(errors[0])
    place.open("boundaries", "boundary-builder")
    assert not list(shown_widgets(tab, ErrorPage))
    leave_place(place)


def test_answers_of_a_definition_that_cannot_be_read_any_more_stay_readable(alone: Place, qtbot: QtBot) -> None:
    page = alone.open("boundaries", "boundary-builder")
    write(page, "limit", "I rest at ten.", qtbot)
    page.autosave.save_now()
    alone.settle()
    to_read = replace(page.page, answers={"limit": "I rest at ten."}, writable=frozenset())
    shown = ExercisePage(alone.services, to_read, EntryUndo(alone.clock.ticks))
    qtbot.addWidget(shown)
    shown.build()
    shown.show()

    assert "I rest at ten." in words(shown)
    assert shown.form.fields == {}
    assert "Finished" not in buttons(shown)


# --- writing and being saved


def test_what_is_typed_is_saved_when_the_field_is_left(alone: Place, qtbot: QtBot) -> None:
    page = alone.open("boundaries", "boundary-builder")
    assert alone.states[-1].kind is SaveKind.NOTHING
    write(page, "limit", "I rest at ten.", qtbot)
    assert alone.states[-1].kind is SaveKind.UNSAVED
    page.form.fields["request"].take_focus()
    alone.settle()

    assert alone.states[-1].kind is SaveKind.SAVED
    assert alone.states[-1].at == alone.clock.now()
    assert stored(alone, "boundary-builder") == {"limit": "I rest at ten."}


def test_the_first_save_puts_the_page_into_the_list_as_begun(alone: Place, qtbot: QtBot) -> None:
    page = alone.open("boundaries", "boundary-builder")
    assert state_in_list(alone, "boundary-builder") is EntryState.UNTOUCHED
    write(page, "limit", "I rest.", qtbot)
    page.autosave.save_now()
    alone.settle()

    assert state_in_list(alone, "boundary-builder") is EntryState.STARTED
    assert "Begun" in words(page)


def test_a_page_that_was_only_looked_at_leaves_no_trace(alone: Place) -> None:
    alone.open("boundaries", "boundary-builder")
    alone.open("boundaries", "shared-agreements")

    assert state_in_list(alone, "boundary-builder") is EntryState.UNTOUCHED


def test_going_to_another_page_saves_and_keeps_a_version(alone: Place, qtbot: QtBot) -> None:
    page = alone.open("boundaries", "boundary-builder")
    entry = page.page.entry_id
    write(page, "limit", "I rest.", qtbot)
    alone.open("boundaries", "shared-agreements")
    versions: list[object] = []
    viewer = alone.services.client.viewer
    alone.lane.do(lambda: alone.session.history(viewer, entry), versions.append)
    alone.wait(lambda: versions)

    assert stored(alone, "boundary-builder") == {"limit": "I rest."}
    assert [line.reason for line in versions[0]] == [RevisionReason.LEAVING]  # type: ignore[attr-defined]


def test_what_is_typed_while_the_next_page_is_on_its_way_is_saved_too(alone: Place, qtbot: QtBot) -> None:
    page = alone.open("boundaries", "boundary-builder")
    assert alone.tab_page is not None
    alone.tab_page.show_exercise("shared-agreements")
    write(page, "limit", "I rest.", qtbot)
    alone.wait(lambda: alone.page is not page)
    alone.settle()

    assert alone.page.page.exercise.id == "shared-agreements"
    assert stored(alone, "boundary-builder") == {"limit": "I rest."}


def test_hiding_the_tab_saves(alone: Place, qtbot: QtBot) -> None:
    page = alone.open("boundaries", "boundary-builder")
    write(page, "limit", "I rest.", qtbot)
    assert alone.tab_page is not None
    alone.tab_page.hide()
    alone.settle()

    assert stored(alone, "boundary-builder") == {"limit": "I rest."}


def test_its_own_saving_does_not_rebuild_the_page_under_the_writer(alone: Place, qtbot: QtBot) -> None:
    page = alone.open("boundaries", "boundary-builder")
    for text in ("I rest", " at ten."):
        write(page, "limit", text, qtbot)
        page.autosave.save_now()
        alone.settle()

    assert alone.page is page
    assert page.form.fields["limit"].value() == "I rest at ten."


def test_a_change_that_came_from_elsewhere_is_shown(alone: Place, qtbot: QtBot) -> None:
    page = alone.open("boundaries", "boundary-builder")
    write(page, "limit", "mine", qtbot)
    page.autosave.save_now()
    alone.settle()
    entry, viewer = page.page.entry_id, alone.services.client.viewer
    draft = Draft(entry, "boundary-builder", {"limit": "from elsewhere"})
    alone.services.client.do(lambda session: session.save(viewer, draft))
    alone.settle()

    assert alone.page is not page
    assert alone.page.form.fields["limit"].value() == "from elsewhere"


class FullDisk:
    """Lets saving fail until there is room again."""

    def __init__(self, session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
        self.full = True
        for name in ("save", "leave", "set_state"):
            monkeypatch.setattr(session, name, self._guarded(getattr(session, name)))

    def _guarded(self, real: object) -> object:
        def call(*args: object) -> object:
            if self.full:
                raise DiskFull(Path("x"))
            return real(*args)  # type: ignore[operator]  # a method of the session

        return call


def test_what_cannot_be_saved_stays_with_a_banner_and_is_saved_later(
    alone: Place, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = alone.open("boundaries", "boundary-builder")
    disk = FullDisk(alone.session, monkeypatch)
    write(page, "limit", "I rest.", qtbot)
    page.autosave.save_now()
    alone.settle()
    assert alone.states[-1].kind is SaveKind.FAILED
    assert "not saved yet" in page.banner.text
    assert page.banner.isVisible()

    assert alone.tab_page is not None
    alone.tab_page.show_exercise("shared-agreements")
    alone.settle()
    assert alone.page is page, "the page stays as long as it is not saved"
    assert page.form.fields["limit"].value() == "I rest."

    disk.full = False
    buttons(page.banner)["Try again now"].click()
    alone.settle()
    assert alone.states[-1].kind is SaveKind.SAVED
    assert not page.banner.isVisible()
    assert stored(alone, "boundary-builder") == {"limit": "I rest."}


def test_what_cannot_be_saved_can_be_written_elsewhere_after_an_honest_word(
    alone: Place, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = alone.open("boundaries", "boundary-builder")
    FullDisk(alone.session, monkeypatch)
    write(page, "limit", "I rest.", qtbot)
    page.autosave.save_now()
    alone.settle()
    alone.prompts.answers["save-elsewhere"] = "save"
    alone.prompts.expected_news.add("save-elsewhere-done")
    alone.prompts.paths.append(str(tmp_path / "copy.txt"))
    buttons(page.banner)["Save elsewhere…"].click()
    alone.settle()

    assert "without a passphrase" in alone.prompts.asked[-1].text
    text = (tmp_path / "copy.txt").read_text(encoding="utf-8")
    assert text == "Build one boundary\n\nMy limit, in one sentence\nI rest.\n"
    page.autosave.stop()


def test_a_mistake_of_the_program_is_told_as_not_saved_too(
    alone: Place, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = alone.open("boundaries", "boundary-builder")
    real = alone.session.save

    def broken(*_args: object) -> Saved:
        raise RuntimeError("a bug")

    monkeypatch.setattr(alone.session, "save", broken)
    write(page, "limit", "I rest.", qtbot)
    page.autosave.save_now()
    alone.settle()
    assert alone.states[-1].kind is SaveKind.FAILED
    assert len(alone.mistakes) == 1
    alone.mistakes.clear()

    monkeypatch.setattr(alone.session, "save", real)
    page.autosave.save_now()
    alone.settle()
    assert alone.states[-1].kind is SaveKind.SAVED


# --- undo


def test_undo_and_redo_by_keys_change_the_page_and_what_is_saved(alone: Place, qtbot: QtBot) -> None:
    page = alone.open("boundaries", "boundary-builder")
    edit = write(page, "limit", "I rest.", qtbot).edit
    qtbot.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.form.fields["limit"].value() is None
    qtbot.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert page.form.fields["limit"].value() == "I rest."
    page.undo.stack.undo()
    page.autosave.save_now()
    alone.settle()
    assert stored(alone, "boundary-builder") == {}


def test_undo_survives_a_visit_to_another_page(alone: Place, qtbot: QtBot) -> None:
    page = alone.open("boundaries", "boundary-builder")
    entry = page.page.entry_id
    write(page, "limit", "I rest.", qtbot)
    alone.open("boundaries", "shared-agreements")
    page = alone.open("boundaries", "boundary-builder", entry)
    assert page.form.fields["limit"].value() == "I rest."
    assert alone.tab_page is not None
    assert alone.tab_page.undo_stack is not None
    alone.tab_page.undo_stack.undo()

    assert page.form.fields["limit"].value() is None
    page.autosave.save_now()
    alone.settle()
    assert stored(alone, "boundary-builder", entry) == {}


def test_undo_in_the_short_form_shows_what_it_changed(alone: Place, qtbot: QtBot) -> None:
    page = alone.open("boundaries", "boundary-builder")
    write(page, "value", "Quiet.", qtbot)
    length_button(page, "Short form").click()
    page.undo.stack.undo()

    assert page.form.fields["value"].isVisible()


# --- states and entries


@pytest.mark.parametrize(
    ("button", "state"),
    [
        ("Finished", EntryState.FINISHED),
        ("Done on paper", EntryState.ON_PAPER),
        ("Skip this one", EntryState.SKIPPED),
        ("Not now", EntryState.NOT_NOW),
    ],
)
def test_finished_on_paper_skipped_and_not_now_are_equal_answers(alone: Place, button: str, state: EntryState) -> None:
    page = alone.open("boundaries", "boundary-builder")
    buttons(page)[button].click()
    alone.settle()

    assert state_in_list(alone, "boundary-builder") is state
    assert "Open it again" in buttons(page)
    buttons(page)["Open it again"].click()
    alone.settle()
    assert state_in_list(alone, "boundary-builder") is EntryState.STARTED


def test_a_page_that_is_filled_in_again_and_again_lists_its_earlier_entries(alone: Place, qtbot: QtBot) -> None:
    page = alone.open("keeping-on", "weekly-pulse")
    write(page, "word", "tired", qtbot)
    page.autosave.save_now()
    alone.settle()
    first = page.page.entry_id
    alone.clock.seconds += 7 * 86_400
    buttons(page)["New entry"].click()
    alone.settle()
    assert alone.page.page.entry_id != first
    assert alone.page.form.fields["word"].value() is None

    write(alone.page, "word", "better", qtbot)
    assert alone.tab_page is not None
    alone.tab_page.show_exercise("weekly-pulse", first)
    alone.settle()
    assert alone.page.form.fields["word"].value() == "tired"
    assert "2 March 2026 (this one)" in [each.currentText() for each in shown_widgets(alone.page, DropDown)]
    alone.open("keeping-on", "milestone")
    page = alone.open("keeping-on", "weekly-pulse")
    assert page.form.fields["word"].value() == "better", "without a choice the newest one is opened"


# --- two people


def test_what_ben_shared_is_read_by_ana_and_cannot_be_changed(couple: Place, qtbot: QtBot) -> None:
    from tests.ui.support import BEN

    couple.take_seat(None)
    couple.take_seat(BEN)
    viewer = couple.services.client.viewer
    draft = Draft("b" * 8, "boundary-builder", {"limit": "I need a night.", "value": "Sleep."})
    couple.on_lane(lambda session: session.save(viewer, draft))
    couple.on_lane(lambda session: session.share(viewer, "b" * 8, ["limit"]))
    couple.take_seat(None)
    couple.take_seat(ANA)
    page = couple.open("boundaries", "boundary-builder")

    assert "Ben shared this on 2 March 2026" in words(page)
    assert "I need a night." in words(page)
    assert "Sleep." not in words(page)
    assert page.form.fields["limit"].value() is None
    assert "Take it back…" not in buttons(page)


def test_a_part_for_both_is_put_on_our_page_after_a_word(couple: Place, qtbot: QtBot) -> None:
    page = couple.open("boundaries", "boundary-builder")
    assert "Put on our page" not in buttons(page)
    write(page, "our-words", "Not after ten.", qtbot)
    page.autosave.save_now()
    couple.settle()
    couple.prompts.answers["place"] = "place"
    buttons(page)["Put on our page"].click()
    couple.settle()

    text = words(couple.page)
    assert "On our page" in text
    assert "Not after ten." in text
    assert "our-words" not in couple.page.form.fields


def test_at_an_own_seat_our_page_is_the_first_thing_to_read_where_nothing_is_to_be_written(couple: Place) -> None:
    couple.take_seat(None)
    page = couple.open("keeping-on", "weekly-meeting")
    page.form.fields["went-well"].set_value("Soup.")
    page.form.fields["went-well"].edited.emit("")
    page.autosave.save_now()
    couple.settle()
    couple.tab_page = None
    couple.take_seat(ANA)
    text = words(couple.open("keeping-on", "weekly-meeting"))

    assert text.index("Soup.") < text.index("If you do this alone")
    assert "New entry" in buttons(couple.page)


def test_a_page_that_is_new_offers_no_other_new_one(alone: Place) -> None:
    assert "New entry" not in buttons(alone.open("keeping-on", "weekly-pulse"))


def test_at_together_only_the_parts_for_both_can_be_written(couple: Place, qtbot: QtBot) -> None:
    page = couple.open("boundaries", "boundary-builder")
    write(page, "limit", "Mine alone.", qtbot)
    page.autosave.save_now()
    couple.settle()
    couple.take_seat(None)
    couple.tab_page = None
    page = couple.open("boundaries", "boundary-builder")

    page.show_core_only(False)
    assert set(page.form.fields) == {"answer", "our-words", "review-on"}
    assert "Mine alone." not in words(page)
    assert "Our page. Both of you can read and change it." in words(page)
    assert "each of you writes this at your own seat" in words(page)
    assert "Erase…" not in buttons(page)
    write(page, "our-words", "Not after ten.", qtbot)
    page.autosave.save_now()
    couple.settle()
    assert stored(couple, "boundary-builder") == {"our-words": "Not after ten."}


def test_another_seat_finds_an_empty_desk_and_nothing_to_undo(couple: Place, qtbot: QtBot) -> None:
    page = couple.open("boundaries", "boundary-builder")
    write(page, "limit", "Mine alone.", qtbot)
    tab = couple.tab_page
    assert tab is not None
    tab.flush(lambda _well: None)
    couple.settle()
    couple.take_seat(None)

    assert tab.page is None
    assert tab.undo_stack is None
    assert "Mine alone." not in words(tab)


# --- by keys


def test_the_list_is_walked_by_arrows_and_opened_by_enter(alone: Place, qtbot: QtBot) -> None:
    tab = alone.tab("boundaries")
    tab.exercises.setFocus()
    tab.exercises.setCurrentRow(0)
    qtbot.keyClick(tab.exercises, Qt.Key.Key_Down)
    assert tab.page is None, "walking opens nothing"
    qtbot.keyClick(tab.exercises, Qt.Key.Key_Return)
    alone.settle()

    assert tab.page is not None
    assert tab.page.page.exercise.id == tab.exercises.lines()[0].exercise_id


def test_after_enter_in_the_list_one_can_write_at_once_and_esc_goes_back(alone: Place, qtbot: QtBot) -> None:
    tab = alone.tab("boundaries")
    tab.exercises.setFocus()
    row = next(row for row in range(tab.exercises.count()) if tab.exercises.item(row).text() == "Build one boundary")
    tab.exercises.setCurrentRow(row)
    qtbot.keyClick(tab.exercises, Qt.Key.Key_Return)
    alone.settle()

    assert tab.page is not None
    focused = QApplication.focusWidget()
    assert focused is not None and tab.page.form.fields["limit"].isAncestorOf(focused)
    assert tab.page.sheet.place() == 0, "the page is read from its top"
    qtbot.keyClick(focused, Qt.Key.Key_Escape)
    assert tab.exercises.hasFocus()
    assert tab.exercises.currentRow() == row


def test_a_line_of_the_list_says_everything_to_a_screen_reader(alone: Place) -> None:
    tab = alone.tab("boundaries")
    names = [tab.exercises.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(tab.exercises.count())]

    assert "Build one boundary. 15 min" in names


def test_tab_reaches_every_control_of_a_page_and_the_page_scrolls_along(alone: Place, qtbot: QtBot) -> None:
    page = alone.open("boundaries", "boundary-builder")
    page.show_core_only(False)
    alone.settle()
    page.form.take_focus()
    reached = set()
    for _step in range(40):
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.add(focused.accessibleName())
        if page.isAncestorOf(focused):
            place = focused.mapTo(page, focused.rect().center())
            assert page.rect().contains(place), focused.accessibleName()
        qtbot.keyClick(focused, Qt.Key.Key_Tab)

    assert {
        "My limit, in one sentence",
        "What I will do if the limit is crossed",
        "Finished",
        "Print or save as PDF…",
    } <= reached


def test_the_save_state_of_a_page_is_told_when_it_is_opened(alone: Place, qtbot: QtBot) -> None:
    page = alone.open("boundaries", "boundary-builder")
    write(page, "limit", "I rest.", qtbot)
    page.autosave.save_now()
    alone.settle()
    alone.open("boundaries", "shared-agreements")
    assert alone.states[-1].kind is SaveKind.NOTHING
    alone.open("boundaries", "boundary-builder")
    assert alone.states[-1].kind is SaveKind.SAVED


@pytest.mark.parametrize("exercise_id", ["journal", "appreciation", "promise-ledger", "weekly-meeting", "restart"])
def test_what_is_done_again_and_again_begins_a_new_page_and_shows_the_earlier_ones(
    alone: Place, exercise_id: str
) -> None:
    library = alone.services.library
    tab = next(tab.id for tab in library.tabs() if exercise_id in library.exercise_ids(tab=tab.id))
    page = alone.open(tab, exercise_id)
    buttons(page)["Finished"].click()
    alone.settle()
    first = alone.page.page.entry_id
    alone.clock.seconds += 86_400
    buttons(alone.page)["New entry"].click()
    alone.settle()

    assert alone.page.page.entry_id != first
    assert not alone.page.page.exists
    assert [line.entry_id for line in alone.page.page.earlier] == [first]
    alone.page.entry_requested.emit(first)
    alone.settle()
    assert alone.page.page.state is EntryState.FINISHED
