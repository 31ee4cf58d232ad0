"""Which answers of a form a seat may bring in, and beside which page. Reads; changes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from trustbook.domain.answers import canonical, is_empty
from trustbook.domain.entries import Entry
from trustbook.domain.names import same_name
from trustbook.exercises.fields import SignoffField
from trustbook.exercises.model import Exercise
from trustbook.workbook.agreed.agreement_form import AGREEMENT
from trustbook.workbook.forms.form_views import FilledSheet, FormPage, FormTarget, ReadField
from trustbook.workbook.sitting import parts
from trustbook.workbook.sitting.entry_matching import newest
from trustbook.workbook.sitting.session_context import Seat, SessionContext


def planned(context: SessionContext, seat: Seat, sheet: FilledSheet) -> FormPage:
    """What bringing in this page would do at this seat."""
    exercise = sheet.exercise
    of_other = _of_other(context, seat, sheet)
    mine = frozenset() if of_other else fields_of_seat(exercise, seat)
    answers = {name: value for name, value in sheet.answers.items() if name in mine and not is_empty(value)}
    entries = _entries(seat, exercise)
    known = bool(answers) and any(_holds(entry.answers, answers) for entry in entries)
    targets = () if known or not answers else _targets(context, exercise, entries, answers)
    rest = [name for name, value in sheet.answers.items() if name not in mine and not is_empty(value)]
    signed = frozenset(field.id for _part, field in exercise.fields() if isinstance(field, SignoffField))
    both = (parts.joint_fields(exercise) - signed) & frozenset(rest)
    return FormPage(
        exercise=exercise,
        targets=targets,
        known=known,
        unplaced=() if seat.viewer.is_together or of_other else sheet.unplaced,
        older=sheet.older,
        of_both=0 if seat.viewer.is_together else len(both),
        of_one=len(frozenset(rest) - both - signed) if seat.viewer.is_together else 0,
        unkept=sheet.unkept,
        signed=len(signed & frozenset(rest)),
        name="" if seat.viewer.is_together else sheet.name,
        of_other=of_other,
    )


def fields_of_seat(exercise: Exercise, seat: Seat) -> frozenset[str]:
    """Ids of the fields that this seat brings in: never another's, and no names under what was agreed to.

    An agreement begins as a draft in one's own book. What else both write is read at Together only.
    """
    if exercise.id == AGREEMENT and seat.viewer.is_together:
        return frozenset()
    if seat.viewer.is_together:
        writable = parts.writable_at_together(exercise)
    else:
        alone = exercise.id == AGREEMENT
        writable = parts.writable_at_own_seat(exercise, solo=seat.solo, joint_open=alone)
    signed = {field.id for _part, field in exercise.fields() if isinstance(field, SignoffField)}
    return parts.kept_fields(exercise, writable) - signed


def _of_other(context: SessionContext, seat: Seat, sheet: FilledSheet) -> str:
    """The name of the other person, where the sheet bears it alone and is read at this one's seat."""
    if seat.viewer.is_together or seat.solo:
        return ""
    named = [each for each in context.partners() if same_name(each.name, sheet.name)]
    return next((each.name for each in named if each.id != seat.viewer.partner_id), "")


def _entries(seat: Seat, exercise: Exercise) -> tuple[Entry, ...]:
    return seat.own.entries.all(exercise.id, seat.role)


def _targets(
    context: SessionContext, exercise: Exercise, entries: tuple[Entry, ...], answers: Mapping[str, Any]
) -> tuple[FormTarget, ...]:
    last = newest(entries)
    new = FormTarget("", context.clock.today(), _changes(exercise, {}, answers))
    if last is None:
        return (new,)
    there = FormTarget(last.id, last.on, _changes(exercise, last.answers, answers))
    return (new, there) if exercise.repeat == "dated" else (there,)


def _changes(exercise: Exercise, before: Mapping[str, Any], answers: Mapping[str, Any]) -> tuple[ReadField, ...]:
    return tuple(
        ReadField(field, before.get(field.id), answers[field.id])
        for _part, field in exercise.fields()
        if field.id in answers and not _same(before.get(field.id), answers[field.id])
    )


def _holds(stored: Mapping[str, Any], answers: Mapping[str, Any]) -> bool:
    return all(_same(stored.get(name), value) for name, value in answers.items())


def _same(one: Any, other: Any) -> bool:
    return canonical({"value": one}) == canonical({"value": other})
