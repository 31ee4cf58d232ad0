"""Pages, or worksheets to write on or to fill in, as a PDF; pages also as Markdown or plain text."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from trustbook.cli import passphrases
from trustbook.cli.missing import tell_missing
from trustbook.cli.opening import clock, content, opener
from trustbook.cli.targets import must_be_free
from trustbook.cli.words import WrongUse, complain, say
from trustbook.language import _
from trustbook.workbook import paper
from trustbook.workbook.paper_choice import AgreementPaper, PaperChoice, Picked
from trustbook.workbook.sentences import one_by_one, shown
from trustbook.workbook.worksheets import EVERYTHING, guide_pages, paper_sets, worksheets

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
    if form is not None:
        return _as_text(options, workbook, out, form)
    private = False
    if options.guide:
        binder, password = _guide(options), _given_password(options)
    elif workbook is None or options.style != "filled":
        binder = _blank(options)
        password = _given_password(options)
    else:
        binder, password, private = _with_answers(options, workbook)
    binder = replace(binder, large=options.large, margins=options.margins)
    tell_missing(binder, options)
    if binder.left_out:
        complain(one_by_one(binder.left_out) + " " + _("--exercise NAME takes one of them."))
    paper.save_pdf(out, paper.make_pdf(binder, options.paper, password), overwrite=options.overwrite)
    say(_("Written: {path}").format(path=shown(out)))
    if private and password is None:
        complain(_("The PDF has no password: whoever has the file can read these pages."))
    return 0


def _as_text(options: Namespace, workbook: Path | None, out: Path, form: TextFormat) -> int:
    """Write what was written as text. It has no password: own pages need a word that this is meant."""
    if workbook is None or options.style != "filled":
        raise WrongUse(_("Worksheets are for paper, or a form: give OUT.pdf."))
    if options.password_file:
        raise WrongUse(_("A text file has no password: leave out --password-file, or give OUT.pdf."))
    if options.private and not options.no_password:
        raise WrongUse(_no_password_words())
    _only_blank(options)
    binder = _filled(options, workbook)
    private = bool(options.private) or _holds_own_pages(binder)
    if private and not options.no_password:
        raise WrongUse(_no_password_words())
    if binder.left_out:
        complain(one_by_one(binder.left_out) + " " + _("--exercise NAME takes one of them."))
    paper.save_text(out, paper.make_text(binder, form), overwrite=options.overwrite)
    say(_("Written: {path}").format(path=shown(out)))
    if private:
        complain(_("The file has no password: whoever has it can read these pages."))
    return 0


def _no_password_words() -> str:
    return _("A text file has no password. Give --no-password if whoever has the file may read your own pages.")


def _blank(options: Namespace) -> Binder:
    if options.private or options.since or options.until:
        raise WrongUse(_("Worksheets hold no pages: leave out --private, --since and --until."))
    if options.entry:
        raise WrongUse(_("Worksheets hold no pages: leave out --entry."))
    if options.with_steps or options.no_names:
        raise WrongUse(_("Worksheets have their steps and no names: leave out --with-steps and --no-names."))
    return worksheets(content(), _blank_choice(options), clock().today())


def _guide(options: Namespace) -> Binder:
    """Texts of the guide, each on pages of its own, in the order in which they are named."""
    others = (options.set, options.short, options.alone, options.cards, options.tab, options.chapter, options.exercise)
    if any(others) or options.fillable:
        raise WrongUse(_("--guide is for texts to read: leave out what chooses worksheets."))
    return guide_pages(content(), tuple(dict.fromkeys(options.guide)), clock().today())


def _with_answers(options: Namespace, workbook: Path) -> tuple[Binder, str | None, bool]:
    """What goes on paper, the password for it, and whether own pages are among it."""
    _only_blank(options)
    password = _given_password(options)
    unprotected = password is None and not options.no_password
    if unprotected and options.private:
        passphrases.must_be_at_a_terminal()
    binder = _filled(options, workbook)
    private = bool(options.private) or _holds_own_pages(binder)
    if unprotected and private:
        passphrases.must_be_at_a_terminal()
        password = passphrases.ask_new(_("Password for the PDF:"))
    return binder, password, private


def _only_blank(options: Namespace) -> None:
    if options.set or options.short or options.alone or options.cards:
        raise WrongUse(_("--set, --short, --alone and --cards are for worksheets: give --blank or --fillable too."))


def _given_password(options: Namespace) -> str | None:
    return passphrases.lines_of(options.password_file)[0] if options.password_file else None


def sets_in_words() -> str:
    """The paper sets, one on each line, for the help."""
    lines = [f"  {each.id:<16} {each.title}: {each.about}" for each in paper_sets(content())]
    lines.append(f"  {EVERYTHING:<16} " + _("All worksheets, with the texts to read and the credits"))
    return "\n".join([_("sets for --set:"), *lines])


def _blank_choice(options: Namespace) -> PaperChoice:
    if options.set and (options.tab or options.chapter or options.exercise or options.cards):
        raise WrongUse(_("Give either --set, or some of --tab, --chapter, --exercise and --cards."))
    if options.cards and _wants_form(options):
        raise WrongUse(_("Pocket cards are to cut out: leave out --fillable, or --cards."))
    return PaperChoice(
        scope="workbook",
        style="fillable" if _wants_form(options) else "blank",
        paper=options.paper,
        tabs=tuple(options.tab),
        chapters=tuple(options.chapter),
        exercises=tuple(options.exercise),
        set_id=options.set or "",
        short=options.short,
        alone=options.alone,
        cards=options.cards,
    )


def _wants_form(options: Namespace) -> bool:
    return bool(options.fillable) or options.style == "fillable"


def _paths(options: Namespace) -> tuple[Path | None, Path]:
    paths: list[Path] = options.paths
    if options.blank or options.fillable or options.guide:
        if len(paths) != 1:
            raise WrongUse(_("With --blank or --fillable, give OUT.pdf only: no workbook is needed."))
        if options.blank and options.fillable:
            raise WrongUse(_("Give either --blank, to write by hand, or --fillable, to fill in on a computer."))
        return None, paths[0]
    if len(paths) != 2:
        raise WrongUse(_("Give the workbook and OUT.pdf (or OUT.md, OUT.txt), or --blank or --fillable and OUT.pdf."))
    return paths[0], paths[1]


def _agreements_choice(options: Namespace) -> PaperChoice:
    narrowing = (options.tab, options.chapter, options.exercise, options.since, options.until, options.private)
    if any(narrowing):
        raise WrongUse(_("Give --agreements alone: they belong to both, and to no tab, chapter or exercise."))
    wanted = AgreementPaper(options.agreements, titled=not options.no_title, named=options.names)
    return PaperChoice("agreements", paper=options.paper, agreements=wanted)


def _picked_choice(options: Namespace) -> PaperChoice:
    narrowing = (options.tab, options.chapter, options.exercise, options.since, options.until, options.agreements)
    if any(narrowing):
        words = _("Give --entry without other choices of pages: --entry names each page, once for each.")
        raise WrongUse(words)
    picked = tuple(map(Picked, dict.fromkeys(options.entry)))
    return PaperChoice("picked", paper=options.paper, picked=picked, with_steps=options.with_steps)


def _holds_own_pages(binder: Binder) -> bool:
    return any(sheet.private for chapter in binder.chapters for sheet in chapter.sheets)


def _filled(options: Namespace, workbook: Path) -> Binder:
    named = _picked_choice(options) if options.entry else None
    if named is None and options.agreements:
        named = _agreements_choice(options)
    session = passphrases.sign_in(opener(), workbook, options.passphrase_file, options.private)
    try:
        choice = named or PaperChoice(
            scope="workbook",
            style="filled",
            paper=options.paper,
            tabs=tuple(options.tab),
            chapters=tuple(options.chapter),
            exercises=tuple(options.exercise),
            since=options.since,
            until=options.until,
            private=bool(options.private),
            with_steps=options.with_steps,
            named=not options.no_names,
        )
        return session.paper.prepare(session.viewer, choice)
    finally:
        session.keeping.close()
