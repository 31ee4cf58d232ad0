"""The structure of a document for readers who hear it: tagged PDF 1.7, PDF/UA-1.

`Tags` hears what the canvas draws, marks every piece of it in the page, and builds the tree of elements from the
meanings: no block knows of it. What has no meaning to a reader is marked as an artifact.
"""

from __future__ import annotations

from trustbook.documents.pdf.tags.listener import Tags

__all__ = ["Tags"]
