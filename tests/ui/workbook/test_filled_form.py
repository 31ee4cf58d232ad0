"""“Read answers from a filled form” in the menu: choosing a file, and the page that shows what came of it."""

from __future__ import annotations

from tests.documents.form_reading.made_forms import made_form
from tests.ui.support import Stage, current_tab
from tests.ui.walk_tools import open_dialog, primary_of
from trustbook.ui.fields.text_fields import TextWidget
from trustbook.ui.pages.exercise.exercise_page import ExercisePage


def _read(stage: Stage, content: bytes) -> None:
    path = stage.folder / "form.pdf"
    path.write_bytes(content)
    stage.prompts.paths.append(str(path))
    stage.view.actions_["filled-form"].trigger()
    stage.settle()


def _text(stage: Stage, field_id: str) -> TextWidget:
    shown = current_tab(stage.view)
    assert shown is not None and isinstance(shown.page, ExercisePage)
    field = shown.page.form.fields[field_id]
    assert isinstance(field, TextWidget)
    return field


def test_the_page_that_is_open_shows_the_answers_beside_what_was_just_typed(stage: Stage) -> None:
    stage.create()
    stage.controller.services.navigator.open_exercise("working-agreement")
    stage.settle()
    stage.qtbot.keyClicks(_text(stage, "why").edit, "typed just now")
    _read(stage, made_form({"tb1.working-agreement.why": "of the form", "tb1.working-agreement.hope": "calm evenings"}))
    primary_of(open_dialog()).click()
    stage.settle()
    assert [_text(stage, name).edit.toPlainText() for name in ("why", "hope")] == ["typed just now", "calm evenings"]
    stage.qtbot.keyClicks(_text(stage, "worry").edit, "and more")
    stage.view.flush(lambda _saved: None)
    stage.settle()
    assert _text(stage, "hope").edit.toPlainText() == "calm evenings", "what is saved next does not undo it"


def test_a_file_that_is_no_form_is_told_and_changes_nothing(stage: Stage) -> None:
    stage.create()
    stage.prompts.expected_news.add("form-failed")
    _read(stage, b"no form at all")
    assert [news.title for news in stage.prompts.told] == ["This file cannot be read as a PDF"]
