"""A document as text: Markdown, or plain text. What stands on paper stands here, in the same order, and nothing else.

`blocks` says what each node is in a text; `markdown` and `text` write that down.
"""

from __future__ import annotations

from typing import Literal

from trustbook.documents.document import Document
from trustbook.documents.plain import markdown, text
from trustbook.documents.plain.blocks import blocks_of

TextFormat = Literal["md", "txt"]


def written(document: Document, form: TextFormat) -> str:
    """The whole document as text that ends with one line end."""
    write = markdown.write if form == "md" else text.write
    return write(blocks_of(document))
