"""Form fields in a PDF file, for worksheets that are filled in on a computer.

`Fields` hears what the canvas draws, and puts a field wherever paper has room for a hand: no block knows of it. There
is no script in the file and no limit to what can be typed, and an empty form looks the same in every reader.
"""

from __future__ import annotations

from trustbook.documents.pdf.forms.listener import Fields

__all__ = ["Fields"]
