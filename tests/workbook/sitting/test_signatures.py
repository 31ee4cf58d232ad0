"""A signature stands under the words it was set under, whichever way the words change."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.workbook.signed_page import BOTH, DEAL, WORDS, open_page, sign
from tests.workbook.world import ANA, BEN, World, make_library
from trustbook.domain.entries import EntryState
from trustbook.domain.problems import NotForThisSeat, WrongPassphrase
from trustbook.exercises.signatures import same_words, signatures
from trustbook.storage.keys import kdf
from trustbook.workbook.paper.paper import prepare
from trustbook.workbook.paper.paper_choice import PaperChoice
from trustbook.workbook.sitting.views import Draft, PageView


@pytest.fixture
def ours(tmp_path: Path) -> Iterator[World]:
    """Ana and Ben at Together."""
    made = World(tmp_path / "Ours.trustbook", make_library(tmp_path / "resources", DEAL))
    made.join()
    made.together()
    made.both_are_here()
    yield made
    made.close()


@pytest.fixture
def seated(tmp_path: Path) -> Iterator[World]:
    """Ana and Ben at Together; nobody has shown yet who they are."""
    made = World(tmp_path / "Seated.trustbook", make_library(tmp_path / "resources", DEAL))
    made.join()
    made.together()
    yield made
    made.close()


def by_name(page: PageView) -> list[str]:
    return [line["name"] for line in page.answers.get("stands", [])]


def test_one_person_at_together_cannot_sign_for_both(seated: World) -> None:
    assert by_name(sign(seated)) == []
    ana, _ben = seated.session.people.sitting().partners
    seated.session.people.prove(ana.id, ANA)
    assert by_name(sign(seated)) == ["Ana"]


def test_the_other_ones_passphrase_is_no_proof_of_who_signs(seated: World) -> None:
    ana, ben = seated.session.people.sitting().partners
    for partner, passphrase in ((ben, ANA), (ana, BEN), (ana, "something else altogether")):
        with pytest.raises(WrongPassphrase):
            seated.session.people.prove(partner.id, passphrase)
    with pytest.raises(WrongPassphrase):
        seated.session.people.prove("nobody", ANA)
    assert seated.session.people.proven() == frozenset() and by_name(sign(seated)) == []


def test_who_signs_has_to_show_it_anew_after_somebody_else_sat_down(seated: World) -> None:
    seated.both_are_here()
    page = sign(seated)
    assert by_name(page) == ["Ana", "Ben"]
    seated.session.people.go_to_seat(BEN)
    with pytest.raises(NotForThisSeat):
        seated.session.people.prove(seated.session.people.sitting().partners[0].id, ANA)
    seated.together()
    assert seated.session.people.proven() == frozenset()
    assert by_name(open_page(seated)) == ["Ana", "Ben"], "what stands stays"
    changed = seated.write("deal", page.entry_id, **{**page.answers, "plan": "Other words", "stands": BOTH})
    assert by_name(changed) == []
    again = seated.write("deal", page.entry_id, **{**changed.answers, "stands": BOTH})
    assert by_name(again) == []


def test_a_changed_row_ends_both_signatures_and_the_page_says_so(ours: World) -> None:
    page = sign(ours)
    assert page.answers["stands"] == BOTH
    page = ours.write("deal", page.entry_id, **{**page.answers, "promise": "We write"})

    assert page.answers == {"plan": "We text when late", "promise": "We write"}
    assert set(page.to_sign_anew) == {"stands"}


@pytest.mark.parametrize("way", ["leave", "state"])
def test_leaving_a_page_and_choosing_a_state_end_them_too(ours: World, way: str) -> None:
    page = sign(ours)
    draft = Draft(page.entry_id, "deal", {**page.answers, "plan": "Other"})
    if way == "leave":
        saved = ours.session.pages.leave(ours.viewer, draft, page.entry_id)
    else:
        saved = ours.session.pages.set_state(ours.viewer, draft, EntryState.FINISHED)

    assert "stands" not in open_page(ours).answers
    assert saved.signed == (("stands", None),), "whoever sent them hears that they do not stand"


def test_sending_the_old_signatures_once_more_does_not_bring_them_back(ours: World) -> None:
    page = sign(ours)
    for words in ("Other", "Another"):
        ours.write("deal", page.entry_id, **{**page.answers, "plan": words})

    assert "stands" not in open_page(ours).answers


def test_what_was_signed_stays_among_the_versions(ours: World) -> None:
    page = sign(ours)
    ours.write("deal", page.entry_id, **{**page.answers, "plan": "Other"})

    lines = ours.session.history.versions(ours.viewer, page.entry_id)
    assert {**WORDS, "stands": BOTH} in [
        ours.session.history.version(ours.viewer, each.revision_id)[1] for each in lines
    ]


def test_one_signs_and_the_other_signs_and_both_stand(ours: World) -> None:
    page = ours.write("deal", **WORDS)
    ours.write("deal", page.entry_id, **WORDS, stands=BOTH[:1])
    page = ours.write("deal", page.entry_id, **WORDS, stands=BOTH)
    assert page.answers["stands"] == BOTH
    page = ours.write("deal", page.entry_id, **{**page.answers, "said": "Of another part"})
    assert page.answers["stands"] == BOTH


def test_an_earlier_version_comes_back_without_the_signatures_it_once_had(ours: World) -> None:
    page = sign(ours)
    ours.session.pages.leave(ours.viewer, None, page.entry_id)
    (version, *_older) = ours.session.history.versions(ours.viewer, page.entry_id)
    ours.write("deal", page.entry_id, plan="Other", promise="Other")
    ours.session.history.restore_version(ours.viewer, page.entry_id, version.revision_id)

    assert open_page(ours).answers == WORDS


def test_going_back_to_a_version_with_these_very_words_leaves_who_signed_them(ours: World) -> None:
    page = ours.write("deal", **WORDS)
    ours.session.pages.leave(ours.viewer, None, page.entry_id)
    (version,) = ours.session.history.versions(ours.viewer, page.entry_id)
    sign(ours)
    ours.session.history.restore_version(ours.viewer, page.entry_id, version.revision_id)

    assert open_page(ours).answers == {**WORDS, "stands": BOTH}


def test_putting_other_words_on_our_page_ends_the_signatures_there(world: World, tmp_path: Path) -> None:
    world.library = make_library(tmp_path / "more", DEAL)
    world.join()
    world.write("deal", plan="Begun alone", stands=BOTH[:1])
    alone = world.session.pages.open_page(world.viewer, "deal")
    world.together()
    world.both_are_here()
    page = sign(world)
    world.session.people.go_to_seat(ANA)
    seen = world.session.pages.open_page(world.viewer, "deal").our_page
    assert seen is not None and seen.answers["stands"] == BOTH

    world.session.sharing.put_on_our_page(world.viewer, alone.entry_id)
    seen = world.session.pages.open_page(world.viewer, "deal").our_page
    assert seen is not None and seen.entry_id == page.entry_id
    assert seen.answers == {"plan": "Begun alone", "promise": "We call"}
    assert set(seen.to_sign_anew) == {"stands"}


def test_what_was_signed_alone_stands_on_our_page_under_the_same_words(world: World, tmp_path: Path) -> None:
    world.library = make_library(tmp_path / "more", DEAL)
    world.join()
    page = world.write("deal", plan="Begun alone", stands=BOTH[:1])
    world.session.sharing.put_on_our_page(world.viewer, page.entry_id)

    seen = world.session.pages.open_page(world.viewer, "deal").our_page
    assert seen is not None and seen.answers == {"plan": "Begun alone", "stands": BOTH[:1]}


def test_on_paper_the_sentence_stands_where_the_signatures_stood(ours: World) -> None:
    page = sign(ours)
    ours.write("deal", page.entry_id, **{**page.answers, "plan": "Other"})

    (chapter,) = prepare(ours.session.context, ours.viewer, PaperChoice("page", entry_id=page.entry_id)).chapters
    (sheet,) = chapter.sheets
    assert sheet.answers is not None and "stands" not in sheet.answers
    assert set(sheet.to_sign_anew) == {"stands"}


def _bring(world: World, form: dict[str, Any]) -> Any:
    path = world.folder.parent / "in.json"
    path.write_text(json.dumps(form), encoding="utf-8")
    world.session.people.go_to_seat(ANA)
    report = world.session.data.import_data(world.viewer, path, own=True)
    world.together()
    world.both_are_here()
    return report


def _exported(world: World) -> dict[str, Any]:
    form: dict[str, Any] = json.loads(world.session.data.export_data(world.viewer))
    return form


def _versions(world: World, entry_id: str) -> list[Any]:
    lines = world.session.history.versions(world.viewer, entry_id)
    return [world.session.history.version(world.viewer, each.revision_id)[1] for each in lines]


def test_a_file_with_other_words_brings_no_signatures_under_them(ours: World) -> None:
    page = sign(ours)
    form = _exported(ours)
    (entry,) = form["entries"]
    entry["answers"]["plan"] = "Forged"
    assert _bring(ours, form).new_versions == 1

    assert open_page(ours).answers == {**WORDS, "stands": BOTH}
    assert {"plan": "Forged", "promise": "We call"} in _versions(ours, page.entry_id)
    assert all(
        signatures(each.get("stands")) == [] for each in _versions(ours, page.entry_id) if each["plan"] == "Forged"
    )
    assert _bring(ours, form).new_versions == 0, "doing it twice changes nothing"


def test_a_page_that_moves_house_keeps_its_signatures(ours: World, tmp_path: Path) -> None:
    sign(ours)
    form = _exported(ours)
    other = World(tmp_path / "Other.trustbook", ours.library)
    other.join()
    other.together()
    other.both_are_here()
    _bring(other, form)
    assert other.session.pages.open_page(other.viewer, "deal").answers == {**WORDS, "stands": BOTH}
    other.close()


def test_a_file_that_shows_itself_that_words_changed_brings_no_signatures(ours: World, tmp_path: Path) -> None:
    page = sign(ours)
    ours.session.pages.leave(ours.viewer, None, page.entry_id)
    form = _exported(ours)
    form["entries"][0]["answers"]["plan"] = "Changed by an earlier program"
    other = World(tmp_path / "Other.trustbook", ours.library)
    other.join()
    other.together()
    other.both_are_here()
    _bring(other, form)
    assert "stands" not in other.session.pages.open_page(other.viewer, "deal").answers
    other.close()


def _as_an_earlier_program_left_it(world: World, **answers: object) -> str:
    """Signed, left, changed the next day with the signatures still under it."""
    page = sign(world)
    world.session.pages.leave(world.viewer, None, page.entry_id)
    world.clock.go_on(days=1)
    book = world.session.context.books.shared
    entry = book.entries.get(page.entry_id)
    assert entry is not None
    book.entries.write(replace(entry, answers={**entry.answers, **answers}))
    for name in book.settings.all():
        book.settings.put(name, "")
    return page.entry_id


@pytest.mark.parametrize("together", [False, True])
def test_signatures_that_an_earlier_program_let_stand_end_when_it_is_opened(ours: World, together: bool) -> None:
    _as_an_earlier_program_left_it(ours, plan="Changed")
    ours.close()
    if together:
        ours.sit_together()
    else:
        ours.sit(BEN)
        ours.together()
        ours.both_are_here()

    page = open_page(ours)
    assert page.answers == {"plan": "Changed", "promise": "We call"}
    assert set(page.to_sign_anew) == {"stands"}


def test_signatures_of_unchanged_words_outlive_the_new_rule(ours: World) -> None:
    _as_an_earlier_program_left_it(ours)
    ours.sit(BEN)
    ours.together()
    ours.both_are_here()

    assert open_page(ours).answers == {**WORDS, "stands": BOTH}


_texts = st.sampled_from(["", "a", "b", "a b", " a", "a  b"])
_names = st.sampled_from(["Ana", "Ben"])


class Evening(RuleBasedStateMachine):
    """Both write, sign, go back, and send drafts that know nothing of what ended."""

    def __init__(self) -> None:
        super().__init__()
        self._place = tempfile.TemporaryDirectory()
        self._cost, kdf.new_slots = kdf.new_slots, kdf.Cost(memory_kib=64, passes=1, lanes=1)
        folder = Path(self._place.name)
        self.world = World(folder / "a.trustbook", make_library(folder / "resources", DEAL))
        self.under: dict[str, dict[str, list[dict[str, Any]]]] = {"stands": {}, "also": {}}
        """For each field and name: the answers that were signed since."""

    @initialize()
    def begin(self) -> None:
        self.world.join()
        self.world.together()
        self.world.both_are_here()
        self.entry_id = self.world.write("deal", plan="a", said="a").entry_id
        self.seen: list[dict[str, Any]] = [self._now()]

    def _now(self) -> dict[str, Any]:
        return dict(self.world.session.pages.open_page(self.world.viewer, "deal", self.entry_id).answers)

    def _save(self, answers: dict[str, Any], state: EntryState | None = None) -> None:
        draft = Draft(self.entry_id, "deal", answers)
        if state is None:
            self.world.session.pages.save(self.world.viewer, draft)
        else:
            self.world.session.pages.set_state(self.world.viewer, draft, state)
        self.seen.append(self._now())

    @rule(field=st.sampled_from(["plan", "promise", "said"]), text=_texts, state=st.sampled_from([None, *EntryState]))
    def write(self, field: str, text: str, state: EntryState | None) -> None:
        self._save({**self._now(), field: text}, state)

    @rule(field=st.sampled_from(["stands", "also"]), name=_names)
    def sign(self, field: str, name: str) -> None:
        now = self._now()
        lines = [line for line in now.get(field, []) if line["name"] != name]
        on = self.world.clock.today().isoformat()
        self._save({**now, field: [*lines, {"name": name, "on": on}]})
        self.under[field].setdefault(f"{name} {on}", []).append(now)

    @rule(field=st.sampled_from(["plan", "promise", "said"]), text=_texts, data=st.data())
    def write_over_an_old_page(self, field: str, text: str, data: st.DataObject) -> None:
        self._save({**data.draw(st.sampled_from(self.seen)), field: text})

    @rule()
    def leave(self) -> None:
        self.world.session.pages.leave(self.world.viewer, None, self.entry_id)
        self.world.clock.go_on(days=1)

    @rule(data=st.data())
    def go_back(self, data: st.DataObject) -> None:
        lines = self.world.session.history.versions(self.world.viewer, self.entry_id)
        if lines:
            chosen = data.draw(st.sampled_from(lines))
            self.world.session.history.restore_version(self.world.viewer, self.entry_id, chosen.revision_id)

    @invariant()
    def every_signature_stands_under_its_words(self) -> None:
        if self.world.open_session is None:
            return
        now = self._now()
        deal = self.world.library.exercise("deal")
        for field, signed in self.under.items():
            for line in signatures(now.get(field)):
                versions = signed[f"{line['name']} {line['on']}"]
                assert any(same_words(deal, field, version, now) for version in versions)

    def teardown(self) -> None:
        self.world.close()
        kdf.new_slots = self._cost
        self._place.cleanup()


TestEvening = Evening.TestCase
TestEvening.settings = settings(max_examples=12, stateful_step_count=18, deadline=None)
