"""The words that stand on the pages of agreements, after what happened elsewhere was brought in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from trustbook.domain.entries import EntryRole
from trustbook.workbook.agreed.agreement_form import AGREEMENT, digest_of_words
from trustbook.workbook.agreed.agreement_reading import AgreementReader
from trustbook.workbook.pages.working_copies import WorkingCopies
from trustbook.workbook.sitting.session_context import SessionContext

if TYPE_CHECKING:
    from trustbook.storage.books.book import Book


def follow_words(context: SessionContext, shelf: Book, copies: WorkingCopies) -> None:
    """Bring each page that says words of earlier up to those that were put forward last. Raises as a save does.

    So two books that hold the same events and versions show the same words. Words that nobody put forward stay: the
    page then says that they were changed, and nobody's yes stands under them.
    """
    reader = AgreementReader(context)
    for found in reader.all_of(shelf, shelf.entries.all(AGREEMENT, EntryRole.JOINT)):
        put = found.now.wordings[-1:]
        here = digest_of_words(found.entry.answers)
        if not put or put[0].words == here or here not in {each.words for each in found.now.wordings}:
            continue
        version = next((each for each in found.versions if each.id == put[0].revision), None)
        if version is not None and digest_of_words(version.answers) == put[0].words:
            entry = replace(found.entry, answers=version.answers, definition=version.definition)
            copies.write(shelf, entry, None)
