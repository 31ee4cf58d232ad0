"""The fields of a PDF with their values, and the form's own description of itself.

A field's value is text, or for boxes and buttons the name of their state. What another program saved may be damaged,
or made to do harm: everything is bounded, and what breaks a bound is refused as a whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from trustbook.documents.form_reading.fields import FieldTree, TooMuch
from trustbook.documents.form_reading.limits import MOST_BYTES, bound_the_reader
from trustbook.documents.forms.note import FILE_NAME
from trustbook.documents.forms.note import MOST_BYTES as MOST_ABOUT
from trustbook.domain.form_problems import DamagedForm, LockedForm, RefusedForm, TooLargeFile
from trustbook.domain.problems import CannotReadFile

if TYPE_CHECKING:
    from pikepdf import Pdf

_FAULTS: Final = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RuntimeError, MemoryError)
"""What the library raises, beside its own kinds, for objects that are not what they say."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What a PDF holds. `values`: by the whole name of the field, also empty ones. `about`: its attachment."""

    values: Mapping[str, str]
    about: bytes | None


def read_filled(path: Path) -> Filled:
    """What the PDF at `path` holds in its fields.

    Raises CannotReadFile, TooLargeFile, LockedForm, DamagedForm, also for a file that is no PDF, and RefusedForm.
    """
    content = _content(path)
    if b"%PDF-" not in content[:1024]:
        raise DamagedForm(path)
    bound_the_reader()
    import pikepdf

    try:
        with pikepdf.open(BytesIO(content), inherit_page_attributes=False) as pdf:
            return _filled(pdf)
    except pikepdf.PasswordError:
        raise LockedForm(path) from None
    except TooMuch:
        raise RefusedForm(path) from None
    except (pikepdf.PikepdfError, *_FAULTS):
        raise DamagedForm(path) from None


def _content(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise CannotReadFile(path)
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except (OSError, ValueError):
        raise CannotReadFile(path) from None
    if len(content) > MOST_BYTES:
        raise TooLargeFile(path)
    return content


def _filled(pdf: Pdf) -> Filled:
    root = pdf.Root
    form = root.get("/AcroForm")
    tree = FieldTree()
    if form is not None:
        tree.take(form.get("/Fields"))
    return Filled(tree.values(), _about(root))


def _about(root: Any) -> bytes | None:
    """The attachment, wherever a program that saved the file has put it; None where there is none that can be read."""
    import pikepdf

    names = root.get("/Names")
    tree = names.get("/EmbeddedFiles") if isinstance(names, pikepdf.Dictionary) else None
    for found in _file_specs(tree):
        held = found.get("/EF")
        stream = held.get("/F", held.get("/UF")) if isinstance(held, pikepdf.Dictionary) else None
        if not isinstance(stream, pikepdf.Stream) or len(stream.read_raw_bytes()) > MOST_ABOUT:
            continue
        content = stream.read_bytes()
        if len(content) <= MOST_ABOUT:
            return content
    return None


def _file_specs(tree: Any) -> list[Any]:
    """Those called as ours, from the leaves of a name tree."""
    import pikepdf

    waiting, found = [tree], []
    for _step in range(200):
        if not waiting:
            break
        node = waiting.pop()
        if not isinstance(node, pikepdf.Dictionary):
            continue
        kids, pairs = node.get("/Kids"), node.get("/Names")
        waiting += list(kids)[:100] if isinstance(kids, pikepdf.Array) else []
        specs = list(pairs)[:200][1::2] if isinstance(pairs, pikepdf.Array) else []
        found += [spec for spec in specs if isinstance(spec, pikepdf.Dictionary) and _is_ours(spec)]
    return found


def _is_ours(spec: Any) -> bool:
    return any(str(spec.get(key, "")) == FILE_NAME for key in ("/UF", "/F"))
