"""What the shapes of all data files are made of."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

from trustbook.exercises import bounds

Id = Annotated[str, Meta(pattern="^[a-z0-9]+(-[a-z0-9]+)*$", max_length=bounds.LONGEST_ID)]
Label = Annotated[str, Meta(min_length=1, max_length=bounds.LONGEST_LABEL)]
OneLabel = Annotated[str, Meta(max_length=bounds.LONGEST_LABEL)]
"""In place of a label where one person works alone, if that should read differently."""
Lead = Annotated[str, Meta(max_length=bounds.LONGEST_LEAD)]
Text = Annotated[str, Meta(min_length=1, max_length=bounds.LONGEST_TEXT)]
Hint = Annotated[str, Meta(max_length=bounds.LONGEST_TEXT)]
Passage = Annotated[str, Meta(max_length=bounds.LONGEST_PASSAGE)]
ScaleEnd = Annotated[int, Meta(ge=-bounds.SCALE_ENDS, le=bounds.SCALE_ENDS)]


class Data(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Read from a file as it stands there, or refused: a key that is not known is a mistake of its writer."""


def place_in(fault: msgspec.ValidationError) -> tuple[str, str]:
    """What is wrong and the key where, such as `parts[0].fields[2].label`. The first may hold a value of the file."""
    message, _at, key = str(fault).partition(" - at `$")
    return message, key.strip("`.")
