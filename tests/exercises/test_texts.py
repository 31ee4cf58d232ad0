"""Safety, help and privacy: there, calm, the same for everybody, and never out of date."""

from __future__ import annotations

import re
import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from trustbook.domain.problems import BrokenDefinition, UnknownName
from trustbook.exercises.definitions import CHAPTER_IDS
from trustbook.exercises.library import Library
from trustbook.exercises.text_ids import HELP, PRIVACY, SAFETY, TEXT_IDS
from trustbook.exercises.texts import Bullets, Guide, Heading, Text
from trustbook.locations import resources

TODAY = date(2026, 11, 22)


def words(text: Text) -> str:
    pieces = [text.title]
    for block in text.blocks:
        pieces += block.items if isinstance(block, Bullets) else [block.text]
    return "\n".join(pieces)


@pytest.mark.parametrize("text_id", TEXT_IDS)
def test_every_text_is_there(text_id: str) -> None:
    text = Guide().text(text_id, TODAY)
    assert text.id == text_id
    assert text.blocks


def test_every_file_of_the_guide_is_known() -> None:
    files = {path.stem for path in (resources() / "guide" / "en").glob("*.toml")}
    assert files == {*TEXT_IDS, "directories"}


@pytest.mark.parametrize("text_id", TEXT_IDS)
def test_texts_are_calm_and_blame_nobody(text_id: str) -> None:
    text = words(Guide().text(text_id, TODAY))
    assert not re.search(r"\b(?:must|victims?|abusers?|perpetrators?|he|she|him|her|his|hers)\b", text, re.IGNORECASE)
    assert "!" not in text
    assert not re.search(r"""['"]|\.\.\.""", text)


def test_no_text_holds_a_telephone_number() -> None:
    for path in (resources() / "guide").rglob("*.toml"):
        assert not re.search(r"\d{3}[\s-]?\d{3}|\b(?:112|911|999)\b", path.read_text(encoding="utf-8")), path.name


def test_the_safety_text_names_fear_first_and_says_where_help_is() -> None:
    text = words(Guide().text(SAFETY, TODAY))
    first = next(block for block in Guide().text(SAFETY, TODAY).blocks if isinstance(block, Bullets))
    assert "afraid" in first.items[0]
    assert "Getting help" in text
    assert "not therapy" in text


def test_getting_help_begins_with_the_emergency_number_and_names_its_own_limits() -> None:
    text = words(Guide().text(HELP, TODAY))
    assert text.index("local emergency number") < text.index("Helplines")
    assert "cannot hide that it is on this computer" in text


def test_whoever_is_afraid_at_home_reads_what_is_for_them_right_after_what_to_do_in_danger() -> None:
    headings = [block.text for block in Guide().text(HELP, TODAY).blocks if isinstance(block, Heading)]
    assert headings[0] == "If somebody is in danger now"
    assert headings[1].startswith("If you are afraid")


def test_whoever_might_do_harm_is_told_to_call_and_nothing_else() -> None:
    text = words(Guide().text(HELP, TODAY))
    assert "harm yourself or somebody else, call that number now" in text
    assert "do it now" not in text


def files_that_say(pattern: str) -> list[tuple[str, str]]:
    """Name and text of every definition and text of the guide in which this is said."""
    files = [*(resources() / "exercises" / "en").rglob("*.toml"), *(resources() / "guide" / "en").rglob("*.toml")]
    found = [(path.stem, path.read_text(encoding="utf-8")) for path in files]
    return [(name, text) for name, text in found if re.search(pattern, text, re.IGNORECASE)]


def test_wherever_choking_is_named_a_doctor_is_too_also_without_a_mark() -> None:
    found = files_that_say(r"chok|throat, |throat so|throat\.|strangl")
    assert {"help", "safety", "stopping-harm", "suitability-check", "do-we-need-help"} <= {
        name for name, _text in found
    }
    for name, text in found:
        assert re.search(r"doctor", text) and re.search(r"without a mark|left no marks", text), name


def test_hiding_something_out_of_fear_is_called_no_breach_where_breaches_are_owned_up_to() -> None:
    said = {name for name, _text in files_that_say(r"out of fear|because (?:they were|you are) afraid of")}
    assert said >= {
        "acknowledging",
        "amends-plan",
        "transparency-agreement",
        "suitability-check",
        "stopping-harm",
        "safety",
        "belief-check",
        "questions-and-answers",
    }


