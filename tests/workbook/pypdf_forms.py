"""Filling a form as another reader of PDF files does."""

from __future__ import annotations

import logging
from io import BytesIO

import pypdf

from tests.documents.forms.files import opened, widgets


def filled_by_pypdf(blank: bytes, values: dict[str, str]) -> bytes:
    """Set by its own means; what has no field in this form is left out."""
    marks = {each.name for each in widgets(opened(blank)) if each.kind == "Btn"}
    given = {name: f"/{text}" if name in marks else text for name, text in values.items()}
    logging.getLogger("pypdf").setLevel(logging.ERROR)  # it cannot draw every letter that it can hold
    writer = pypdf.PdfWriter(clone_from=BytesIO(blank))
    writer.update_page_form_field_values(None, given, auto_regenerate=False)
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()
