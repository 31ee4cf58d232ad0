"""`trustbook brief` writes only what both agreed to, says so plainly when that is nothing, and reads its file back."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.cli.conftest import Trustbook
from tests.documents.samples import page_texts, words
from trustbook.domain.times import SystemClock

TODAY = SystemClock().today()
SINCE, UNTIL = (TODAY - timedelta(days=56)).isoformat(), TODAY.isoformat()


def test_the_brief_of_the_example_couple_is_one_page_that_both_agreed_to(example: Trustbook) -> None:
    texts = []
    for number, who in enumerate(("robin", "alex")):
        options = ("--since", SINCE, "--until", UNTIL, "--passphrase-file", who)
        done = example("brief", "Ours.trustbook", f"{number}.pdf", *options)
        assert done.status == 0, done.err
        assert "no password" in done.err
        (page,) = page_texts(Path(f"{number}.pdf").read_bytes())
        texts.append(words(page))
    assert texts[0] == texts[1], "both have the same file, from whichever seat"
    for said in (
        "Why my body takes three days",
        "That I am good only because somebody looks",
        "Hope for the two of us, 0 to 10",
    ):
        assert said in texts[0]
    assert "Both agreed to this page: Robin and Alex" in texts[0]
    assert "count the minutes" not in texts[0] and "The envelope" not in texts[0], "Robin did not say yes to that"


def test_where_nothing_is_agreed_nothing_is_written_and_it_says_what_to_do(ours: Trustbook) -> None:
    done = ours("brief", "Ours.trustbook", "a.pdf", "--since", SINCE, "--until", UNTIL, "--passphrase-file", "ana")
    assert done.status == 1
    assert "Nothing was agreed to by both" in done.err and "Counselling" in done.err
    assert not Path("a.pdf").exists()
    done = ours("brief", "Ours.trustbook", "a.pdf", "--since", UNTIL, "--until", SINCE, "--passphrase-file", "ana")
    assert done.status == 2 and "later" in done.err
