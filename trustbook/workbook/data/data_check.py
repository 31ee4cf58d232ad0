"""Whether what a data form says can be brought in. What cannot is told with its place in the file."""

from __future__ import annotations

from pathlib import Path

from trustbook.domain.answers import Answers
from trustbook.domain.entries import EntryRole
from trustbook.domain.problems import BrokenDefinition, UnknownName, UnreadableImport
from trustbook.exercises.answer_check import check_answers
from trustbook.exercises.model import Exercise
from trustbook.exercises.snapshots import Unsound, digest, from_values
from trustbook.workbook.data.dataform import DataForm, WrittenEntry
from trustbook.workbook.sitting import parts
from trustbook.workbook.sitting.session_context import SessionContext


def definitions_in(form: DataForm, path: Path) -> dict[str, Exercise]:
    """The definitions that the form brings, by digest. Raises UnreadableImport."""
    found: dict[str, Exercise] = {}
    for number, (name, body) in enumerate(form.definitions.items()):
        try:
            exercise = from_values(body)
        except Unsound as fault:
            key = f".{fault.where}" if fault.where else ""
            raise UnreadableImport(path, f"$.definitions[{number}]{key}") from None
        if digest(exercise) != name:
            raise UnreadableImport(path, f"$.definitions[{number}]")
        found[name] = exercise
    return found


class FormCheck:
    """For going through a form once. Every method but `refusal` raises UnreadableImport."""

    def __init__(self, context: SessionContext, path: Path, definitions: dict[str, Exercise]) -> None:
        self.definitions = definitions
        self._context = context
        self._path = path
        self._seen: set[str] = set()

    def refusal(self, where: str) -> UnreadableImport:
        """What to raise for what stands at this place of the file."""
        return UnreadableImport(self._path, where)

    def once(self, name: str, where: str) -> None:
        """An id that must not have come before."""
        if name in self._seen:
            raise self.refusal(where)
        self._seen.add(name)

    def entry(self, written: WrittenEntry, here: str) -> None:
        """An entry with its versions: each id once, and only answers that fit its role. `here` is its place."""
        self.once(written.id, f"{here}.id")
        self._fits(written.exercise, written.definition, written.answers, written.role, here)
        for number, version in enumerate(written.versions):
            there = f"{here}.versions[{number}]"
            self.once(version.id, f"{there}.id")
            self._fits(written.exercise, version.definition or written.definition, version.answers, written.role, there)

    def _fits(self, exercise_id: str, name: str | None, answers: Answers, role: EntryRole, here: str) -> None:
        exercise = self.exercise(exercise_id, name, here)
        wrong = check_answers(exercise, answers)
        allowed = {
            EntryRole.OWN: answers.keys(),
            EntryRole.JOINT: parts.joint_fields(exercise),
            EntryRole.COPY: set(parts.offered_fields(exercise)),
        }[role]
        wrong += tuple(key for key in answers if key not in allowed)
        if wrong:
            raise self.refusal(f"{here}.answers.{wrong[0]}")

    def exercise(self, exercise_id: str, name: str | None, here: str) -> Exercise:
        """The definition that something in the file was written with: its own, or the one of today."""
        if name is not None and name in self.definitions:
            exercise = self.definitions[name]
            if exercise.id != exercise_id:
                raise self.refusal(f"{here}.definition")
            return exercise
        try:
            exercise, current = self._context.definitions.current(exercise_id)
        except (UnknownName, BrokenDefinition):
            raise self.refusal(f"{here}.exercise") from None
        if name is not None and name != current:
            raise self.refusal(f"{here}.definition")
        return exercise
