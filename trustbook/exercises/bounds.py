"""How large a definition may be. The loader, the import and the reading of what a book keeps all go by these numbers.

They are several times what the largest exercise needs, and small enough that a page, a sheet of paper and a list of it
stay quick whatever somebody writes into a definition.
"""

from __future__ import annotations

from typing import Final

MOST_JSON_BYTES: Final = 128 * 1024
"""Of a whole definition as it is kept. The largest of the program's own has 8 KB."""

MOST_FIELDS: Final = 120
"""In all parts together."""
MOST_PARTS: Final = 20
MOST_STEPS: Final = 30
MOST_OPTIONS: Final = 60
MOST_CELL_OPTIONS: Final = 12
"""In a column of a table: on paper each cell holds them all."""
MOST_ROWS: Final = 60
MOST_GROUPS: Final = 20
MOST_TURNS: Final = 12
MOST_REFERENCES: Final = 20
"""Credits, other exercises to see, exercises of a tab beside its chapters."""
MOST_OPENERS: Final = 8
"""Beginnings of a sentence that a letter offers."""
MOST_NAMES: Final = 12
"""Other words to find an exercise by."""

MOST_TALK_MINUTES: Final = 60
"""Of one step of a talk."""
MOST_TALK_STEPS: Final = 120
"""Of a whole talk, all turns together."""

LONGEST_HEADLINE: Final = 40
"""Of what is read from across a room in the largest letters."""
LONGEST_FAR: Final = 120
"""Of a sentence that is read from across a room."""
LONGEST_ID: Final = 60
LONGEST_LABEL: Final = 90
LONGEST_LEAD: Final = 240
"""In characters; how long a good one is, the rules of each language say."""
LONGEST_TEXT: Final = 600
LONGEST_PASSAGE: Final = 2_000
"""Introductions, cautions, what one can do alone."""

SCALE_ENDS: Final = 100
"""A scale lies between minus this and this."""
MOST_MARKS: Final = 21
"""Numbers that one scale offers: each is drawn."""

HIGHEST_VERSION: Final = 1_000_000
HIGHEST_ORDER: Final = 1_000_000
