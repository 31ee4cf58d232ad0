"""Signs that cannot be drawn."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MissingSigns:
    """Signs of one script on one page that no font here has.

    `script` is the English name of the script, "" if it is not known; `title` that of the page, "" for the title page.
    `count` says how often they stand there, `signs` are they, each once, in order of appearance.
    """

    script: str
    title: str
    count: int
    signs: tuple[str, ...]
