"""Answers: what people wrote, by field id.

Shapes by field kind (a field nobody touched is absent):

=========  ==============================================================
long       str, any length, newlines kept
short      str
list       list[str]
table      list of {"row": fixed row id or "", "cells": {column id: value}}
scale      int
choice     option id
multi      list of option ids, in the order of the definition
yes-no     bool
date       "YYYY-MM-DD", or the words that somebody wrote there and that mean no day. Cells of days are alike
letter     str, any length, newlines kept; or, where it has more than its text, {"text", "date", "salutation",
           "closing", "name"}: each a str, each may be absent (`domain/letter_text.py`)
timer      True: it was done. Absent otherwise
signoff    list of {"name": who confirmed, as they were called then, "on": "YYYY-MM-DD"}
feelings   list of option ids, in the order of the definition
pairs      list of {"row": row id, "cells": {"first": int, "second": int}}, either cell may be absent
checklist  list of {"row": item id, or "" for an own line,
           "cells": {"done": True, "on": "YYYY-MM-DD", "text": str}}, each cell may be absent; `text` is for own lines.
           `done` is absent where nothing is ticked, so a line that nobody touched is empty and vanishes
=========  ==============================================================
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

Answers = Mapping[str, Any]
"""Field id → value, JSON-serialisable. Treated as immutable everywhere."""

AS_IT_LIES: Final = "as-it-lies"
"""Field id of the one text that stands in place of answers where a book holds something else there."""


def canonical(answers: Answers) -> str:
    """The one JSON text of these answers: keys sorted, no spaces, empty answers left out."""
    return json.dumps(tidy(answers), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def parse(text: object) -> dict[str, Any]:
    """Answers from their JSON text.

    Raises ValueError, whatever it is given, when it is not a JSON object of the shapes above: nested deeper than they
    are, with fractions or huge numbers, or with names that no field has.
    """
    if not isinstance(text, str):
        raise ValueError("answers are no text")
    try:
        value = _JSON.decode(text)
    except RecursionError:
        raise ValueError("answers are nested too deeply") from None
    if not isinstance(value, dict):
        raise ValueError("answers are not a JSON object")
    for key, item in value.items():
        if len(key) > _LONGEST_NAME:
            raise ValueError("a name is too long")
        if item.__class__ is not str:
            _refuse_deep(item, _DEEPEST)
    if "\\u" in text or "\\r" in text:  # written so, there can be what no text holds
        value = {storable_text(key): _storable(item) for key, item in value.items()}
    return value


def _refuse_deep(value: Any, left: int) -> None:
    if isinstance(value, dict | list):
        if not left:
            raise ValueError("answers are nested too deeply")
        for item in value.values() if isinstance(value, dict) else value:
            if item.__class__ is not str:
                _refuse_deep(item, left - 1)


def _refuse_number(_text: str) -> Any:
    raise ValueError("no answer is such a number")


def _whole_number(text: str) -> int:
    return int(text) if len(text) <= _MOST_DIGITS else _refuse_number(text)


_LONGEST_NAME = 100
_DEEPEST = 4
_MOST_DIGITS = 12
_JSON = json.JSONDecoder(parse_int=_whole_number, parse_float=_refuse_number, parse_constant=_refuse_number)


def tidy(answers: Answers) -> dict[str, Any]:
    """The same answers with storable text and without the empty ones."""
    cleaned = {field: _storable(value) for field, value in answers.items()}
    return {field: value for field, value in cleaned.items() if not is_empty(value)}


def storable_text(text: str) -> str:
    """`text` as it can be stored and drawn: NUL removed, lone surrogates replaced by U+FFFD, lines ended by "\\n".

    All else is kept, blanks of all kinds too.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.isascii() and "\0" not in text:
        return text
    return text.replace("\0", "").encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _storable(value: Any) -> Any:
    if isinstance(value, str):
        return storable_text(value)
    if isinstance(value, Mapping):
        return {key: _storable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_storable(item) for item in value]
    return value


def is_empty(value: Any) -> bool:
    """Whether this value says nothing: None, "", an empty list, a table of empty cells. False and 0 say something."""
    if value is None or value == "":
        return True
    if isinstance(value, Mapping):
        return is_empty(value["cells"]) if "cells" in value else all(is_empty(item) for item in value.values())
    if isinstance(value, list | tuple):
        return all(is_empty(item) for item in value)
    return False


def texts(value: Any) -> Iterator[str]:
    """Every piece of text in a value, for finding."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, item in value.items():
            if key != "row":
                yield from texts(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from texts(item)
