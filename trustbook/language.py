"""The language of everything the program says: gettext for sentences, Babel for dates and numbers.

Every visible string in `ui`, `documents`, `workbook.sentences` and `cli` is written `_("…")`. Calls are
resolved when they run, so the language can change while the program is open.
"""

from __future__ import annotations

import gettext as _gettext
import os
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Final

from trustbook.locations import resources

PSEUDO: Final = "qps"
"""Pseudo-language: every string accented, bracketed and a third longer, to find what was not translated."""
MIRRORED: Final = "qpm"
"""The pseudo-language, laid out from right to left."""

_RIGHT_TO_LEFT = {"ar", "fa", "he", "ur", MIRRORED}
_ACCENTS = str.maketrans("aceilnosuyACEILNOSUY", "áçéíłñóšúýÁÇÉÍŁÑÓŠÚÝ")


class _Pseudo(_gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return _pseudo(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return _pseudo(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        return _pseudo(message)


def _pseudo(message: str) -> str:
    if not message:
        return message
    pieces: list[str] = []
    depth = 0
    for character in message:  # leave {placeholders} alone
        depth += (character == "{") - (character == "}")
        pieces.append(character if depth or character == "}" else character.translate(_ACCENTS))
    return "⟦" + "".join(pieces) + "~" * max(1, len(message) // 3) + "⟧"


_current_language = "en"
_translations: _gettext.NullTranslations = _gettext.NullTranslations()


def use_language(language: str = "") -> None:
    """Speak `language` (a code such as "de") from now on; "" follows the system. Unknown codes fall back to English."""
    global _current_language, _translations
    code = language or _system_language()
    if code in (PSEUDO, MIRRORED):
        _current_language, _translations = code, _Pseudo()
        return
    if code == "en":  # what is written in the program itself
        _current_language, _translations = code, _gettext.NullTranslations()
        return
    _translations = _gettext.translation(
        "trustbook", localedir=resources() / "translations", languages=[code], fallback=True
    )
    _current_language = code if type(_translations) is _gettext.GNUTranslations else "en"


def available_languages() -> tuple[str, ...]:
    """Codes of the languages the program speaks, English first."""
    folder = resources() / "translations"
    found = sorted(path.parts[-3] for path in folder.glob("*/LC_MESSAGES/trustbook.mo"))
    return ("en", *(code for code in found if code != "en"))


def current_language() -> str:
    """Code of the language in use."""
    return _current_language


def is_right_to_left() -> bool:
    """Whether screens and pages are laid out from right to left."""
    return _current_language.split("_")[0] in _RIGHT_TO_LEFT


def _(message: str) -> str:
    """`message` in the language in use."""
    return _translations.gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """The form of a sentence for `number` things, in the language in use."""
    return _translations.ngettext(singular, plural, number)


def pgettext(context: str, message: str) -> str:
    """`message` in the language in use, told apart from the same English words by `context`."""
    return _translations.pgettext(context, message)


def _system_language() -> str:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return value.split(".")[0].split("@")[0].split("_")[0] if value not in ("C", "POSIX", "C.UTF-8") else "en"
    return "en"


_system_country: Callable[[], str] = str


def ask_country_by(system_country: Callable[[], str]) -> None:
    """Who knows the country where programs are not told by the environment, as on Windows: the code, "" for none."""
    global _system_country
    _system_country = system_country


def country_of_dates() -> str:
    """Code of the country whose way of writing dates the system asks for, such as "US"; "" when it names none."""
    for name in ("LC_ALL", "LC_TIME", "LANG"):
        value = os.environ.get(name, "")
        if value:
            country = value.split(".")[0].split("@")[0].partition("_")[2]
            return country if len(country) == 2 and country.isascii() and country.isalpha() else ""
    return _system_country()


def babel_locale() -> str:
    """The name by which Babel knows the language in use."""
    return "en" if _current_language in (PSEUDO, MIRRORED) else _current_language


def long_date(day: date) -> str:
    """A date in words, for example "3 May 2026"."""
    from babel.dates import format_date  # 30 ms: only when a date is shown

    pattern = "d MMMM y" if babel_locale() == "en" else "long"
    return format_date(day, pattern, locale=babel_locale())


def day_words(day: date, today: date, *, short: bool = False) -> str:
    """A date in words without the year where that is this year's, for example "3 May".

    `short` has the month in few letters, for example "3 Dec 2025".
    """
    from babel.dates import format_date, format_skeleton

    if short:
        if babel_locale() == "en":
            return format_date(day, "d MMM" if day.year == today.year else "d MMM y", locale="en")
        skeleton = "MMMd" if day.year == today.year else "yMMMd"
        return format_skeleton(skeleton, datetime.combine(day, time()), tzinfo=UTC, locale=babel_locale())
    if day.year != today.year:
        return long_date(day)
    if babel_locale() == "en":
        return format_date(day, "d MMMM", locale="en")
    return format_skeleton("MMMMd", datetime.combine(day, time()), tzinfo=UTC, locale=babel_locale())


def day_span(first: date, last: date) -> str:
    """From one day to another in words, without saying month or year twice: "4 to 7 September 2026"."""
    from babel.dates import format_date

    if first == last:
        return long_date(last)
    begin = long_date(first)
    if babel_locale() == "en" and first.year == last.year:
        begin = format_date(first, "d" if first.month == last.month else "d MMMM", locale="en")
    return _("{first} to {last}").format(first=begin, last=long_date(last))


def short_day_span(first: date, last: date, today: date) -> str:
    """The same in few letters, without the year where that is this year's: "4 to 7 Sep", "30 Aug to 7 Sep"."""
    from babel.dates import format_date

    end = day_words(last, today, short=True)
    if first == last:
        return end
    begin = day_words(first, last if last.year == first.year and babel_locale() == "en" else today, short=True)
    if babel_locale() == "en" and (first.year, first.month) == (last.year, last.month):
        begin = format_date(first, "d", locale="en")
    return _("{first} to {last}").format(first=begin, last=end)


def month_words(day: date, today: date) -> str:
    """The month of a day by its name, with the year where that is not this year's: "May", "May 2025"."""
    from babel.dates import format_date, format_skeleton

    if day.year == today.year:
        return format_date(day, "LLLL", locale=babel_locale())
    return format_skeleton("yMMMM", datetime.combine(day, time()), tzinfo=UTC, locale=babel_locale())


def weekday_words(day: date) -> str:
    """A day of these weeks in words, for example "Sunday, 3 May"."""
    from babel.dates import format_date, format_skeleton

    if babel_locale() == "en":
        return format_date(day, "EEEE, d MMMM", locale="en")
    return format_skeleton("MMMMEEEEd", datetime.combine(day, time()), tzinfo=UTC, locale=babel_locale())


def month_name(day: date) -> str:
    """The month of a day in few letters, for example "Nov"."""
    from babel.dates import format_date

    return format_date(day, "LLL", locale=babel_locale())


def short_time(local: datetime) -> str:
    """Time of day on the wall clock that `local`, an aware datetime, was made with; for example "14:02"."""
    from babel.dates import format_time

    return format_time(local, "HH:mm", tzinfo=local.tzinfo, locale=babel_locale())


def number(value: int | float) -> str:
    """A number with the language's separators."""
    from babel.numbers import format_decimal

    return format_decimal(value, locale=babel_locale())
