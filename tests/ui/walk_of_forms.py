"""The screens of a filled form that is read."""

from __future__ import annotations

from collections.abc import Iterator

from tests.documents.form_reading.made_forms import made_form
from tests.ui.support import Stage
from tests.ui.walk_tools import Screen, close_dialog, open_dialog
from trustbook.workbook.session import Session
from trustbook.workbook.sitting.views import Draft

_TYPED = {
    "tb1.weekly-pulse.word": "Text \uf600",
    "tb1.weekly-pulse.gone": "Text.",
    "tb1.working-agreement.why": "Text of the form.",
    "tb1.working-agreement.hope": "Text.",
}


def filled_form(stage: Stage) -> Iterator[Screen]:
    """One with an answer against another one, one that may go to two pages, and one without a place."""
    viewer, session = stage.controller.client.viewer, stage.controller.client.session

    def write(session: Session) -> None:
        for name, field in (("weekly-pulse", "word"), ("working-agreement", "why")):
            page = session.pages.open_page(viewer, name)
            session.pages.save(viewer, Draft(page.entry_id, name, {field: "Text."}))

    stage.services.worker.do(lambda: write(session))
    path = stage.folder / "form.pdf"
    path.write_bytes(made_form(_TYPED))
    stage.prompts.paths.append(str(path))
    stage.view.actions_["filled-form"].trigger()
    stage.settle()
    yield "filled form", open_dialog()
    close_dialog(stage)
