"""What is asked for an agreement, and what is written on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import msgspec

from trustbook.domain.answers import Answers
from trustbook.domain.problems import Lack
from trustbook.exercises.fields import ChoiceField, Field
from trustbook.workbook.agreed.agreement_form import AREA, BACKGROUND, ENDS_ON, KIND, NEXT_LOOK, SCOPE, WORDS

FIRST: Final = (KIND, WORDS, SCOPE, NEXT_LOOK, ENDS_ON)
MORE: Final = (AREA, *BACKGROUND)
OPENNESS: Final = (SCOPE, ENDS_ON)
LIMIT: Final = "limit"
FIELD_OF: Final[dict[Lack, str]] = {
    "words": WORDS,
    "scope": SCOPE,
    "next-look": NEXT_LOOK,
    "ends-on": ENDS_ON,
    "next-look-past": NEXT_LOOK,
    "ends-on-past": ENDS_ON,
    "next-look-after-end": NEXT_LOOK,
}


@dataclass(frozen=True, slots=True)
class Begun:
    """What is written on. `changes`: the id of the agreement that gets these words; "" for a new one.

    Without a `draft_id` (at Together, where nobody's own book is open) it is kept in the window only. `limit`: a told
    limit is said in other words by its owner, and stays one.
    """

    answers: Answers
    draft_id: str = ""
    changes: str = ""
    limit: bool = False


def without_limit(field: Field) -> Field:
    """An agreement of both becomes no limit of one by other words."""
    if not isinstance(field, ChoiceField):
        return field
    return msgspec.structs.replace(field, options=tuple(each for each in field.options if each.id != LIMIT))
