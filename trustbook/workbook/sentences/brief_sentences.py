"""What can go wrong with a brief for a counsellor, in words."""

from __future__ import annotations

from typing import Final

from trustbook.domain import problems as p
from trustbook.language import _
from trustbook.workbook.sentences.file_sentences import FileSentence, Words, file_of


def _nothing_agreed(_problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("Nothing was agreed to by both"),
        _(
            "Nothing was written. Each of you says yes to single lines at your own seat, under Counselling,"
            " “A brief from both of you”. Or choose other days."
        ),
    )


def _not_agreed_in_file(problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("The brief was deleted again"),
        _(
            "“{file}” was read after it was written, and held words that were not agreed to. It is gone."
            " Bring single pages instead, and please tell whoever makes Trustbook."
        ).format(file=file_of(problem)),
    )


BRIEF_WORDS: Final[dict[type, Words]] = {
    p.NothingAgreed: _nothing_agreed,
    p.NotAgreedInFile: _not_agreed_in_file,
}
