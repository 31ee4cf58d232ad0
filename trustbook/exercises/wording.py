"""How texts are written: which words have no place in the workbook, how long a sentence may be, how hard a text is.

The rules of a language are data (`resources/wording/<language>.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import pstdev
from typing import Annotated, Any, Final

import msgspec
from msgspec import Meta

from trustbook.domain.problems import BrokenDefinition
from trustbook.exercises.reading import Unreadable, read_toml

NOT_PROSE: Final = frozenset(
    (
        "id",
        "also",
        "chapter",
        "kind",
        "who",
        "privacy",
        "repeat",
        "print",
        "lifecycle",
        "basis",
        "see",
        "read",
        "fields",
        "credits",
    )
)
"""Keys of a file of definitions or texts whose values nobody reads as a sentence."""

_LEADS: Final = ("lead", "alone_lead")
_SENTENCE_END = re.compile(r"[.?!…]+[”’)]*(?=\s|$)|\n")
_CLAUSE_END = re.compile(r"[.?!…:;]+")
_WORD = re.compile(r"[\w’'-]*\w[\w’'-]*")
_TYPEWRITER = re.compile(r"""['"]|\.\.\.|--| {2}|^\s|\s$""")

SHORT_SENTENCE: Final = 7
"""In words. Many sentences below that read like a telegram."""

Finding = tuple[str, str]
"""Key in the file, and what is wrong there."""


class RedWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words with no place in the workbook, and what to do instead. `guide`: neither in the texts of the guide."""

    words: str
    instead: str
    guide: bool = True


class WordingRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The rules of one language. Lengths are in words, those of a column's label and of a lead in characters."""

    hardest_grade: float
    longest_sentence: Annotated[int, Meta(ge=10)]
    longest_column_label: Annotated[int, Meta(ge=10)]
    longest_lead: Annotated[int, Meta(ge=10)]
    guide_words: tuple[int, int]
    """Fewest and most words of a chapter's guide text."""
    most_short_sentences: Annotated[float, Meta(ge=0, le=1)]
    """Highest share of sentences under SHORT_SENTENCE words in a chapter's guide text."""
    red: tuple[RedWords, ...]

    def findings(self, content: Mapping[str, Any], *, guide: bool = False) -> Iterator[Finding]:
        """What is wrong with the words of a file, given as it was read from TOML. `guide`: a text of the guide."""
        red = [each for each in self.red if each.guide or not guide]
        for key, text in prose(content):
            yield from ((key, message) for message in self._faults(key, text, red))

    def _faults(self, key: str, text: str, red_words: Sequence[RedWords]) -> Iterator[str]:
        for red in red_words:
            for found in re.finditer(rf"(?<![\w’])(?:{red.words})(?!\w)", text, re.IGNORECASE):
                yield f"“{found[0]}”: {red.instead}"
        if "!" in text:
            yield "an exclamation mark; nobody is shouted at here"
        if typed := _TYPEWRITER.search(text):
            yield f"“{typed[0]}” is not how a book sets it (quotation marks, dash, three dots, or a stray space)"
        for sentence in _CLAUSE_END.split(text):
            if (length := len(_WORD.findall(sentence))) > self.longest_sentence:
                start = " ".join(sentence.split()[:4])
                yield f"a sentence of {length} words (“{start} …”); at most {self.longest_sentence}"
        if re.search(r"columns\[\d+\]\.label$", key) and len(text) > self.longest_column_label:
            yield f"{len(text)} characters over a narrow column; at most {self.longest_column_label}"
        if key in _LEADS:
            yield from self._lead_faults(text)

    def _lead_faults(self, lead: str) -> Iterator[str]:
        if len(lead) > self.longest_lead:
            yield f"{len(lead)} characters under the title; at most {self.longest_lead}"
        if len(_SENTENCE_END.findall(lead)) != 1 or not lead.endswith("."):
            yield "is not one sentence that ends with a full stop"


@dataclass(frozen=True, slots=True)
class Measure:
    """How long a text is, in words, which school grade it asks for, and how its sentences go."""

    words: int
    grade: float
    mean: float = 0.0
    """Words of a sentence, on average."""
    spread: float = 0.0
    """Standard deviation of the words of a sentence: small where all are alike."""
    short: float = 0.0
    """Share of sentences, from 0 to 1, of fewer than SHORT_SENTENCE words."""


def read_wording(folder: Path, language: str) -> WordingRules:
    """The rules of a language in the resources `folder`; those of English if it has none. Raises BrokenDefinition."""
    path = folder / "wording" / f"{language}.toml"
    path = path if path.is_file() else folder / "wording" / "en.toml"
    try:
        return read_toml(path, WordingRules)[0]
    except Unreadable as fault:
        raise BrokenDefinition("", path.name, fault.where, fault.message) from fault


def prose(content: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text that somebody reads, with its key, such as `parts[0].fields[2].label`."""
    if isinstance(content, str):
        yield key, content
    elif isinstance(content, Mapping):
        for name, value in content.items():
            if name not in NOT_PROSE or not _is_plain(value):
                yield from prose(value, f"{key}.{name}" if key else name)
    elif isinstance(content, list | tuple):
        for number, value in enumerate(content):
            yield from prose(value, f"{key}[{number}]")


def measure(paragraphs: tuple[str, ...]) -> Measure:
    """Length, grade and sentences of running text. A paragraph, or an item of a list, ends its last sentence.

    The grade is the Automated Readability Index (Smith and Senter, 1967): 4.71 times the letters per word, plus half
    the words per sentence, less 21.43. It needs no syllables and gives the same result everywhere.
    """
    words = [word for paragraph in paragraphs for word in _WORD.findall(paragraph)]
    if not words:
        return Measure(0, 0.0)
    lengths = [n for p in paragraphs for each in _SENTENCE_END.split(p) if (n := len(_WORD.findall(each)))]
    letters = sum(character.isalnum() for word in words for character in word)
    mean = len(words) / len(lengths)
    return Measure(
        words=len(words),
        grade=round(4.71 * letters / len(words) + 0.5 * mean - 21.43, 1),
        mean=round(mean, 1),
        spread=round(pstdev(lengths), 1),
        short=round(sum(length < SHORT_SENTENCE for length in lengths) / len(lengths), 2),
    )


def _is_plain(value: Any) -> bool:
    return isinstance(value, str) or (isinstance(value, list | tuple) and all(isinstance(item, str) for item in value))
