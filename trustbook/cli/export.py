"""Pages, or worksheets to write on or to fill in, as a PDF; pages also as Markdown or plain text."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from trustbook.cli import passphrases
from trustbook.cli.export_choice import choice_of
from trustbook.cli.missing import tell_missing
from trustbook.cli.opening import clock, content, opener
from trustbook.cli.targets import must_be_free
from trustbook.cli.words import WrongUse, complain, say
from trustbook.language import _
from trustbook.workbook.paper import paper_files
from trustbook.workbook.paper.paper_choice import PaperChoice
from trustbook.workbook.paper.worksheets import EVERYTHING, paper_sets, worksheets
from trustbook.workbook.sentences.problem_sentences import one_by_one, shown

if TYPE_CHECKING:
    from trustbook.documents.plain import TextFormat
    from trustbook.documents.sheets import Binder

_TEXT: Final[dict[str, TextFormat]] = {".md": "md", ".txt": "txt"}
"""Ends of file names that ask for text."""


def export(options: Namespace) -> int:
    """Write OUT.pdf, OUT.md or OUT.txt."""
    workbook, out = _paths(options)
    must_be_free(out, overwrite=options.overwrite)
    form = _TEXT.get(out.suffix.lower())
    choice = None if form is not None and workbook is None else choice_of(options)
    if form is not None:
        return _as_text(options, workbook, out, form)
    assert choice is not None
    private = False
    if workbook is None:
        binder, password = worksheets(content(), choice, clock().today()), _given_password(options)
    else:
        binder, password, private = _with_answers(options, workbook, choice)
    document = paper_files.composed(binder)
    tell_missing(document, options)
    _tell_left_out(binder)
    paper_files.save_pdf(out, paper_files.draw_pdf(document, choice.look.paper, password), overwrite=options.overwrite)
    say(_("Written: {path}").format(path=shown(out)))
    if private and password is None:
        complain(_("The PDF has no password: whoever has the file can read these pages."))
    return 0


def _as_text(options: Namespace, workbook: Path | None, out: Path, form: TextFormat) -> int:
    """Write what was written as text. It has no password: own pages need a word that this is meant."""
    if workbook is None:
        raise WrongUse(_("Worksheets are for paper, or a form: give OUT.pdf."))
    if options.password_file:
        raise WrongUse(_("A text file has no password: leave out --password-file, or give OUT.pdf."))
    if options.private and not options.no_password:
        raise WrongUse(_no_password_words())
    binder = _filled(options, workbook, choice_of(options))
    private = bool(options.private) or binder.has_own_pages
    if private and not options.no_password:
        raise WrongUse(_no_password_words())
    _tell_left_out(binder)
    paper_files.save_text(out, paper_files.make_text(binder, form), overwrite=options.overwrite)
    say(_("Written: {path}").format(path=shown(out)))
    if private:
        complain(_("The file has no password: whoever has it can read these pages."))
    return 0


def _no_password_words() -> str:
    return _("A text file has no password. Give --no-password if whoever has the file may read your own pages.")


def _tell_left_out(binder: Binder) -> None:
    if binder.left_out:
        complain(one_by_one(binder.left_out) + " " + _("--exercise NAME takes one of them."))


def _with_answers(options: Namespace, workbook: Path, choice: PaperChoice) -> tuple[Binder, str | None, bool]:
    """What goes on paper, the password for it, and whether own pages are among it."""
    password = _given_password(options)
    unprotected = password is None and not options.no_password
    if unprotected and options.private:
        passphrases.must_be_at_a_terminal()
    binder = _filled(options, workbook, choice)
    private = bool(options.private) or binder.has_own_pages
    if unprotected and private:
        passphrases.must_be_at_a_terminal()
        password = passphrases.ask_new(_("Password for the PDF:"))
    return binder, password, private


def _given_password(options: Namespace) -> str | None:
    return passphrases.lines_of(options.password_file)[0] if options.password_file else None


def sets_in_words() -> str:
    """The paper sets, one on each line, for the help."""
    lines = [f"  {each.id:<16} {each.title}: {each.about}" for each in paper_sets(content())]
    lines.append(f"  {EVERYTHING:<16} " + _("All worksheets, with the texts to read and the credits"))
    return "\n".join([_("sets for --set:"), *lines])


def _paths(options: Namespace) -> tuple[Path | None, Path]:
    paths: list[Path] = options.paths
    if options.blank or options.fillable or options.guide:
        if len(paths) != 1:
            raise WrongUse(_("With --blank, --fillable or --guide, give OUT.pdf only: no workbook is needed."))
        if options.blank and options.fillable:
            raise WrongUse(_("Give either --blank, to write by hand, or --fillable, to fill in on a computer."))
        return None, paths[0]
    if len(paths) != 2:
        raise WrongUse(_("Give the workbook and OUT.pdf (or OUT.md, OUT.txt), or --blank or --fillable and OUT.pdf."))
    return paths[0], paths[1]


def _filled(options: Namespace, workbook: Path, choice: PaperChoice) -> Binder:
    session = passphrases.sign_in(opener(), workbook, options.passphrase_file, options.private)
    try:
        return session.paper.prepare(session.viewer, choice)
    finally:
        session.keeping.close()
