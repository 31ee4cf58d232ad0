"""Files of the data form, written and brought in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.workbook.world import World

SECRET = "quokka-value"
ID = "11111111-1111-4111-8111-{:012d}"


def form_of(**changes: Any) -> dict[str, Any]:
    """A file of the data form, of version 1, with one page; `changes` are made to the page."""
    entry = {"id": ID.format(1), "exercise": "walk", "role": "own", "on": "2026-03-01", "answers": {"wish": SECRET}}
    return {"format": "trustbook-data", "version": 1, "entries": [entry | changes]}


def file_of(world: World, form: object) -> Path:
    """Where the form was written."""
    path = world.folder.parent / "in.json"
    path.write_bytes(form if isinstance(form, bytes) else json.dumps(form).encode())
    return path


def bring(world: World, form: object, **options: bool) -> Any:
    """Bring a form in at the seat; own pages too unless told otherwise."""
    options = {"own": True} | options
    return world.session.data.import_data(world.viewer, file_of(world, form), **options)


def export(world: World, *, private: bool = True) -> dict[str, Any]:
    """What an export says."""
    content: dict[str, Any] = json.loads(world.session.data.export_data(world.viewer, private=private))
    return content


def fill(world: World) -> None:
    """A page with two versions, shared and put on our page."""
    page = world.write("walk", wish="first", diary="d", plan="p")
    world.session.pages.leave(world.viewer, None, page.entry_id)
    world.write("walk", page.entry_id, wish="second", diary="d", plan="p")
    world.session.sharing.share(world.viewer, page.entry_id, ["wish"])
    world.session.sharing.put_on_our_page(world.viewer, page.entry_id)
