"""Collects what the program says for translators, and turns their work into what it reads.

    extract          write resources/translations/trustbook.pot from the code
    add LANGUAGE     start a new language, or bring one up to date after `extract`
    compile          write the .mo file of every language

Exercises are translated as files of their own: resources/exercises/<language>/.
"""

from __future__ import annotations

import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
TRANSLATIONS = ROOT / "resources" / "translations"
TEMPLATE = TRANSLATIONS / "trustbook.pot"
_KEYWORDS = {"_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}


def collect() -> Catalog:
    """Every sentence of the program, sorted, with the files it stands in."""
    catalog = Catalog(project="Trustbook", charset="utf-8", fuzzy=False)
    for file, _line, message, comments, context in extract_from_dir(
        ROOT / "trustbook", method_map=[("**.py", "python")], keywords=_KEYWORDS, comment_tags=["Translators:"]
    ):
        catalog.add(message, None, [(f"trustbook/{file}", 0)], auto_comments=comments, context=context)
    return catalog


def extract() -> None:
    """Write the template that every language starts from."""
    TRANSLATIONS.mkdir(exist_ok=True)
    with TEMPLATE.open("wb") as file:
        write_po(file, collect(), sort_output=True, omit_header=True, include_lineno=False, width=100)


def add(language: str) -> None:
    """Make or update the language's .po file; what was translated already is kept."""
    target = TRANSLATIONS / language / "LC_MESSAGES" / "trustbook.po"
    target.parent.mkdir(parents=True, exist_ok=True)
    catalog = Catalog(locale=language, project="Trustbook", charset="utf-8")
    if target.exists():
        with target.open("rb") as file:
            catalog = read_po(file, locale=language)
    catalog.update(collect())
    with target.open("wb") as file:
        write_po(file, catalog, sort_output=True, include_lineno=False, width=100)


def compile_all() -> None:
    """Turn every .po file into the .mo file that the program reads."""
    for source in TRANSLATIONS.glob("*/LC_MESSAGES/trustbook.po"):
        with source.open("rb") as file:
            catalog = read_po(file)
        with source.with_suffix(".mo").open("wb") as file:
            write_mo(file, catalog)


def main(arguments: list[str]) -> int:
    """Exit status 0, or 2 with the usage."""
    match arguments:
        case ["extract"]:
            extract()
        case ["add", language]:
            add(language)
        case ["compile"]:
            compile_all()
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
