"""Reading a day as people type it: "3 May 2026", "3.5.26", "2026-05-03"."""

from __future__ import annotations

import re
from datetime import date

from trustbook.language import current_language


def read_day(text: str, today: date) -> date | None:
    """The day that `text` means, None if it means none. A year that was left out is this year.

    Numbers stand in the order of the language in use, day first in English; four digits in front mean year-month-day.
    """
    words = re.findall(r"\d+|[^\W\d_]+", text.casefold())
    numbers = [int(word) for word in words if word.isdigit()]
    names = [word for word in words if not word.isdigit()]
    if any(value > 9999 for value in numbers):
        return None
    month = _month_named(names)
    if month is not None:
        if len(numbers) not in (1, 2):
            return None
        day, year = numbers[0], numbers[1] if len(numbers) == 2 else today.year
        if day > 31:
            day, year = year, day
        return _day(year, month, day)
    if names or len(numbers) not in (2, 3):
        return None
    if numbers[0] > 31:
        return _day(numbers[0], numbers[1], numbers[2]) if len(numbers) == 3 else None
    first, second = numbers[:2]
    year = numbers[2] if len(numbers) == 3 else today.year
    return _day(year, second, first) if _day_first() else _day(year, first, second)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None


def _month_named(names: list[str]) -> int | None:
    from babel.dates import get_month_names  # 30 ms: only when a month was typed

    found = {
        int(month)
        for width in ("wide", "abbreviated")
        for context in ("format", "stand-alone")
        for month, month_name in get_month_names(width, context, _locale()).items()
        for name in names
        if _means(name, month_name.casefold().rstrip("."))
    }
    return found.pop() if len(found) == 1 else None


def _means(typed: str, month_name: str) -> bool:
    return typed == month_name or (len(typed) >= 3 and month_name.startswith(typed))


def _day_first() -> bool:
    from babel.dates import get_date_format

    if _locale() == "en":
        return True  # as the program writes dates
    pattern = str(get_date_format("short", _locale()))
    return pattern.find("d") < pattern.find("M")


def _locale() -> str:
    language = current_language()
    return "en" if language.startswith("qp") else language
