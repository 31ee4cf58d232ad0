"""The command line: everything that needs no screen. Never imports the window."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from trustbook import diagnostics
from trustbook.cli.words import WRONG_USE, WrongUse, complain, survive_any_text
from trustbook.language import _, use_language


def run(words: Sequence[str]) -> int:
    """Do what the words ask for. Returns the exit status: 0, 1 (why, in one line on standard error), 2 (wrong use)."""
    survive_any_text()
    use_language()
    diagnostics.install()
    try:
        status = _status(words)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what is still buffered has nowhere to go
        return 1
    return status


def _status(words: Sequence[str]) -> int:
    from trustbook.cli.arguments import parse
    from trustbook.domain.problems import Problem

    try:
        options = parse(words)
        work = options.work
        return int(work(options))
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else WRONG_USE
    except WrongUse as wrong:
        complain(str(wrong))
        return WRONG_USE
    except KeyboardInterrupt:
        complain(_("Stopped."))
        return 1
    except Problem as problem:
        complain(one_line(problem))
        return 1


def one_line(problem: Exception) -> str:
    """A Problem as one line."""
    from trustbook.domain.problems import Problem
    from trustbook.workbook.sentences.problem_sentences import told

    words = told(problem if isinstance(problem, Problem) else Problem())
    return f"{words.title}. {words.text}".replace("\n", " ")
