"""Signs that no font has, in words: which script, on which page, how often."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final

from trustbook.domain.signs import MissingSigns
from trustbook.language import _

_SHOWN: Final = 6
"""Signs of one script and page that are named."""
_LINES: Final = 8
"""Lines that are told one by one."""


def missing_in_words(found: Sequence[MissingSigns]) -> str:
    """What stands on paper as a square, a line for each script and page; "" when there is nothing."""
    if not found:
        return ""
    words = _("No font here has these signs. On paper an empty square stands in place of each:")
    lines = [_line(each) for each in found[:_LINES]]
    rest = found[_LINES:]
    if rest:
        more = _("and {count} signs on further pages")
        lines.append(more.format(count=sum(each.count for each in rest)))
    return "\n".join([words, *lines])


def _line(found: MissingSigns) -> str:
    signs = " ".join(_visible(sign) for sign in found.signs[:_SHOWN])
    if len(found.signs) > _SHOWN:
        signs += " …"
    words = _("{script}, “{title}”: {count} ({signs})") if found.title else _("{script}, title page: {count} ({signs})")
    return words.format(script=_script(found.script), title=found.title, count=found.count, signs=signs)


def _visible(sign: str) -> str:
    code = f"U+{ord(sign):04X}"
    return f"{sign} {code}" if sign.isprintable() and unicodedata.category(sign) != "Cn" else code


def _script(name: str) -> str:
    names = {
        "Armenian": _("Armenian"),
        "Bengali": _("Bengali"),
        "Burmese": _("Burmese"),
        "Chinese": _("Chinese"),
        "Ethiopic": _("Ethiopic"),
        "Georgian": _("Georgian"),
        "Gujarati": _("Gujarati"),
        "Gurmukhi": _("Gurmukhi"),
        "Kannada": _("Kannada"),
        "Khmer": _("Khmer"),
        "Lao": _("Lao"),
        "Malayalam": _("Malayalam"),
        "Mongolian": _("Mongolian"),
        "Odia": _("Odia"),
        "Sinhala": _("Sinhala"),
        "Syriac": _("Syriac"),
        "Tamil": _("Tamil"),
        "Telugu": _("Telugu"),
        "Tibetan": _("Tibetan"),
    }
    return names.get(name, _("Other signs"))
