"""Leaving a workbook: taking what is one's own, and closing the own seat."""

from __future__ import annotations

from argparse import Namespace

from trustbook.cli import passphrases
from trustbook.cli.opening import opener
from trustbook.cli.words import WrongUse, complain, say
from trustbook.language import _
from trustbook.workbook.sentences.problem_sentences import shown


def leave(options: Namespace) -> int:
    """Take what is NAME's, where asked, then erase NAME's book and close the seat."""
    if not options.erase_my_book:
        raise WrongUse(_("Nothing was changed. Leaving erases your own book for good: say --erase-my-book to do it."))
    passphrases.look_first(opener(), options.workbook)
    secrets = passphrases.given(options.passphrase_file) or [
        passphrases.ask(_("Passphrase of {name}:").format(name=options.name))
    ]
    password = passphrases.lines_of(options.password_file)[0] if options.password_file else None
    passphrase, session = passphrases.sign_in_with(opener(), options.workbook, secrets, options.name)
    try:
        if options.take is not None:
            for path in session.leaving.take(session.viewer, options.take, password):
                say(_("Written: {path}").format(path=shown(path)))
            complain(_("The JSON file is not encrypted: whoever has it can read these pages."))
        session.leaving.leave(session.viewer, passphrase, take_back=options.take_back)
    finally:
        session.keeping.close()
    say(_("The seat is empty now. The book and what the kept backups held of it are erased."))
    return 0
