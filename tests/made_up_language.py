"""A made-up language, added to a copy of the program's resources as CONTRIBUTING says, with a little of everything.

It has the code of a language that Babel knows and the program does not speak. The program's sentences stand ⟦in
brackets⟧, as those of the pseudo-language do: so what is not translated is found on screens.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Final

import pytest
from babel.messages.pofile import read_po, write_po

import translations
from trustbook.locations import resources

CODE: Final = "eo"
PULSE: Final = "«Semajna pulso»"
HELP: Final = "«Ricevi helpon»"
CHAPTER_TEXT: Final = "«Pri fido»"
TAB: Final = "«Kompreni»"
CHAPTER: Final = "«Kio fido estas»"
SET: Final = "«La unua vespero»"
PATH: Final = "«Io okazis»"
FEELING: Final = "«timigita»"
OWN_WORDS: Final = (PULSE, HELP, CHAPTER_TEXT, TAB, CHAPTER, SET, PATH, FEELING)
_EXERCISE: Final = "exercises/{code}/maintaining/weekly-pulse.toml"
_IN_ENGLISH: Final = {
    _EXERCISE: ('title = "Weekly pulse"', f'title = "{PULSE}"'),
    "guide/{code}/help.toml": ('title = "Getting help"', f'title = "{HELP}"'),
    "guide/{code}/chapters/trust.toml": (r'title = "[^"]*"', f'title = "{CHAPTER_TEXT}"'),
    "sets/{code}.toml": ('title = "The first evening"', f'title = "{SET}"'),
    "paths/{code}.toml": (r'label = "[^"]*"', f'label = "{PATH}"'),
    "feelings/{code}.toml": ('label = "afraid"', f'label = "{FEELING}"'),
    "finding/{code}.toml": (r"\Z", ""),
    "wording/{code}.toml": ("longest_sentence = 32", "longest_sentence = 40"),
}
"""Files that begin as a copy of the English one: what stands in it, and what stands there in this language."""
_NAMES: Final = f"""
[[tabs]]
id = "understanding"
title = "{TAB}"

[[chapters]]
id = "trust"
title = "{CHAPTER}"
"""


def add_language(folder: Path) -> None:
    """Copy the program's resources to `folder`, and add the language there."""
    shutil.copytree(resources(), folder)
    for name, (old, new) in _IN_ENGLISH.items():
        text = (folder / name.format(code="en")).read_text(encoding="utf-8")
        changed, times = re.subn(old, new, text, count=1)
        assert times == 1, name
        _write(folder / name.format(code=CODE), changed)
    _write(folder / "tabs" / f"{CODE}.toml", _NAMES)
    _translate(folder / "translations")


def added(folder: Path) -> set[str]:
    """Which files are there that the program has not, by their names inside; every other one is as it was."""
    here, there = _files(folder), _files(resources())
    assert {name: here.get(name) for name in there} == there, "a file of another language was touched"
    return here.keys() - there.keys()


def _files(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _translate(folder: Path) -> None:
    """With the tool, as a translator does; every sentence is in brackets, with its {places} left alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(translations, "TRANSLATIONS", folder)
        patch.setattr(translations, "TEMPLATE", folder / "trustbook.pot")
        assert translations.main(["extract"]) == 0
        assert translations.main(["add", CODE]) == 0
        path = folder / CODE / "LC_MESSAGES" / "trustbook.po"
        with path.open("rb") as file:
            catalog = read_po(file, locale=CODE)
        for message in catalog:
            if message.id:
                several = isinstance(message.id, tuple)
                message.string = tuple(f"⟦{each}⟧" for each in message.id) if several else f"⟦{message.id}⟧"
        with path.open("wb") as file:
            write_po(file, catalog)
        assert translations.main(["compile"]) == 0
