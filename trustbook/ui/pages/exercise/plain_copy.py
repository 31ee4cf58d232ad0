"""A page as plain text, for the day when it cannot be saved where it belongs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from trustbook.domain.answers import Answers, is_empty
from trustbook.domain.problems import Problem
from trustbook.exercises.in_words import in_words
from trustbook.exercises.model import Exercise
from trustbook.language import _
from trustbook.ui.dialogs.telling import written_words
from trustbook.ui.runtime.prompts import News, Prompts, Question
from trustbook.ui.runtime.worker import WorkerPool
from trustbook.workbook.sentences.problem_sentences import told

SUGGESTED_NAME = "text.txt"


def plain_text(exercise: Exercise, answers: Answers) -> str:
    """Title, questions and answers; fields without an answer are left out."""
    pieces = [exercise.title]
    for _part, field in exercise.fields():
        value = answers.get(field.id)
        if not is_empty(value):
            pieces.append(f"{field.label}\n{in_words(field, value)}")
    return "\n\n".join(pieces) + "\n"


def save_elsewhere(prompts: Prompts, pool: WorkerPool, text: Callable[[], str]) -> None:
    """Ask, with an honest word, and write the text where the person chooses."""

    def answered(answer: str) -> None:
        if answer == "save":
            prompts.choose_save_path(_("Save a copy of this page"), SUGGESTED_NAME, _("Text (*.txt)"), write)

    def write(place: str) -> None:
        from trustbook.workbook.paper.paper_files import save_pdf  # writes any bytes beside their target, then renames

        data = text().encode("utf-8", "replace")
        pool.do(
            lambda: save_pdf(Path(place), data, overwrite=True), lambda _result: prompts.tell(_written(place)), failed
        )

    def failed(problem: Problem) -> None:
        words = told(problem)
        prompts.tell(News("save-elsewhere-failed", words.title, words.text))

    prompts.ask(
        Question(
            "save-elsewhere",
            _("Save a copy somewhere else?"),
            _(
                "The copy is a plain text file without a passphrase. Anyone who can open the file can read it."
                " Delete it when the page is saved again."
            ),
            (("save", _("Choose a place…")), ("cancel", _("Do not save a copy"))),
            escape="cancel",
        ),
        answered,
    )


def _written(place: str) -> News:
    return News(
        "save-elsewhere-done",
        written_words(place),
        _("This page itself is still not saved. The program goes on trying."),
    )