def test_the_first_weeks_name_what_cannot_wait_and_whom_to_ask() -> None:
    plan = Library().exercise("first-weeks-plan")
    for steps in (plan.steps, plan.alone_steps):
        first = next(number for number, step in enumerate(steps) if "health" in step)
        health = " ".join(steps[first : first + 2])
        for piece in ("sexually transmitted", "condoms", "within 72 hours", "within five days", "today", "hospital"):
            assert piece in health
    assert [step for step in plan.steps if "PEP" in step] == [step for step in plan.alone_steps if "PEP" in step]


def test_the_privacy_text_says_what_is_not_protected() -> None:
    text = words(Guide().text(PRIVACY, TODAY))
    for piece in (
        "Not noticed are changes",
        "What you write together is not signed",
        "a hidden part of the file",
        "recovery code",
        "watching program",
        "Printers",
        "older copy still opens",
        "cannot be unread",
    ):
        assert piece in text


def test_the_data_about_helplines_is_younger_than_twelve_months() -> None:
    today = datetime.now(UTC).date()
    assert not Guide().directories().is_stale(today), "go through resources/guide/en/directories.toml and date it"


def test_addresses_are_shown_with_the_day_they_were_gone_through() -> None:
    text = words(Guide().text(HELP, TODAY))
    assert "findahelpline.com" in text
    assert "22 November 2026" in text


@pytest.mark.parametrize(("today", "stale"), [(date(2027, 11, 21), False), (date(2027, 11, 22), True)])
def test_after_twelve_months_addresses_are_left_out_and_names_stay(today: date, stale: bool) -> None:
    text = words(Guide().text(HELP, today))
    assert Guide().directories().is_stale(today) is stale
    assert ("findahelpline.com" not in text) is stale
    assert "Find A Helpline" in text


def test_a_clock_that_runs_behind_is_no_reason_to_hide_addresses() -> None:
    assert not Guide().directories().is_stale(TODAY - timedelta(days=4000))


@pytest.mark.parametrize("chapter_id", CHAPTER_IDS)
def test_every_chapter_has_something_to_read(chapter_id: str) -> None:
    text = Guide().chapter(chapter_id, TODAY)
    assert text.id == chapter_id
    assert text.title
    assert text.blocks


@pytest.mark.parametrize("name", ["kitchen", "../tabs", "", "safety", "chapters"])
def test_an_unknown_chapter_is_said_to_be_unknown(name: str) -> None:
    with pytest.raises(UnknownName):
        Guide().chapter(name, TODAY)


def test_a_chapter_without_a_file_is_said_to_be_unknown(tmp_path: Path) -> None:
    with pytest.raises(UnknownName):
        Guide(tmp_path).chapter("trust", TODAY)


def test_a_broken_chapter_is_told_with_file_and_key(tmp_path: Path) -> None:
    folder = tmp_path / "guide" / "en" / "chapters"
    folder.mkdir(parents=True)
    (folder / "trust.toml").write_text('id = "trust"\ntitle = ""\nblocks = []\n', encoding="utf-8")
    with pytest.raises(BrokenDefinition) as caught:
        Guide(tmp_path).chapter("trust", TODAY)
    assert (caught.value.file, caught.value.where) == ("guide/en/chapters/trust.toml", "line 2, title")


@pytest.mark.parametrize("name", ["kitchen", "../tabs", ""])
def test_an_unknown_text_is_said_to_be_unknown(name: str) -> None:
    with pytest.raises(UnknownName):
        Guide().text(name, TODAY)


def test_a_language_without_a_text_falls_back_to_english_and_says_so() -> None:
    fallen_back = Guide(language="de").text(SAFETY, TODAY)
    assert fallen_back.language == "en"
    assert msgspec.structs.replace(fallen_back, language="") == Guide().text(SAFETY, TODAY)


def test_a_broken_text_is_told_with_file_and_key(tmp_path: Path) -> None:
    shutil.copytree(resources() / "guide", tmp_path / "guide")
    path = tmp_path / "guide" / "en" / "safety.toml"
    path.write_text('id = "safety"\ntitle = "T"\n\n[[blocks]]\nkind = "table"\n', encoding="utf-8")
    with pytest.raises(BrokenDefinition) as caught:
        Guide(tmp_path).text(SAFETY, TODAY)
    assert (caught.value.file, caught.value.where) == ("guide/en/safety.toml", "line 5, blocks[0].kind")
