"""Signatures on the open page: they end with the first change of their words, before anything is saved.

Saving ends them by the same rule. Here it also tells what was signed before a change from what was signed after it,
when both fall between two savings.
"""

from __future__ import annotations

from typing import Any

from trustbook.domain.answers import Answers
from trustbook.exercises.model import Exercise
from trustbook.exercises.signatures import same_words, signatures, signed_beside, signoff_fields, without


class Signing:
    """Remembers who signed the words as they stand now, also if they took it back since.

    `newly`: ids of the fields that were signed here since the words last changed.
    """

    def __init__(self, exercise: Exercise, answers: Answers) -> None:
        self._exercise = exercise
        self._under_these = {name: signatures(answers.get(name)) for name in signoff_fields(exercise)}
        self.newly: frozenset[str] = frozenset()

    def ended_by(self, field_id: str, before: Answers, after: Answers) -> tuple[str, ...]:
        """Ids of the fields whose signatures end because this answer changed; none for a signature itself."""
        if field_id in self._under_these:
            known = self._under_these[field_id]
            added = without(signatures(after.get(field_id)), known)
            known += added
            if added:
                self.newly |= {field_id}
            return ()
        ended = [
            name
            for name in signed_beside(self._exercise, field_id)
            if self._under_these[name] and not same_words(self._exercise, name, before, after)
        ]
        for name in ended:
            self._under_these[name] = []
        self.newly -= set(ended)
        return tuple(name for name in ended if signatures(before.get(name)))

    def as_undone(self, field_id: str, value: Any) -> Any:
        """A value that undo brings back, without signatures that have ended: those a person sets anew, nobody else."""
        if field_id not in self._under_these:
            return value
        lines = signatures(value)
        return without(lines, without(lines, self._under_these[field_id])) or None
