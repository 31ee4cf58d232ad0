"""Reading a day as people type it: "3 May 2026", "3.5.26", "2026-05-03", "yesterday", "Friday"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from trustbook.language import _, babel_locale, country_of_dates

if TYPE_CHECKING:
    from babel import Locale

_LONGEST: Final = 100
"""Longest text that is looked at, in characters."""
_MOST_DIGITS: Final = 4


def example_of_a_day() -> str:
    """A day as people write it where numbers stand in this order."""
    return _("3 May 2026") if _day_first() else _("May 3, 2026")


def how_to_write_a_day() -> str:
    """A sentence on how people may write a day."""
    return _("Write a day like {day}, or “today” or “Friday”.").format(day=example_of_a_day())


def kept_though_no_day() -> str:
    """What is said beside words that are kept and mean no day."""
    words = _("Kept as you wrote it. For a day that this book can go by, write it like {day}, or “today” or “Friday”.")
    return words.format(day=example_of_a_day())


def read_day(text: str, today: date, *, past: bool = False) -> date | None:
    """The day that `text` means, None if it means none. A year that was left out is this year.

    A weekday by itself is the next one, today included; with `past` the last one. “Last” and “next” leave today out.
    Numbers stand in the order of the country that the system names for dates, month first in the United States; without
    one in the order of the language in use, day first in English. Four digits in front mean year-month-day.
    """
    words = re.findall(r"\d+|[^\W\d_]+", text[:_LONGEST].casefold())
    if len(text) > _LONGEST or any(word.isdecimal() and len(word) > _MOST_DIGITS for word in words):
        return None
    if any(sign.isdigit() and not sign.isdecimal() for sign in text):  # "²" is a digit, and no number
        return None
    numbers = [int(word) for word in words if word.isdecimal()]
    names = [word for word in words if not word.isdecimal()]
    if not numbers:
        return _day_named(names, today, past=past)
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


def _day_named(names: list[str], today: date, *, past: bool) -> date | None:
    near = {_("today"): 0, _("yesterday"): -1, _("tomorrow"): 1}
    said = " ".join(names)
    for word, days in near.items():
        if said == word.casefold():
            return _moved(today, days)
    last, following = [_("last").casefold()], [_("next").casefold()]
    before, after = names[:1] == last, names[:1] == following
    weekday = _weekday_named(names[1:] if before or after else names)
    if weekday is None:
        return None
    back = (today.weekday() - weekday) % 7
    if before or (past and not after):
        return _moved(today, -(back or (7 if before else 0)))
    return _moved(today, (-back) % 7 or (7 if after else 0))


def _moved(today: date, days: int) -> date | None:
    try:
        return today + timedelta(days=days)
    except OverflowError:
        return None


def _weekday_named(names: list[str]) -> int | None:
    """Monday is 0."""
    from babel.dates import get_day_names  # as for the months

    if len(names) != 1:
        return None
    found = {
        day
        for width in ("wide", "abbreviated")
        for context in ("format", "stand-alone")
        for day, name in get_day_names(width, context, babel_locale()).items()
        if _means(names[0], name.casefold().rstrip("."))
    }
    return found.pop() if len(found) == 1 else None


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
        for month, month_name in get_month_names(width, context, babel_locale()).items()
        for name in names
        if _means(name, month_name.casefold().rstrip("."))
    }
    return found.pop() if len(found) == 1 else None


def _means(typed: str, month_name: str) -> bool:
    return typed == month_name or (len(typed) >= 3 and month_name.startswith(typed))


def _day_first() -> bool:
    locale = _dates_locale(babel_locale(), country_of_dates())
    if locale is None:
        return True
    pattern = str(locale.datetime_skeletons["Md"].pattern)
    return pattern.find("d") < pattern.find("M")


def _dates_locale(language: str, country: str) -> Locale | None:
    """How days are written there; None for English of no country, which is written as the program writes it."""
    from babel import Locale, UnknownLocaleError

    try:
        found = Locale.parse(f"{language}_{country}") if country else None
    except (UnknownLocaleError, ValueError):
        found = None
    if found is not None and found.territory == country:
        return found
    return None if language == "en" else Locale.parse(language)
