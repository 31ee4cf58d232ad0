"""Answers out of a filled form into a workbook."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from trustbook.cli import passphrases
from trustbook.cli.opening import opener
from trustbook.cli.words import WrongUse, complain, say
from trustbook.domain.problems import NoPartnerYet
from trustbook.exercises.in_words import in_few_words
from trustbook.language import _, long_date, ngettext
from trustbook.workbook.forms.form_views import FormChoice, FormPage, FormPreview, ReadField, form_words, left_out_words
from trustbook.workbook.sentences.file_sentences import shown
from trustbook.workbook.session import Session

_LONGEST: Final = 72
"""Of what stands in an answer, in characters."""


def form_import(options: Namespace) -> int:
    """Bring in FORM.pdf at the seat of NAME; without a name at Together, or at the seat of the only person."""
    session = _seat(options.workbook, options.passphrase_file, options.name)
    try:
        preview = session.forms.read(session.viewer, options.form, mend=not options.as_typed)
        choices = _choices(preview, replace=options.replace)
        if options.dry_run:
            _show(preview)
        else:
            changed = session.forms.bring_in(session.viewer, preview, choices)
            if changed.entries:
                session.keeping.sign_out()
        _tell(preview, choices, dry_run=options.dry_run, replace=options.replace)
    finally:
        session.keeping.close()
    return 0


def _seat(workbook: Path, files: Sequence[str], name: str | None) -> Session:
    if name is not None:
        return passphrases.sign_in(opener(), workbook, files, name)
    passphrases.look_first(opener(), workbook)
    secrets = passphrases.given(files) or [passphrases.ask(_("Passphrase:"))]
    try:
        first = opener().first_of_two(workbook, secrets[0])
    except NoPartnerYet:
        return passphrases.sign_in_with(opener(), workbook, secrets, None)[1]
    if len(secrets) < 2:
        if files:
            raise WrongUse(
                _("Without --as NAME a form is read at Together: give both passphrases, one on each line of FILE.")
            )
        secrets.append(passphrases.ask(_("Passphrase of the other one of you:")))
    return opener().sign_in_together(first, secrets[1])


def _choices(preview: FormPreview, *, replace: bool) -> list[FormChoice]:
    found = []
    for number, page in enumerate(preview.pages):
        if page.targets:
            target = page.targets[0]
            replaced = frozenset(each.field.id for each in target.conflicts) if replace else frozenset()
            found.append(FormChoice(number, target, replaced))
    return found


# --- what is said


def _show(preview: FormPreview) -> None:
    say(_("Nothing was changed. This would happen:") if preview.changes else _("Nothing was changed."))
    for page in preview.pages:
        for target in page.targets[:1]:
            day = _("a new entry of today") if not target.entry_id else long_date(target.on)
            say(_("{title}, {day}").format(title=page.exercise.title, day=day))
            for each in target.fields:
                _show_field(each)


def _show_field(each: ReadField) -> None:
    after = _short(in_few_words(each.field, each.after))
    if not each.is_conflict:
        say("  " + _("{question}: {answer}").format(question=each.field.label, answer=after))
        return
    say("  " + each.field.label)
    say("    " + _("in the workbook: {answer}").format(answer=_short(in_few_words(each.field, each.before))))
    say("    " + _("in the form: {answer}").format(answer=after))


def _short(text: str) -> str:
    """One line of a terminal, in which nothing can move its cursor."""
    line = shown(Path(" ".join(text.split())))
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def _tell(preview: FormPreview, choices: Sequence[FormChoice], *, dry_run: bool, replace: bool) -> None:
    taken = sum(len(choice.taken) for choice in choices)
    left = sum(len(choice.target.conflicts) for choice in choices) if not replace else 0
    if not dry_run:
        words = ngettext("{number} answer was brought in.", "{number} answers were brought in.", taken)
        say(words.format(number=taken))
    if left:
        words = ngettext(
            "{number} answer stands against another one in the workbook, which stays. --replace takes that of the form,"
            " and keeps the other one among the earlier versions.",
            "{number} answers stand against others in the workbook, which stay. --replace takes those of the form, and"
            " keeps the others among the earlier versions.",
            left,
        )
        say(words.format(number=left))
    lost = preview.form.lost
    if lost:
        words = ngettext(
            "In one answer the program that it was typed in has lost half of an emoji.",
            "In {number} answers the program that they were typed in has lost half of an emoji.",
            lost,
        ).format(number=lost)
        say(words + " " + (_("It is put right. --as-typed leaves it.") if preview.mend else _("It stays as typed.")))
    for words in form_words(preview.form):
        complain(words)
    for page in preview.pages:
        _tell_of(page)


def _tell_of(page: FormPage) -> None:
    title = page.exercise.title
    if page.known:
        say(_("{title}: everything that the form says is there already.").format(title=title))
    for words in left_out_words(page):
        say(f"{title}: {words}")
    for each in page.unplaced:
        complain(
            _("{title}: no place for “{answer}” ({question}).").format(
                title=title, answer=_short(each.text), question=each.label
            )
        )
