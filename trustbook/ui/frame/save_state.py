"""How the open page stands with the disk. The window's last line makes words of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from trustbook.domain.problems import Problem
from trustbook.domain.times import Moment


class SaveKind(StrEnum):
    """NOTHING: no page is open, or nothing was written on it yet. NEVER: what is written is never kept."""

    NOTHING = "nothing"
    SAVED = "saved"
    SAVING = "saving"
    UNSAVED = "unsaved"
    FAILED = "failed"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class SaveState:
    """`at` is the moment of the newest commit, if there is one. `problem` is why saving failed.

    `until`: of what is unsaved, when it is saved, in a sentence; "" where that is in a moment.
    `sees`: where nothing is written, who sees what stands here, in a sentence; "" where that goes without saying.
    """

    kind: SaveKind
    at: Moment | None = None
    problem: Problem | None = None
    sees: str = ""
    until: str = ""
