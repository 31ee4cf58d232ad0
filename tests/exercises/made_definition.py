"""A definition that is whole, and a library that has it: what is broken is made from it."""

from __future__ import annotations

from pathlib import Path

from trustbook.exercises.definitions import CHAPTER_IDS
from trustbook.exercises.library import Library

GOOD = """\
id = "good"
chapter = "trust"
version = 1
title = "Good"
minutes = 5
rhythm = "Once"
purpose = "To be whole."
steps = ["One.", "Two."]
alone = "Your own line is enough."

[[parts]]
id = "mine"
title = "Mine"
who = "each"
privacy = "offer"

[[parts.fields]]
id = "line"
kind = "short"
label = "A line"
core = true
step = 1

[[parts.fields]]
id = "pick"
kind = "choice"
label = "Pick"
options = [
    { id = "a", label = "A" },
    { id = "b", label = "B" },
]

[[parts.fields]]
id = "grid"
kind = "table"
label = "Grid"
columns = [{ id = "c", label = "C" }, { id = "d", label = "D", kind = "date" }]
rows = [{ id = "r", label = "R" }, { id = "s", label = "S" }]

[[parts.fields]]
id = "mark"
kind = "scale"
label = "Mark"
low = "little"
high = "much"
step = 2

[[parts]]
id = "ours"
title = "Ours"
who = "together"
privacy = "joint"

[[parts.fields]]
id = "sentence"
kind = "long"
label = "Our sentence"
core = true
"""

NEW_KINDS = """
[[parts.fields]]
id = "letter"
kind = "letter"
label = "The letter"
greeting = "Dear"

[[parts.fields]]
id = "turns"
kind = "timer"
label = "Two turns"
turns = 2
minutes = 5
prompts = ["You", "I"]

[[parts.fields]]
id = "agreed"
kind = "signoff"
label = "It stands"

[[parts.fields]]
id = "words"
kind = "feelings"
label = "What is there"
groups = [{ id = "g", label = "G", options = [{ id = "h", label = "H" }, { id = "i", label = "I" }] }]

[[parts.fields]]
id = "pairs"
kind = "pairs"
label = "Pairs"
first = "Wanted"
second = "Lived"
low = "little"
high = "much"
rows = [{ id = "p", label = "P" }, { id = "q", label = "Q" }]

[[parts.fields]]
id = "done"
kind = "checklist"
label = "Done"
own = false
items = [{ id = "v", label = "V" }, { id = "w", label = "W" }]
"""


def library_with(tmp_path: Path, text: str, *, tabs: str | None = None, name: str = "good") -> Library:
    chapter = tmp_path / "exercises" / "en" / "trust"
    chapter.mkdir(parents=True)
    (chapter / f"{name}.toml").write_text(text, encoding="utf-8")
    if tabs is None:
        tabs = f'[[tabs]]\nid = "all"\ntitle = "All"\nchapters = {list(CHAPTER_IDS)!r}\n'
        tabs += "".join(f'[[chapters]]\nid = "{chapter_id}"\ntitle = "T"\n' for chapter_id in CHAPTER_IDS)
    (tmp_path / "tabs.toml").write_text(tabs, encoding="utf-8")
    return Library(tmp_path)
