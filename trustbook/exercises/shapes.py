"""What the shapes of all data files are made of."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

Id = Annotated[str, Meta(pattern="^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Label = Annotated[str, Meta(min_length=1, max_length=90)]
Text = Annotated[str, Meta(min_length=1, max_length=600)]


class Data(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Read from a file as it stands there, or refused: a key that is not known is a mistake of its writer."""
