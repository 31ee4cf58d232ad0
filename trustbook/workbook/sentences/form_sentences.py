"""What is wrong with a form that somebody filled in, in words."""

from __future__ import annotations

from typing import Final

from trustbook.domain import form_problems as fp
from trustbook.domain import problems as p
from trustbook.language import _
from trustbook.workbook.sentences.file_sentences import FileSentence, Words, file_of


def _damaged(problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("This file cannot be read as a PDF"),
        _(
            "“{file}” is something else, or a part of it is missing. Nothing was changed. Save the filled form"
            " once more in the program that you filled it in with, and try again."
        ).format(file=file_of(problem)),
    )


def _locked(problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("This PDF has a password"),
        _(
            "Answers are read from forms that open without one, and “{file}” does not. Nothing was changed. Save it"
            " without a password, and try again."
        ).format(file=file_of(problem)),
    )


def _refused(problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("This PDF was refused"),
        _(
            "“{file}” has far more in it, or is nested far deeper, than any form. Somebody may have made it to do harm."
            " It was not read any further, and nothing was changed."
        ).format(file=file_of(problem)),
    )


def _foreign(problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("There is no form of Trustbook in this PDF"),
        _(
            "“{file}” has none of the fields that Trustbook asks with. Nothing was changed. Choose a form that was made"
            " here, and that was saved after it was filled in, not printed."
        ).format(file=file_of(problem)),
    )


def _flat(problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("The answers in this PDF are only a picture"),
        _(
            "“{file}” was printed or flattened after it was filled in: one can see what was written, but its fields are"
            " gone. Nothing was changed. Open the form that you filled in, choose “Save” instead of “Print”, and read"
            " that file."
        ).format(file=file_of(problem)),
    )


def _empty(problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("Nothing is filled in here"),
        _(
            "Every field of “{file}” is empty. Nothing was changed. If you did fill it in, save it in that program, and"
            " read the file that you saved."
        ).format(file=file_of(problem)),
    )


def _unknown(problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("These pages are not here"),
        _(
            "“{file}” is a form of pages that this Trustbook does not have. Nothing was changed. Look for a newer"
            " Trustbook, or for the one that the form was made with."
        ).format(file=file_of(problem)),
    )


def _changed(_problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("A page was changed meanwhile"),
        _("Nothing was written. Please look once more at what would change now."),
    )


FORM_WORDS: Final[dict[type, Words]] = {
    fp.DamagedForm: _damaged,
    fp.LockedForm: _locked,
    fp.RefusedForm: _refused,
    fp.ForeignForm: _foreign,
    fp.FlatForm: _flat,
    fp.EmptyForm: _empty,
    fp.UnknownForm: _unknown,
    fp.ChangedMeanwhile: _changed,
}
