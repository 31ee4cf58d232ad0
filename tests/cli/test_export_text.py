"""Pages as Markdown and as plain text: the same ones as in the PDF, with the same left out, and never by mistake."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Trustbook
from tests.documents.samples import all_words


@pytest.mark.thorough
def test_text_has_what_the_pdf_has_and_says_what_is_left_out(example: Trustbook) -> None:
    said = {}
    for ending in ("pdf", "md", "txt"):
        done = example("export", "Ours.trustbook", f"out.{ending}", "--passphrase-file", "robin")
        assert done.status == 0, done.err
        said[ending] = done.err
    assert said["md"] == said["txt"] and said["pdf"].splitlines()[-1:] == said["md"].splitlines()[-1:]
    markdown, text = (Path(f"out.{ending}").read_text(encoding="utf-8") for ending in ("md", "txt"))
    assert markdown.startswith("# Our workbook\n") and "Papers about money lie in the bowl" in text
    paper = all_words(Path("out.pdf").read_bytes()).replace(" ", "")
    titles = [line.lstrip("# ").replace("\\", "") for line in markdown.split("\n") if line.startswith("## ")]
    assert len(titles) > 5 and all("".join(title.split()) in paper for title in titles)
    assert "I do not look into the van" not in markdown + text, "what only Robin can see is not there"


def test_own_pages_go_into_text_only_where_it_is_said_that_no_password_is_meant(example: Trustbook) -> None:
    words = ("export", "Ours.trustbook", "out.txt", "--private", "Robin", "--passphrase-file", "robin")
    refused = example(*words)
    assert refused.status == 2 and "no password" in refused.err and not Path("out.txt").exists()
    done = example(*words, "--no-password")
    assert done.status == 0 and "no password" in done.err
    assert "I do not look into the van" in Path("out.txt").read_text(encoding="utf-8")


def test_blank_sheets_and_passwords_are_for_pdf(trustbook: Trustbook) -> None:
    blank = trustbook("export", "--blank", "out.md")
    assert blank.status == 2 and "for paper" in blank.err
    Path("word").write_text("secret\n", encoding="utf-8")
    protected = trustbook("export", "Ours.trustbook", "out.md", "--password-file", "word")
    assert protected.status == 2 and "no password" in protected.err
