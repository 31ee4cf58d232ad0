"""The commands about workbooks as a whole: new, example, backup, restore, check."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterable, Sequence
from pathlib import Path

from trustbook.cli import passphrases
from trustbook.cli.opening import opener
from trustbook.cli.targets import must_be_free
from trustbook.cli.words import WrongUse, complain, say
from trustbook.domain.names import usable_name
from trustbook.domain.problems import PassphraseTaken, Problem, TargetExists, WrongPassphrase
from trustbook.domain.typed_secret import usable_secret
from trustbook.language import _
from trustbook.workbook.opener import WorkbookOpener
from trustbook.workbook.sentences.problem_sentences import shown, told


def new(options: Namespace) -> int:
    """Create a workbook, with one or both seats taken."""
    names: list[str] = options.partner
    if len(names) > 2:
        raise WrongUse(_("A workbook is for one or two people: give --partner once or twice."))
    if os.path.lexists(options.workbook):
        raise TargetExists(options.workbook)
    for number, name in enumerate(names):
        usable_name(name, names[:number])
    entrance = opener()
    secrets = _new_passphrases(entrance, names, options.passphrase_file)
    session = entrance.create(options.workbook, names[0], secrets[0])
    try:
        for name, secret in zip(names[1:], secrets[1:], strict=True):
            session.people.take_second_seat(name, secret)
    finally:
        session.keeping.close()
    say(_("Created: {path}").format(path=shown(options.workbook)))
    return 0


def _new_passphrases(entrance: WorkbookOpener, names: Sequence[str], files: Sequence[str]) -> list[str]:
    found = passphrases.given(files)
    if found and len(found) < len(names):
        raise WrongUse(
            _("Each person needs a passphrase: one --passphrase-file for each --partner, in the same order.")
        )
    if not found:
        for name in names:
            say(
                _("{name}, a passphrase that you could use: {phrase}").format(
                    name=shown(Path(name)), phrase=entrance.suggest_passphrase()
                )
            )
            found.append(passphrases.ask_new(_("Passphrase of {name}:").format(name=shown(Path(name)))))
    found = [usable_secret(each) for each in found[: len(names)]]
    if len(set(found)) < len(found):
        raise PassphraseTaken
    return found


def example(options: Namespace) -> int:
    """Write the example couple's workbook, and their passphrases beside it."""
    from trustbook.storage.files.files import write_beside

    workbook: Path = options.workbook
    notes = workbook.with_name(f"{workbook.stem} passphrases.txt")
    if os.path.lexists(notes):
        raise TargetExists(notes)
    made = opener().example(workbook)
    lines = [person.passphrase for person in made.people]
    first, second = (person.name for person in made.people)
    lines += [
        "",
        _("The first line opens the seat of {first}, the second that of {second}.").format(first=first, second=second),
    ]
    lines += [_("Both are invented, and so is everything that they wrote. These passphrases are no secret.")]
    write_beside(notes, ("\n".join(lines) + "\n").encode("utf-8"))
    say(_("Created: {path}").format(path=shown(workbook)))
    say(_("Its passphrases: {path}").format(path=shown(notes)))
    return 0


def backup(options: Namespace) -> int:
    """Write the whole workbook, encrypted, into one file."""
    must_be_free(options.out)
    session = passphrases.sign_in(opener(), options.workbook, options.passphrase_file)
    try:
        problems = session.keeping.copy_to(options.out)
    finally:
        session.keeping.close()
    say(_("Written: {path}").format(path=shown(options.out)))
    return _told(problems)


def restore(options: Namespace) -> int:
    """Make a workbook out of a copy. Needs no passphrase; opening it does."""
    problems = opener().restore(options.source, options.workbook)
    say(_("Restored: {path}").format(path=shown(options.workbook)))
    return _told(problems)


def _told(problems: Iterable[Problem]) -> int:
    """What is to be known about a copy. 0: it was made, and everything else in it is whole."""
    for words in dict.fromkeys(map(_text, problems)):
        complain(words)
    return 0


def check(options: Namespace) -> int:
    """Structure only; with passphrases, everything that they open."""
    entrance = opener()
    report = entrance.look(options.workbook)
    problems: list[Problem] = list(report.problems)
    secrets = passphrases.given(options.passphrase_file)
    if report.is_workbook:
        for secret in secrets:
            more = _check_inside(entrance, options.workbook, secret)
            problems += [problem for problem in more if _text(problem) not in map(_text, problems)]
    for problem in problems:
        complain(_text(problem))
    if problems:
        return 1
    if secrets:
        say(_("Sound. Everything that these passphrases open was read."))
    else:
        say(_("The structure is sound. Give --passphrase-file to check what is inside too."))
    return 0


def _check_inside(entrance: WorkbookOpener, workbook: Path, secret: str) -> list[Problem]:
    try:
        session = entrance.sign_in(workbook, secret)
    except WrongPassphrase:
        raise
    except Problem as problem:
        return [problem]
    try:
        report = session.keeping.check()
    finally:
        session.keeping.close()
    for title in report.unreadable:
        complain(_("A page cannot be read: {title}").format(title=title or _("its title is lost too")))
    if report.unreadable:
        complain(_("The other pages can be brought out with “trustbook export” or “trustbook data-export”."))
    return list(report.problems)


def _text(problem: Problem) -> str:
    words = told(problem)
    return f"{words.title}. {words.text}"
