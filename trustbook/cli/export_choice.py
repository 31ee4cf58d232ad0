"""From the options of `trustbook export` to the one model of what goes on paper. Options that do not fit are told."""

from __future__ import annotations

from argparse import Namespace
from typing import Final

from trustbook.cli.words import WrongUse
from trustbook.language import _
from trustbook.workbook.paper.paper_choice import AgreementPaper, PaperChoice, PaperLook, PickedPage, ThenNowPaper

_OF_PAGES: Final = ("tab", "chapter", "exercise")
_DAYS: Final = ("since", "until")
_SHEETS: Final = ("set", "short", "alone", "cards")


def choice_of(options: Namespace) -> PaperChoice:
    """What is to be put on paper. Raises WrongUse for options that do not go together."""
    if options.guide:
        return _guide(options)
    if options.blank or options.fillable:
        return _worksheets(options)
    if _given(options, "set", "short", "alone") or (options.cards and not options.entry):
        words = _("--set, --short, --alone and --cards are for worksheets: give --blank or --fillable too.")
        raise WrongUse(words)
    if options.only_own and not options.private:
        raise WrongUse(_("--only-own needs --private NAME: it says whose own pages."))
    if options.entry:
        return _picked(options)
    if options.agreements:
        return _agreements(options)
    if options.then_and_now:
        return _then_and_now(options)
    if options.line or options.chart:
        return _way(options)
    return _pages(options)


def look_of(options: Namespace) -> PaperLook:
    """How it is set."""
    return PaperLook(
        paper=options.paper,
        large=options.large,
        margins=options.margins,
        grey=options.grey,
        with_steps=options.with_steps,
        named=not options.no_names,
    )


def _given(options: Namespace, *names: str) -> bool:
    return any(getattr(options, name) for name in names)


def _guide(options: Namespace) -> PaperChoice:
    """Texts of the guide, each on pages of its own, in the order in which they are named."""
    if options.fillable or _given(options, *_SHEETS, *_OF_PAGES):
        raise WrongUse(_("--guide is for texts to read: leave out what chooses worksheets."))
    return PaperChoice("guide", look=look_of(options), texts=tuple(dict.fromkeys(options.guide)))


def _worksheets(options: Namespace) -> PaperChoice:
    if _given(options, "private", *_DAYS):
        raise WrongUse(_("Worksheets hold no pages: leave out --private, --since and --until."))
    if options.entry:
        raise WrongUse(_("Worksheets hold no pages: leave out --entry."))
    if _given(options, "agreements", "line", "chart", "then_and_now"):
        words = _("Worksheets hold no pages: leave out --agreements, --line, --chart and --then-and-now.")
        raise WrongUse(words)
    if options.with_steps or options.no_names:
        raise WrongUse(_("Worksheets have their steps and no names: leave out --with-steps and --no-names."))
    if options.set and _given(options, "cards", *_OF_PAGES):
        raise WrongUse(_("Give either --set, or some of --tab, --chapter, --exercise and --cards."))
    if options.cards and options.fillable:
        raise WrongUse(_("Pocket cards are to cut out: leave out --fillable, or --cards."))
    return PaperChoice(
        scope="workbook",
        style="fillable" if options.fillable else "blank",
        look=look_of(options),
        tabs=tuple(options.tab),
        chapters=tuple(options.chapter),
        exercises=tuple(options.exercise),
        set_id=options.set or "",
        short=options.short,
        alone=options.alone,
        cards=options.cards,
    )


def _picked(options: Namespace) -> PaperChoice:
    if _given(options, "agreements", "line", "chart", "then_and_now", *_OF_PAGES, *_DAYS):
        words = _("Give --entry without other choices of pages: --entry names each page, once for each.")
        raise WrongUse(words)
    picked = tuple(map(PickedPage, dict.fromkeys(options.entry)))
    return PaperChoice("picked", look=look_of(options), picked=picked, cards=options.cards)


def _agreements(options: Namespace) -> PaperChoice:
    if _given(options, "private", "line", "chart", "then_and_now", *_OF_PAGES, *_DAYS):
        raise WrongUse(_("Give --agreements alone: they belong to both, and to no tab, chapter or exercise."))
    wanted = AgreementPaper(options.agreements, titled=not options.no_title, named=options.names, pause=options.pause)
    return PaperChoice("agreements", look=look_of(options), agreements=wanted)


def _way(options: Namespace) -> PaperChoice:
    if _given(options, "then_and_now", *_OF_PAGES) or (options.line and options.chart):
        raise WrongUse(_("Give --line or --chart alone: with --since and --until they take the days."))
    return PaperChoice(
        "line" if options.line else "chart",
        look=look_of(options),
        since=options.since,
        until=options.until,
        private=bool(options.private),
    )


def _then_and_now(options: Namespace) -> PaperChoice:
    if _given(options, *_OF_PAGES, *_DAYS):
        raise WrongUse(_("Give --then-and-now alone: it sets two days of one page side by side."))
    beside = ThenNowPaper(options.then_and_now)
    return PaperChoice("then-and-now", look=look_of(options), beside=beside, private=bool(options.private))


def _pages(options: Namespace) -> PaperChoice:
    return PaperChoice(
        scope="workbook",
        look=look_of(options),
        tabs=tuple(options.tab),
        chapters=tuple(options.chapter),
        exercises=tuple(options.exercise),
        since=options.since,
        until=options.until,
        private=bool(options.private),
        shared=not options.only_own,
    )
