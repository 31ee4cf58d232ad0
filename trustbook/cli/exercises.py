"""The list of exercises, and what is wrong with their definitions."""

from __future__ import annotations

import json
from argparse import Namespace
from typing import Any

import msgspec

from trustbook.cli.opening import content
from trustbook.cli.words import complain, say
from trustbook.domain.problems import BrokenDefinition
from trustbook.exercises.content_check import ChapterReport, check_content
from trustbook.exercises.library import Library
from trustbook.exercises.wording import Measure
from trustbook.language import _, ngettext


def exercises(options: Namespace) -> int:
    """List them by tab, or check every text. Exit status 1 when something is wrong."""
    if options.check:
        return _check(as_json=options.json)
    shelf = content().library
    problems = shelf.problems()
    tabs = _tabs(shelf) if not any(problem.file == "tabs.toml" for problem in problems) else []
    if options.json:
        faults = [{"file": each.file, "where": each.where, "message": each.message} for each in problems]
        say(json.dumps({"tabs": tabs, "problems": faults}, ensure_ascii=False, indent=1))
    else:
        for tab in tabs:
            _print_tab(tab)
    for problem in problems:
        complain(str(problem))
    return 1 if problems else 0


def _check(*, as_json: bool) -> int:
    report = check_content(content())
    if as_json:
        say(json.dumps(msgspec.to_builtins(report), ensure_ascii=False, indent=1))
    else:
        for chapter in report.chapters:
            _print_chapter(chapter)
        for file, measured in report.texts:
            say(f"{file:<48} {_measured(measured)}")
    for problem in report.problems:
        complain(str(problem))
    return 1 if report.problems else 0


def _print_chapter(chapter: ChapterReport) -> None:
    guide = _measured(chapter.guide) if chapter.guide is not None else _("no guide text")
    count = len(chapter.exercises)
    pages = ngettext("{number} exercise", "{number} exercises", count).format(number=count)
    say(f"{chapter.chapter_id}: {guide}; {pages}, " + _("grade {grade}").format(grade=chapter.grade))
    say("  " + ", ".join(chapter.kinds))


def _measured(measured: Measure) -> str:
    words = ngettext("{number} word", "{number} words", measured.words).format(number=measured.words)
    return _("{words}, grade {grade}, sentences of {mean} ± {spread} words, {short} % of them short").format(
        words=words, grade=measured.grade, mean=measured.mean, spread=measured.spread, short=round(measured.short * 100)
    )


def _tabs(shelf: Library) -> list[dict[str, Any]]:
    return [
        {
            "id": tab.id,
            "title": tab.title,
            "exercises": [_line(shelf, name) for name in shelf.exercise_ids(tab=tab.id)],
        }
        for tab in shelf.tabs()
    ]


def _line(shelf: Library, name: str) -> dict[str, Any]:
    try:
        exercise = shelf.exercise(name)
    except BrokenDefinition:
        return {"id": name, "broken": True}
    return {
        "id": name,
        "title": exercise.title,
        "chapter": exercise.chapter,
        "version": exercise.version,
        "minutes": exercise.minutes,
        "who": exercise.who,
        "repeat": exercise.repeat,
    }


def _print_tab(tab: dict[str, Any]) -> None:
    say(f"{tab['title']} ({tab['id']})")
    for line in tab["exercises"]:
        if line.get("broken"):
            say(f"  {line['id']:<24} " + _("cannot be shown"))
            continue
        minutes = ngettext("{number} minute", "{number} minutes", line["minutes"]).format(number=line["minutes"])
        say(f"  {line['id']:<24} {line['title']} · {minutes} · {_who(line['who'])}")


def _who(who: str) -> str:
    return {"each": _("each alone"), "together": _("together"), "both": _("alone, then together")}[who]
