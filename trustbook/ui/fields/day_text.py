"""Reading a day as people type it: "3 May 2026", "3.5.26", "2026-05-03"."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale

from trustbook.language import _, babel_locale, country_of_dates

if TYPE_CHECKING:
    from babel import Locale

_LONGEST: Final = 100
"""Longest text that is looked at, in characters."""
_MOST_DIGITS: Final = 4


def day_order_words() -> str:
    """The order in which numbers are read, in words."""
    return _("day month year") if _day_first() else _("month day year")


def read_day(text: str, today: date) -> date | None:
    """The day that `text` means, None if it means none. A year that was left out is this year.

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
        for month, month_name in get_month_names(width, context, babel_locale()).items()
        for name in names
        if _means(name, month_name.casefold().rstrip("."))
    }
    return found.pop() if len(found) == 1 else None


def _means(typed: str, month_name: str) -> bool:
    return typed == month_name or (len(typed) >= 3 and month_name.startswith(typed))


def _day_first() -> bool:
    locale = _dates_locale(babel_locale(), _country())
    if locale is None:
        return True
    pattern = str(locale.datetime_skeletons["Md"].pattern)
    return pattern.find("d") < pattern.find("M")


def _country() -> str:
    told = country_of_dates()
    return told if told is not None else QLocale.territoryToCode(QLocale.system().territory())


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
