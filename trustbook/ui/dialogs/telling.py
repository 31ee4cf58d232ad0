"""Telling in a dialog what did not work."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from trustbook.domain.problems import OwnFault, Problem
from trustbook.language import _
from trustbook.ui.runtime.prompts import News, Prompts
from trustbook.workbook.sentences.problem_sentences import told


def written_words(place: str) -> str:
    """That a file was written, by its name."""
    return _("Written: {file}").format(file=Path(place).name)


def teller(prompts: Prompts, news_id: str, then: Callable[[], object] | None = None) -> Callable[[Problem], None]:
    """A callback that tells a problem in words, then calls `then`. A bug of ours was told already."""

    def tell(problem: Problem) -> None:
        if not isinstance(problem, OwnFault):
            words = told(problem)
            prompts.tell(News(news_id, words.title, words.text))
        if then is not None:
            then()

    return tell
