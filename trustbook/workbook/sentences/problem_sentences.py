"""Every Problem in plain words: what happened, and what to do now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from trustbook.domain import form_problems as fp
from trustbook.domain import problems as p
from trustbook.domain.names import LONGEST_NAME
from trustbook.language import _
from trustbook.workbook.sentences.agreement_sentences import incomplete, not_as_it_stands
from trustbook.workbook.sentences.backup_sentences import BACKUP_WORDS
from trustbook.workbook.sentences.book_sentences import BOOK_WORDS
from trustbook.workbook.sentences.brief_sentences import BRIEF_WORDS
from trustbook.workbook.sentences.file_sentences import FILE_WORDS, FileSentence, Words, plain, shown
from trustbook.workbook.sentences.form_sentences import FORM_WORDS

__all__ = ["FileSentence", "shown", "told"]


def told(problem: p.Problem) -> FileSentence:
    """What to say about `problem`. A kind without words of its own gets those of its base class."""
    for kind in type(problem).__mro__:
        words = _WORDS.get(kind)
        if words is not None:
            return words(problem)
    return FileSentence(_("This did not work"), _("Nothing was changed. Please try again."))


def _wrong_passphrase(_problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("This passphrase did not open the workbook"),
        _(
            "Nothing was changed. Look at the caps-lock key and at the keyboard layout, and try again."
            " If you have a recovery code, you can sign in with it instead."
        ),
    )


def _here_already(_problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("This person is here already"),
        _("Now the other one of you types their own passphrase."),
    )


def _unusable_passphrase(_problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("This passphrase cannot be used"),
        _("It is empty, very long, or holds something that cannot be typed into a line. Please choose another one."),
    )


def _unusable_own_page(_problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("This page cannot be kept yet"),
        _("It needs a title and at least one question, and each of them fits on one line of 90 letters."),
    )


def _own_page_in_use(_problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("Something is written on this page"),
        _("Its questions stay as long as that is there. To take the page away, first erase what is written on it."),
    )


def _too_little_memory(_problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("There is too little memory free"),
        _(
            "Trying a passphrase takes 128 MB of memory for a moment, which makes guessing hard. Nothing was changed."
            " Close some other programs, then try again."
        ),
    )


def _wrong_recovery_code(_problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("This recovery code did not open the workbook"),
        _(
            "Compare it with your note, letter by letter. Capitals, spaces and hyphens do not matter."
            " A code that was replaced by a newer one no longer works."
        ),
    )


def _unusable_name(problem: p.Problem) -> FileSentence:
    assert isinstance(problem, p.UnusableName)
    why = {
        "no-letter": _("A name needs at least one letter. Any name will do."),
        "too-long": _("A name can have up to {most} characters. Please choose a shorter one.").format(
            most=LONGEST_NAME
        ),
        "taken": _("The two of you need names that look different. Please choose another one."),
    }
    return FileSentence(_("This name cannot be used"), why[problem.why])


def _already_two(_problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("Both seats are taken"),
        _("This workbook already belongs to two people. To start afresh, create a new workbook."),
    )


def _unknown_name(problem: p.Problem) -> FileSentence:
    if not isinstance(problem, p.UnknownName):  # pragma: no cover - only called for its kind
        return FileSentence(_("This is not there"), "")
    name = plain(problem.name)
    titles: dict[str, tuple[str, str]] = {
        "tab": (_("There is no such tab"), _("No tab is called “{name}”.")),
        "chapter": (_("There is no such chapter"), _("No chapter is called “{name}”.")),
        "exercise": (_("There is no such exercise"), _("No exercise is called “{name}”.")),
        "set": (_("There is no such set of sheets"), _("No set of sheets is called “{name}”.")),
        "entry": (_("There is no such page"), _("No page that can be seen from this seat has the id “{name}”.")),
        "partner": (_("There is nobody with this name"), _("The passphrase given here does not belong to “{name}”.")),
    }
    title, text = titles.get(
        problem.what,
        (_("This page is not there"), _("It may have been erased or taken back meanwhile. Go back and look again.")),
    )
    return FileSentence(title, text.format(name=name))


def _not_for_this_seat(_problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("Not from this seat"),
        _(
            "This belongs to somebody else, or to another seat."
            " Go to the right seat with its passphrase, then try again."
        ),
    )


def _nothing_to_share(_problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("There is nothing to share yet"),
        _("None of the chosen questions has an answer. Write something first, or choose others."),
    )


def _no_partner_yet(_problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("The second seat is free"),
        _("There is nobody to share with yet. Your page stays yours. Once the second seat is taken, you can share it."),
    )


def _seat_closed(_problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("This seat is closed"),
        _("You have left this workbook. Your own book is erased, and your passphrase opens nothing here any more."),
    )


def _shared_key_known(_problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("Nobody can join just now"),
        _(
            "Whoever left still has a key of what you share. It gets a new one when you sign in, and this time that did"
            " not go well: perhaps the disk is full, or a file is damaged. Please mend that, sign in again, and then"
            " invite somebody."
        ),
    )


def _passphrase_taken(_problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("Please choose another passphrase"),
        _("This one opens the workbook already. Each person, and each change, needs a new one."),
    )


def _nothing_to_print(problem: p.Problem) -> FileSentence:
    assert isinstance(problem, p.NothingToPrint)
    words = _(
        "Nothing is there for paper yet. Choose other pages or dates, add your own pages, or take blank worksheets."
    )
    return FileSentence(_("No page fits this choice"), " ".join(filter(None, (words, one_by_one(problem.left_out)))))


def _nothing_to_fill_in(_problem: p.Problem) -> FileSentence:
    words = _("These pages are to read, or for the moment only, and are never kept in a file. Take them blank instead.")
    return FileSentence(_("Nothing to fill in here"), words)


def _signs_without_font(_problem: p.Problem) -> FileSentence:
    words = _("Nothing was written. Change these words, or give --missing-ok: a square then stands in their place.")
    return FileSentence(_("Some signs are in no font"), words)


def one_by_one(titles: Sequence[str]) -> str:
    """Which pages are not among the others on paper, and how they get there; "" when there are none."""
    if not titles:
        return ""
    words = _("Not among these pages, because it is only printed by itself, from its own page: {titles}.")
    several = _("Not among these pages, because they are only printed by themselves, from their own page: {titles}.")
    return (words if len(titles) == 1 else several).format(titles=", ".join(titles))


def _cancelled(_problem: p.Problem) -> FileSentence:
    return FileSentence(_("Stopped"), _("You stopped it. Nothing was written."))


def _own_fault(_problem: p.Problem) -> FileSentence:
    return FileSentence(
        _("Something went wrong in Trustbook"),
        _("This is a mistake of the program, not yours. What was saved is safe. Please try again."),
    )


def _broken_definition(problem: p.Problem) -> FileSentence:
    file = plain(problem.file) if isinstance(problem, p.BrokenDefinition) else ""
    return FileSentence(
        _("This exercise cannot be shown"),
        _(
            "Its definition ({file}) has a mistake. What you wrote in it is safe and comes back once it is mended."
            " “trustbook exercises” says what is wrong."
        ).format(file=file),
    )


_WORDS: Final[dict[type, Words]] = {
    **FILE_WORDS,
    **BOOK_WORDS,
    **BACKUP_WORDS,
    **BRIEF_WORDS,
    **FORM_WORDS,
    p.AgreementIncomplete: incomplete,
    p.NotAsItStands: not_as_it_stands,
    p.WrongPassphrase: _wrong_passphrase,
    p.AlreadySignedIn: _here_already,
    p.UnusablePassphrase: _unusable_passphrase,
    p.TooLittleMemory: _too_little_memory,
    p.WrongRecoveryCode: _wrong_recovery_code,
    p.UnusableName: _unusable_name,
    p.UnusableOwnPage: _unusable_own_page,
    p.OwnPageInUse: _own_page_in_use,
    p.AlreadyTwoPartners: _already_two,
    p.UnknownName: _unknown_name,
    p.NotForThisSeat: _not_for_this_seat,
    p.NothingToShare: _nothing_to_share,
    p.NoPartnerYet: _no_partner_yet,
    p.SeatClosed: _seat_closed,
    p.SharedKeyKnown: _shared_key_known,
    p.PassphraseTaken: _passphrase_taken,
    p.NothingToPrint: _nothing_to_print,
    fp.NothingToFillIn: _nothing_to_fill_in,
    p.SignsWithoutFont: _signs_without_font,
    p.Cancelled: _cancelled,
    p.OwnFault: _own_fault,
    p.BrokenDefinition: _broken_definition,
}
