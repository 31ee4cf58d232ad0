"""Single pages by their ids, as one PDF in that order."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Trustbook
from tests.documents.samples import page_texts


@pytest.fixture
def own_pages(example: Trustbook) -> tuple[Trustbook, dict[str, list[str]]]:
    """The example couple's workbook, and the ids of each one's own pages."""
    found = {}
    for name in ("Robin", "Alex"):
        words = ("data-export", "Ours.trustbook", f"{name}.json", "--private", name, "--passphrase-file", name.lower())
        assert example(*words).status == 0
        entries = json.loads(Path(f"{name}.json").read_text(encoding="utf-8"))["entries"]
        found[name] = [each["id"] for each in entries if each["role"] == "own" and each["exercise"] == "weekly-pulse"]
    return example, found


@pytest.mark.thorough
def test_named_pages_stand_in_the_order_in_which_they_are_named(
    own_pages: tuple[Trustbook, dict[str, list[str]]],
) -> None:
    trustbook, ids = own_pages
    first, second = ids["Robin"][:2]
    named = ("--entry", second, "--entry", first, "--passphrase-file", "robin")
    refused = trustbook("export", "Ours.trustbook", "out.pdf", *named)
    assert refused.status == 2 and "Own pages get a password" in refused.err and not Path("out.pdf").exists()

    done = trustbook("export", "Ours.trustbook", "out.pdf", *named, "--no-password")
    assert done.status == 0 and "no password" in done.err
    pages = page_texts(Path("out.pdf").read_bytes())
    assert len(pages) == 2 and all("Weekly pulse" in page for page in pages)
    once = trustbook("export", "Ours.trustbook", "one.pdf", "--entry", first, *named[4:], "--no-password")
    assert once.status == 0
    (alone,) = page_texts(Path("one.pdf").read_bytes())
    assert alone.replace("1", "2") == pages[1].replace("1", "2"), "only its number is another"


@pytest.mark.thorough
def test_a_page_of_the_other_one_is_told_as_one_that_is_not_there(
    own_pages: tuple[Trustbook, dict[str, list[str]]],
) -> None:
    trustbook, ids = own_pages
    said = []
    for name in (ids["Alex"][0], "no-such-page"):
        done = trustbook("export", "Ours.trustbook", "out.pdf", "--entry", name, "--passphrase-file", "robin")
        assert done.status != 0 and not Path("out.pdf").exists()
        said.append((done.status, done.err.replace(name, "…")))
    assert said[0] == said[1] and "can be seen from this seat" in said[0][1]


def test_pages_are_named_alone(trustbook: Trustbook) -> None:
    done = trustbook("export", "Ours.trustbook", "a.pdf", "--entry", "x", "--tab", "boundaries")
    assert done.status == 2 and "Give --entry without other choices" in done.err
    done = trustbook("export", "--blank", "a.pdf", "--entry", "x")
    assert done.status == 2 and "leave out --entry" in done.err
