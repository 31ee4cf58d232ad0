"""Random evenings: whatever is done, every version that was ever frozen can be read and brought back as it was."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.workbook.world import ANA, PULSE, WALK, World, make_library
from trustbook.domain.answers import canonical
from trustbook.domain.entries import EntryState
from trustbook.storage.keys import kdf
from trustbook.workbook.sitting.views import Draft

pytestmark = pytest.mark.thorough

_texts = st.text(max_size=20)
_answers = st.fixed_dictionaries({}, optional={"wish": _texts, "worry": _texts, "diary": _texts, "plan": _texts})


class Evening(RuleBasedStateMachine):
    """Ana writes, leaves, goes back to earlier versions, signs out and in."""

    def __init__(self) -> None:
        super().__init__()
        self._place = tempfile.TemporaryDirectory()
        self._cost, kdf.new_slots = kdf.new_slots, kdf.Cost(memory_kib=64, passes=1, lanes=1)
        folder = Path(self._place.name)
        self.world = World(folder / "a.trustbook", make_library(folder / "resources", WALK, PULSE))
        self.place, self.copies = folder, 0
        self.saved: str = canonical({})
        self.frozen: dict[str, str] = {}

    @initialize()
    def begin(self) -> None:
        self.world.create()
        self.entry_id = self.world.session.pages.open_page(self.world.viewer, "walk").entry_id

    @rule(answers=_answers, minutes=st.integers(0, 7))
    def write(self, answers: dict[str, Any], minutes: int) -> None:
        self.world.clock.go_on(minutes=minutes)
        self.world.session.pages.save(self.world.viewer, Draft(self.entry_id, "walk", answers))
        self.saved = canonical(answers)

    @rule(answers=_answers)
    def leave(self, answers: dict[str, Any]) -> None:
        self.world.session.pages.leave(self.world.viewer, Draft(self.entry_id, "walk", answers), self.entry_id)
        self.saved = canonical(answers)

    @rule(answers=_answers, state=st.sampled_from(list(EntryState)))
    def choose(self, answers: dict[str, Any], state: EntryState) -> None:
        self.world.session.pages.set_state(self.world.viewer, Draft(self.entry_id, "walk", answers), state)
        self.saved = canonical(answers)

    @precondition(lambda self: self.frozen)
    @rule(data=st.data())
    def go_back(self, data: st.DataObject) -> None:
        revision = data.draw(st.sampled_from(sorted(self.frozen)))
        self.world.session.history.restore_version(self.world.viewer, self.entry_id, revision)
        self.saved = self.frozen[revision]

    @rule()
    def come_back(self) -> None:
        self.world.sit(ANA)

    @rule()
    def go_back_to_a_copy(self) -> None:
        """What is kept, and what goes to a stick, holds all that was saved; and it tells nothing in clear."""
        self.copies += 1
        stick, target = self.place / f"stick-{self.copies}", self.place / f"back-{self.copies}.trustbook"
        assert self.world.session.keeping.copy_to(stick) == ()
        self.world.opener.restore(stick, target)
        other = World(target, self.world.library, self.world.clock)
        other.sit(ANA)
        assert canonical(other.session.pages.open_page(other.viewer, "walk").answers) == self.saved
        other.close()
        newest = self.world.session.keeping.backups()[0]
        told = (newest.path / "backup.json").read_text(encoding="utf-8")
        assert not any(word in told for word in (self.entry_id, "verified", "Berlin", ":00"))

    @invariant()
    def everything_is_there(self) -> None:
        if self.world.open_session is None:
            return
        session, viewer = self.world.session, self.world.viewer
        page = session.pages.open_page(viewer, "walk")
        assert canonical(page.answers) == self.saved
        now = {
            line.revision_id: canonical(session.history.version(viewer, line.revision_id)[1])
            for line in session.history.versions(viewer, self.entry_id)
        }
        assert self.frozen.items() <= now.items()
        self.frozen = now

    def teardown(self) -> None:
        self.world.close()
        kdf.new_slots = self._cost
        self._place.cleanup()


TestEvening = Evening.TestCase
TestEvening.settings = settings(max_examples=8, stateful_step_count=14, deadline=None)
