"""Reading a filled form in the window: nothing happens before it was seen and said."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from tests.documents.form_reading.made_forms import made_form
from tests.ui.page_support import Place
from tests.ui.support import shown_widgets
from trustbook.documents.forms.filling import values_of
from trustbook.exercises.library import Library
from trustbook.ui.dialogs.form_dialog import FormDialog
from trustbook.ui.kit.buttons import Button
from trustbook.ui.kit.marks import RadioMark
from trustbook.workbook.sitting.views import Changed, Draft


def words(root: QWidget) -> str:
    return "\n".join(label.text() for label in shown_widgets(root, QLabel))


def button(root: QWidget, text: str) -> Button:
    return next(each for each in shown_widgets(root, Button) if each.text() == text)


def mark(root: QWidget, part: str) -> RadioMark:
    return next(each for each in shown_widgets(root, RadioMark) if part in each.accessibleName())


class Forms:
    """Reads forms at a seat; `brought` is what was told of those that were brought in."""

    def __init__(self, place: Place, folder: Path) -> None:
        self.place = place
        self.path = folder / "form.pdf"
        self.brought: list[Changed] = []

    def show(self, pages: Mapping[str, Mapping[str, Any]]) -> FormDialog:
        values: dict[str, str] = {}
        for name, answers in pages.items():
            values |= values_of(Library().exercise(name), answers)
        self.path.write_bytes(made_form(values))
        services, client = self.place.services, self.place.services.client
        viewer = client.viewer
        dialogs: list[FormDialog] = []

        def made(preview: Any) -> None:
            dialogs.append(FormDialog(None, services, preview, self.brought.append))

        client.do(lambda session: session.forms.read(viewer, self.path), made)
        self.place.settle()
        dialogs[0].open()
        self.place.settle()
        return dialogs[0]

    def answers(self, name: str) -> Any:
        client = self.place.services.client
        viewer = client.viewer
        found: list[Any] = []
        client.do(lambda session: found.append(session.pages.open_page(viewer, name).answers))
        self.place.settle()
        return found[0]

    def write(self, name: str, **answers: Any) -> None:
        viewer = self.place.services.client.viewer

        def save(session: Any) -> Changed:
            page = session.pages.open_page(viewer, name)
            return Changed(frozenset({session.pages.save(viewer, Draft(page.entry_id, name, answers)).entry_id}))

        self.place.services.client.do(save)
        self.place.settle()


@pytest.fixture
def forms(couple: Place, tmp_path: Path) -> Forms:
    return Forms(couple, tmp_path)


def test_new_answers_are_shown_and_written_by_the_last_button_only(forms: Forms) -> None:
    dialog = forms.show({"weekly-pulse": {"word": "so calm", "safe": 3}})
    said = words(dialog)
    assert "so calm" in said and "3 of 10" in said and "Only you can see this" in said and "form.pdf" in said
    assert button(dialog, "Leave everything as it is").hasFocus()
    assert forms.answers("weekly-pulse") == {}
    button(dialog, "Bring these answers in").click()
    forms.place.settle()
    assert forms.answers("weekly-pulse") == {"word": "so calm", "safe": 3}
    assert [len(changed.entries) for changed in forms.brought] == [1]


def test_what_stands_in_the_workbook_stays_unless_the_form_is_chosen(forms: Forms) -> None:
    forms.write("working-agreement", why="mine", hope="hers")
    dialog = forms.show({"working-agreement": {"why": "from paper", "hope": "from paper too"}})
    assert "mine" in words(dialog) and "from paper" in words(dialog)
    assert all(each.isChecked() for each in shown_widgets(dialog, RadioMark) if each.objectName() == "keep")
    why = Library().exercise("working-agreement").parts[0].fields[0].label
    mark(dialog, f"{why}: Take").click()
    button(dialog, "Bring these answers in").click()
    forms.place.settle()
    assert forms.answers("working-agreement") == {"why": "from paper", "hope": "hers"}


def test_the_answers_may_go_to_the_last_entry_of_a_page_that_repeats(forms: Forms) -> None:
    forms.write("weekly-pulse", word="calm")
    dialog = forms.show({"weekly-pulse": {"safe": 3}})
    mark(dialog, "On the page of").click()
    forms.place.settle()
    button(dialog, "Bring these answers in").click()
    forms.place.settle()
    assert forms.answers("weekly-pulse") == {"word": "calm", "safe": 3}


def test_broken_emoji_are_put_right_unless_somebody_says_no(forms: Forms) -> None:
    dialog = forms.show({"weekly-pulse": {"word": "so \uf600"}})
    assert "so 😀" in words(dialog)
    dialog.mend.click()
    forms.place.settle()
    assert "so \uf600" in words(dialog)


def test_where_nothing_can_be_brought_in_there_is_nothing_to_press(forms: Forms) -> None:
    dialog = forms.show({"working-agreement": {"pause": "tea"}})
    assert "read at Together" in words(dialog)
    assert [each.text() for each in shown_widgets(dialog, Button)] == ["Close"]


def test_a_page_that_changed_meanwhile_is_shown_as_it_is_now(forms: Forms) -> None:
    dialog = forms.show({"working-agreement": {"why": "from paper"}})
    forms.write("working-agreement", why="typed meanwhile")
    forms.place.prompts.expected_news.add("form-failed")
    button(dialog, "Bring these answers in").click()
    forms.place.settle()
    assert "typed meanwhile" in words(dialog)
    assert forms.answers("working-agreement") == {"why": "typed meanwhile"}
