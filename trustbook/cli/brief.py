"""A brief for a counsellor: only what both agreed to, from whichever seat it is asked."""

from __future__ import annotations

from argparse import Namespace

from trustbook.cli import passphrases
from trustbook.cli.missing import tell_missing
from trustbook.cli.opening import opener
from trustbook.cli.targets import must_be_free
from trustbook.cli.words import WrongUse, complain, say
from trustbook.language import _
from trustbook.workbook.counselling.brief_writing import save_brief
from trustbook.workbook.paper import paper_files
from trustbook.workbook.sentences.problem_sentences import shown


def brief(options: Namespace) -> int:
    """Write OUT.pdf, read it back, and say what is in it."""
    if options.since > options.until:
        raise WrongUse(_("--since is a later day than --until."))
    must_be_free(options.out, overwrite=options.overwrite)
    password = passphrases.lines_of(options.password_file)[0] if options.password_file else None
    session = passphrases.sign_in(opener(), options.workbook, options.passphrase_file, None)
    try:
        briefs, viewer = session.briefs, session.viewer
        made = briefs.joint(viewer, options.since, options.until, pages=not options.no_pages, large=options.large)
    finally:
        session.keeping.close()
    document = paper_files.composed(made.binder)
    tell_missing(document, options)
    data = paper_files.draw_pdf(document, options.paper, password)
    save_brief(made, options.out, data, password, overwrite=options.overwrite)
    say(_("Written: {path}").format(path=shown(options.out)))
    if password is None:
        complain(_("The PDF has no password: whoever has the file can read it."))
    return 0
