"""Filled forms for tests of the use cases: any answers to any exercise, as a PDF."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.documents.form_reading.made_forms import made_form
from tests.workbook.world import World
from trustbook.documents.forms.filling import values_of
from trustbook.documents.forms.note import FormNote, note_bytes, sheet_of
from trustbook.workbook.forms.form_views import FormChoice, FormPreview


def note_of(world: World, *exercises: str) -> Any:
    """What a form of these says of itself."""
    sheets = tuple(sheet_of(world.library.exercise(name), "en") for name in exercises)
    return json.loads(note_bytes(FormNote(sheets=sheets)))


def filled(world: World, pages: Mapping[str, Mapping[str, Any]], **more: str) -> Path:
    """A form in which these answers stand, by exercise. `more`: values by name, with "__" in place of a dot."""
    values: dict[str, Any] = {}
    for name, answers in pages.items():
        values |= values_of(world.library.exercise(name), answers)
    values |= {name.replace("__", "."): text for name, text in more.items()}
    path = world.folder.parent / "form.pdf"
    path.write_bytes(made_form(values, note_of(world, *pages)))
    return path


def read(world: World, path: Path, *, mend: bool = True) -> FormPreview:
    """What it would change at the seat that is open."""
    return world.session.forms.read(world.viewer, path, mend=mend)


def bring(world: World, preview: FormPreview, *replaced: str, target: int = 0) -> frozenset[str]:
    """Bring all of it in, with these fields in the place of others. Gives ids of the entries."""
    choices = [
        FormChoice(number, page.targets[target], frozenset(replaced))
        for number, page in enumerate(preview.pages)
        if page.targets
    ]
    return world.session.forms.bring_in(world.viewer, preview, choices).entries
