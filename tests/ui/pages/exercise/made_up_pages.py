"""Definitions made for tests of the short form and of one person alone, and a workbook with them."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from tests.ui.page_support import Place
from trustbook.exercises.library import Library
from trustbook.locations import resources
from trustbook.ui.fields.text_fields import TextWidget
from trustbook.ui.pages.exercise.exercise_page import ExercisePage
from trustbook.workbook.sitting.views import Draft

FOR_TWO = """
id = "for-two"
chapter = "trust"
version = 1
title = "For two"
minutes = 20
short_minutes = 4
rhythm = "Once"
purpose = "To see what one person alone is shown."
caution = "Take care."
safety = true
heavy = true
stop = "Stop when it gets too much."
steps = ["Write for yourself.", "Hand it over.", "Talk."]
alone = "Your own part is enough."
alone_steps = ["Write for yourself.", "Leave it for a day."]
see = ["other", "gone"]
read = ["settle", "gone-too"]

[[parts]]
id = "mine"
title = "My part"
who = "each"
privacy = "offer"

[[parts.fields]]
id = "before"
kind = "short"
label = "Before that"
step = 1

[[parts.fields]]
id = "line"
kind = "short"
label = "One line"
core = true
step = 1

[[parts.fields]]
id = "more"
kind = "long"
label = "More of it"

[[parts.fields]]
id = "theirs"
kind = "short"
label = "What you say to it"
partner = true

[[parts.fields]]
id = "grid"
kind = "table"
label = "Both of us"
columns = [
    { id = "me", label = "Me" },
    { id = "how", label = "How", kind = "choice", options = [{ id = "a", label = "A" }, { id = "b", label = "B" }] },
    { id = "you", label = "You", partner = true },
]

[[parts.fields]]
id = "letter"
kind = "letter"
label = "The letter"

[[parts]]
id = "ours"
title = "Our part"
who = "together"
privacy = "joint"

[[parts.fields]]
id = "stands"
kind = "signoff"
label = "It stands"
core = true

[[parts]]
id = "talk"
title = "Our talk"
who = "together"
privacy = "joint"
alone = false

[[parts.fields]]
id = "said"
kind = "long"
label = "What we said"

[[parts]]
id = "never"
title = "Not kept"
who = "each"
privacy = "unsaved"

[[parts.fields]]
id = "breath"
kind = "timer"
label = "Breathe"
minutes = 2

[[parts.fields]]
id = "felt"
kind = "feelings"
label = "What is there"
"""


OTHER = """
id = "other"
chapter = "patience"
version = 1
title = "The other page"
minutes = 5
rhythm = "Once"
purpose = "To be named."
steps = ["Write."]

[[parts]]
id = "mine"
title = "Mine"
who = "each"
privacy = "private"

[[parts.fields]]
id = "line"
kind = "short"
label = "One line"
core = true

[[parts.fields]]
id = "more"
kind = "long"
label = "More of it"
"""


EVERYTHING = {
    "line": "A line.",
    "more": "More.",
    "theirs": "Their words.",
    "grid": [{"row": "", "cells": {"me": "I", "you": "You"}}],
    "letter": "Dear you",
    "said": "We said much.",
}


def library_in(folder: Path) -> Library:
    for chapter, name, text in (("trust", "for-two", FOR_TWO), ("patience", "other", OTHER)):
        path = folder / "exercises" / "en" / chapter / f"{name}.toml"
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    shutil.copy(resources() / "tabs.toml", folder)
    return Library(folder)


def shown_fields(page: ExercisePage) -> set[str]:
    return {name for name, widget in page.form.fields.items() if widget.isVisible()}


def text_field(page: ExercisePage, name: str) -> TextWidget:
    widget = page.form.fields[name]
    assert isinstance(widget, TextWidget)
    return widget


def keep(place: Place, answers: dict[str, Any]) -> None:
    """Write these answers behind the screen's back, as another version of the program could have done."""
    viewer = place.services.client.viewer
    entry_id = place.page.page.entry_id
    place.on_lane(lambda session: session.pages.save(viewer, Draft(entry_id, "for-two", answers)))


def stored(place: Place) -> dict[str, Any]:
    found: list[Any] = []
    viewer = place.services.client.viewer
    place.worker.do(lambda: place.session.pages.open_page(viewer, "for-two", None), found.append)
    place.wait(lambda: found)
    return dict(found[0].answers)
