"""Signatures stand under exact words: those of their part. Pure rules over a definition and answers.

The words of a part are its answers without the signatures themselves. Empty answers, and how words are spaced, do not
count: who adds a space or a blank line has changed no word. Everything else does: a tick, a day, the order of rows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from trustbook.domain.answers import Answers, is_empty
from trustbook.domain.times import Moment
from trustbook.exercises.fields import SignoffField
from trustbook.exercises.model import Exercise


@dataclass(frozen=True, slots=True)
class Settled:
    """Answers in which every signature stands under its own words."""

    answers: Answers
    ended: frozenset[str] = frozenset()
    """Ids of the fields in which somebody had signed before the words changed."""


def signed_after(
    exercise: Exercise | None, before: Answers, after: Answers, newly: Collection[str] = frozenset()
) -> Settled:
    """`after` as it was written over `before`: signatures end where the words of their part changed.

    Those of the fields in `newly` were set after the words were written, and stand. Of the others nobody can tell
    whether they were set before or after; only where there were no words before can it not matter. Without a
    definition (it is lost) all answers are one part, and what looks like signatures are some.
    """
    answers, ended = dict(after), set()
    for signed, words in _parts(exercise, before, after):
        earlier = _words(before, words)
        if earlier == _words(after, words):
            continue
        for name in signed:
            had = bool(signatures(before.get(name)))
            if had:
                ended.add(name)
            if name not in newly and (had or earlier):
                _put(answers, name, [], after)
    return Settled(answers, frozenset(ended))


def signed_under(exercise: Exercise | None, before: Answers, after: Answers, *brought: Answers) -> Settled:
    """`after` as it comes from elsewhere, such as an earlier version: words come back, signatures do not.

    Those stand that `before`, or one of `brought`, holds under exactly the words of `after`.
    """
    answers, ended = dict(after), set()
    for signed, words in _parts(exercise, before, after, *brought):
        same = [each for each in (before, *brought) if _words(each, words) == _words(after, words)]
        for name in signed:
            standing: list[Any] = []
            for each in same:
                standing += without(signatures(each.get(name)), standing)
            if without(signatures(before.get(name)), standing):
                ended.add(name)
            _put(answers, name, standing, after)
    return Settled(answers, frozenset(ended))


def same_words(exercise: Exercise, field_id: str, one: Answers, other: Answers) -> bool:
    """Whether the part in which this signature stands says the same in both."""
    return all(_words(one, words) == _words(other, words) for signed, words in _parts(exercise) if field_id in signed)


def signed_beside(exercise: Exercise, field_id: str) -> tuple[str, ...]:
    """Ids of the fields with signatures under the answer to this field; none for such a field itself."""
    return tuple(name for signed, words in _parts(exercise) if field_id in words for name in signed)


def to_sign_anew(exercise: Exercise, answers: Answers, versions: Sequence[Answers]) -> dict[str, Answers]:
    """Ids of the fields that nobody has signed since the words changed under signatures. `versions`: oldest first.

    With each the last version that was signed under other words.
    """
    found = {}
    for part in exercise.parts:
        for field in part.fields:
            if isinstance(field, SignoffField) and not signatures(answers.get(field.id)):
                signed = _signed_under_others(exercise, field.id, answers, versions)
                if signed is not None:
                    found[field.id] = signed
    return found


def _signed_under_others(
    exercise: Exercise, field_id: str, answers: Answers, versions: Sequence[Answers]
) -> Answers | None:
    """The last signed version if its words are others; else the one before from which its signatures were left over."""
    signed = [each for each in reversed(versions) if signatures(each.get(field_id))]
    others = [each for each in signed if not same_words(exercise, field_id, each, answers)]
    if not others or signed[0] is others[0]:
        return others[0] if others else None
    left_over = signatures(signed[0].get(field_id))
    return next((each for each in others if any(line in left_over for line in signatures(each.get(field_id)))), None)


def without_outlived(
    exercise: Exercise, answers: Answers, versions: Sequence[tuple[Answers, Moment]], *, never_ended: bool = False
) -> Settled:
    """For pages written before signatures ended with their words: drop those that versions show to be older.

    Such a signature stands in a version with other words, and on its own day in none with these. Two wordings of one
    day cannot be told apart: then it stays, unless a program wrote them in which signatures `never_ended`; there the
    first wording is the one that was signed. `versions`, oldest first, come with the moment they were made.
    """
    kept, ended = dict(answers), set()
    for name in signoff_fields(exercise):
        these: list[tuple[list[Any], date]] = []
        others: list[Any] = []
        for version, made in versions:
            lines = signatures(version.get(name))
            if same_words(exercise, name, version, answers):
                these.append((lines, made.local().date()))
            else:
                others += lines
        now = signatures(answers.get(name))
        of_its_day = [line for lines, day in these for line in lines if day <= _day(line)]
        if never_ended:
            firsts = [(line, _first(name, line, versions)) for line in of_its_day]
            of_its_day = [line for line, first in firsts if same_words(exercise, name, first, answers)]
        old = [line for line in now if line in others and line not in of_its_day]
        if old:
            ended.add(name)
            _put(kept, name, without(now, old), answers)
    return Settled(kept, frozenset(ended))


def _first(field_id: str, line: Any, versions: Sequence[tuple[Answers, Moment]]) -> Answers:
    """The oldest version in which this signature stands."""
    return next((version for version, _made in versions if line in signatures(version.get(field_id))), {})


def only_known(exercise: Exercise, answers: Answers, known: Collection[Answers]) -> Answers:
    """Answers from a file about a page that is here already: the signatures that stand here under the same words."""
    return signed_under(exercise, {}, answers, *known).answers


def only_by(exercise: Exercise, before: Answers, after: Answers, names: Sequence[str]) -> dict[str, Any]:
    """`after` without new signatures in names of which nobody here has shown that they are them. Standing ones stay.

    `names`: of those who have, each once for each person; two may have one name.
    """
    answers = dict(after)
    for field_id in signoff_fields(exercise):
        standing = signatures(before.get(field_id))
        kept: list[Any] = []
        for line in signatures(after.get(field_id)):
            by_name = [each for each in kept if each.get("name") == line.get("name")]
            if line in without(standing, kept) or len(by_name) < names.count(line.get("name", "")):
                kept.append(line)
        _put(answers, field_id, kept, after)
    return answers


def signoff_fields(exercise: Exercise) -> tuple[str, ...]:
    """Ids of the fields that are signed."""
    return tuple(field.id for _part, field in exercise.fields() if isinstance(field, SignoffField))


def signatures(value: Any) -> list[Any]:
    """The lines of a value that are signatures."""
    lines = value if isinstance(value, list | tuple) else ()
    return [each for each in lines if isinstance(each, Mapping) and not is_empty(each.get("name"))]


def without(lines: Sequence[Any], other: Sequence[Any]) -> list[Any]:
    """`lines` without those of `other`, each once: two people may have one name and sign on one day."""
    rest, left = list(other), []
    for line in lines:
        if line in rest:
            rest.remove(line)
        else:
            left.append(line)
    return left


def _parts(exercise: Exercise | None, *answers: Answers) -> Iterator[tuple[list[str], list[str]]]:
    """For each part in which one can sign: ids of the fields with signatures, and of the others."""
    if exercise is None:
        names = list(dict.fromkeys(name for each in answers for name in each))
        signed = [name for name in names if any(_looks_signed(each.get(name)) for each in answers)]
        yield signed, [name for name in names if name not in signed]
        return
    for part in exercise.parts:
        signed = [field.id for field in part.fields if isinstance(field, SignoffField)]
        if signed:
            yield signed, [field.id for field in part.fields if field.id not in signed]


def _words(answers: Answers, names: Iterable[str]) -> dict[str, Any]:
    said = {name: _plain(answers.get(name)) for name in names}
    return {name: value for name, value in said.items() if not is_empty(value)}


def _plain(value: Any) -> Any:
    """A value without its empty pieces, and with one space between words."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, Mapping):
        said = {key: _plain(item) for key, item in value.items()}
        return {key: item for key, item in said.items() if key == "cells" or not is_empty(item)}
    if isinstance(value, list | tuple):
        return [item for item in map(_plain, value) if not is_empty(item)]
    return value


def plain_words(answers: Answers) -> dict[str, Any]:
    """Answers as their words count for a signature."""
    return _words(answers, answers)


def _looks_signed(value: Any) -> bool:
    return (
        isinstance(value, list | tuple)
        and bool(value)
        and all(isinstance(each, Mapping) and set(each) == {"name", "on"} for each in value)
    )


def _put(answers: dict[str, Any], name: str, lines: list[Any], sent: Answers) -> None:
    if lines == signatures(sent.get(name)):
        return
    if lines:
        answers[name] = lines
    else:
        answers.pop(name, None)


def _day(signature: Mapping[str, Any]) -> date:
    try:
        return date.fromisoformat(str(signature.get("on", "")))
    except ValueError:
        return date.max
