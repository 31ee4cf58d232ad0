"""Answers out of and into a workbook, as a JSON file."""

from __future__ import annotations

from argparse import Namespace

from trustbook.cli import passphrases
from trustbook.cli.opening import opener
from trustbook.cli.targets import must_be_free
from trustbook.cli.words import complain, say
from trustbook.language import _, ngettext
from trustbook.workbook.sentences.problem_sentences import shown
from trustbook.workbook.sitting.reports import ImportReport


def data_export(options: Namespace) -> int:
    """Write OUT.json: shared pages, and those of one person when asked for."""
    from trustbook.storage.files.files import write_beside

    must_be_free(options.out, overwrite=options.overwrite)
    session = passphrases.sign_in(opener(), options.workbook, options.passphrase_file, options.private)
    try:
        content = session.data.export_data(session.viewer, private=bool(options.private))
    finally:
        session.keeping.close()
    write_beside(options.out, content, overwrite=options.overwrite)
    say(_("Written: {path}").format(path=shown(options.out)))
    if options.private:
        complain(_("This file is not encrypted: whoever has it can read these pages."))
    return 0


def calendar(options: Namespace) -> int:
    """Write OUT.ics: the days of both, and those of one person when asked for. None says what it is for."""
    must_be_free(options.out, overwrite=options.overwrite)
    session = passphrases.sign_in(opener(), options.workbook, options.passphrase_file, options.private)
    try:
        private = bool(options.private)
        session.data.save_calendar(session.viewer, options.out, private=private, overwrite=options.overwrite)
    finally:
        session.keeping.close()
    say(_("Written: {path}").format(path=shown(options.out)))
    return 0


def data_import(options: Namespace) -> int:
    """Bring in IN.json."""
    session = passphrases.sign_in(opener(), options.workbook, options.passphrase_file, options.name)
    try:
        report = session.data.import_data(
            session.viewer, options.source, own=options.name is not None, dry_run=options.dry_run
        )
        _tell(report, dry_run=options.dry_run, own=options.name is not None)
        if report.changed.entries:
            session.keeping.sign_out()
    finally:
        session.keeping.close()
    return 0


def _tell(report: ImportReport, *, dry_run: bool, own: bool) -> None:
    if dry_run:
        say(_("Nothing was changed. This would happen:"))
    pages, versions = report.new_pages, report.new_versions
    say(ngettext("{number} new page", "{number} new pages", pages).format(number=pages))
    say(ngettext("{number} new version", "{number} new versions", versions).format(number=versions))
    say(
        ngettext("{number} page was there already", "{number} pages were there already", report.known_pages).format(
            number=report.known_pages
        )
    )
    if report.without_names:
        names = ngettext(
            "Under {number} agreement no name comes along: it is agreed to anew here.",
            "Under {number} agreements no name comes along: they are agreed to anew here.",
            report.without_names,
        )
        say(names.format(number=report.without_names))
    if report.left_out:
        left = ngettext(
            "{number} page was left out, because it is somebody else’s or private.",
            "{number} pages were left out, because they are somebody else’s or private.",
            report.left_out,
        ).format(number=report.left_out)
        say(left if own else left + " " + _("Give --as NAME to bring in the own pages of NAME."))
