"""What a person chose about spelling: the language of a field, fields without marks, and words of their own.

It lies in that person's private book, as settings do. At Together it holds until somebody else sits down.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final, Self

SETTING: Final = "spelling"
OFF: Final = "off"
"""In the place of a language: this field has no marks."""
_MOST_WORDS: Final = 5_000
_MOST_FIELDS: Final = 1_000


@dataclass(frozen=True, slots=True)
class SpellingChoice:
    """`fields`: language code or `OFF`, by the name of a field. `own_words` are case-folded."""

    fields: Mapping[str, str] = field(default_factory=dict)
    own_words: frozenset[str] = frozenset()

    @classmethod
    def read(cls, text: str) -> Self:
        """As `text` gives it back; nothing chosen where something else stands there."""
        try:
            found = json.loads(text)
            fields, words = found["fields"], found["words"]
            if not all(isinstance(name, str) and isinstance(value, str) for name, value in fields.items()):
                return cls()
            return cls(dict(fields), frozenset(str(word) for word in words))
        except (ValueError, TypeError, KeyError, AttributeError):
            return cls()

    def text(self) -> str:
        """As it is kept."""
        return json.dumps({"fields": dict(self.fields), "words": sorted(self.own_words)}, ensure_ascii=False)

    def language_of(self, name: str, usual: str) -> str:
        """The language of a field, or `OFF`."""
        return self.fields.get(name, usual)

    def with_field(self, name: str, language: str) -> Self:
        """A field has this language from now on, or `OFF`. The oldest choices are forgotten when there are too many."""
        others = [(each, value) for each, value in self.fields.items() if each != name]
        return replace(self, fields=dict([*others, (name, language)][-_MOST_FIELDS:]))

    def with_word(self, word: str) -> Self:
        """This word is right from now on."""
        return replace(self, own_words=frozenset(sorted({*self.own_words, word.casefold()})[:_MOST_WORDS]))
