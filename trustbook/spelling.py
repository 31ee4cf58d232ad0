"""Words that a dictionary does not know, in one language. The dictionaries are in a library; nothing is asked outside.

Its English is American, so British spellings are looked up under their American ones. What cannot be misspelt is passed
over: figures, addresses, single letters, words in capitals, and names, as far as a capital in the middle of a sentence
shows them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spellchecker import SpellChecker

LANGUAGES: Final = ("en", "de", "fr", "it", "nl", "pt", "ru", "lv", "eu", "ar")
"""Codes of those that are good enough: the Spanish and the Persian list lack words of every day."""
MOST_SUGGESTIONS: Final = 5
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_PASSED_OVER: Final = re.compile(r"\S*(?:://|@|www\.)\S*|\S*\d\S*")
_ENDS_SENTENCE: Final = frozenset('.!?:…\n“”"„(-–—•')
_ELIDING: Final = ("fr", "it")
"""Languages in which short words are joined to the next one by an apostrophe."""
_LONGEST_FOR_TWO: Final = 9
"""Longest word in which two wrong letters are looked for; longer ones would take too long."""
_BRITISH: Final = (
    ("isation", "ization"), ("ise", "ize"), ("ising", "izing"), ("ised", "ized"), ("ises", "izes"), ("yse", "yze"),
    ("our", "or"), ("ours", "ors"), ("oured", "ored"), ("ouring", "oring"), ("ourite", "orite"), ("ourites", "orites"),
    ("ourly", "orly"), ("ourable", "orable"), ("ourful", "orful"), ("ourhood", "orhood"), ("oural", "oral"),
    ("lled", "led"), ("lling", "ling"), ("llings", "lings"), ("ller", "ler"), ("llers", "lers"), ("lment", "llment"),
    ("ence", "ense"), ("ences", "enses"), ("tre", "ter"), ("tres", "ters"), ("tred", "tered"), ("ogue", "og"),
    ("ogues", "ogs"), ("mme", "m"), ("mmes", "ms"), ("lful", "llful"), ("ey", "ay"),
)  # fmt: skip


class Spelling:
    """One dictionary. Loading it takes a tenth of a second, so it is made on a thread of its own."""

    def __init__(self, language: str) -> None:
        """Raises ValueError where there is no dictionary for `language`."""
        if language not in LANGUAGES:
            raise ValueError(language)
        self.language = language
        self._dictionary = _dictionary(language)
        self._folded = cache(self._knows)

    def unknown(self, text: str, own_words: Collection[str] = ()) -> Iterator[tuple[int, int]]:
        """Start and length, in characters, of each word that neither the dictionary nor `own_words` has."""
        passed_over = [match.span() for match in _PASSED_OVER.finditer(text)]
        for match in _WORD.finditer(text):
            start, end = match.span()
            if any(first <= start < last for first, last in passed_over):
                continue
            word = match.group()
            if not self._is_name(text, start, word) and word.casefold() not in own_words and not self._folded(word):
                yield start, end - start

    def suggestions(self, word: str) -> tuple[str, ...]:
        """What may have been meant, the likeliest first, written as `word` begins."""
        plain = _plain(word)
        found = self._dictionary.known(self._dictionary.edit_distance_1(plain))
        if not found and len(plain) <= _LONGEST_FOR_TWO:
            found = self._dictionary.known(self._dictionary.edit_distance_2(plain))
        likeliest = sorted(found - {plain}, key=lambda each: (-self._dictionary.word_usage_frequency(each), each))
        return tuple(_written_as(word, each) for each in likeliest[:MOST_SUGGESTIONS])

    def _is_name(self, text: str, start: int, word: str) -> bool:
        if len(word) == 1 or word.isupper() or any(letter.isupper() for letter in word[1:]):
            return True
        if self.language == "de" or not word[0].isupper():
            return False
        before = text[:start].rstrip(" \t")
        return bool(before) and before[-1] not in _ENDS_SENTENCE

    def _knows(self, word: str) -> bool:
        return any(each in self._dictionary for each in _readings(_plain(word), self.language))


@cache
def _dictionary(language: str) -> SpellChecker:
    from spellchecker import SpellChecker

    return SpellChecker(language=language)


def _readings(plain: str, language: str) -> Iterator[str]:
    """The word, without what only joins it to others, and as it is spelt elsewhere."""
    yield plain
    stem = plain
    if "'" in plain:
        if language in _ELIDING:
            yield plain.partition("'")[2]
        stem, _sign, ending = plain.rpartition("'")
        if language == "en" and ending != "s":
            return
        yield stem
    if language == "en":
        for here, there in _BRITISH:
            if stem.endswith(here):
                yield stem.removesuffix(here) + there
            for ending in ("s", "d", "ly"):
                if stem.endswith(here + ending):
                    yield stem.removesuffix(here + ending) + there + ending


def _plain(word: str) -> str:
    return word.lower().replace("’", "'")


def _written_as(model: str, word: str) -> str:
    signed = word.replace("'", "’") if "’" in model else word
    return signed[:1].upper() + signed[1:] if model[:1].isupper() else signed
