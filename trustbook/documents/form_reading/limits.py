"""How much of a PDF from outside is looked at. A form with every page of the workbook stays far below each of these."""

from __future__ import annotations

import logging
from functools import cache
from typing import Final

MOST_BYTES: Final = 32 * 1024 * 1024
"""Of the file."""
MOST_FIELDS: Final = 50_000
"""Nodes of the tree of fields, named or not."""
MOST_LEVELS: Final = 24
"""Of that tree."""
MOST_TEXT: Final = 16 * 1024 * 1024
"""Bytes of all values together."""
LONGEST_NAME: Final = 400
"""Characters of the whole name of a field."""

_STREAM: Final = 16 * 1024 * 1024


@cache
def bound_the_reader() -> None:
    """Bound what the library takes to parse and unpack any PDF, and keep it quiet: what it logs may quote the file.

    Holds for the whole process, once it was called. What this program itself writes and reads back stays far below.
    """
    from pikepdf.settings import set_qpdf_limits

    logging.getLogger("pikepdf._core").setLevel(logging.CRITICAL + 1)
    set_qpdf_limits(
        doc_max_warnings=2_000,
        parser_max_nesting=100,
        parser_max_container_size=1_000_000,
        parser_max_container_size_damaged=5_000,
        max_stream_filters=4,
        flate_max_memory=_STREAM,
        png_max_memory=_STREAM,
        tiff_max_memory=_STREAM,
        run_length_max_memory=_STREAM,
        dct_max_memory=_STREAM,
    )
