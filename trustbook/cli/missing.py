"""Signs that no font has: told before a file is written, and the file only comes when the person wants it so."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from trustbook.cli.words import complain
from trustbook.domain.problems import SignsWithoutFont
from trustbook.language import _
from trustbook.workbook.paper import paper_files
from trustbook.workbook.sentences.sign_sentences import missing_in_words

if TYPE_CHECKING:
    from trustbook.documents.document import Document


def with_missing_ok(parser: ArgumentParser) -> None:
    """The option with which a file is written although some signs are in no font."""
    parser.add_argument(
        "--missing-ok", action="store_true", help=_("write the PDF also with signs that no font here has")
    )


def tell_missing(document: Document, options: Namespace) -> None:
    """Say which signs no font has, by script and page. Raises SignsWithoutFont without --missing-ok."""
    found = paper_files.missing_signs(document)
    if not found:
        return
    complain(missing_in_words(found))
    if not options.missing_ok:
        raise SignsWithoutFont
