"""Answers out of a filled form: choosing the file, and what follows when they were brought in."""

from __future__ import annotations

from pathlib import Path

from trustbook.language import _
from trustbook.ui.dialogs.telling import teller
from trustbook.ui.services import WorkbookServices
from trustbook.ui.workbook.view import WorkbookView
from trustbook.workbook.forms.form_views import FormPreview
from trustbook.workbook.sitting.views import Changed


def read_filled_form(services: WorkbookServices, view: WorkbookView) -> None:
    """Ask for the file. What was typed is saved first, so that the answers are set beside that."""
    prompts = services.program.prompts

    def chosen(path: str) -> None:
        view.flush(lambda saved: _look_at(services, view, Path(path)) if saved else None)

    prompts.choose_open_path(_("Choose the filled form"), _("Filled forms (*.pdf *.PDF)"), chosen)


def _look_at(services: WorkbookServices, view: WorkbookView, path: Path) -> None:
    viewer = services.client.viewer

    def show(preview: FormPreview) -> None:
        from trustbook.ui.dialogs.form_dialog import FormDialog

        FormDialog(view.window(), services, preview, lambda changed: _brought(services, view, changed)).open()

    services.client.do(
        lambda session: session.forms.read(viewer, path),
        show,
        teller(services.program.prompts, "form-failed"),
        owner=view,
    )


def _brought(services: WorkbookServices, view: WorkbookView, changed: Changed) -> None:
    """One page is opened; of several it is only said that they are there."""
    if len(changed.entries) == 1:
        (exercise_id,), (entry_id,) = changed.exercises, changed.entries
        services.navigator.open_entry(exercise_id, entry_id)
    elif changed.entries:
        view.footer.say(_("The answers of the form are on their pages now."))
